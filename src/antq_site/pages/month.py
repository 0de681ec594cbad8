"""One month of a year."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._names import Names, names_of
from antq_site.site import Site
from antq_site.urls import year_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Each month with articles, oldest first."""
    names = names_of(archive, site)
    for year, month in sorted(archive.by_month):
        yield from _month(year, month, archive, names, site)


def _month(year: int, month: int, archive: Archive, names: Names, site: Site) -> Iterator[Page]:
    articles = archive.by_month[year, month]
    title = names.year(year, month).label
    trail = (Link(site.catalogue("site.menu-years"), "nam/"), names.year(year), Link(title))
    for part in paged(articles, year_url(year, month), site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, part, year, trail),
            site.catalogue("site.year-description", title, len(articles)),
            (part.pager.key, keys_of(part.entries)),
        )


def _context(part: Part[Summary], year: int, trail: tuple[Link, ...]) -> Mapping[str, Any]:
    return {"part": part, "year": year, "trail": trail}


PAGE = PageType("month", pages)
