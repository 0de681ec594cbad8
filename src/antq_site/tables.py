"""The archive as tables: articles, officials, awards, agencies, places.

CSV, SQLite, the data package, the dictionary of the data page and the documents are made from
these; the columns of articles come from the table of fields.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from antq_site.archive import Archive, AwardRow
from antq_site.catalogue import Catalogue
from antq_site.dates import PartialDate
from antq_site.gazetteer import AdminUnit, UnitKind
from antq_site.linked import Entry
from antq_site.model import AuthorityRecord, Award, Office, Official, Summary
from antq_site.parts import COUNT, DATE, FLAG, ID, TEXT, TEXTS, Cell, Part, Shape, Unit, one_of
from antq_site.shapes import AWARD, LOCALITY, OFFICE, PERSON
from antq_site.site import Site
from antq_site.urls import article_url, place_url

R = TypeVar("R")


class Reference(NamedTuple):
    """A column whose values are keys of another table."""

    column: str
    table: str
    key: str


class Table(msgspec.Struct, Generic[R], frozen=True):
    """One table.

    Attributes:
        shape: Its name and its columns.
        rows: All rows of an archive, in an order that is always the same.
        key: The column that names a row; None where no single one does.
        references: To other tables.
    """

    shape: Shape[R]
    rows: Callable[[Archive, Site], Iterator[R]]
    key: str | None = None
    references: tuple[Reference, ...] = ()

    @property
    def name(self) -> str:
        """Of the file and of the table in SQLite."""
        return self.shape.name

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(part.name for part in self.shape.parts)

    def cells(self, rows: Iterable[R]) -> Iterator[list[Cell]]:
        """Rows as cells, in the order of the columns."""
        parts = self.shape.parts
        return ([part.cell(row) for part in parts] for row in rows)

    def label(self, say: Catalogue) -> str:
        """What people call it."""
        return say(f"fields.table-{self.name}")

    def meaning(self, say: Catalogue) -> str:
        """What a row is and what the table is good for."""
        return say(f"fields.table-{self.name}-what")


# --------------------------------------------------------------------------------- articles


def entries(summaries: Iterable[Summary], site: Site) -> Iterator[Entry]:
    """Articles with their addresses."""
    return (Entry(one, site.absolute(article_url(one.id))) for one in summaries)


def articles(site: Site) -> Table[Entry]:
    """The table of articles, with a column for each that a field brings."""
    columns = tuple(column for field in site.fields for column in field.columns)
    return Table(
        Shape("articles", columns),
        lambda archive, site: entries(archive.summaries, site),
        key="id",
        references=(Reference("unit", "places", "unit"),),
    )


_OF_ARTICLE = Reference("article", "articles", "id")


def _day(summary: Summary) -> PartialDate | None:
    return summary.date.value if summary.date else None


# -------------------------------------------------------------------------------- officials


class Named(NamedTuple):
    """An office in which an article names a person; None where only a rank is given."""

    summary: Summary
    person: str
    official: Official
    office: Office | None


def _named(archive: Archive, _: Site) -> Iterator[Named]:
    """One row an office; a person without one has a row too."""
    for summary in archive.summaries:
        for official, person in zip(summary.officials, summary.official_ids, strict=True):
            for office in official.offices or (None,):
                yield Named(summary, person, official, office)


OFFICIALS: Table[Named] = Table(
    Shape(
        "officials",
        (
            Part("article", ID, lambda one: one.summary.id, meaning="article"),
            Part("date", DATE, lambda one: _day(one.summary), maybe=True, meaning="article-date"),
            Part("official", ID, lambda one: one.person or None, maybe=True),
            *PERSON.seen_from(lambda one: one.official),
            *OFFICE.seen_from(lambda one: one.office, maybe=True),
            Part("roles", TEXTS, lambda one: one.official.roles, meaning="official-roles"),
        ),
    ),
    _named,
    references=(_OF_ARTICLE,),
)


# ----------------------------------------------------------------------------------- awards


class Given(NamedTuple):
    """An award as an article tells it.

    Attributes:
        number: Which of those conferred at its event, from 1; None for one only mentioned.
        counted: Whether it is summed.
    """

    summary: Summary
    award: Award
    number: int | None
    counted: bool


def given(rows: Iterable[AwardRow]) -> Iterator[Given]:
    """Awards conferred, as rows of the table."""
    return (Given(one.summary, one.award, one.number, one.counted) for one in rows)


def _given(archive: Archive, _: Site) -> Iterator[Given]:
    """Awards conferred first, each article's numbered; then those only mentioned, never counted."""
    yield from given(archive.awards)
    for summary in archive.summaries:
        for award in summary.awards_mentioned:
            yield Given(summary, award, number=None, counted=False)


