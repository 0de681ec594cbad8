"""The index of years."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._lists import Counted, columns
from antq_site.pages._names import names_of
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one index of years, with the months of each."""
    title = site.catalogue("site.menu-years")
    counts = [
        sorted((key, len(rows)) for key, rows in archive.by_month.items()),
        [(key, len(rows)) for key, rows in archive.by_year.items()],
    ]
    make, what = partial(_context, archive, site, title), site.catalogue("site.years-what")
    yield Page(PAGE.url, PAGE.template, title, make, what, (counts,))


def _context(archive: Archive, site: Site, title: str) -> Mapping[str, Any]:
    names = names_of(archive, site)
    months: dict[int, list[Counted]] = {}
    for year, month in sorted(archive.by_month):
        label = site.catalogue("site.month-short", month)
        link = names.year(year, month)
        count = len(archive.by_month[year, month])
        months.setdefault(year, []).append(Counted(label, link.url, count))
    return {
        "chart_rows": columns(archive.by_year),
        "months": months,
        "numbers": sorted((y for y in archive.by_year if y is not None), reverse=True),
        "by_year": {year: len(rows) for year, rows in archive.by_year.items()},
        "unknown": len(archive.by_year.get(None, ())),
        "trail": (Link(title),),
    }


PAGE = PageType("years", pages, menu=20, url="nam/")
