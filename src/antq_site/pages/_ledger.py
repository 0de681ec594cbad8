"""Rows and totals of awards, as the ledger and other pages show them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from antq_site.archive import Archive, AwardRow, Totals
from antq_site.gazetteer import AdminUnit
from antq_site.model import ArticleDate, AwardKind, Page
from antq_site.pages._engine import Link, Part, numbered, paged
from antq_site.pages._names import Names, names_of
from antq_site.pages._values import award_counts
from antq_site.phrasing import Phrasing
from antq_site.site import Site
from antq_site.urls import article_url, award_url


def commendations(rows: Iterable[AwardRow]) -> tuple[AwardRow, ...]:
    """Awards without gifts, which are no commendations, and without what was counted before."""
    return tuple(row for row in rows if row.counted and row.award.kind is not AwardKind.GIFT)


def times(rows: Iterable[AwardRow]) -> int:
    """How many times something was conferred, each event counted once."""
    return sum(row.counted for row in rows)


KindTotals = dict[AwardKind, Totals]
"""Sums by family of award."""


class Entry(NamedTuple):
    """One award in the ledger.

    Attributes:
        date: Of the article.
        form: Leads to the ledger of that form.
        giver: Leads to the agency, where it has a page; None where nobody is named.
        counts: To how many, in words.
        place: Leads to the place; None where that is unknown.
        words: Address of the words that state it.
        headline: Of the article.
        counted: False when another article already told the same award of the same event.
    """

    date: ArticleDate | None
    form: Link
    giver: Link | None
    counts: str
    place: Link | None
    words: str
    headline: str
    counted: bool


class Ledger:
    """Makes ledger entries for one archive; knows which awards stand in which article."""

    def __init__(self, archive: Archive, names: Names, site: Site) -> None:
        self._archive = archive
        self.names = names
        self._site = site
        self._phrasing = Phrasing(site.catalogue)
        self._by_record: dict[str, list[AwardRow]] = {}
        for row in archive.awards:
            self._by_record.setdefault(row.summary.id, []).append(row)

    @property
    def index(self) -> Link:
        """The ledger itself."""
        return Link(self._site.catalogue("site.menu-awards"), award_url())

    def key(self, rows: Iterable[AwardRow]) -> tuple[object, ...]:
        """What entries for rows and their totals depend on."""
        return tuple(row.key for row in rows)

    def rows_of(self, records: Iterable[str]) -> tuple[AwardRow, ...]:
        """The awards of some articles, in the order of the articles."""
        return tuple(row for record in records for row in self._by_record.get(record, ()))

    def entries(self, rows: Iterable[AwardRow]) -> tuple[Entry, ...]:
        """Entries for rows, in their order."""
        return tuple(self._entry(row) for row in rows)

    def totals(self, rows: Iterable[AwardRow]) -> tuple[tuple[str, int], ...]:
        """How many times each form was conferred, each event counted once; most frequent first."""
        counts: dict[str, int] = {}
        for row in rows:
            if row.counted:
                counts[row.award.form] = counts.get(row.award.form, 0) + 1
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _entry(self, row: AwardRow) -> Entry:
        summary, award = row.summary, row.award
        return Entry(
            date=summary.date,
            form=self.names.form(award.form_id, award.form),
            giver=self._giver(row),
            counts=award_counts(award, self._site, self._phrasing),
            place=self.names.place(summary.unit) if summary.unit else None,
            words=f"{article_url(summary.id)}#khen-thuong-{row.number}-1",
            headline=summary.headline,
            counted=row.counted,
        )

    def _giver(self, row: AwardRow) -> Link | None:
        if row.award.giver is None:
            return None
        known = self.names.agencies_of(row.summary)
        return known.get(row.award.giver, Link(row.award.giver))


@lru_cache(maxsize=4)
def ledger_of(archive: Archive, site: Site) -> Ledger:
    """The ledger of an archive under some settings: the same for every page type."""
    return Ledger(archive, names_of(archive, site), site)


@lru_cache(maxsize=4)
def by_year(archive: Archive) -> dict[int | None, list[AwardRow]]:
    """The awards of each year, newest first, those without a year at the end."""
    found: dict[int | None, list[AwardRow]] = {}
    for row in archive.awards:
        found.setdefault(row.summary.year, []).append(row)
    return {year: found[year] for year in sorted(found, key=lambda year: -(year or 0))}


@lru_cache(maxsize=4)
def by_place(archive: Archive, site: Site) -> dict[AdminUnit, list[AwardRow]]:
    """The awards of each province, and of smaller places with more than a page of them.

    A place that lives on under its name stands once, as it is today.
    """
    gazetteer, found = site.knowledge.gazetteer, dict[str, list[AwardRow]]()
    for row in archive.awards:
        if row.summary.unit:
            for above in gazetteer.lineage(row.summary.unit):
                found.setdefault(above.path, []).append(row)
    units = {unit.path: unit for unit in gazetteer}
    return {
        unit: found[path]
        for path, unit in units.items()
        if path in found and (unit.parent is None or len(found[path]) > site.config.page_size)
    }


class Cut(NamedTuple):
    """A part of the ledger with a page of its own: one form, one year, one place.

    Attributes:
        template: That shows it.
        url: Of its first page.
        title: Of its page.
        name: In the way that leads to it.
        kicker: What kind of thing it is.
        description: One sentence.
        rows: Its awards, in the order of the ledger.
    """

    template: str
    url: str
    title: str
    name: str
    kicker: str
    description: str
    rows: Sequence[AwardRow]


def cut_pages(cut: Cut, archive: Archive, site: Site) -> Iterator[Page]:
    """The pages of a part of the ledger; the first tells its sums."""
    ledger, totals = ledger_of(archive, site), archive.totals(cut.rows)
    for part in paged(cut.rows, cut.url, site):
        yield Page(
            part.pager.here,
            cut.template,
            numbered(cut.title, part.pager, site),
            partial(_cut_context, cut, part, totals, ledger),
            cut.description,
            (part.pager.key, totals, ledger.key(part.entries)),
        )


def _cut_context(
    cut: Cut, part: Part[AwardRow], totals: KindTotals, ledger: Ledger
) -> Mapping[str, Any]:
    return {
        "kicker": cut.kicker,
        "part": part,
        "entries": ledger.entries(part.entries),
        "totals": totals,
        "trail": (ledger.index, Link(cut.name)),
    }
