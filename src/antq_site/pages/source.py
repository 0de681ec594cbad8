"""The page of one publisher: its articles, and what is shown of them."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted, by_years, district_counts
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import slug, source_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a publisher, by name."""
    for publisher in sorted(filter(None, archive.by_publisher), key=sort_key):
        yield from _source(publisher, archive, site)


def _source(publisher: str, archive: Archive, site: Site) -> Iterator[Page]:
    articles = archive.by_publisher[publisher]
    places = district_counts(articles, site, None)
    for part in paged(articles, source_url(slug(publisher)), site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(publisher, part.pager, site),
            partial(_context, publisher, part, places, site),
            site.catalogue("site.source-description", publisher, len(articles)),
            (part.pager.key, places, keys_of(part.entries)),
        )


def _context(
    publisher: str, part: Part[Summary], places: tuple[Counted, ...], site: Site
) -> Mapping[str, Any]:
    index = Link(site.catalogue("site.menu-sources"), source_url())
    return {
        "part": part,
        "rights": site.rights(publisher),
        "years": by_years(part.entries),
        "places": places,
        "trail": (index, Link(publisher)),
    }


PAGE = PageType("source", pages)
