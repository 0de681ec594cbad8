"""The ledger of awards: who gave what to how many, when and where."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from antq_site.archive import Archive, AwardRow
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._ledger import KindTotals, Ledger, by_place, by_year, ledger_of, times
from antq_site.pages._lists import Counted, award_forms
from antq_site.pages._names import Names
from antq_site.site import Site
from antq_site.urls import award_place_url, award_year_url


class Overview(NamedTuple):
    """What stands on every page of the ledger: ways to its parts, and sums."""

    forms: tuple[Counted, ...]
    years: tuple[Counted, ...]
    places: tuple[Counted, ...]
    totals: KindTotals


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The ledger, in pages where it is long."""
    ledger = ledger_of(archive, site)
    title = site.catalogue("site.menu-awards")
    overview = Overview(
        award_forms(archive, ledger.names, site),
        _years(archive, ledger.names),
        _places(archive, site),
        archive.totals(archive.awards),
    )
    for part in paged(archive.awards, PAGE.url, site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, title, part, overview, ledger),
            site.catalogue("site.awards-what"),
            (part.pager.key, overview, ledger.key(part.entries)),
        )


def _context(
    title: str, part: Part[AwardRow], overview: Overview, ledger: Ledger
) -> Mapping[str, Any]:
    entries = ledger.entries(part.entries)
    return {**overview._asdict(), "part": part, "entries": entries, "trail": (Link(title),)}


def _years(archive: Archive, names: Names) -> tuple[Counted, ...]:
    return tuple(
        Counted(names.year(year).label, award_year_url(year), times(rows))
        for year, rows in by_year(archive).items()
    )


def _places(archive: Archive, site: Site) -> tuple[Counted, ...]:
    return tuple(
        Counted(unit.name, award_place_url(unit.path), times(rows))
        for unit, rows in by_place(archive, site).items()
        if unit.parent is None
    )


PAGE = PageType("awards", pages, menu=50, url="khen-thuong/")
