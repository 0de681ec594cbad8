"""What the archive keeps in memory of an article: about 1 kB, no text, no evidence."""

from collections.abc import Iterable
from typing import TypeVar

from antq_site.digests import digest
from antq_site.model import Article, BlockKind, Fact, Record, Summary
from antq_site.record import doubts_of

V = TypeVar("V")

LEDE_LIMIT = 240
"""Characters of the opening that lists and link previews show."""


def summarise(record: Record) -> Summary:
    """Take from a record what indexes, lists and neighbours need."""
    return Summary(
        id=record.id,
        headline=record.headline.value.text if record.headline else record.article.provenance.file,
        date=record.date.value if record.date else None,
        published=record.published.value if record.published else None,
        captured=record.captured.value.date if record.captured else None,
        lede=_lede(record.article),
        unit=record.locality.value.unit if record.locality else None,
        locality=record.locality.value if record.locality else None,
        other_units=_other_units(record),
        publisher=record.article.provenance.publisher,
        byline=record.byline.value.name if record.byline else None,
        url=record.article.provenance.url,
        keywords=record.keywords,
        event_kind=record.event.value.kind if record.event else None,
        event_name=record.event.value.name if record.event else None,
        period=record.period.value if record.period else None,
        organiser=record.agency.value.name if record.agency else None,
        agencies=_values(record.agencies),
        officials=_values(record.officials),
        awards=_values(record.awards),
        awards_mentioned=_values(record.awards_mentioned),
        programmes=_values(record.programmes),
        doubts=sum(1 for _ in doubts_of(record)),
        checked=record.checked,
        digest=digest(record),
    )


def _other_units(record: Record) -> tuple[str, ...]:
    main = record.locality.value.unit if record.locality else None
    units = dict.fromkeys(fact.value.unit for fact in record.localities)
    return tuple(unit for unit in units if unit != main)


def _values(facts: Iterable[Fact[V]]) -> tuple[V, ...]:
    return tuple(fact.value for fact in facts)


def _lede(article: Article) -> str:
    """The opening, cut at a word."""
    blocks = article.of(BlockKind.LEDE) or article.of(BlockKind.BODY)
    text = article.quote(blocks[0].span) if blocks else ""
    if len(text) <= LEDE_LIMIT:
        return text
    return text[: text.rfind(" ", 0, LEDE_LIMIT)].rstrip(" ,;:-–") + "…"


def archive_order(summary: Summary) -> tuple[object, ...]:
    """Newest first; a month after its days, a year after its months; undated last; then by id."""
    day = summary.date.value if summary.date else None
    if day is None or day.year is None:
        return (1, 0, 0, 0, summary.id)
    return (0, -day.year, -(day.month or 0), -(day.day or 0), summary.id)
