"""One month of a year."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._names import Names
from antq_site.site import Site
from antq_site.urls import year_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Each month with articles, oldest first."""
    names = Names(archive, site)
    for year, month in sorted(archive.by_month):
        yield from _month(year, month, archive, names, site)


def _month(year: int, month: int, archive: Archive, names: Names, site: Site) -> Iterator[Page]:
    articles = archive.by_month[year, month]
    title = names.year(year, month).label
    trail = (Link(site.catalogue("site.menu-years"), "nam/"), names.year(year), Link(title))
    for part in paged(articles, year_url(year, month), site):
        context = {"part": part, "year": year, "trail": trail}
        description = site.catalogue("site.year-description", title, len(articles))
        url = part.pager.here
        yield Page(url, PAGE.template, numbered(title, part.pager, site), context, description)


PAGE = PageType("month", pages)
