"""The index of places: provinces, and in each the places that articles are about."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._lists import provinces
from antq_site.pages._names import Names
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one index of places."""
    title = site.catalogue("site.menu-places")
    placed = sum(summary.unit is not None for summary in archive.summaries)
    context = {
        "places": provinces(archive, Names(archive, site), site),
        "unplaced": len(archive.summaries) - placed,
        "trail": (Link(title),),
    }
    yield Page(PAGE.url, PAGE.template, title, context, site.catalogue("site.places-what"))


PAGE = PageType("places", pages, menu=10, url="dia-phuong/")
