"""Decides what the facts say about the article: `read` makes a record of a seed."""

from collections.abc import Iterator
from typing import Any, TypeVar

from antq_site.anatomy._engine import segment
from antq_site.errors import Place, SeedError
from antq_site.extract._engine import Reading, extract_facts
from antq_site.knowledge import Knowledge
from antq_site.model import (
    Agency,
    AgencyRole,
    Article,
    ArticleDate,
    Award,
    AwardKind,
    BlockKind,
    Byline,
    Captured,
    Event,
    Fact,
    Facts,
    Headline,
    Indicator,
    Locality,
    Model,
    Note,
    Occasion,
    Official,
    Period,
    Programme,
    Provenance,
    Published,
    Reason,
    Record,
    Seed,
    Severity,
)
from antq_site.publishers import publisher_of
from antq_site.redaction import redact
from antq_site.seeds import decode, record_id

V = TypeVar("V")


def read(seed: Seed, knowledge: Knowledge) -> Record:
    """Read one article.

    Args:
        seed: Its bytes.
        knowledge: Words and places.

    Returns:
        What the archive says about it. The same seed and knowledge give the same record.

    Raises:
        SeedError: When the bytes are no text, or the text is no article.
    """
    article = article_of(seed, knowledge)
    return describe(article, extract_facts(Reading(article, knowledge)), knowledge)


def article_of(seed: Seed, knowledge: Knowledge) -> Article:
    """Decode, mask and segment a seed; the text is frozen from here on.

    Raises:
        SeedError: When the bytes are no text, or nothing but furniture.
    """
    decoded = decode(seed)
    text, masked = redact(decoded.text)
    segmented = segment(text, knowledge.lexicon)
    if not segmented.text:
        raise SeedError("no-article", place=Place(seed.file))
    repairs = (*decoded.repairs, *(("masked",) if masked else ()))
    provenance = Provenance(seed.file, seed.sha256, decoded.encoding, repairs)
    stem = seed.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    article = Article(
        record_id(stem), provenance, segmented.text, segmented.blocks, segmented.lines
    )
    return _with_publisher(article, knowledge)


def _with_publisher(article: Article, knowledge: Knowledge) -> Article:
    printed = publisher_of(article, knowledge)
    if printed is None:
        return article
    known = article.provenance
    provenance = Provenance(
        known.file,
        known.sha256,
        known.encoding,
        known.repairs,
        publisher=printed.name,
        publisher_kind=printed.kind,
    )
    return Article(article.id, provenance, article.text, article.blocks, article.lines)


def describe(article: Article, facts: Facts, knowledge: Knowledge) -> Record:
    """Choose, of all facts, what the record says.

    Facts of one kind keep the order in which they were read; of those that a record has once, the
    first is taken.
    """
    agencies = facts.of(Agency)
    awards = tuple(_laddered(award, knowledge) for award in facts.of(Award))
    return Record(
        article=article,
        headline=_first(facts, Headline),
        byline=_first(facts, Byline),
        keywords=_keywords(article),
        captured=_first(facts, Captured),
        published=_first(facts, Published),
        date=_first(facts, ArticleDate),
        event=_first(facts, Event),
        period=_first(facts, Period),
        locality=_first(facts, Locality),
        localities=facts.of(Locality),
        agency=_organiser(agencies),
        agencies=agencies,
        officials=facts.of(Official),
        awards=tuple(award for award in awards if award.value.occasion is Occasion.EVENT),
        awards_mentioned=tuple(a for a in awards if a.value.occasion is not Occasion.EVENT),
        programmes=facts.of(Programme),
        models=facts.of(Model),
        indicators=facts.of(Indicator),
        notes=tuple(_notes(article, facts)),
    )


def _first(facts: Facts, kind: type[V]) -> Fact[V] | None:
    found = facts.of(kind)
    return found[0] if found else None


def _organiser(agencies: tuple[Fact[Agency], ...]) -> Fact[Agency] | None:
    """The first that holds the event; failing that, the one that is visited."""
    for role in (AgencyRole.ORGANISER, AgencyRole.HOST):
        for fact in agencies:
            if fact.value.role is role:
                return fact
    return None


def _keywords(article: Article) -> tuple[str, ...]:
    found: list[str] = []
    for block in article.of(BlockKind.KEYWORDS):
        found += [word.strip() for word in article.quote(block.span).split(",")]
    return tuple(word for word in found if word)


_STATE_ORDERS = ("chu-tich-nuoc",)
_DISTRICT_BODIES = ("quận", "huyện", "thị xã", "phường", "xã", "thị trấn")


def _laddered(fact: Fact[Award], knowledge: Knowledge) -> Fact[Award]:
    """Doubt an award from a body that the law does not let confer it: a presenter read as giver?"""
    award = fact.value
    form = knowledge.lexicon.award_forms.get(award.form_id)
    if form is None or award.giver is None or award.kind is AwardKind.GIFT:
        return fact
    below = any(f" {word} " in f" {award.giver.lower()} " for word in _DISTRICT_BODIES)
    state = form.givers == _STATE_ORDERS and "Chủ tịch nước" not in award.giver
    if not state and not (form.id == "bang-khen" and below):
        return fact
    doubt = Reason("giver-may-not-confer", (award.giver, award.form))
    return Fact(award, fact.evidence, fact.because, fact.basis, (*fact.doubts, doubt))


def _notes(article: Article, facts: Facts) -> Iterator[Note]:
    if not facts.of(Headline):
        yield Note("no-headline", severity=Severity.WARNING)
    if not facts.of(ArticleDate):
        yield Note("no-date", severity=Severity.WARNING)
    if not facts.of(Locality):
        yield Note("no-place", severity=Severity.WARNING)
    yield from (Note(f"repair-{repair}") for repair in article.provenance.repairs)


def doubts_of(record: Record) -> Iterator[tuple[str, Fact[Any], Reason]]:
    """Every doubt of a record: the field, its fact, the doubt; in the order of the record."""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        for fact in value if isinstance(value, tuple) else (value,):
            if isinstance(fact, Fact):
                yield from ((field, fact, doubt) for doubt in fact.doubts)
