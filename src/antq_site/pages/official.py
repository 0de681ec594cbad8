"""The page of one official: offices with the days of mention, articles, people of the same name."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import AuthorityRecord, Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import by_years
from antq_site.pages._names import Names, names_of
from antq_site.pages._offices import OwnOffice, own_offices
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a person, in the order of the index."""
    names = names_of(archive, site)
    for person in archive.officials:
        yield from _official(person, archive, names, site)


def _official(
    person: AuthorityRecord, archive: Archive, names: Names, site: Site
) -> Iterator[Page]:
    articles = archive.by_official.get(person.id, ())
    held = archive.offices_of(person.id)
    namesakes = tuple(names.authority(other) for other in person.see_also)
    own = (person.authorised_form, person.variant_forms, namesakes, [one.key for one in held])
    for part in paged(articles, person.url, site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(person.authorised_form, part.pager, site),
            partial(_context, person, part, own_offices(held, names), namesakes, site),
            site.catalogue("site.official-description", person.authorised_form, len(articles)),
            (own, part.pager.key, keys_of(part.entries)),
        )


def _context(
    person: AuthorityRecord,
    part: Part[Summary],
    held: tuple[OwnOffice, ...],
    namesakes: tuple[Link, ...],
    site: Site,
) -> Mapping[str, Any]:
    index = Link(site.catalogue("site.menu-officials"), "can-bo/")
    return {
        "person": person,
        "offices": held,
        "part": part,
        "years": by_years(part.entries),
        "namesakes": namesakes,
        "trail": (index, Link(person.authorised_form)),
    }


PAGE = PageType("official", pages)
