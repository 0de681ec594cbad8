"""Days, months, years and stretches of them in running text."""

import re
from collections.abc import Callable, Iterator

from antq_site.dates import PartialDate
from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.grammar.places import Words

_PART = r"(?:(?P<part>rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya)\s+)?(?:(?:nay|mai|qua|hôm nay|cùng ngày)\s*,?\s*)?"
_SEP = r"\s?[-/.]\s?"
_WORDS = {
    "giêng": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}

_LONG = re.compile(
    _PART
    + r"(?:ngày|hôm|mùng|mồng)\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2}|mười một|mười hai|mười|hai|ba|tư|năm|sáu|bảy|tám|chín)"
    r"(?!\w)(?!\s*(?:âm lịch|al))(?:\s*,?\s*năm\s+(?P<year>\d{4}))?"
)
_DAYS = re.compile(
    _PART
    + r"(?:(?:trong\s+)?(?:\d+|hai|ba|bốn)\s+ngày,?\s*(?:mùng\s+)?|từ\s+(?:ngày\s+)?(?:mùng\s+)?|(?:các\s+)?ngày\s+(?:mùng\s+)?|\()"
    rf"(?P<day>\d{{1,2}})(?:{_SEP}(?P<month>\d{{1,2}})(?:{_SEP}(?P<year>\d{{4}}))?)?"
    r"\s*(?:đến hết|đến|tới|và|,|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?:mùng\s+)?"
    rf"(?P<day2>\d{{1,2}}){_SEP}(?P<month2>\d{{1,2}})(?:{_SEP}(?P<year2>\d{{4}}))?(?!\d)(?!{_SEP}\d)"
)
_FULL = re.compile(
    _PART
    + rf"(?:(?:ngày|hôm|mùng|mồng)\s+)?(?<!\d)(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<year>\d{{4}}|\d{{2}}(?=\W))(?!\d)"
)
_SHORT = re.compile(
    _PART
    + r"(?P<lead>(?:ngày|hôm|mùng|mồng|vào)\s+|(?:hôm nay|sáng nay|chiều nay|tối nay|ngày hôm nay)\s*,?\s*\(?\s*(?:ngày\s+)?|\(\s*(?:ngày\s+)?)?"
    rf"(?<!\d)(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}})(?!\d)(?!{_SEP}\d)"
)
_MONTH = re.compile(
    r"tháng\s+(?P<month>\d{1,2})(?:\s*[-/.]\s*|\s+năm\s+|,\s*năm\s+)(?P<year>\d{4})(?!\d)"
)
_YEARS = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|thời kỳ|(?:các |những )?năm|từ năm|từ|năm học)\s*\(?(?P<year>(?:19|20)\d{2})\s*(?:[-–/]|đến năm|đến nay|đến)\s*(?P<year2>(?:19|20)\d{2})(?!\d)"
)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d{2})(?![\d])")

Build = Callable[[re.Match[str]], DayPhrase | None]


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else _WORDS[text]


def _date(year: str | None, month: str | None, day: str | None = None) -> PartialDate | None:
    """A date of what was written; None when it is none (31/2, month 22)."""
    full = f"20{year}" if year and len(year) == 2 else year
    try:
        return PartialDate(_number(full), _number(month), _number(day))
    except ValueError:
        return None


def _one(shape: str) -> Build:
    def build(match: re.Match[str]) -> DayPhrase | None:
        found = match.groupdict()
        date = _date(found.get("year"), found["month"], found["day"])
        return DayPhrase(date, None, shape, found.get("part")) if date else None

    return build


def _short(match: re.Match[str]) -> DayPhrase | None:
    """A day and month alone count only after a word that says it is a day: 04/04 may be a share."""
    if not match["lead"] and not match["part"]:
        return None
    return _one("day")(match)


def _several(match: re.Match[str]) -> DayPhrase | None:
    year = match["year"] or match["year2"]
    first = _date(year, match["month"] or match["month2"], match["day"])
    last = _date(year, match["month2"], match["day2"])
    if first is None or last is None or not _in_order(first, last):
        return None
    return DayPhrase(first, last, "days", match["part"])


def _in_order(first: PartialDate, last: PartialDate) -> bool:
    return (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 0)


def _month(match: re.Match[str]) -> DayPhrase | None:
    date = _date(match["year"], match["month"])
    return DayPhrase(date, None, "month") if date else None


def _years(match: re.Match[str]) -> DayPhrase | None:
    first, last = PartialDate(int(match["year"])), PartialDate(int(match["year2"]))
    return DayPhrase(first, last, "years") if first <= last else None


def _year(match: re.Match[str]) -> DayPhrase | None:
    return DayPhrase(PartialDate(int(match["year"])), None, "year")


_SHAPES: tuple[tuple[re.Pattern[str], Build], ...] = (
    (_LONG, _one("long-day")),
    (_DAYS, _several),
    (_FULL, _one("day")),
    (_SHORT, _short),
    (_MONTH, _month),
    (_YEARS, _years),
    (_YEAR, _year),
)
"""Wordings, the one that says most first: of two that overlap the earlier in this list is kept."""

_MIGHT = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}|tháng\s+\w|(?:19|20)\d{2}")


def days_between(words: Words, start: int, end: int) -> list[Mention]:
    """Find every day, month, year and stretch of them between two characters, in order."""
    if _MIGHT.search(words.low, start, end) is None:
        return []
    taken: list[Mention] = []
    for mention in _all(words, start, end):
        if all(mention.end <= one.start or one.end <= mention.start for one in taken):
            taken.append(mention)
    return sorted(taken, key=lambda one: one.start)


def _all(words: Words, start: int, end: int) -> Iterator[Mention]:
    for wording, build in _SHAPES:
        for match in wording.finditer(words.low, start, end):
            value = build(match)
            if value is not None:
                lead = len(match[0]) - len(match[0].lstrip(" ("))
                yield Mention(match.start() + lead, match.end(), value)
