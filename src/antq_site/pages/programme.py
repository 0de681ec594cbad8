"""The page of one movement, campaign or programme."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted, by_years, district_counts
from antq_site.site import Site
from antq_site.urls import programme_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a programme, in alphabetical order of their ids."""
    for programme_id in sorted(archive.by_programme):
        yield from _programme(programme_id, archive, site)


def _programme(programme_id: str, archive: Archive, site: Site) -> Iterator[Page]:
    name = archive.programmes[programme_id].name
    articles = archive.by_programme[programme_id]
    places = district_counts(articles, site, None)
    trail = (Link(site.catalogue("site.title-programmes"), programme_url()), Link(name))
    for part in paged(articles, programme_url(programme_id), site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(name, part.pager, site),
            partial(_context, part, places, trail),
            site.catalogue("site.programme-description", name, len(articles)),
            (part.pager.key, places, keys_of(part.entries)),
        )


def _context(
    part: Part[Summary], places: tuple[Counted, ...], trail: tuple[Link, ...]
) -> Mapping[str, Any]:
    return {"part": part, "years": by_years(part.entries), "places": places, "trail": trail}


PAGE = PageType("programme", pages)
