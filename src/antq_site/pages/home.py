"""The front page: what this is, how much of it there is, and the ways in."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._coverage import coverage
from antq_site.pages._engine import PageType
from antq_site.pages._ledger import commendations
from antq_site.pages._lists import award_forms, columns, provinces
from antq_site.pages._names import names_of
from antq_site.pages._tiles import tells_something, today
from antq_site.site import Site

NEWEST = 10
"""How many of the newest articles stand on the front page."""


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one front page; it depends on everything."""
    description = site.config.description or site.catalogue("site.home-what")
    make = partial(_context, archive, site)
    yield Page("", PAGE.template, site.config.title, make, description, (archive.key,))


def _context(archive: Archive, site: Site) -> Mapping[str, Any]:
    names = names_of(archive, site)
    large = tells_something(archive, site.knowledge.gazetteer)
    return {
        "sketch": today(archive, site) if large else None,
        "coverage": coverage(archive, names, site) if large else None,
        "figures": _figures(archive, site),
        "newest": archive.summaries[:NEWEST],
        "years": columns(archive.by_year),
        "places": provinces(archive, names, site),
        "forms": award_forms(archive, names, site, gifts=False),
    }


def _figures(archive: Archive, site: Site) -> tuple[tuple[str, int], ...]:
    counted = {
        "articles": len(archive.summaries),
        "places": len({summary.unit for summary in archive.summaries if summary.unit}),
        "officials": len(archive.officials),
        "awarding": len({row.summary.id for row in commendations(archive.awards)}),
    }
    return tuple((site.catalogue(f"site.figure-{name}"), n) for name, n in counted.items())


PAGE = PageType("home", pages)
