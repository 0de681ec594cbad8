"""The index of agencies and organisations, below the places of their seats."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.pages._names import Names
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index, in pages where it is long."""
    title = site.catalogue("site.title-agencies")
    names = Names(archive, site)
    for part in paged(_by_seat(archive, site), PAGE.url, site):
        context = {
            "part": part,
            "groups": tuple(_groups(part.entries, names)),
            "trail": (Link(title),),
        }
        heading = numbered(title, part.pager, site)
        what = site.catalogue("site.agencies-what")
        yield Page(part.pager.here, PAGE.template, heading, context, what)


def _by_seat(archive: Archive, site: Site) -> tuple[AuthorityRecord, ...]:
    """Central bodies first, then in the order of the gazetteer; within a place by name."""
    places = {unit.id: number for number, unit in enumerate(site.knowledge.gazetteer, 1)}
    return tuple(sorted(archive.agencies, key=lambda agency: places.get(agency.unit or "", 0)))


def _groups(
    agencies: Sequence[AuthorityRecord], names: Names
) -> Iterator[tuple[tuple[Link, ...], tuple[Counted, ...]]]:
    """Agencies of one seat together: the address of the seat, and the agencies with counts."""
    for unit, group in groupby(agencies, key=lambda agency: agency.unit):
        seat = names.address(unit) if unit else ()
        yield seat, tuple(Counted(a.authorised_form, a.url, len(a.records)) for a in group)


PAGE = PageType("agencies", pages, menu=40, url="co-quan/")
