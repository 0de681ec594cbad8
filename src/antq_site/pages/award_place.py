"""The ledger of one place: of every province, and of smaller places with a long one."""

from collections.abc import Iterator, Sequence

from antq_site.archive import Archive, AwardRow
from antq_site.gazetteer import AdminUnit
from antq_site.model import Page
from antq_site.pages._engine import PageType
from antq_site.pages._ledger import Cut, by_place, cut_pages
from antq_site.site import Site
from antq_site.urls import award_place_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One list a place, in the order of the gazetteer.

    A place whose awards all stand on its own page has none here, but that a province can be
    chosen in the ledger.
    """
    for unit, rows in by_place(archive, site).items():
        yield from cut_pages(_cut(unit, rows, site), archive, site)


def _cut(unit: AdminUnit, rows: Sequence[AwardRow], site: Site) -> Cut:
    title = site.catalogue("site.ledger-of", unit.full_name)
    return Cut(
        template=PAGE.template,
        url=award_place_url(unit.path),
        title=title,
        name=unit.full_name,
        kicker="",
        description=site.catalogue("site.form-description", title, len(rows)),
        rows=rows,
    )


PAGE = PageType("award_place", pages)
