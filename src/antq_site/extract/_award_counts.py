"""How many receive an award, and who: numbers, names, units; money, reason and year."""

import re
from functools import cache

import msgspec

from antq_site.extract._engine import Hit, Rule
from antq_site.grammar.mentions import AgencyName, PlaceName
from antq_site.grammar.numbers import number_of, number_pattern
from antq_site.grammar.reduce import Reduced, pattern
from antq_site.lexicon import Lexicon
from antq_site.model import Evidence, Span


def _nothing(_: Hit) -> None:
    """Numbers are read round a form, not by a pattern of their own."""


COUNTS = Rule("award.counts", "", _nothing)

_ABOUT = r"(?:gần |hơn |trên |khoảng |tổng số )?"
_KIND = r"(?: (?:bà|ông|đồng chí|cán bộ|chiến s[ĩỹ]))?"
_BOTH = r"(?:,| và|/| -|, các) (?:các )?(?:cá nhân|tập thể|hộ gia đình|gia đình)"
_PEOPLE = (
    r"(?:(?:đảng viên|học sinh|sinh viên|công dân|nhà giáo|chiến s[ĩỹ]|cán bộ|gia đình|bạn|cháu|cô|thầy|hai|ba|2|3|lớp) )*"
    r"(?:{honorific} )?(?:{rank} )?(?:{person}|{name})"
)
_NAMED = rf"(?P<people>{_PEOPLE}(?:(?:,| và|;) {_PEOPLE})*)"
_UNIT = (
    r"(?:(?:tập thể|đơn vị|chi bộ|cán bộ,? (?:và )?chiến s[ĩỹ]|cbcs|nhân dân) )*[{agency}{place}]"
)
_UNITS = rf"(?P<units>{_UNIT}(?:(?:,| và|;) {_UNIT})*)"
_TO = rf"(?:cho|tuyên dương|biểu dương|khen thưởng) (?:{_NAMED}|{_UNITS})"
_RECEIVED = re.compile(r"được|vinh dự|đón nhận|nhận")
_FROM_PASSIVE = rf"(?:^|[,;] |dịp này,? |hội nghị,? |theo đó,? )(?:{_NAMED}|{_UNITS}) (?:đã |cũng |vừa |vinh dự )*được (?!biết|tổ chức)"
_REASON_BEGINS = re.compile(
    r"(?<!\w)(?:vì|do|bởi|nhờ)(?= (?:đã|có|những|lập|hành|thành))|(?<!\w)(?:trong (?:việc|công tác|điều tra|truy|đấu tranh|phòng|cứu)|"
    r"đã (?:bắt|cứu|giúp|dũng cảm|mưu trí|nhặt|có hành động)|bắt giữ|phá án)"
)
_REASON = re.compile(
    r"(?P<reason>(?:vì (?:đã )?|do (?:đã )?|(?:đã )?(?:có|đạt|lập)(?: được)?(?: nhiều)? (?:thành tích|đóng góp|công|hành động|nghĩa cử))[^.;]{8,200})"
)
_IN_YEAR = re.compile(r"(?:trong |của )?năm (?P<year>(?:19|20)\d{2})")
_MONEY = re.compile(
    r"(?:thưởng|trị giá|số tiền|tiền mặt|kèm)[^.;]{0,40}? (?P<n>\d+(?:[.,]\d+)*) ?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn)? ?đồng"
)
_UNITS_OF_MONEY = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}


class Counted(msgspec.Struct):
    """What is read of the recipients of one form.

    Attributes:
        numbers: Field («collectives», «individuals», «households», «items», «total») → number.
        recipients: Named agencies.
        evidence: For every number.
    """

    numbers: dict[str, int]
    recipients: list[AgencyName | PlaceName]
    evidence: list[Evidence]


