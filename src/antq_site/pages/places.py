"""The index of places: provinces, and in each the places that articles are about."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._lists import provinces
from antq_site.pages._names import names_of
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one index of places."""
    title = site.catalogue("site.menu-places")
    counts = [(unit, len(rows)) for unit, rows in sorted(archive.by_place.items())]
    make = partial(_context, archive, site, title)
    what = site.catalogue("site.places-what")
    yield Page(PAGE.url, PAGE.template, title, make, what, (counts, len(archive.summaries)))


def _context(archive: Archive, site: Site, title: str) -> Mapping[str, Any]:
    placed = sum(summary.unit is not None for summary in archive.summaries)
    return {
        "places": provinces(archive, names_of(archive, site), site),
        "unplaced": len(archive.summaries) - placed,
        "trail": (Link(title),),
    }


PAGE = PageType("places", pages, menu=10, url="dia-phuong/")
