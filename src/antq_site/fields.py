"""The table of fields: one row says all there is to say of a field, everywhere.

From it are made the rows of «Thông tin chính», the public JSON and its schema, the columns of
``articles.csv``, JSON-LD, the meta tags of an article's page, the dictionary of the data page and
``docs/fields.md``. A new field is one row here and its label and meaning in the catalogue,
``fields.<name>`` and ``fields.<name>-what``.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from antq_site import linked
from antq_site.contents import Many, Notes, One, Plain, Rows, Whole
from antq_site.field import Facet, Field, MarkKind, Property, Sheet, Tag
from antq_site.linked import Entry
from antq_site.model import Agency, DateOf, Fact, Locality, Record, Summary
from antq_site.parts import COUNT, DATE, FLAG, ID, TEXT, TEXTS, TIME, Json, Part, Unit, one_of
from antq_site.shapes import (
    AGENCY,
    ARTICLE_DATE,
    AWARD,
    BLOCK,
    EVENT,
    HEADLINE,
    INDICATOR,
    LOCALITY,
    MODEL,
    OFFICIAL,
    PERIOD,
    PROGRAMME,
    PROVENANCE,
    PUBLISHED,
)

W = TypeVar("W")

# ---------------------------------------------------------------------------- read off an entry


def _published(entry: Entry) -> str | None:
    return str(entry.summary.published.date) if entry.summary.published else None


def _printed_day(entry: Entry) -> Iterator[str | None]:
    """As Highwire tags write a day: 2023/05/30."""
    day = linked.iso(entry.summary.published.date) if entry.summary.published else None
    yield day.replace("-", "/") if day else None


def _days(entry: Entry) -> Iterator[str | None]:
    """The day of the event, or all days from the first to the last."""
    known = entry.summary.date
    start, end = (linked.iso(known.value), linked.iso(known.end)) if known else (None, None)
    yield f"{start}/{end}" if start and end else start


def _spatial(entry: Entry) -> Iterator[str | None]:
    known = entry.summary.locality
    if known is not None:
        yield ", ".join(filter(None, (known.commune, known.district, known.province)))


def _within(
    way: Callable[[Summary], W | None],
) -> Callable[[Callable[[W], object]], Callable[[Entry], object]]:
    """Make readers of what an article may not have; they read None where it has not."""

    def reader(read: Callable[[W], object]) -> Callable[[Entry], object]:
        def read_entry(entry: Entry) -> object:
            known = way(entry.summary)
            return None if known is None else read(known)

        return read_entry

    return reader


_of_date = _within(lambda one: one.date)
_of_published = _within(lambda one: one.published)
_of_period = _within(lambda one: one.period)
_of_place = _within(lambda one: one.locality)


def _other_places(record: Record) -> tuple[Fact[Locality], ...]:
    main = record.locality
    return tuple(one for one in record.localities if main is None or one.value != main.value)


def _organiser_first(record: Record) -> tuple[Fact[Agency], ...]:
    organiser, others = record.agency, record.agencies
    if organiser is None or any(one.value.name == organiser.value.name for one in others):
        return others
    return (organiser, *others)


# --------------------------------------------------------------------------------- the table

FIELDS: tuple[Field, ...] = (
    Field(
        "id",
        Plain(Part("id", ID, lambda r: r.id)),
        columns=(
            Part("id", ID, lambda e: e.summary.id),
            Part("url", TEXT, lambda e: e.url),
        ),
        properties=(
            Property("@id", lambda e: e.address),
            Property("url", lambda e: e.address),
        ),
        tags=(
            Tag("DC.identifier", lambda e: [e.address]),
            Tag("citation_public_url", lambda e: [e.address]),
        ),
    ),
    Field(
        "source",
        Whole(PROVENANCE, lambda r: r.article.provenance),
        columns=(
            Part("publisher", TEXT, lambda e: e.summary.publisher, maybe=True),
            Part("original", TEXT, lambda e: e.summary.url, maybe=True),
        ),
        properties=(
            Property("publisher", lambda e: linked.named("Organization", e.summary.publisher)),
            Property("sameAs", lambda e: e.summary.url),
        ),
        tags=(
            Tag("DC.publisher", lambda e: [e.summary.publisher]),
            Tag("DCTERMS.isVersionOf", lambda e: [e.summary.url]),
            Tag("citation_journal_title", lambda e: [e.summary.publisher]),
        ),
        facet=Facet("publisher", lambda summary: [summary.publisher]),
        index="nguon/",
    ),
    Field(
        "headline",
        One(HEADLINE, lambda r: r.headline),
        columns=(Part("headline", TEXT, lambda e: e.summary.headline),),
        properties=(Property("headline", lambda e: e.summary.headline),),
        tags=(
            Tag("DC.title", lambda e: [e.summary.headline]),
            Tag("citation_title", lambda e: [e.summary.headline]),
        ),
    ),
    Field(
        "byline",
        Plain(
            Part(
                "byline",
                TEXT,
                lambda r: r.byline.value.name if r.byline else None,
                maybe=True,
            )
        ),
        columns=(Part("byline", TEXT, lambda e: e.summary.byline, maybe=True),),
        properties=(Property("author", lambda e: linked.named("Person", e.summary.byline)),),
        tags=(
            Tag("DC.creator", lambda e: [e.summary.byline]),
            Tag("citation_author", lambda e: [e.summary.byline]),
        ),
    ),
    Field(
        "keywords",
        Plain(Part("keywords", TEXTS, lambda r: r.keywords)),
        columns=(Part("keywords", TEXTS, lambda e: e.summary.keywords),),
        properties=(Property("keywords", lambda e: list(e.summary.keywords)),),
        tags=(Tag("DC.subject", lambda e: e.summary.keywords),),
    ),
    Field(
        "captured",
        Plain(
            Part(
                "captured",
                DATE,
                lambda r: r.captured.value.date if r.captured else None,
                maybe=True,
            )
        ),
        columns=(Part("captured", DATE, lambda e: e.summary.captured, maybe=True),),
    ),
    Field(
        "date",
        One(ARTICLE_DATE, lambda r: r.date),
        sheet=Sheet("date", "ngay", MarkKind.DATE),
        columns=(
            Part("date", DATE, _of_date(lambda one: one.value), maybe=True),
            Part("date_end", DATE, _of_date(lambda one: one.end), maybe=True),
            Part("date_of", one_of(DateOf), _of_date(lambda one: one.of), maybe=True),
        ),
        tags=(Tag("DCTERMS.temporal", _days),),
        facet=Facet("year", lambda summary: [str(summary.year) if summary.year else None]),
        index="nam/",
    ),
    Field(
        "published",
        One(PUBLISHED, lambda r: r.published),
        sheet=Sheet("published", "dang", MarkKind.DATE),
        columns=(
            Part("published", DATE, _published, maybe=True),
            Part("published_time", TIME, _of_published(lambda one: one.time), maybe=True),
        ),
        properties=(Property("datePublished", linked.published_at),),
        tags=(
            Tag("DCTERMS.issued", lambda e: [_published(e)]),
            Tag("citation_publication_date", _printed_day),
            Tag("article:published_time", lambda e: [linked.published_at(e)]),
        ),
    ),
    Field(
        "event",
        One(EVENT, lambda r: r.event),
        sheet=Sheet("event", "su-kien", MarkKind.OTHER),
        columns=(
            Part("event_id", TEXT, lambda e: e.summary.event_id, maybe=True),
            Part("event_kind", TEXT, lambda e: e.summary.event_kind, maybe=True),
            Part("event_name", TEXT, lambda e: e.summary.event_name, maybe=True),
        ),
        properties=(Property("about", linked.event),),
        facet=Facet("event", lambda summary: [summary.event_kind]),
    ),
    Field(
        "period",
        One(PERIOD, lambda r: r.period),
        sheet=Sheet("period", "ky", MarkKind.OTHER),
        columns=(
            Part("period_from", DATE, _of_period(lambda one: one.start), maybe=True),
            Part("period_to", DATE, _of_period(lambda one: one.end), maybe=True),
        ),
        properties=(Property("temporalCoverage", linked.period),),
        tags=(Tag("DCTERMS.temporal", lambda e: [linked.period(e)]),),
    ),
    Field(
        "locality",
        One(LOCALITY, lambda r: r.locality),
        sheet=Sheet("place", "dia-phuong", MarkKind.PLACE),
        columns=(
            Part("province", TEXT, _of_place(lambda known: known.province), maybe=True),
            Part("district", TEXT, _of_place(lambda known: known.district), maybe=True),
            Part("commune", TEXT, _of_place(lambda known: known.commune), maybe=True),
            Part("unit", TEXT, _of_place(lambda known: known.unit), maybe=True),
        ),
        properties=(Property("contentLocation", linked.place),),
        tags=(Tag("DCTERMS.spatial", _spatial),),
        facet=Facet("place", lambda summary: [summary.unit]),
        index="dia-phuong/",
    ),
    Field(
        "localities",
        Many(LOCALITY, lambda r: r.localities),
        sheet=Sheet("place", "noi-khac", MarkKind.PLACE, facts=_other_places),
        columns=(Part("other_units", TEXTS, lambda e: e.summary.other_units),),
    ),
    Field(
        "agency",
        One(AGENCY, lambda r: r.agency),
        columns=(Part("organiser", TEXT, lambda e: e.summary.organiser, maybe=True),),
    ),
    Field(
        "agencies",
        Many(AGENCY, lambda r: r.agencies),
        sheet=Sheet("agency", "co-quan", MarkKind.AGENCY, facts=_organiser_first),
        columns=(
            Part("agencies", COUNT, lambda e: len(e.summary.agencies)),
            Part("agency_ids", TEXTS, lambda e: tuple(filter(None, e.summary.agency_ids))),
        ),
        properties=(Property("mentions", linked.bodies),),
        facet=Facet("agency", lambda summary: summary.agency_ids),
        index="co-quan/",
    ),
    Field(
        "officials",
        Many(OFFICIAL, lambda r: r.officials),
        sheet=Sheet("official", "can-bo", MarkKind.OFFICIAL),
        columns=(
            Part(
                "officials",
                COUNT,
                lambda e: len(e.summary.officials),
                unit=Unit.PERSON,
            ),
        ),
        properties=(Property("mentions", linked.people),),
        index="can-bo/",
    ),
    Field(
        "awards",
        Many(AWARD, lambda r: r.awards),
        sheet=Sheet("award", "khen-thuong", MarkKind.AWARD, awaited=True),
        columns=(Part("awards", COUNT, lambda e: len(e.summary.awards), unit=Unit.AWARD),),
        facet=Facet("form", lambda summary: [award.form_id for award in summary.awards]),
        index="khen-thuong/",
    ),
    Field(
        "awards_mentioned",
        Many(AWARD, lambda r: r.awards_mentioned),
        sheet=Sheet("mentioned", "nhac-den", MarkKind.AWARD),
        columns=(
            Part(
                "awards_mentioned",
                COUNT,
                lambda e: len(e.summary.awards_mentioned),
                unit=Unit.AWARD,
            ),
        ),
    ),
    Field(
        "programmes",
        Many(PROGRAMME, lambda r: r.programmes),
        sheet=Sheet("programme", "phong-trao", MarkKind.OTHER),
        columns=(
            Part(
                "programmes",
                TEXTS,
                lambda e: tuple(one.name for one in e.summary.programmes),
            ),
        ),
        properties=(Property("mentions", linked.programmes),),
        index="phong-trao/",
    ),
    Field(
        "models",
        Many(MODEL, lambda r: r.models),
        sheet=Sheet("model", "mo-hinh", MarkKind.OTHER),
    ),
    Field(
        "indicators",
        Many(INDICATOR, lambda r: r.indicators),
        sheet=Sheet("indicator", "chi-so", MarkKind.OTHER),
    ),
    Field("blocks", Rows(BLOCK, lambda r: r.article.blocks)),
    Field(
        "notes",
        Notes(),
        columns=(Part("doubts", COUNT, lambda e: e.summary.doubts, unit=Unit.DOUBT),),
    ),
    Field(
        "checked",
        Plain(Part("checked", FLAG, lambda r: r.checked)),
        columns=(Part("checked", FLAG, lambda e: e.summary.checked),),
    ),
)


# ----------------------------------------------------------------------- what is made of it


def properties(entry: Entry, fields: Iterable[Field] = FIELDS) -> Json:
    """What the fields say of an article in the words of schema.org.

    Returns:
        From property to value; what is not known is left out, lists of one property are joined.
    """
    found: Json = {}
    for field in fields:
        for one in field.properties:
            value = one.read(entry)
            known = found.get(one.name)
            joined = known + value if isinstance(known, list) and isinstance(value, list) else value
            found[one.name] = joined
    return linked.without_nothing(found)


def tags(entry: Entry, fields: Iterable[Field] = FIELDS) -> tuple[tuple[str, str], ...]:
    """The meta tags of an article: name and content, without those that would be empty."""
    return tuple(
        (tag.name, content)
        for field in fields
        for tag in field.tags
        for content in tag.read(entry)
        if content
    )
