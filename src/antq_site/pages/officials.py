"""The index of officials, by given name."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import by_letter, jump_bar
from antq_site.site import Site

Entry = tuple[AuthorityRecord, str | None]
"""A person with the office named last; None where the articles give a rank only."""


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index, in pages where it is long."""
    title = site.catalogue("site.menu-officials")
    bar = jump_bar([person.sort_as for person in archive.officials], PAGE.url, site)
    for part in paged(archive.officials, PAGE.url, site):
        entries = tuple(_entry(one, archive) for one in part.entries)
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, part, entries, bar, title),
            site.catalogue("site.officials-what"),
            (part.pager.key, bar, [_key(*entry) for entry in entries]),
        )


def _entry(person: AuthorityRecord, archive: Archive) -> Entry:
    held = archive.offices_of(person.id)
    return person, held[-1].position if held else None


def _key(person: AuthorityRecord, office: str | None) -> tuple[object, ...]:
    return person.id, person.authorised_form, person.sort_as, len(person.records), office


def _context(
    part: Part[AuthorityRecord], entries: tuple[Entry, ...], bar: tuple[Link, ...], title: str
) -> Mapping[str, Any]:
    letters = tuple(by_letter((entry[0].sort_as, entry) for entry in entries))
    return {"part": part, "letters": letters, "bar": bar, "trail": (Link(title),)}


PAGE = PageType("officials", pages, menu=30, url="can-bo/")
