"""The index of movements, campaigns and programmes."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import programme_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index by name, in pages where it is long."""
    title = site.catalogue("site.title-programmes")
    known = sorted(archive.programmes.items(), key=lambda item: sort_key(item[1].name))
    rows = [
        Counted(programme.name, programme_url(key), len(archive.by_programme[key]))
        for key, programme in known
    ]
    for part in paged(rows, PAGE.url, site):
        heading = numbered(title, part.pager, site)
        what = site.catalogue("site.programmes-what")
        make, inputs = partial(_context, part, title), (part.pager.key, part.entries)
        yield Page(part.pager.here, PAGE.template, heading, make, what, inputs)


def _context(part: Part[Counted], title: str) -> Mapping[str, Any]:
    return {"part": part, "trail": (Link(title),)}


PAGE = PageType("programmes", pages, menu=60, url="phong-trao/")
