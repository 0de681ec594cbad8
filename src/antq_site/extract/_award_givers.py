"""Who confers: the agency, its head, or whoever empowered the one that hands over."""

import re
from collections.abc import Iterator
from typing import Any

from antq_site.extract._engine import Hit, Rule
from antq_site.extract._seats import Seats
from antq_site.grammar.mentions import AgencyName, FormName, OfficeTitle, PlaceName
from antq_site.grammar.reduce import Reduced, pattern
from antq_site.lexicon import Lexicon
from antq_site.model import Agency, AgencyRole, Official, Span

GIVER = r"[{agency}{office}{place}]"
CONFER = r"(?:trao tặng thưởng|trao tặng|tặng thưởng|trao thưởng|phong tặng|truy tặng|tặng|khen thưởng|công nhận)"
HAND = r"(?:trao)"
_BETWEEN = r"[^.;{form}]{0,140}?"
_LISTED_BEFORE = r"(?:[^.;{form}]{0,60}{form}(?:,| và|;)[^.;{form}]{0,60}?)*?"
_BESIDE = (
    r"(?:,? (?:và|kèm theo|kèm|cùng) (?:tiền thưởng|phần thưởng|quà|tiền mặt|hoa)|, tiền thưởng)?"
)


def _value(hit: Hit) -> Any:  # noqa: ANN401  agencies, offices, places and officials
    return hit.value("giver")


OF_GIVER = Rule(
    "award.form-of-giver",
    rf"{{form}}(?: (?:thi đua|xuất sắc|khen|năm \d{{4}}|{{date}}|cao quý))*{_BESIDE} (?:của|do) (?P<giver>{GIVER})(?: (?:ký|trao|tặng))*",
    _value,
)
ON_BEHALF = Rule(
    "award.on-behalf-of",
    rf"(?:thừa ủy quyền(?: của)?|thay mặt|được (?:sự )?ủy quyền của) (?:lãnh đạo )?(?P<giver>{GIVER}){_BETWEEN}{_LISTED_BEFORE}{{form}}",
    _value,
)
SUBJECT = Rule(
    "award.giver-confers-form",
    rf"(?P<giver>[{{agency}}{{office}}{{place}}{{person}}]){_BETWEEN}(?:{CONFER}){_BETWEEN}{{form}}",
    _value,
)
PASSIVE = Rule(
    "award.conferred-by-giver",
    rf"được (?:lãnh đạo )?(?P<giver>{GIVER})[^.;{{form}}]{{0,40}}?(?:{CONFER}|{HAND}){_BETWEEN}{{form}}",
    _value,
)
PRESENTER = Rule(
    "award.presenter-hands-over",
    rf"(?P<giver>[{{person}}{{office}}{{agency}}]){_BETWEEN}{HAND}(?! tặng){_BETWEEN}{{form}}",
    _value,
)
GIVERS = (OF_GIVER, ON_BEHALF, PASSIVE, SUBJECT, PRESENTER)
"""The surest wording first."""

_RECEIVES = re.compile(r"(?<!\w)(?:được|các cấp|(?:lễ|buổi lễ) (?:trao|đón|công bố|phong))(?!\w)")
"""Between a subject and the verb: it receives, or only holds the ceremony."""
_LISTED = re.compile(r"(\ue000|\ue001|\ue005)(?:, ?| và |; |, cùng | cùng )$")
_BREATH = re.compile(r"(?:[^.;]{0,12}(?:,| và) )?[^.;,]{0,14}")
_HEADS = (
    "chủ tịch",
    "giám đốc",
    "trưởng",
    "bí thư",
    "bộ trưởng",
    "thủ tướng",
    "chánh án",
    "viện trưởng",
    "tư lệnh",
    "hiệu trưởng",
    "chỉ huy trưởng",
)
_PARTY = ("tinh-uy", "thanh-uy", "quan-uy", "huyen-uy", "thi-uy")


def hits_at(rule: Rule, reduced: Reduced, block: Any, at: int) -> Iterator[Hit]:  # noqa: ANN401
    """The matches of a rule that tell of the form whose sign stands at a character."""
    subject = rule in (SUBJECT, PRESENTER)
    hits = _subjects(rule, reduced, block, at) if subject else rule.hits(reduced, block)
    for hit in hits:
        if rule is OF_GIVER:
            start = hit.match.start()
            reaches = start == at or _in_one_breath(reduced, at, start)
        else:
            end = hit.match.end() - 1
            reaches = end == at or (
                rule is not PRESENTER and end < at and _in_one_breath(reduced, end, at)
            )
        if reaches:
            yield hit