@cache
def _noun(field: str, words: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(sorted(words, key=len, reverse=True))
    both = rf"(?P<both>{_BOTH}(?!\w))?" if field != "households" else "(?P<both>(?!))?"
    return re.compile(
        rf"(?<![\w/.-])(?<!năm ){_ABOUT}(?P<n>{number_pattern()}){_KIND} (?:{nouns})(?!\w){both}"
    )


def counted(reduced: Reduced, places: tuple[int, int, int], lexicon: Lexicon) -> Counted:
    """Read how many receive: after the form, or before it where the sentence is told from them.

    Args:
        reduced: The sentence.
        places: Where the form's own words begin, where its sign stands, and where they end.
        lexicon: The nouns that are counted.
    """
    begin, at, stop = places
    after, before = reduced.text[at + 1 : stop], reduced.text[begin:at]
    found = Counted({}, [], [])
    told_before = _RECEIVED.search(before) and not re.search(r"\bcho\b", after)
    near = before[-_NEAR_BEFORE:]
    text, offset = (near, at - len(near)) if told_before else (_without_reason(after), at + 1)
    _names(found, reduced, text, offset, passive=bool(told_before))
    _numbers(found, reduced, text, offset, lexicon)
    if not found.numbers:
        _of_form(found, reduced, begin, at, after)
    return found


_NEAR_BEFORE = 170
"""How far before the form they stand who receive it."""


def _without_reason(text: str) -> str:
    """The words up to the reason or to another giver, whose numbers count something else."""
    stops = (_REASON_BEGINS.search(text), pattern(_ANOTHER_GIVES).search(text))
    return text[: min((stop.start() for stop in stops if stop), default=len(text))]


_ANOTHER_GIVES = (
    r"[,;] ?(?:đồng thời )?[{agency}{office}{place}{person}][^.;,]{0,40}?"
    r"(?:khen thưởng|tặng|trao|biểu dương|tuyên dương|thưởng)"
)


def _numbers(found: Counted, reduced: Reduced, text: str, offset: int, lexicon: Lexicon) -> None:
    for field, words in lexicon.words.recipients.items():
        match = _noun(field, words).search(text)
        if match is None or field in found.numbers:
            continue
        name = "total" if match["both"] else field
        if name == "total" and found.numbers:
            continue
        found.numbers[name] = number_of(match["n"])
        end = match.end("both") if match["both"] else match.end()
        span = reduced.span(offset + match.start("n"), offset + end)
        found.evidence.append(Evidence(span, COUNTS.name, name))
        if name == "total":
            return


def _names(found: Counted, reduced: Reduced, text: str, offset: int, *, passive: bool) -> None:
    """One person or unit named is one; a list of them as many as it names."""
    match = pattern(_FROM_PASSIVE if passive else _TO).search(text)
    if match is None:
        return
    group = "people" if match["people"] else "units"
    span = (offset + match.start(group), offset + match.end(group))
    inside = reduced.mentions(*span)
    if group == "people":
        field, number = (
            "individuals",
            sum(text[match.start(group) : match.end(group)].count(s) for s in _PERSONS),
        )
    else:
        units = [m.value for m in inside if isinstance(m.value, AgencyName | PlaceName)]
        if any(isinstance(one, AgencyName) and one.plural for one in units):
            return
        field, number = "collectives", len(units)
        found.recipients += units
    found.numbers[field] = number
    found.evidence.append(Evidence(reduced.span(*span), COUNTS.name, field))


_PERSONS = ("\ue004", "\ue008")


def _of_form(found: Counted, reduced: Reduced, begin: int, at: int, after: str) -> None:
    """«trao 22 Kỷ niệm chương cho các đồng chí»: so many forms."""
    match = re.search(rf"(?<!\w){_ABOUT}(?P<n>{number_pattern()}) $", reduced.text[begin:at])
    if match is None:
        return
    alone = pattern(_TO_PERSONS).match(after)
    field = "individuals" if alone else "items"
    found.numbers[field] = number_of(match["n"])
    span = reduced.span(begin + match.start("n"), begin + match.end("n"))
    found.evidence.append(Evidence(span, COUNTS.name, field))


_TO_PERSONS = (
    r"[^.;]{0,12}cho (?:các )?(?:{honorific}|đồng chí|cá nhân|cán bộ|hội viên|đảng viên)(?!,| và)"
)


def reason_of(reduced: Reduced, at: int, stop: int) -> Span | None:
    """For what: the words after the recipients."""
    match = _REASON.search(reduced.text, at + 1, stop)
    return reduced.span(*match.span("reason")) if match else None


def year_of(reduced: Reduced, at: int, quote: str) -> int | None:
    """For which year: right behind the form, or in the reason."""
    mention = reduced.mention(at + 2) if reduced.text[at + 1 : at + 2] == " " else None
    shape = getattr(mention.value, "shape", None) if mention else None
    if mention is not None and shape == "year":
        return int(mention.value.date.year)
    match = _IN_YEAR.search(quote.lower())
    return int(match["year"]) if match else None


def money_of(text: str) -> int | None:
    """The money that goes with a form, in đồng; None where it is told per head or not at all."""
    match = _MONEY.search(text)
    if match is None or "mỗi" in text[max(0, match.start() - 40) : match.end() + 20]:
        return None
    digits = match["n"]
    if match["unit"] is None:
        return int(re.sub(r"[.,]", "", digits))
    return round(float(digits.replace(".", "").replace(",", ".")) * _UNITS_OF_MONEY[match["unit"]])
