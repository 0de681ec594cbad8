"""How dates, numbers and places are worded in running text, in tables and in lists.

Patterns come from the catalogue (``site.date-…``), so that each language words them its own way;
no-break spaces keep together what a reader takes in at once: a date, a name and its honorific.
"""

import re

from antq_site.catalogue import Catalogue
from antq_site.dates import PartialDate, Precision
from antq_site.gazetteer import AdminUnit, UnitKind

NO_BREAK = "\u00a0"
"""The space at which no line ends."""

_TIED = re.compile(
    r"(?<!\w)(?:(ngày|tháng|năm|số|quận|phường|khóa|nhiệm kỳ|trang)[ ](?=\d)"
    r"|(ông|bà|đồng chí|đ/c)[ ](?=\w))",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(r"(?<=\d) (?:bài|tập thể|cá nhân|hộ|suất|phần|triệu|tỷ|đồng)(?!\w)")
_MUNICIPALITY_IN_FULL = "Hồ Chí Minh"
"""The one municipality whose type word is part of its proper name and keeps its capital."""


def bound(text: str) -> str:
    """Put no-break spaces where a line must not end: «ngày 30/5», «Quận 11», «12 tập thể»."""
    tied = _TIED.sub(lambda word: word[0].rstrip() + NO_BREAK, text)
    return _NUMBER_AFTER.sub(lambda words: words[0].replace(" ", NO_BREAK), tied)


def place_in_prose(unit: AdminUnit) -> str:
    """Name a place inside a sentence: «quận Đống Đa», but «Quận 11»."""
    whole = unit.full_name
    proper = unit.kind is UnitKind.MUNICIPALITY and unit.name == _MUNICIPALITY_IN_FULL
    if proper or unit.name[:1].isdigit():
        return bound(whole)
    return whole[:1].lower() + whole[1:]


class Phrasing:
    """Words dates and numbers in the language of a catalogue.

    Args:
        catalogue: Has the patterns.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._say = catalogue
        self._mark = catalogue("site.thousands")
        self._point = catalogue("site.decimal")

    def number(self, value: float) -> str:
        """Write a number with its thousands apart: 1.234; a fraction with its comma: 92,5."""
        if value == int(value):
            return f"{int(value):,}".replace(",", self._mark)
        whole, _, fraction = f"{value:,.10g}".partition(".")
        return whole.replace(",", self._mark) + self._point + fraction

    def date(self, date: PartialDate, end: PartialDate | None = None) -> str:
        """Word a date for running text: «ngày 30/5/2023», «tháng 5/2023», «năm 2023»."""
        key = f"site.date-{date.precision}"
        text = self._say(f"{key}-range", self._range(date, end)) if end else self._one(key, date)
        return text.replace(" ", NO_BREAK)

    def short(self, date: PartialDate, end: PartialDate | None = None) -> str:
        """Word a date for a table: «30/5/2023», «tháng 5/2023», «12/1, không rõ năm»."""
        if end:
            return self._range(date, end)
        return self._one(f"site.short-{date.precision}", date)

    def iso(self, text: str) -> str:
        """Word an ISO day, month or year for a table."""
        return self.short(PartialDate.parse(text))

    def period(self, start: PartialDate, end: PartialDate) -> str:
        """Word a stretch of years or months: «2013–2023»; one year stays one."""
        if start == end:
            return self.short(start)
        return f"{self._bare(start)}–{self._bare(end)}"

    def _one(self, key: str, date: PartialDate) -> str:
        return self._say(key, *self._parts(date))

    def _parts(self, date: PartialDate) -> tuple[object, ...]:
        month = self._say(f"site.month-{date.month}") if date.month else ""
        return date.day, date.month, date.year, month

    def _range(self, start: PartialDate, end: PartialDate) -> str:
        """«5–6/9/2023», «30/5–2/6/2023», «31/12/2022–1/1/2023»."""
        if start.precision is not Precision.DAY or start.year != end.year:
            return f"{self._bare(start)}–{self._bare(end)}"
        if self._say.language != "vi":
            return f"{self._bare(start)}–{self._bare(end)}"
        head = f"{start.day}" if start.month == end.month else f"{start.day}/{start.month}"
        return f"{head}–{self._bare(end)}"

    def _bare(self, date: PartialDate) -> str:
        """A date without its type word: «30/5/2023», «5/2023», «2023»."""
        return self._one(f"site.bare-{date.precision}", date)
