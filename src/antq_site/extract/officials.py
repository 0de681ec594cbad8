"""Who: persons named with an office, a rank or a party post, each once."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from antq_site.extract._engine import Extractor, Hit, Reading, Rule, evidence_of
from antq_site.extract._seats import Seats
from antq_site.extract._surroundings import home_of, surroundings
from antq_site.grammar.mentions import Mention, OfficeTitle, PersonName, RankName
from antq_site.grammar.reduce import Reduced, pattern
from antq_site.model import (
    AgencyRole,
    Block,
    BlockKind,
    Evidence,
    Fact,
    Facts,
    Office,
    Official,
    Reason,
)
from antq_site.text import tone_key

_H = r"(?:{honorific}[.:]? ?)*"
_R = r"(?:(?P<rank>{rank})[:,]? ?)?"
_AND = r"(?:,| và|;| kiêm|, kiêm| -| –|,? đồng thời là|, nguyên|,? hiện là)"
_OFFICES = rf"(?P<offices>(?:nguyên {{office}}|{{office}})(?:{_AND} (?:nguyên )?{{office}})*)"
_AFTER = r"(?:\s?\([^()\n]{0,40}\))?(?:\s?[,(–-]|\s?:)?\s?"
_SEP = r"(?:\s?\([^()\n]{0,40}\))?\s?(?:,|-|–|—|\(|:)\s?(?:hiện (?:là |đang là )?|là |nguyên |giữ chức )?"

Found = tuple[str, str | None, tuple[OfficeTitle, ...]]
"""Name, rank and offices of one person as one rule saw them."""


def _offices(hit: Hit, group: str = "offices") -> tuple[OfficeTitle, ...]:
    return tuple(one.value for one in hit.mentions(group) if isinstance(one.value, OfficeTitle))


def _one(hit: Hit) -> Found:
    rank = hit.value("rank")
    return (
        hit.value("name").name,
        rank.name if rank else None,
        _offices(hit) if hit["offices"] else (),
    )


NAME_OFFICE = Rule(
    "official.name-then-office",
    rf"{_R}{_H}{_R.replace('rank', 'rank2')}(?P<name>{{name}}){_SEP}{_OFFICES}",
    _one,
    "{rank}{honorific}{name}",
    ("{name}", "{office}"),
)
OFFICE_NAME = Rule(
    "official.office-then-name",
    rf"{_OFFICES}(?::| -| –)? ?(?:là |gồm )?{_H}{_R}{_H}(?P<name>{{name}})",
    _one,
    needs=("{name}", "{office}"),
)
APPOINTED = Rule(
    "official.appointed",
    rf"{_R}{_H}(?P<name>{{name}})[^.;]{{0,60}}?(?:giữ chức vụ|giữ chức danh|giữ chức|làm chức|tiếp tục làm|về làm|từng giữ chức|được bầu làm|được bầu giữ chức|được bổ nhiệm làm) {_OFFICES}",
    _one,
    "{rank}{honorific}{name}",
    ("{office}",),
)
RANK_NAME = Rule(
    "official.rank-and-name", r"(?P<rank>{rank})[:,]? ?(?P<name>{name})", _one, "{rank}"
)
LISTED = Rule(
    "official.office-then-names",
    rf"(?P<offices>{{office}})[^.;:{{name}}]{{0,60}}?(?:gồm|là|gồm có|:)[:,]? (?P<names>{_H}(?:{{rank}} )?{{name}}(?:(?:,| và|;) {_H}(?:{{rank}} )?{{name}})+)",
    _one,
    "{office}",
)

_SINGLE = (NAME_OFFICE, OFFICE_NAME, APPOINTED, RANK_NAME)


def _run(reading: Reading, known: Facts) -> Iterator[Fact[Any]]:
    seats = Seats(reading.knowledge, surroundings(reading, known), home_of(known))
    people: dict[str, _Person] = {}
    for block, reduced in reading.reduced():
        for name, found in _found(reading, block, reduced):
            people.setdefault(tone_key(name), _Person(name)).add(found, block)
    for person in people.values():
        yield person.fact(seats, reading)


class _Seen(msgspec.Struct, frozen=True):
    """One sight of a person."""

    rank: str | None
    offices: tuple[OfficeTitle, ...]
    evidence: tuple[Evidence, ...]
    start: int


def _found(reading: Reading, block: Block, reduced: Reduced) -> Iterator[tuple[str, _Seen]]:
    """Every sight of a person in one block, in text order; a name is used by one rule only."""
    sights: list[tuple[int, str, _Seen]] = []
    taken: set[int] = set()
    for rule in (LISTED, *_SINGLE):
        for hit in rule.hits(reduced, block):
            if rule is LISTED:
                sights += _list(hit, taken)
            elif (sight := _sight(_without_principal(hit, rule), rule, taken, reading)) is not None:
                sights.append(sight)
    for _, name, seen in sorted(sights, key=lambda one: one[0]):
        yield name, seen


def _without_principal(hit: Hit, rule: Rule) -> Hit:
    """«thừa ủy quyền của Chủ tịch nước, Thứ trưởng A»: the first office is another's."""
    before = hit.reduced.text[: hit.match.start()]
    if rule is not OFFICE_NAME or not before.endswith(("của ", "thay mặt ", "ủy quyền ")):
        return hit
    start, end = hit.match.span("offices")
    later = [place for place in hit.reduced.places("{office}") if start < place < end]
    match = pattern(rule.pattern).match(hit.reduced.text, later[0]) if later else None
    return Hit(match, hit.reduced, hit.block) if match else hit


