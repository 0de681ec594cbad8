"""Where: the place the article is about, which is where the organiser has its seat."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from antq_site.extract._actors import Actor, actors
from antq_site.extract._engine import READ_KINDS, Extractor, Hit, Reading, Rule
from antq_site.extract._surroundings import names_in, surroundings
from antq_site.gazetteer import Gazetteer
from antq_site.grammar.mentions import AgencyName, Mention, PlaceName
from antq_site.grammar.surface import syllables
from antq_site.model import (
    AgencyRole,
    Basis,
    BlockKind,
    Evidence,
    Fact,
    Facts,
    Locality,
    Reason,
    Span,
)
from antq_site.placing import Placed, Surroundings, place
from antq_site.publishers import publisher_of


def _nothing(_: Hit) -> None:
    """These rules weigh places, they match no pattern."""


HOST = Rule("locality.seat-of-host", "", _nothing)
ORGANISER = Rule("locality.seat-of-organiser", "", _nothing)
HEADLINE = Rule("locality.headline-begins", "", _nothing)
MOST_NAMED = Rule("locality.most-named", "", _nothing)
PUBLISHER = Rule("locality.publisher-home", "", _nothing)


def _run(reading: Reading, known: Facts) -> Iterator[Fact[Any]]:
    around = surroundings(reading, known)
    acting = actors(reading)
    for choose in (_of_actors, _of_headline, _of_most_named, _of_publisher):
        fact = choose(reading, around, acting)
        if fact is not None:
            yield fact
            return


def _fact(placed: Placed, evidence: tuple[Evidence, ...], gazetteer: Gazetteer) -> Fact[Locality]:
    place = gazetteer.locality(placed.unit)
    return Fact(place, evidence, placed.because, placed.basis, placed.doubts)


def _of_actors(
    reading: Reading, around: Surroundings, acting: tuple[Actor, ...]
) -> Fact[Locality] | None:
    """The seat of who is visited, else of who holds the event, when it is named."""
    hosts = [one for one in acting if one.role is AgencyRole.HOST]
    organisers = [one for one in acting if one.role is AgencyRole.ORGANISER]
    for actor, rule in [*((one, HOST) for one in hosts), *((one, ORGANISER) for one in organisers)]:
        placed = _seat(actor, reading, around)
        if placed is not None:
            return _fact(
                placed, (Evidence(actor.mention.span, rule.name),), reading.knowledge.gazetteer
            )
    return None


def _seat(actor: Actor, reading: Reading, around: Surroundings) -> Placed | None:
    name = actor.name
    seats = list(names_in(actor.mention))
    gazetteer = reading.knowledge.gazetteer
    for seat in seats:
        placed = place(seat, around, gazetteer)
        if placed is not None:
            return placed
    if isinstance(name, AgencyName) and (level := _level_alone(name)):
        return _most_named(reading, around, level)
    return None


def _level_alone(name: AgencyName) -> str | None:
    whole = name
    while whole.parent is not None:
        whole = whole.parent
    return whole.level or whole.body.word or ("tỉnh" if whole.body.id == "so" else None)


def _most_named(reading: Reading, around: Surroundings, word: str) -> Placed | None:
    """«Công an tỉnh» alone: the unit of that level that the article names most often."""
    gazetteer = reading.knowledge.gazetteer
    counted: Counter[str] = Counter()
    for mention in reading.mentions:
        for name in names_in(mention):
            placed = place(name, around, gazetteer)
            if placed is None:
                continue
            counted.update(
                unit.id for unit in gazetteer.lineage(placed.unit) if unit.kind.word.lower() == word
            )
    if not counted and around.home and word in ("tỉnh", "thành phố"):
        counted[around.home] += 1
    if not counted:
        return None
    unit = min(counted, key=lambda one: (-counted[one], one))
    reason = Reason("most-named", (gazetteer[unit].full_name,))
    return Placed(unit, Basis.INFERRED, (reason,))


def _of_headline(
    reading: Reading, around: Surroundings, _: tuple[Actor, ...]
) -> Fact[Locality] | None:
    """A headline that begins with a place: «Phú Nhuận: …», «Đống Đa tổng kết …»."""
    for block in reading.article.of(BlockKind.HEADLINE):
        run = syllables(reading.article.text, block.span.start, 4)
        for count in range(len(run), 1, -1):
            end = run[count - 1][1]
            name = reading.article.text[block.span.start : end]
            units = reading.knowledge.vocabulary.units_called(name)
            larger = tuple(u for u in units if reading.knowledge.gazetteer[u].kind.level < 3)
            placed = place(PlaceName(None, name, larger), around, reading.knowledge.gazetteer)
            if placed is not None:
                evidence = (Evidence(Span(block.span.start, end), HEADLINE.name),)
                return _fact(placed, evidence, reading.knowledge.gazetteer)
    return None


_WEIGHTS = {BlockKind.HEADLINE: 4, BlockKind.LEDE: 3, BlockKind.BODY: 1, BlockKind.CAPTION: 1}


def _of_most_named(
    reading: Reading, around: Surroundings, _: tuple[Actor, ...]
) -> Fact[Locality] | None:
    """The place that headline and opening name most; its province when districts compete."""
    gazetteer = reading.knowledge.gazetteer
    weights: Counter[str] = Counter()
    spans: dict[str, Mention] = {}
    for block in reading.article.of(*READ_KINDS):
        for mention in reading.mentions:
            if not block.span.start <= mention.start < block.span.end:
                continue
            for name in names_in(mention):
                placed = place(name, around, gazetteer)
                if placed is not None:
                    weights[placed.unit] += _WEIGHTS.get(block.kind, 1)
                    spans.setdefault(placed.unit, mention)
    if not weights:
        return None
    unit = min(weights, key=lambda one: (-weights[one], one))
    if weights[unit] < 3:
        return None
    reason = Reason("most-named", (gazetteer[unit].full_name,))
    placed = Placed(
        unit, Basis.INFERRED, (reason,), (Reason("place-by-count", (gazetteer[unit].full_name,)),)
    )
    return _fact(placed, (Evidence(spans[unit].span, MOST_NAMED.name),), gazetteer)


def _of_publisher(
    reading: Reading, around: Surroundings, _: tuple[Actor, ...]
) -> Fact[Locality] | None:
    """Nothing but the publisher's home: a local event of a local paper, with a doubt."""
    publisher = publisher_of(reading.article, reading.knowledge)
    if publisher is None or around.home is None or not reading.article.of(BlockKind.LEDE):
        return None
    gazetteer = reading.knowledge.gazetteer
    words = (gazetteer[around.home].name, around.home_name)
    reason = Reason("province-of-publisher", words)
    placed = Placed(around.home, Basis.INFERRED, (reason,), (Reason("only-publisher", words),))
    return _fact(placed, (Evidence(publisher.span, PUBLISHER.name),), gazetteer)


EXTRACTOR = Extractor(
    "localities", ("dates",), (HOST, ORGANISER, HEADLINE, MOST_NAMED, PUBLISHER), _run
)
