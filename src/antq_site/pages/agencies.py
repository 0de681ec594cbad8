"""The index of agencies and organisations, below the places of their seats."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.pages._names import Names, names_of
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index, in pages where it is long."""
    title = site.catalogue("site.title-agencies")
    names = names_of(archive, site)
    for part in paged(_by_seat(archive, site), PAGE.url, site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, part, title, names),
            site.catalogue("site.agencies-what"),
            (part.pager.key, [(a.id, a.authorised_form, len(a.records)) for a in part.entries]),
        )


def _context(part: Part[AuthorityRecord], title: str, names: Names) -> Mapping[str, Any]:
    groups = tuple(_groups(part.entries, names))
    return {"part": part, "groups": groups, "trail": (Link(title),)}


def _by_seat(archive: Archive, site: Site) -> tuple[AuthorityRecord, ...]:
    """Central bodies first, then in the order of the gazetteer; within a place by name."""
    places = site.knowledge.gazetteer.order
    return tuple(sorted(archive.agencies, key=lambda agency: places.get(agency.unit or "", -1)))


def _groups(
    agencies: Sequence[AuthorityRecord], names: Names
) -> Iterator[tuple[tuple[Link, ...], tuple[Counted, ...]]]:
    """Agencies of one seat together: the address of the seat, and the agencies with counts."""
    for unit, group in groupby(agencies, key=lambda agency: agency.unit):
        seat = names.address(unit) if unit else ()
        yield seat, tuple(Counted(a.authorised_form, a.url, len(a.records)) for a in group)


PAGE = PageType("agencies", pages, menu=40, url="co-quan/")
