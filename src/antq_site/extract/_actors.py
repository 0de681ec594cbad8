"""Who acts in an article: the agency or place that holds the event, and the one that is visited."""

import re
from collections.abc import Iterator

import msgspec

from antq_site.extract._engine import Hit, Reading, Rule
from antq_site.grammar.mentions import AgencyName, Mention, OfficeTitle, PlaceName
from antq_site.grammar.reduce import Reduced
from antq_site.model import AgencyRole, Block, BlockKind

_TOGETHER = r"(?: với| cùng với| cùng| và)?"
_LINK = (
    rf"(?:,| và|(?:,| cho biết,?)? (?:đã |vừa |cũng )*(?:phối hợp|kết hợp|liên kết)(?: chặt chẽ)?{_TOGETHER}"
    r"|,? cùng với|,? cùng|,? với|;| -| –)"
)
_BODY = r"[{agency}{place}]"
_ASIDE = r"(?:\s?\({place}\)|, {place}(?=,))?"
_MANY = rf"(?P<actors>{_BODY}{_ASIDE}(?:{_LINK} (?:lãnh đạo |một số |các )?{_BODY}{_ASIDE})*)"
_OFFICES = r"(?P<offices>{office}(?:(?:,| và|;| kiêm|, kiêm| -| –) {office})*)"
_SOON = r"(?:[^.;:“”]{0,60}?)"
_HOLD = r"(?:tổ chức|khai mạc|long trọng|ra mắt|khánh thành|phát động|ra quân)"
_VERBS = (
    r"(?:tổ chức|khai mạc|long trọng|chủ trì|ra mắt|khánh thành|phát động|ra quân|công bố|tiến hành|triển khai|"
    r"trao|tặng|khen thưởng|đón nhận|gặp mặt|họp mặt|tuyên dương|bàn giao|thăm|tuyên truyền|có buổi|có báo cáo|họp|hỗ trợ|vừa có|đã có|sẽ)"
)
_SAY = r"(?:cho biết|thông tin|thông báo|công bố|xác nhận|cho hay|đã|vừa)"


def _actors(hit: Hit) -> tuple[Mention, ...]:
    """The agencies and places of a list; a place that only tells where is none."""
    found = [one for one in hit.mentions("actors") if isinstance(one.value, AgencyName | PlaceName)]
    before = hit.reduced.text[: hit.match.start("actors")]
    while found and isinstance(found[0].value, PlaceName) and _WHERE.search(before):
        before += "\ue005, "
        del found[0]
    if found and _IN_HOUSE.search(before):
        del found[0]
    between = hit.reduced.text[hit.match.end("actors") : hit.match.end()]
    if all(isinstance(one.value, PlaceName) for one in found) and (
        ")" in between or len(between) > _AT_ONCE
    ):
        return ()  # a place acts in few words; further on somebody in it does
    return tuple(one for one in found if not getattr(one.value, "locates", False))


_WHERE = re.compile(
    r"(?:tại|ở|trú|ngụ|quê|trên địa bàn|đến|thuộc|của|từ) (?:[^.;:]{0,70}?, )?(?:\ue005, )*$"
)


_AT_ONCE = 45
_IN_HOUSE = re.compile(
    r"(?:tại|ở) (?:(?:trụ sở|hội trường|nhà văn hóa|khuôn viên|sân|cơ quan|phòng họp)(?: lớn)? )?$"
)


def _one(hit: Hit) -> tuple[Mention, ...]:
    return tuple(hit.mentions("actor")[:1])


def _office(hit: Hit) -> tuple[Mention, ...]:
    """Of several offices of one person the one that runs an authority, not the seat in the Party."""
    if hit.reduced.text[: hit.match.start("offices")].endswith("được "):
        return ()  # what somebody receives from him is told, not what he holds
    offices = [
        one
        for one in hit.mentions("offices")
        if isinstance(one.value, OfficeTitle) and one.value.agency is not None
    ]
    ruling = [one for one in offices if one.value.agency.holder.body.sector not in _BESIDE]
    return tuple((ruling or offices)[-1:])


_BESIDE = frozenset(["dang", "quoc-hoi"])

