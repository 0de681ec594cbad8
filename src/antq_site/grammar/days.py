"""Days, months, years and stretches of them in running text.

Wordings are tried at numbers only, so that text without figures is passed over quickly; what
stands before a number («sáng nay (», «từ ngày mùng») is read backwards from there.
"""

import re
from collections.abc import Callable

from antq_site.dates import PartialDate
from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.grammar.places import Words

_SEP = r"\s?[-/.]\s?"
_MONTHS = {
    "một": 1,
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
}

_LEAD = re.compile(
    r"(?<!\w)(?:(?P<part>rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya)\s*,?\s*"
    r"(?:(?:nay|qua|mai)\s*,?\s*)?)?"
    r"(?P<now>(?:ngày hôm nay|hôm nay|hôm qua|cùng ngày)\s*,?\s*)?"
    r"(?P<word>\(?\s*(?:vào\s+)?(?P<count>(?:trong\s+)?(?:\d+|hai|ba|bốn)\s+ngày\s*,?\s*|trong\s+)?"
    r"(?P<since>từ\s+)?(?P<named>(?:các\s+)?ngày\s+|hôm\s+)?(?P<first>mùng\s+|mồng\s+)?(?P<open>\()?)$"
)
_LEAD_LIMIT = 45

_LONG = re.compile(
    r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2}|mười một|mười hai|mười|hai|ba|tư|năm|sáu|bảy|tám|chín)"
    r"(?!\w)(?!\s*(?:âm lịch|al))(?:\s*,?\s*năm\s+(?P<year>\d{4}))?"
)
_DAYS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:{_SEP}(?P<month>\d{{1,2}})(?:{_SEP}(?P<year>\d{{4}}))?)?"
    r"\s*(?:đến hết|đến|tới|và|,|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?:mùng\s+)?"
    rf"(?P<day2>\d{{1,2}}){_SEP}(?P<month2>\d{{1,2}})(?:{_SEP}(?P<year2>\d{{4}}))?(?!\d)(?!{_SEP}\d)"
)
_FULL = re.compile(
    r"(?P<day>\d{1,2})(?P<sep>\s?[-/.]\s?)(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2}(?=\W|$)(?![-/.]\d))(?!\d)"
    r"|(?P<day_>\d{1,2})\s?(?P<sep_>[-/.])\s?(?P<month_>\d{1,2})\s?(?P=sep_)\s?(?P<year_>\d{4})(?!\d)"
)
"""Both signs between the figures are alike: «08:30 - 05/08/2024» begins with no 30th."""
_SHORT = re.compile(rf"(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}})(?![\d%])(?!{_SEP}\d)")
_MONTH = re.compile(
    r"(?P<month>\d{1,2})(?:\s*[-/.]\s*|\s+năm\s+|,\s*năm\s+)(?P<year>(?:19|20)\d{2})(?!\d)"
)
_YEARS = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*(?:[-–/]|đến năm|đến nay|đến)\s*(?P<year2>(?:19|20)\d{2})(?!\d)"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?!\d)")
_IN_MONTH = re.compile(r"tháng\s+$")
_OVER_YEARS = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|thời kỳ|(?:các |những )?năm|từ năm|từ|năm học)\s*\(?$"
)
_IN_YEAR = re.compile(r"năm\s+$")

Build = Callable[[re.Match[str], re.Match[str]], DayPhrase | None]
"""Makes a phrase of a wording and of what stands before it."""


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else _MONTHS[text]


def _date(year: str | None, month: str | None, day: str | None = None) -> PartialDate | None:
    """A date of what was written; None when it is none (31/2, month 22)."""
    full = f"20{year}" if year and len(year) == 2 else year
    try:
        return PartialDate(_number(full), _number(month), _number(day))
    except ValueError:
        return None


def _one(match: re.Match[str], lead: re.Match[str], shape: str = "day") -> DayPhrase | None:
    found = match.groupdict()
    parts = [found.get(name) or found.get(f"{name}_") for name in ("year", "month", "day")]
    date = _date(*parts)
    return DayPhrase(date, None, shape, lead["part"]) if date else None


def _long(match: re.Match[str], lead: re.Match[str]) -> DayPhrase | None:
    """«ngày 2 tháng Chín»; without «ngày» it may be a count («5 tháng 3 lần»)."""
    if not (lead["named"] or lead["first"] or lead["part"]):
        return None
    return _one(match, lead, "long-day")


