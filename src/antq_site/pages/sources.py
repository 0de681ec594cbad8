"""The index of publishers, and what is shown of each."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.site import Rights, Site
from antq_site.text import sort_key
from antq_site.urls import slug, source_url

Row = tuple[Counted, Rights]
"""A publisher with the number of its articles, and what is shown of them."""


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index by name; articles that show no publisher are counted at the end."""
    title = site.catalogue("site.menu-sources")
    known = sorted(filter(None, archive.by_publisher), key=sort_key)
    rows = [(_counted(name, archive), site.rights(name)) for name in known]
    unknown = len(archive.by_publisher.get(None, ()))
    for part in paged(rows, PAGE.url, site):
        heading = numbered(title, part.pager, site)
        make = partial(_context, part, unknown, title, site)
        what, inputs = site.catalogue("site.sources-what"), (part.pager.key, part.entries, unknown)
        yield Page(part.pager.here, PAGE.template, heading, make, what, inputs)


def _context(part: Part[Row], unknown: int, title: str, site: Site) -> Mapping[str, Any]:
    rights, trail = site.rights(None), (Link(title),)
    return {"part": part, "unknown": unknown, "unknown_rights": rights, "trail": trail}


def _counted(name: str, archive: Archive) -> Counted:
    return Counted(name, source_url(slug(name)), len(archive.by_publisher[name]))


PAGE = PageType("sources", pages, foot=10, url="nguon/")