AWARDS: Table[Given] = Table(
    Shape(
        "awards",
        (
            Part("article", ID, lambda one: one.summary.id, meaning="article"),
            Part("date", DATE, lambda one: _day(one.summary), maybe=True, meaning="article-date"),
            Part("number", COUNT, lambda one: one.number, maybe=True),
            Part("form_id", ID, lambda one: one.award.form_id),
            *AWARD.seen_from(lambda one: one.award),
            Part("counted", FLAG, lambda one: one.counted),
            Part("giver_unit", TEXT, lambda one: one.award.giver_unit, maybe=True),
            *LOCALITY.seen_from(lambda one: one.summary.locality, maybe=True),
            Part("event_id", TEXT, lambda one: one.summary.event_id, maybe=True),
        ),
    ),
    _given,
    references=(_OF_ARTICLE,),
)


# --------------------------------------------------------------------- agencies and places


class Body(NamedTuple):
    """An agency with the address of its page."""

    record: AuthorityRecord
    url: str


def _bodies(archive: Archive, site: Site) -> Iterator[Body]:
    return (Body(one, site.absolute(one.url) or one.url) for one in archive.agencies)


AGENCIES: Table[Body] = Table(
    Shape(
        "agencies",
        (
            Part("id", TEXT, lambda one: one.record.id),
            Part("url", TEXT, lambda one: one.url),
            Part("name", TEXT, lambda one: one.record.authorised_form),
            Part("other_names", TEXTS, lambda one: one.record.variant_forms),
            Part("kind", TEXT, lambda one: one.record.agency_kind, maybe=True),
            Part("unit", TEXT, lambda one: one.record.unit, maybe=True),
            Part("articles", COUNT, lambda one: len(one.record.records), unit=Unit.ARTICLE),
        ),
    ),
    _bodies,
    key="id",
)


class Place(NamedTuple):
    """A unit with the address of its page and the number of its articles."""

    unit: AdminUnit
    url: str
    articles: int


def _places(archive: Archive, site: Site) -> Iterator[Place]:
    """Places with articles, in the order of the gazetteer."""
    for unit in site.knowledge.gazetteer:
        rows = archive.by_place.get(unit.id, ())
        if rows:
            url = place_url(unit.path)
            yield Place(unit, site.absolute(url) or url, len(rows))


PLACES: Table[Place] = Table(
    Shape(
        "places",
        (
            Part("unit", TEXT, lambda one: one.unit.id),
            Part("url", TEXT, lambda one: one.url),
            Part("name", TEXT, lambda one: one.unit.full_name),
            Part("kind", one_of(UnitKind), lambda one: one.unit.kind),
            Part("parent", TEXT, lambda one: one.unit.parent, maybe=True),
            Part("valid_from", DATE, lambda one: one.unit.valid_from, maybe=True),
            Part("valid_until", DATE, lambda one: one.unit.valid_until, maybe=True),
            Part("successors", TEXTS, lambda one: one.unit.successors),
            Part("articles", COUNT, lambda one: one.articles, unit=Unit.ARTICLE),
        ),
    ),
    _places,
    key="unit",
)


def all_tables(site: Site) -> tuple[Table[Any], ...]:
    """All tables, in the order in which people meet them."""
    return (articles(site), OFFICIALS, AWARDS, AGENCIES, PLACES)
