"""Which bodies: who holds the event, who is visited, who confers, where the officials hold office."""

from collections.abc import Iterator
from typing import Any

from antq_site.extract._actors import RULES, actors
from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.extract._seats import Seats
from antq_site.extract._surroundings import home_of, surroundings
from antq_site.grammar.mentions import PlaceName
from antq_site.model import (
    Agency,
    AgencyRole,
    Award,
    Basis,
    Evidence,
    Fact,
    Facts,
    Occasion,
    Official,
    Reason,
)
from antq_site.text import tone_key


def _nothing(_: Hit) -> None:
    """These rules take up what other facts say."""


OF_OFFICIAL = Rule("agency.office-held-in", "", _nothing)
OF_AWARD = Rule("agency.gives-award", "", _nothing)


def _run(reading: Reading, known: Facts) -> Iterator[Fact[Any]]:
    found: dict[str, Fact[Agency]] = {}
    for fact in [*_acting(reading, known), *_giving(known), *_of_officials(known)]:
        key = tone_key(fact.value.name)
        found[key] = _joined(found[key], fact) if key in found else fact
    yield from found.values()


def _joined(first: Fact[Agency], other: Fact[Agency]) -> Fact[Agency]:
    """The same agency again: the first role leads, the words are added."""
    evidence = tuple(dict.fromkeys((*first.evidence, *other.evidence)))
    return Fact(first.value, evidence, first.because, first.basis, first.doubts)


def _acting(reading: Reading, known: Facts) -> Iterator[Fact[Agency]]:
    seats = Seats(reading.knowledge, surroundings(reading, known), home_of(known))
    for actor in actors(reading):
        agency = seats.agency(actor.name, actor.role) if actor.name else None
        if agency is None:
            continue
        evidence = (Evidence(actor.mention.span, actor.rule),)
        if isinstance(actor.name, PlaceName):
            because = (Reason("place-acts-through-committee", (actor.name.name,)),)
            yield Fact(agency, evidence, because, Basis.COMPLETED)
        else:
            yield Fact(agency, evidence, *_completed(agency, reading, actor.mention.span))


def _completed(agency: Agency, reading: Reading, span: Any) -> tuple[tuple[Reason, ...], Basis]:  # noqa: ANN401
    """Whether the seat was printed, or understood from the article's place."""
    if agency.unit is None or reading.knowledge.gazetteer[
        agency.unit
    ].name in reading.article.quote(span):
        return (), Basis.STATED
    return (Reason("seat-from-article", (agency.name,)),), Basis.COMPLETED


def _giving(known: Facts) -> Iterator[Fact[Agency]]:
    for fact in known.of(Award):
        award = fact.value
        if award.giver is None or award.occasion is not Occasion.EVENT:
            continue
        words = tuple(Evidence(e.span, OF_AWARD.name) for e in fact.evidence if e.part == "giver")
        if words:
            kind = award.giver_kind or "khac"
            yield Fact(Agency(award.giver, kind, award.giver_unit, AgencyRole.GIVER), words)


def _of_officials(known: Facts) -> Iterator[Fact[Agency]]:
    for fact in known.of(Official):
        words = tuple(
            Evidence(e.span, OF_OFFICIAL.name) for e in fact.evidence if e.part == "position"
        )
        for office in fact.value.offices:
            if office.agency and office.kind and words:
                yield Fact(
                    Agency(office.agency, office.kind, office.unit, AgencyRole.OFFICE), words[:1]
                )


EXTRACTOR = Extractor(
    "agencies",
    ("awards", "dates", "localities", "officials"),
    (*RULES, OF_OFFICIAL, OF_AWARD),
    _run,
)
