"""Who acts in an article: the agency or place that holds the event, and the one that is visited."""

from collections.abc import Iterator

import msgspec

from antq_site.extract._engine import Hit, Reading, Rule
from antq_site.grammar.mentions import AgencyName, Mention, OfficeTitle, PlaceName
from antq_site.model import AgencyRole, BlockKind

_LINK = r"(?:,| và|,? phối hợp với|,? phối hợp cùng|,? phối hợp|,? cùng với|,? cùng|,? với|;| -| –)"
_BODY = r"[{agency}{place}]"
_MANY = rf"(?P<actors>{_BODY}(?:\s?\({{place}}\))?(?:{_LINK} (?:lãnh đạo )?{_BODY})*)"
_SOON = r"(?:[^.;:“”]{0,60}?)"
_VERBS = (
    r"(?:tổ chức|khai mạc|long trọng|chủ trì|ra mắt|khánh thành|phát động|ra quân|công bố|tiến hành|triển khai|"
    r"trao|tặng|khen thưởng|đón nhận|gặp mặt|họp mặt|tuyên dương|bàn giao|thăm|tuyên truyền|có buổi|có báo cáo|họp|hỗ trợ|vừa có|đã có|sẽ)"
)


def _actors(hit: Hit) -> tuple[Mention, ...]:
    return tuple(
        one for one in hit.mentions("actors") if isinstance(one.value, AgencyName | PlaceName)
    )


def _one(hit: Hit) -> tuple[Mention, ...]:
    return tuple(hit.mentions("actor")[:1])


HOLDS = Rule(
    "agency.holds-event",
    rf"{_MANY}(?:\s*\([^)]*\))?,? (?:đã |vừa |cũng |cũng đã |vừa qua |sẽ |tiếp tục |đồng loạt )*(?:phối hợp )?(?:long trọng )?tổ chức",
    _actors,
)
HOLDS_LATER = Rule(
    "agency.holds-event-later",
    rf"{{date}},? {_MANY}{_SOON} (?:đã |vừa )*(?:phối hợp )?(?:long trọng )?tổ chức",
    _actors,
)
DAY_ACTS = Rule(
    "agency.acts-on-the-day",
    rf"(?:{{date}}|theo đó),?[^.;{{agency}}]{{0,90}}?{_MANY}(?:\s*\([^)]*\))?{_SOON}{_VERBS}",
    _actors,
)
EVENT_OF = Rule(
    "agency.event-of",
    r"(?:hội nghị|buổi lễ|lễ|đại hội|buổi gặp mặt|phiên họp|chương trình|ngày hội)[^.;]{0,160}?(?:của|do|giữa) (?P<actor>[{agency}{place}])[^.;]{0,80}?(?:diễn ra|tổ chức|được tổ chức|khai mạc|đầu xuân|với)",
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
    r"(?P<actor>{office})[^.;]{0,60}?(?:đã |vừa )?(?:có |chủ trì |dẫn đầu |quyết định |tặng |trao )",
    _one,
)
SAYS = Rule(
    "agency.says",
    r"(?P<actor>{agency})(?:\s*\({place}\))? (?:cho biết|thông tin|thông báo|công bố|đã|vừa)",
    _one,
)
VISITED = Rule(
    "agency.visited",
    r"(?:làm việc với|làm việc tại|thăm|chúc tết|chúc mừng|kiểm tra|gặp gỡ)(?:,? (?:và )?(?:làm việc (?:với|tại)|chúc tết|động viên|tặng quà|kiểm tra))*(?: lãnh đạo| cán bộ, chiến sĩ| cbcs| tại)? (?P<actor>{agency})",
    _one,
)

_ORGANISING = (HOLDS, HOLDS_LATER, DAY_ACTS, EVENT_OF, DELEGATION, OFFICE_ACTS, AT_EVENT, SAYS)
_OPENING = (BlockKind.LEDE, BlockKind.BODY)


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


RULES = (*_ORGANISING, HEADLINE_ACTS, VISITED)


def actors(reading: Reading) -> tuple[Actor, ...]:
    """Find who holds the event and who is visited.

    Returns:
        The organisers of the first sentence that names one, in its order, then the hosts; empty
        when the opening names none.
    """
    found: list[Actor] = []
    for block, reduced in list(reading.reduced(*_OPENING))[:3]:
        for rule in _ORGANISING:
            for hit in rule.hits(reduced, block):
                found += _organisers(hit, rule)
                break
            if found:
                break
        found += [
            Actor(hit.mentions("actor")[0], AgencyRole.HOST, VISITED.name)
            for hit in VISITED.hits(reduced, block)
        ]
        if any(one.role is AgencyRole.ORGANISER for one in found):
            return tuple(found)
    return (*found, *_of_headline(reading))


def _organisers(hit: Hit, rule: Rule) -> Iterator[Actor]:
    for mention in rule.produce(hit):
        actor = Actor(mention, AgencyRole.ORGANISER, rule.name)
        if actor.name is not None and not (
            isinstance(actor.name, AgencyName) and actor.name.plural
        ):
            yield actor


def _of_headline(reading: Reading) -> Iterator[Actor]:
    for block, reduced in reading.reduced(BlockKind.HEADLINE):
        for hit in HEADLINE_ACTS.hits(reduced, block):
            yield from _organisers(hit, HEADLINE_ACTS)
            return
