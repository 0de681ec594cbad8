"""Awards: who confers what on how many, at the reported event, earlier, over a period, or some day."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.extract._seats import Seats
from antq_site.extract._sights import sights_of
from antq_site.extract._surroundings import home_of, surroundings
from antq_site.grammar.mentions import AgencyName, FormName, Mention, OfficeTitle, PlaceName
from antq_site.grammar.reduce import Reduced, pattern
from antq_site.model import (
    Agency,
    AgencyRole,
    Award,
    AwardKind,
    Block,
    BlockKind,
    Evidence,
    Fact,
    Facts,
    Occasion,
    Official,
    Reason,
    Span,
)
from antq_site.text import sentences

_GIVER = r"[{agency}{office}{place}]"
_BETWEEN = r"[^.;{form}]{0,140}?"
_CONFER = r"(?:trao tặng thưởng|trao tặng|tặng thưởng|trao thưởng|phong tặng|truy tặng|tặng|khen thưởng|công nhận)"
_HAND = r"(?:trao)"
_LISTED_BEFORE = r"(?:[^.;{form}]{0,60}{form}(?:,| và|;)[^.;{form}]{0,60}?)*?"


def _value(hit: Hit) -> Any:  # noqa: ANN401  agencies, offices, places and officials
    return hit.value("giver")


OF_GIVER = Rule(
    "award.form-of-giver",
    rf"{{form}}(?: (?:thi đua|xuất sắc|khen|năm \d{{4}}|{{date}}|cao quý))* (?:của|do) (?P<giver>{_GIVER})(?: (?:ký|trao|tặng))*",
    _value,
)
ON_BEHALF = Rule(
    "award.on-behalf-of",
    rf"(?:thừa ủy quyền(?: của)?|thay mặt|được (?:sự )?ủy quyền của) (?:lãnh đạo )?(?P<giver>{_GIVER}){_BETWEEN}{_LISTED_BEFORE}{{form}}",
    _value,
)
SUBJECT = Rule(
    "award.giver-confers-form",
    rf"(?P<giver>[{{agency}}{{office}}{{place}}{{person}}]){_BETWEEN}(?:{_CONFER}){_BETWEEN}{{form}}",
    _value,
)
PASSIVE = Rule(
    "award.conferred-by-giver",
    rf"được (?:lãnh đạo )?(?P<giver>{_GIVER})[^.;{{form}}]{{0,40}}?(?:{_CONFER}|{_HAND}){_BETWEEN}{{form}}",
    _value,
)
PRESENTER = Rule(
    "award.presenter-hands-over",
    rf"(?P<giver>[{{person}}{{office}}{{agency}}]){_BETWEEN}{_HAND}(?! tặng){_BETWEEN}{{form}}",
    _value,
)
COUNTS = Rule("award.counts", "", _value)
GIFTS = Rule(
    "award.gifts",
    r"(?P<verb>trao tặng|trao|tặng|hỗ trợ|phát)(?: cho)?(?: [^.;,\d]{0,40}?)? (?P<items>\d[\d.]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<what>phần quà|suất quà|túi quà|xe lăn|căn nhà|nhà tình nghĩa|nhà tình thương|nhà đại đoàn kết|sổ tiết kiệm|thẻ bảo hiểm|xe đạp|suất học bổng|phần thưởng)",
    _value,
)

_NUMBER = r"(?:gần |hơn |trên )?(?P<n>\d{1,3}(?:\.\d{3})+|\d+|{words})"
_NUMBER_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|hai mươi|ba mươi"
_COUNTED = {
    "collectives": r"(?:tập thể|đơn vị|tổ chức|chi bộ|doanh nghiệp|cơ quan)",
    "individuals": r"(?:cá nhân|đồng chí|người|cán bộ|chiến s[ĩỹ]|học sinh|em|mẹ|bà mẹ|đảng viên|quần chúng|hội viên|đoàn viên|giáo viên|trường hợp)",
    "households": r"(?:hộ gia đình|hộ|gia đình)",
}
_ADJECTIVES = r"(?: (?:bà|ông|đồng chí|cán bộ|chiến s[ĩỹ]))?"
_CONFERRING = re.compile(
    rf"{_CONFER}|{_HAND}|đón nhận|được nhận|vinh dự nhận|nhận|khen|được tặng|được trao"
)
_EARLIER = re.compile(
    r"trước đó|trước đây|từng (?:được|đạt|nhận)|đã nhiều lần|nhiều năm|những năm|trong nhiều năm|các năm|năm trước|liên tục|vinh dự được đảng|với những thành tích đạt được|ghi nhận những (?:đóng góp|thành tích)"
)
_PERIOD = re.compile(
    r"các cấp (?:trao |tặng|khen)|trong (?:năm|\d+ năm|giai đoạn|những năm)|năm \d{4},? (?:đã )?có|tổng kết phong trào thi đua năm|qua \d+ năm|trong nhiệm kỳ"
)
_PLANNED = re.compile(
    r"đề nghị|đề xuất|sẽ (?:được )?(?:tặng|trao|khen|xét|tiếp tục)|xét (?:tặng|khen)|kiến nghị|dự kiến|phấn đấu|làm thủ tục|hoàn thiện hồ sơ"
)
_NOT_HERE = re.compile(
    r"luật|nghị định|thông tư|quy định|điều \d|mẫu giấy khen|giấy khen giả|hủy bỏ|hủy|thu hồi|tước|bãi bỏ"
)
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
_GENERIC = frozenset(
    ["danh-hieu-thi-dua", "khen-thuong-dot-xuat", "huan-chuong", "huy-hieu", "giay-chung-nhan"]
)


class _Draft(msgspec.Struct):
    """An award while its parts are put together."""

    form: FormName
    occasion: Occasion
    evidence: list[Evidence]
    caption: bool
    giver: Agency | None = None
    giver_text: str | None = None
    presenter: str | None = None
    counts: dict[str, int | None] = msgspec.field(default_factory=dict)
    doubts: list[Reason] = msgspec.field(default_factory=list)


def _run(reading: Reading, known: Facts) -> Iterator[Fact[Any]]:
    seats = Seats(reading.knowledge, surroundings(reading, known), home_of(known))
    whole = reading.with_mentions(sights_of(reading, known.of(Official)))
    drafts: list[_Draft] = []
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION):
        for start, end in _sentences(reading, block):
            drafts += _sentence(whole, block, start, end, seats)
    yield from (_fact(draft) for draft in _merged(drafts))


def _sentences(reading: Reading, block: Block) -> Iterator[tuple[int, int]]:
    for start, end in sentences(reading.article.text, block.span.start, block.span.end):
        if reading.words.low.find("ặng", start, end) >= 0 or re.search(
            r"khen|trao|nhận|hỗ trợ|phát", reading.words.low[start:end]
        ):
            yield start, end


def _sentence(
    reading: Reading, block: Block, start: int, end: int, seats: Seats
) -> Iterator[_Draft]:
    reduced = reading.reduce(start, end)
    forms = [m for m in reduced.mentions(0, len(reduced.text)) if isinstance(m.value, FormName)]
    forms = [m for m in forms if m.value.form.kind is not AwardKind.GIFT]
    if forms and _CONFERRING.search(reduced.text) and not _NOT_HERE.search(reduced.text):
        yield from _forms(block, reduced, forms, seats)
    else:
        yield from _gifts(reading, block, reduced, seats)


def _occasion(reduced: Reduced, place: int) -> Occasion:
    """Whether the words before a form put it at the event, earlier, over a period or some day."""
    before = reduced.text[:place]
    if _PLANNED.search(before):
        return Occasion.PLANNED
    if _EARLIER.search(before):
        return Occasion.EARLIER
    if _PERIOD.search(reduced.text):
        return Occasion.PERIOD_TOTAL
    return Occasion.EVENT


def _forms(block: Block, reduced: Reduced, forms: list[Mention], seats: Seats) -> Iterator[_Draft]:
    places = [at for at in range(len(reduced.text)) if reduced.mention(at) in forms]
    for number, at in enumerate(places):
        mention = reduced.mention(at)
        assert mention is not None
        stop = places[number + 1] if number + 1 < len(places) else len(reduced.text)
        begin = places[number - 1] + 1 if number else 0
        draft = _Draft(
            mention.value,
            _occasion(reduced, at),
            [Evidence(mention.span, COUNTS.name, "form")],
            block.kind is BlockKind.CAPTION,
        )
        _give(draft, reduced, block, (begin, at, stop), seats)
        _count(draft, reduced, (begin, at, stop), seats)
        if _tells(draft, reduced, at):
            yield draft


def _tells(draft: _Draft, reduced: Reduced, at: int) -> bool:
    """A form without giver and number is told only where a verb of conferring stands by it."""
    near = reduced.text[max(0, at - 70) : at + 70]
    if draft.form.form.id in _GENERIC and draft.giver is None:
        return False
    return draft.giver is not None or any(draft.counts.values()) or bool(_CONFERRING.search(near))


def _give(
    draft: _Draft, reduced: Reduced, block: Block, places: tuple[int, int, int], seats: Seats
) -> None:
    """Find the giver by the surest wording that fits; a hand that only hands over is a presenter."""
    _, at, _stop = places
    for rule in (OF_GIVER, ON_BEHALF, PASSIVE, SUBJECT, PRESENTER):
        for hit in rule.hits(reduced, block):
            reaches = hit.match.start() == at if rule is OF_GIVER else hit.match.end() == at + 1
            if rule is OF_GIVER and not reaches:
                reaches = _shared(reduced, at, hit.match.start())
            if rule in (SUBJECT, ON_BEHALF, PASSIVE) and not reaches:
                reaches = hit.match.end() <= at and _shared(reduced, hit.match.end() - 1, at)
            if not reaches:
                continue
            if _settle_giver(draft, hit, rule, seats):
                return


def _shared(reduced: Reduced, first: int, last: int) -> bool:
    """Whether two forms are named in one breath: «cờ thi đua, bằng khen»."""
    return first < last and bool(
        re.fullmatch(r"(?:[^.;]{0,12}(?:,| và) )?[^.;,]{0,14}", reduced.text[first + 1 : last])
    )


def _settle_giver(draft: _Draft, hit: Hit, rule: Rule, seats: Seats) -> bool:
    value = hit.value("giver")
    if rule is SUBJECT and re.search(r"(?<!\w)(?:được|các cấp)(?!\w)", hit.match[0]):
        return False  # the words before the verb receive, they do not give
    evidence = Evidence(hit.span("giver"), rule.name, "giver")
    if rule is PRESENTER or (rule is SUBJECT and not _may_give(value, draft)):
        draft.presenter = value.name if isinstance(value, Official) else None
        if isinstance(value, Official):
            draft.evidence.append(Evidence(evidence.span, rule.name, "presenter"))
        return draft.presenter is not None
    agency = _agency(value, seats)
    if agency is None:
        return False
    if isinstance(value, PlaceName) and rule is not OF_GIVER and value.word is None:
        return False
    draft.giver = agency
    draft.evidence.append(evidence)
    if isinstance(value, Official):
        draft.presenter = value.name
    return True


def _may_give(value: Any, draft: _Draft) -> bool:  # noqa: ANN401  agencies, offices, officials
    """Only a head confers for the agency; state orders come from the President alone."""
    if draft.form.form.givers == ("chu-tich-nuoc",):
        return isinstance(value, OfficeTitle) and "nước" in value.text
    if isinstance(value, Official):
        return any(_heads(office.position) for office in value.offices)
    return not isinstance(value, OfficeTitle) or _heads(value.text)


def _heads(position: str) -> bool:
    low = position.lower().removeprefix("phó ").removeprefix("p")
    return low.startswith(_HEADS)


def _agency(value: Any, seats: Seats) -> Agency | None:  # noqa: ANN401  agencies, offices, officials
    if isinstance(value, Official):
        for office in value.offices:
            if (
                office.agency
                and _heads(office.position)
                and office.kind not in ("tinh-uy", "thanh-uy", "quan-uy", "huyen-uy", "thi-uy")
            ):
                return Agency(office.agency, office.kind or "", office.unit, AgencyRole.GIVER)
        return None
    if isinstance(value, OfficeTitle):
        if "thủ tướng" in value.head:
            return Agency("Thủ tướng Chính phủ", "chinh-phu", None, AgencyRole.GIVER)
        return seats.agency(value.agency, AgencyRole.GIVER) if value.agency else None
    if isinstance(value, AgencyName | PlaceName):
        return seats.agency(value, AgencyRole.GIVER)
    return None


def _number(text: str, seats_words: dict[str, int]) -> int:
    plain = text.replace(".", "")
    return int(plain) if plain.isdigit() else seats_words[text]


_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "hai mươi": 20,
    "ba mươi": 30,
}


def _count(draft: _Draft, reduced: Reduced, places: tuple[int, int, int], _: Seats) -> None:
    """Read how many receive: after the form, or before it where the sentence is told from them."""
    begin, at, stop = places
    after, before = reduced.text[at + 1 : stop], reduced.text[begin:at]
    passive = re.search(r"(?:được|vinh dự|đón nhận|nhận)", before) and not re.search(
        r"\bcho\b", after
    )
    text, offset = (before, begin) if passive else (after, at + 1)
    for field, noun in _COUNTED.items():
        number = re.compile(
            _NUMBER.replace("{words}", _NUMBER_WORDS) + rf"{_ADJECTIVES} {noun}(?!\w)"
        )
        match = number.search(text)
        if match:
            draft.counts[field] = _number(match["n"], _WORDS)
            span = reduced.span(offset + match.start("n"), offset + match.end())
            draft.evidence.append(Evidence(span, COUNTS.name, field))


def _gifts(reading: Reading, block: Block, reduced: Reduced, seats: Seats) -> Iterator[_Draft]:
    for hit in GIFTS.hits(reduced, block):
        giver = _gift_giver(reduced, hit.match.start("verb"), seats)
        form = FormName(reading.knowledge.lexicon.award_forms["qua"], "Quà")
        evidence = [
            Evidence(hit.span("items"), GIFTS.name, "items"),
            Evidence(hit.span("what"), GIFTS.name, "form"),
        ]
        draft = _Draft(
            form, _occasion(reduced, hit.match.start()), evidence, block.kind is BlockKind.CAPTION
        )
        draft.counts["items"] = _number(hit["items"] or "", _WORDS)
        if giver is not None:
            draft.giver = giver[0]
            evidence.append(Evidence(giver[1], GIFTS.name, "giver"))
        yield draft


def _gift_giver(reduced: Reduced, before: int, seats: Seats) -> tuple[Agency, Span] | None:
    for match in reversed(list(pattern(_GIVER).finditer(reduced.text, 0, before))):
        mention = reduced.mention(match.start())
        agency = _agency(mention.value, seats) if mention else None
        if (
            mention is not None
            and agency is not None
            and len(reduced.text[match.end() : before]) < 60
        ):
            return agency, mention.span
    return None


# ------------------------------------------------------------------------------ one award, once


def _key(draft: _Draft) -> tuple[str, str | None, Occasion]:
    return (
        draft.form.name.lower(),
        draft.giver.name.lower() if draft.giver else None,
        draft.occasion,
    )


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Join what is told twice: in body and caption, with and without its giver."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.giver is None, one.caption)):
        same = next((one for one in kept if _same(one, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            same.counts = {**draft.counts, **same.counts}
            same.presenter = same.presenter or draft.presenter
            same.evidence += draft.evidence
    return sorted(kept, key=lambda one: one.evidence[0].span.start)


def _same(one: _Draft, other: _Draft) -> bool:
    if other.giver is None:
        return one.form.form.id == other.form.form.id and one.occasion is other.occasion
    return _key(one) == _key(other)


def _fact(draft: _Draft) -> Fact[Award]:
    counts = draft.counts
    summed = [
        counts[field]
        for field in ("collectives", "individuals", "households")
        if counts.get(field) is not None
    ]
    award = Award(
        form=draft.form.name,
        form_id=draft.form.form.id,
        kind=draft.form.form.kind,
        giver=draft.giver.name if draft.giver else None,
        giver_kind=draft.giver.kind if draft.giver else None,
        giver_unit=draft.giver.unit if draft.giver else None,
        presenter=draft.presenter,
        collectives=counts.get("collectives"),
        individuals=counts.get("individuals"),
        households=counts.get("households"),
        items=counts.get("items"),
        total=sum(number or 0 for number in summed) if summed else None,
        occasion=draft.occasion,
    )
    return Fact(award, tuple(dict.fromkeys(draft.evidence)), doubts=tuple(draft.doubts))


EXTRACTOR = Extractor(
    "awards",
    ("dates", "localities", "officials"),
    (OF_GIVER, ON_BEHALF, SUBJECT, PASSIVE, PRESENTER, COUNTS, GIFTS),
    _run,
)
