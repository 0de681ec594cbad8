"""The ledger of awards: who gave what to how many, when and where."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._ledger import Ledger, commendations
from antq_site.pages._lists import Counted, award_forms
from antq_site.pages._names import Names
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The ledger, in pages where it is long."""
    names = Names(archive, site)
    ledger = Ledger(archive, names, site)
    title = site.catalogue("site.menu-awards")
    for part in paged(archive.awards, PAGE.url, site):
        context = {
            "part": part,
            "entries": ledger.entries(part.entries),
            "forms": award_forms(archive, names, site),
            "years": _years(archive, names),
            "totals": archive.totals(archive.awards),
            "trail": (Link(title),),
        }
        heading = numbered(title, part.pager, site)
        what = site.catalogue("site.awards-what")
        yield Page(part.pager.here, PAGE.template, heading, context, what)


def _years(archive: Archive, names: Names) -> tuple[Counted, ...]:
    counts: dict[int | None, int] = {}
    for row in commendations(archive.awards):
        counts[row.summary.year] = counts.get(row.summary.year, 0) + 1
    ordered = sorted(counts, key=lambda year: -(year or 0))
    return tuple(Counted(*names.year(year), counts[year]) for year in ordered)


PAGE = PageType("awards", pages, menu=50, url="khen-thuong/")
