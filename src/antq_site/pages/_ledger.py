"""Rows and totals of awards, as the ledger and other pages show them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from antq_site.archive import Archive, AwardRow, Totals
from antq_site.model import ArticleDate, AwardKind
from antq_site.pages._engine import Link
from antq_site.pages._names import Names, names_of
from antq_site.pages._values import award_counts
from antq_site.phrasing import Phrasing
from antq_site.site import Site
from antq_site.urls import article_url


def commendations(rows: Iterable[AwardRow]) -> tuple[AwardRow, ...]:
    """Awards without gifts, which are no commendations, and without what was counted before."""
    return tuple(row for row in rows if row.counted and row.award.kind is not AwardKind.GIFT)


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