def _short(match: re.Match[str], lead: re.Match[str]) -> DayPhrase | None:
    """A day and month alone count only after a word that says it is a day: 04/04 may be a share."""
    said = lead["part"] or lead["now"] or lead["named"] or lead["first"]
    if not said and not (_BRACKETED.match(match.string, match.end()) and "(" in lead["word"]):
        vague = lead["word"].strip() == "vào"
        return _one(match, lead) if vague else None
    return _one(match, lead)


_BRACKETED = re.compile(r"\s*[,;)]")


def _several(match: re.Match[str], lead: re.Match[str]) -> DayPhrase | None:
    said = lead["count"] or lead["since"] or lead["named"] or lead["part"] or "(" in lead["word"]
    year = match["year"] or match["year2"]
    first = _date(year, match["month"] or match["month2"], match["day"])
    last = _date(match["year2"] or year, match["month2"], match["day2"])
    if not said or first is None or last is None or not _in_order(first, last):
        return None
    return DayPhrase(first, last, "days", lead["part"])


def _in_order(first: PartialDate, last: PartialDate) -> bool:
    return (first.year or 0, first.month or 0, first.day or 0) <= (
        last.year or 0,
        last.month or 0,
        last.day or 0,
    )


def _month(match: re.Match[str]) -> DayPhrase | None:
    date = _date(match["year"], match["month"])
    return DayPhrase(date, None, "month") if date else None


def _years(match: re.Match[str]) -> DayPhrase | None:
    first, last = PartialDate(int(match["year"])), PartialDate(int(match["year2"]))
    return DayPhrase(first, last, "years") if first <= last else None


def _year(match: re.Match[str]) -> DayPhrase | None:
    return DayPhrase(PartialDate(int(match["year"])), None, "year")


_LED: tuple[tuple[re.Pattern[str], Build], ...] = (
    (_LONG, _long),
    (_DAYS, _several),
    (_FULL, _one),
    (_SHORT, _short),
)
"""Wordings of days, the one that says most first."""
_BARE: tuple[
    tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], DayPhrase | None]], ...
] = (
    (_MONTH, _IN_MONTH, _month),
    (_YEARS, _OVER_YEARS, _years),
    (_YEAR, _IN_YEAR, _year),
)
"""Wordings of months and years, each with what must stand before its first digit."""

_DIGITS = re.compile(r"\d+")


def days_between(words: Words, start: int, end: int) -> list[Mention]:
    """Find every day, month, year and stretch of them between two characters, in order."""
    found: list[Mention] = []
    reached = start
    for digits in _DIGITS.finditer(words.low, start, end):
        if digits.start() < reached or digits.end() - digits.start() not in (1, 2, 4):
            continue
        mention = _at(words.low, start, digits, end)
        if mention is not None and mention.start >= reached:
            found.append(mention)
            reached = mention.end
    return found


def _at(low: str, start: int, digits: re.Match[str], end: int) -> Mention | None:
    """The first wording that fits at a number."""
    place = digits.start()
    if digits.end() - place < 4:
        if _INSIDE.search(low, max(start, place - 2), place):
            return None
        for wording, build in _LED:
            match = wording.match(low, place, end)
            lead = _LEAD.search(low, max(start, place - _LEAD_LIMIT), place) if match else None
            value = build(match, lead) if match and lead else None
            if match and lead and value is not None:
                return Mention(_begin(low, lead, value), match.end(), value)
    for wording, before, make in _BARE:
        match = wording.match(low, place, end)
        told = before.search(low, max(start, place - 14), place) if match else None
        if match and told and (value := make(match)):
            return Mention(told.start(), match.end(), value)
    return None


_INSIDE = re.compile(r"\d[-/.:]$")
"""What stands before a number that is the middle of a longer one: 30/12, 1.250."""


def _begin(low: str, lead: re.Match[str], value: DayPhrase) -> int:
    """Where the phrase begins: with its first word, not with a blank, a bracket or a lone «từ»."""
    place = lead.start()
    if lead["since"] and value.shape != "days":
        place = lead.end("since")
    while place < lead.end() and low[place] in " (\u00a0":
        place += 1
    return place
