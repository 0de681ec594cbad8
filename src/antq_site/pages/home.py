"""The front page: what this is, how much of it there is, and the ways in."""

from collections.abc import Iterator
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import PageType
from antq_site.pages._ledger import commendations
from antq_site.pages._lists import award_forms, columns, provinces
from antq_site.pages._names import Names
from antq_site.site import Site

NEWEST = 10
"""How many of the newest articles stand on the front page."""


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one front page."""
    names = Names(archive, site)
    context: dict[str, Any] = {
        "figures": _figures(archive, site),
        "newest": archive.summaries[:NEWEST],
        "years": columns(archive.by_year),
        "places": provinces(archive, names, site),
        "forms": award_forms(archive, names, site, gifts=False),
    }
    description = site.config.description or site.catalogue("site.home-what")
    yield Page("", PAGE.template, site.config.title, context, description)


def _figures(archive: Archive, site: Site) -> tuple[tuple[str, int], ...]:
    counted = {
        "articles": len(archive.summaries),
        "places": len({summary.unit for summary in archive.summaries if summary.unit}),
        "officials": len(archive.officials),
        "awarding": len({row.summary.id for row in commendations(archive.awards)}),
    }
    return tuple((site.catalogue(f"site.figure-{name}"), n) for name, n in counted.items())


PAGE = PageType("home", pages)
