"""The ledger of one year."""

from collections.abc import Iterator, Sequence

from antq_site.archive import Archive, AwardRow
from antq_site.model import Page
from antq_site.pages._engine import PageType
from antq_site.pages._ledger import Cut, by_year, cut_pages, ledger_of
from antq_site.site import Site
from antq_site.urls import award_year_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One list a year, newest first, the awards without a year at the end."""
    for year, rows in by_year(archive).items():
        yield from cut_pages(_cut(year, rows, archive, site), archive, site)


def _cut(year: int | None, rows: Sequence[AwardRow], archive: Archive, site: Site) -> Cut:
    name = ledger_of(archive, site).names.year(year).label
    key = "site.ledger-without-year" if year is None else "site.ledger-of-year"
    title = site.catalogue(key, year)
    return Cut(
        template=PAGE.template,
        url=award_year_url(year),
        title=title,
        name=name,
        kicker="",
        description=site.catalogue("site.form-description", title, len(rows)),
        rows=rows,
    )


PAGE = PageType("award_year", pages)
