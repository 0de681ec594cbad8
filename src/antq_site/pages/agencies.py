"""The index of agencies and organisations, below the places of their seats."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from antq_site.archive import Archive
from antq_site.gazetteer import AdminUnit
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.pages._names import Names, names_of
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import page_of


class SeatGroup(NamedTuple):
    """Agencies of one seat.

    Attributes:
        anchor: Where its province begins on this page; None for its other groups.
        seat: The address, smallest unit first; empty for central bodies.
        agencies: With the number of articles that name each.
    """

    anchor: str | None
    seat: tuple[Link, ...]
    agencies: tuple[Counted, ...]


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index, in pages where it is long."""
    title = site.catalogue("site.title-agencies")
    names = names_of(archive, site)
    agencies = _by_seat(archive, site)
    bar = _bar(agencies, site)
    for part in paged(agencies, PAGE.url, site):
        counted = [(a.id, a.authorised_form, len(a.records)) for a in part.entries]
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, part, bar, names, site),
            site.catalogue("site.agencies-what"),
            (part.pager.key, counted, bar),
        )


def _context(
    part: Part[AuthorityRecord], bar: tuple[Link, ...], names: Names, site: Site
) -> Mapping[str, Any]:
    groups = tuple(_groups(part.entries, names, site))
    trail = (Link(site.catalogue("site.title-agencies")),)
    return {"part": part, "groups": groups, "bar": bar, "trail": trail}


def _by_seat(archive: Archive, site: Site) -> tuple[AuthorityRecord, ...]:
    """Central bodies first, then province by province; in each the order of the gazetteer."""
    gazetteer = site.knowledge.gazetteer
    return tuple(
        sorted(
            archive.agencies,
            key=lambda one: (
                (sort_key(gazetteer.lineage(one.unit)[0].name), gazetteer.order[one.unit])
                if one.unit
                else ((), -1)
            ),
        )
    )


def _bar(agencies: Sequence[AuthorityRecord], site: Site) -> tuple[Link, ...]:
    """Provinces, each leading to its first agency on whichever page that stands."""
    first: dict[str, tuple[str, int]] = {}
    for index, agency in enumerate(agencies):
        province = _province(agency, site)
        if province is not None:
            first.setdefault(province.path, (province.name, index))
    size = site.config.page_size
    return tuple(
        Link(name, f"{page_of(PAGE.url, index // size + 1)}#{_anchor(path)}")
        for path, (name, index) in first.items()
    )


def _province(agency: AuthorityRecord, site: Site) -> AdminUnit | None:
    return site.knowledge.gazetteer.lineage(agency.unit)[0] if agency.unit else None


def _anchor(path: str) -> str:
    return f"tinh-{path}"


def _groups(agencies: Sequence[AuthorityRecord], names: Names, site: Site) -> Iterator[SeatGroup]:
    told: set[str] = set()
    for unit, group in groupby(agencies, key=lambda agency: agency.unit):
        members = tuple(group)
        province = _province(members[0], site)
        new = province is not None and province.path not in told
        told.update({province.path} if province else ())
        yield SeatGroup(
            _anchor(province.path) if province and new else None,
            names.address(unit) if unit else (),
            tuple(Counted(a.authorised_form, a.url, len(a.records)) for a in members),
        )


PAGE = PageType("agencies", pages, menu=40, url="co-quan/")
