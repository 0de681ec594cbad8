"""The index of years."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._lists import Counted, columns
from antq_site.pages._names import Names
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one index of years, with the months of each."""
    names = Names(archive, site)
    title = site.catalogue("site.menu-years")
    months: dict[int, list[Counted]] = {}
    for year, month in sorted(archive.by_month):
        label = site.catalogue("site.month-short", month)
        link = names.year(year, month)
        count = len(archive.by_month[year, month])
        months.setdefault(year, []).append(Counted(label, link.url, count))
    context = {
        "chart_rows": columns(archive.by_year),
        "months": months,
        "numbers": sorted((y for y in archive.by_year if y is not None), reverse=True),
        "by_year": {year: len(rows) for year, rows in archive.by_year.items()},
        "unknown": len(archive.by_year.get(None, ())),
        "trail": (Link(title),),
    }
    yield Page(PAGE.url, PAGE.template, title, context, site.catalogue("site.years-what"))


PAGE = PageType("years", pages, menu=20, url="nam/")