def _subjects(rule: Rule, reduced: Reduced, block: Any, at: int) -> Iterator[Hit]:  # noqa: ANN401
    """Whoever may be the subject of the verb, the nearest first; «của Bộ Công an, …» is none."""
    wanted = pattern(rule.pattern)
    for place in range(at - 1, -1, -1):
        if reduced.mention(place) is None or _PREPOSITION.search(reduced.text, 0, place):
            continue
        match = wanted.match(reduced.text, place)
        if match is not None:
            yield Hit(match, reduced, block)


_PREPOSITION = re.compile(
    r"(?<!\w)(?:cho|của|tại|theo|với|đến|thuộc|ở|từ|tới|về|trước|sau|thăm|giữa|giúp|cùng)"
    r"(?: (?:cán bộ|tập thể|lãnh đạo|các|đơn vị|nhân dân|gia đình|ông|bà|chiến s[ĩỹ]|cbcs))* $"
)


def _in_one_breath(reduced: Reduced, first: int, last: int) -> bool:
    """Whether two forms are named together: «cờ thi đua, bằng khen»."""
    return first < last and _BREATH.fullmatch(reduced.text[first + 1 : last]) is not None


def receives(rule: Rule, hit: Hit) -> bool:
    """Whether the words before the verb receive; then they do not give."""
    return rule is SUBJECT and _RECEIVES.search(hit.match[0]) is not None


def listed_with(rule: Rule, hit: Hit) -> list[tuple[Any, Span]]:
    """The givers listed before the one a rule found: «A, B và C tặng giấy khen».

    Returns:
        Values with their words, in text order, the one found last.
    """
    place = hit.match.start("giver")
    found = [(hit.value("giver"), hit.span("giver"))]
    while rule is SUBJECT and (match := _LISTED.search(hit.reduced.text[:place])):
        mention = hit.reduced.mention(match.start(1))
        if mention is None or type(mention.value) is not type(found[0][0]):
            break
        if _PREPOSITION.search(hit.reduced.text, 0, match.start(1)):
            break
        found.insert(0, (mention.value, mention.span))
        place = match.start(1)
    return found


_STATE, _PARTY_ONLY = ("chu-tich-nuoc",), ("dang",)


def may_confer(agency: Agency, form: FormName, lexicon: Lexicon) -> bool:
    """State orders come from the President, the Party's badges from the Party; none from others."""
    if form.form.givers == _STATE:
        return agency.kind == "chu-tich-nuoc"
    if form.form.givers == _PARTY_ONLY or form.name.endswith("tuổi Đảng"):
        return lexicon.body(agency.kind).sector == "dang"
    return True


def may_give(value: Any, form: FormName) -> bool:  # noqa: ANN401  agencies, offices, officials
    """Only a head confers for the agency; state orders come from the President alone."""
    if form.form.givers == _STATE:
        return isinstance(value, OfficeTitle) and "nước" in value.text
    if isinstance(value, Official):
        return any(_heads(office.position) for office in value.offices)
    return not isinstance(value, OfficeTitle) or _heads(value.text)


def _heads(position: str) -> bool:
    low = position.lower().removeprefix("phó ").removeprefix("p")
    return low.startswith(_HEADS)


def agency_of(value: Any, seats: Seats) -> Agency | None:  # noqa: ANN401  agencies, offices, officials
    """The agency for which an official, an office, an agency or a place confers."""
    if isinstance(value, Official):
        for office in value.offices:
            if office.agency and _heads(office.position) and office.kind not in _PARTY:
                return Agency(office.agency, office.kind or "", office.unit, AgencyRole.GIVER)
        return None
    if isinstance(value, OfficeTitle):
        if "thủ tướng" in value.head:
            return Agency("Thủ tướng Chính phủ", "chinh-phu", None, AgencyRole.GIVER)
        return seats.agency(value.agency, AgencyRole.GIVER) if value.agency else None
    if isinstance(value, AgencyName | PlaceName):
        return seats.agency(value, AgencyRole.GIVER)
    return None


def nearest_giver(reduced: Reduced, before: int, seats: Seats) -> tuple[Agency, Span] | None:
    """Who gives gifts: the nearest agency before the verb, else the subject of the sentence."""
    signs = [
        match
        for match in pattern(GIVER).finditer(reduced.text, 0, before)
        if not _PREPOSITION.search(reduced.text, 0, match.start())
    ]
    near = [match for match in reversed(signs) if before - match.end() < _NEAR]
    for match in [*near, *signs[:1]]:
        mention = reduced.mention(match.start())
        agency = agency_of(mention.value, seats) if mention else None
        if mention is not None and agency is not None:
            return agency, mention.span
    return None


_NEAR = 60