HOLDS = Rule(
    "agency.holds-event",
    rf"{_MANY}(?:\s*\([^)]*\))?,? (?:đã |vừa |cũng |cũng đã |vừa qua |sẽ |tiếp tục |đồng loạt |chính thức )*(?:phối hợp )?(?:long trọng )?tổ chức",
    _actors,
    "{agency}{place}",
    ("tổ chức",),
)
HOLDS_LATER = Rule(
    "agency.holds-event-later",
    rf"{{date}},? {_MANY}{_SOON} (?:đã |vừa )*(?:phối hợp )?(?:long trọng )?{_HOLD}",
    _actors,
    "{date}",
)
DAY_ACTS = Rule(
    "agency.acts-on-the-day",
    rf"(?:{{date}}|theo đó),?[^.;{{agency}}]{{0,90}}?{_MANY}(?:\s*\([^)]*\))?{_SOON}{_VERBS}",
    _actors,
)
EVENT_OF = Rule(
    "agency.event-of",
    r"(?:hội nghị|buổi lễ|lễ|đại hội|buổi gặp mặt|gặp mặt|phiên họp|chương trình|ngày hội)[^.;]{0,160}?(?:của|do|giữa) (?P<actor>[{agency}{place}])[^.;]{0,80}?(?:diễn ra|tổ chức|được tổ chức|khai mạc|đầu xuân|với)",
    _one,
)
AT_EVENT = Rule(
    "agency.at-event-of", r"(?:hội nghị|đại hội|phiên bế mạc đại hội) (?P<actor>{agency})", _one
)
DELEGATION = Rule(
    "agency.delegation", r"(?:đoàn công tác (?:của )?|đoàn )(?P<actor>{agency})", _one
)
HEADLINE_ACTS = Rule(
    "agency.headline-acts", rf"^(?P<actor>[{{agency}}])(?:,| và)? ?{_SOON}{_VERBS}", _one
)
OFFICE_ACTS = Rule(
    "agency.office-acts",
    rf"{_OFFICES}[^.;]{{0,60}}?(?:đã |vừa )?(?:có |chủ trì |dẫn đầu |quyết định |tặng |trao |{_SAY}(?=[ :,]))",
    _office,
    "{office}",
)
SAYS = Rule(
    "agency.says",
    rf"(?P<actor>{{agency}})(?:\s*\({{place}}\))? {_SAY}",
    _one,
    "{agency}",
)
VISITED = Rule(
    "agency.visited",
    r"(?:làm việc với|làm việc tại|thăm|chúc tết|chúc mừng|kiểm tra|gặp gỡ)(?:,? (?:và )?(?:làm việc (?:với|tại)|chúc tết|động viên|tặng quà|kiểm tra))*(?: lãnh đạo| cán bộ, chiến sĩ| cbcs| tại)? (?P<actor>{agency})",
    _one,
)

_ORGANISING = (
    (HOLDS, 0.0),
    (HOLDS_LATER, 0.1),
    (DAY_ACTS, 1.2),
    (EVENT_OF, 1.3),
    (DELEGATION, 1.4),
    (OFFICE_ACTS, 1.5),
    (AT_EVENT, 2.5),
    (SAYS, 2.6),
)
"""Rules with what they weigh in sentences: a surer one may stand so many sentences later."""
_OPENING = (BlockKind.LEDE, BlockKind.BODY)
_SENTENCES = 6


class Actor(msgspec.Struct, frozen=True):
    """An agency or a place that acts; ``rule`` saw it."""

    mention: Mention
    role: AgencyRole
    rule: str

    @property
    def name(self) -> AgencyName | PlaceName | None:
        """The agency or place; for an office the agency it is held in."""
        value = self.mention.value
        if isinstance(value, OfficeTitle):
            return value.agency
        return value if isinstance(value, AgencyName | PlaceName) else None


RULES = (*(rule for rule, _ in _ORGANISING), HEADLINE_ACTS, VISITED)


def actors(reading: Reading) -> tuple[Actor, ...]:
    """Find who holds the event and who is visited.

    Returns:
        The organisers of the sentence of the opening that tells them best, in its order, then the
        hosts up to there; empty when the opening names none.
    """
    return reading.once("actors", lambda: _found(reading))


def _found(reading: Reading) -> tuple[Actor, ...]:
    best: tuple[float, tuple[Actor, ...]] | None = None
    hosts: list[Actor] = []
    for number, (block, reduced) in enumerate(_opening(reading)):
        if best is not None and number >= best[0]:
            break
        found = _of_sentence(number, block, reduced)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
        hosts += [
            Actor(hit.mentions("actor")[0], AgencyRole.HOST, VISITED.name)
            for hit in VISITED.hits(reduced, block)
        ]
    organisers = best[1] if best else tuple(_of_headline(reading))
    return (*organisers, *hosts)


def _opening(reading: Reading) -> Iterator[tuple[Block, Reduced]]:
    """The first sentences of the running text."""
    count = 0
    for block in reading.article.of(*_OPENING):
        for start, end in reading.sentences(block):
            yield block, reading.reduce(start, end)
            count += 1
            if count == _SENTENCES:
                return


def _of_sentence(
    number: int, block: Block, reduced: Reduced
) -> tuple[float, tuple[Actor, ...]] | None:
    for rule, weight in _ORGANISING:
        for hit in rule.hits(reduced, block):
            organisers = tuple(_organisers(hit, rule))
            if organisers:
                return number + weight, organisers
    return None


def _organisers(hit: Hit, rule: Rule) -> Iterator[Actor]:
    for mention in rule.produce(hit):
        actor = Actor(mention, AgencyRole.ORGANISER, rule.name)
        if actor.name is not None and _may_hold(actor.name):
            yield actor


def _may_hold(name: AgencyName | PlaceName) -> bool:
    """Whether a name tells one agency: «Công an các phường» and bare «công an» do not."""
    if isinstance(name, PlaceName):
        return True
    whole = name.holder
    placed = whole.seat or whole.level or whole.national or whole.parent or whole.field
    return not name.plural and bool(placed or whole.body.takes == "nothing" or whole.body.word)


def _of_headline(reading: Reading) -> Iterator[Actor]:
    for block, reduced in reading.reduced(BlockKind.HEADLINE):
        for hit in HEADLINE_ACTS.hits(reduced, block):
            yield from _organisers(hit, HEADLINE_ACTS)
            return