def _sight(
    hit: Hit, rule: Rule, taken: set[int], reading: Reading
) -> tuple[int, str, _Seen] | None:
    name, rank, offices = rule.produce(hit)
    start = hit.span("name").start
    if rank is None and "rank2" in hit.match.re.groupindex and hit.value("rank2"):
        rank = hit.value("rank2").name
    used = {one.start for one in hit.mentions() if isinstance(one.value, OfficeTitle)}
    if (
        start in taken
        or (rule is not APPOINTED and used & taken)
        or not _plausible(name, rank, reading)
    ):
        return None
    if rule is OFFICE_NAME and _belongs_before(hit):
        return None
    if rule is NAME_OFFICE and _belongs_behind(hit):
        return None
    taken |= {start, *used}
    parts = {"offices": "position", "rank2": "rank"}
    return start, name, _Seen(rank, offices, evidence_of(hit, rule, parts), start)


def _belongs_before(hit: Hit) -> bool:
    """Whether the offices stand behind another name to which they belong: «A, Trưởng Công an B»."""
    before = hit.reduced.text[: hit.match.start()]
    match = pattern(r"{name}\s?[,–-]\s?$").search(before)
    return match is not None and not _office_first(before[: match.start()])


def _office_first(before: str) -> bool:
    """Whether a text that ends where a name begins tells the office first: «Bí thư A, …»."""
    return pattern(r"{office} (?:{honorific} )?(?:{rank} )?$").search(before) is not None


def _belongs_behind(hit: Hit) -> bool:
    """Whether offices behind a name belong to the next one: «Bí thư A, nguyên Chủ tịch B»."""
    after = hit.reduced.text[hit.match.end() :]
    next_name = pattern(r" (?:{honorific} )?(?:{rank} )?{name}").match(after)
    before = hit.reduced.text[: hit.match.start("name")]
    return next_name is not None and _office_first(before)


def _list(hit: Hit, taken: set[int]) -> list[tuple[int, str, _Seen]]:
    offices = _offices(hit)
    found = []
    office = tuple(
        e for e in evidence_of(hit, LISTED, {"offices": "position"}) if e.part == "position"
    )
    rank: Mention | None = None
    for mention in hit.mentions("names"):
        value = mention.value
        rank = mention if isinstance(value, RankName) else rank
        if isinstance(value, PersonName) and mention.start not in taken and " " in value.name:
            taken.add(mention.start)
            words = (Evidence(rank.span, LISTED.name, "rank"),) if rank else ()
            evidence = (*words, Evidence(mention.span, LISTED.name, "name"), *office)
            printed = rank.value.name if rank else None
            seen = _Seen(printed, offices, evidence, mention.start)
            found.append((mention.start, value.name, seen))
            rank = None
    return found


