"""The sketch of the 63 provinces before July 2025."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._tiles import before, tells_something
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one sketch of before, where there is one of today."""
    if tells_something(archive, site.knowledge.gazetteer):
        title = site.catalogue("site.old-map")
        counts = [(unit, len(rows)) for unit, rows in sorted(archive.by_place.items())]
        make = partial(_context, archive, site, title)
        what = site.catalogue("site.old-map-what")
        yield Page(PAGE.url, PAGE.template, title, make, what, (counts,))


def _context(archive: Archive, site: Site, title: str) -> Mapping[str, Any]:
    index = Link(site.catalogue("site.menu-places"), "dia-phuong/")
    return {"sketch": before(archive, site), "trail": (index, Link(title))}


PAGE = PageType("old_map", pages, url="dia-phuong/dia-gioi-cu/")