def _plausible(name: str, rank: str | None, reading: Reading) -> bool:
    """A person of one syllable is a later, short mention; a name in all capitals is a credit."""
    if " " not in name:
        return False
    return rank is not None or not name.isupper() or name.title() in reading.article.text


class _Person:
    """All sights of one person, told as one official."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sights: list[tuple[_Seen, Block]] = []

    def add(self, seen: _Seen, block: Block) -> None:
        self.sights.append((seen, block))

    def fact(self, seats: Seats, reading: Reading) -> Fact[Official]:
        ranks = [seen.rank for seen, _ in self.sights if seen.rank]
        offices = tuple(_office(title, seats) for title in self._titles())
        roles = _roles(reading, [seen.start for seen, _ in self.sights])
        doubts = (
            () if len(set(ranks)) < 2 else (Reason("several-ranks", tuple(dict.fromkeys(ranks))),)
        )
        value = Official(self.name, ranks[0] if ranks else None, offices, roles)
        return Fact(value, self._evidence(), doubts=doubts)

    def _titles(self) -> list[OfficeTitle]:
        """The offices, each in its fullest wording, in the order of their first mention."""
        kept: list[OfficeTitle] = []
        for seen, _ in self.sights:
            for title in seen.offices:
                _keep(kept, title)
        return kept

    def _evidence(self) -> tuple[Evidence, ...]:
        """Body first, repeated captions after it."""
        order = sorted(
            self.sights, key=lambda one: (one[1].kind is BlockKind.CAPTION, one[0].start)
        )
        return tuple(evidence for seen, _ in order for evidence in seen.evidence)


def _tokens(title: OfficeTitle) -> set[str]:
    return set(re.findall(r"\w+", tone_key(title.text)))


def _keep(kept: list[OfficeTitle], title: OfficeTitle) -> None:
    """Add an office unless a fuller wording of it is there; replace a shorter one."""
    words = _tokens(title)
    for place, other in enumerate(kept):
        same = _head(other) == _head(title)
        if same and (words <= _tokens(other) or not words - _tokens(other)):
            return
        if same and _tokens(other) <= words:
            kept[place] = title
            return
        if same and other.agency and title.agency and _alike(other, title):
            return
    kept.append(title)


def _head(title: OfficeTitle) -> str:
    return re.sub(r"\s+", " ", title.head).removeprefix("nguyên ")


def _alike(one: OfficeTitle, other: OfficeTitle) -> bool:
    """«Phó Giám đốc CATP» and «Phó Giám đốc Công an thành phố Hà Nội» are one office."""
    assert one.agency is not None
    assert other.agency is not None
    a, b = one.agency, other.agency
    return (
        a.body.id == b.body.id
        and a.field == b.field
        and (a.seat is None or b.seat is None or a.seat.units == b.seat.units)
    )


def _office(title: OfficeTitle, seats: Seats) -> Office:
    agency = seats.agency(title.agency, AgencyRole.OFFICE) if title.agency else None
    return Office(
        _clean(title.text),
        agency.name if agency else None,
        agency.kind if agency else None,
        agency.unit if agency else None,
    )


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,;-–")


_CLAUSE = re.compile(r"[.;“”\n]|(?:,| và) (?:đồng chí|ông|bà|thượng tá|đại tá)\s")


def _roles(reading: Reading, starts: list[int]) -> tuple[str, ...]:
    """What the person does, from the first verb after each mention and the words before it."""
    found: list[str] = []
    low = reading.words.low
    for start in starts:
        rest = _CLAUSE.split(low[start : start + 260])[0]
        before = low[max(0, start - 140) : start].split("\n")[-1].split(". ")[-1]
        for role, verbs in reading.knowledge.lexicon.roles.items():
            where = before if role == "attended" else rest
            if role not in found and any(f" {verb} " in f"{where} " for verb in verbs):
                found.append(role)
    return tuple(found)


EXTRACTOR = Extractor("officials", ("dates", "localities"), (LISTED, *_SINGLE), _run)
