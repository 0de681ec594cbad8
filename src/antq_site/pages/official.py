"""The page of one official: offices with the days of mention, articles, people of the same name."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import by_years
from antq_site.pages._names import Names
from antq_site.pages._offices import mentions_of
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a person, in the order of the index."""
    names = Names(archive, site)
    for person in archive.officials:
        yield from _official(person, archive, names, site)


def _official(
    person: AuthorityRecord, archive: Archive, names: Names, site: Site
) -> Iterator[Page]:
    articles = archive.by_official.get(person.id, ())
    index = Link(site.catalogue("site.menu-officials"), "can-bo/")
    held = archive.offices_of(person.id)
    for part in paged(articles, person.url, site):
        context = {
            "person": person,
            "offices": tuple((office, mentions_of(office.mentions)) for office in held),
            "part": part,
            "years": by_years(part.entries),
            "namesakes": tuple(names.authority(other) for other in person.see_also),
            "trail": (index, Link(person.authorised_form)),
        }
        heading = numbered(person.authorised_form, part.pager, site)
        description = site.catalogue(
            "site.official-description", person.authorised_form, len(articles)
        )
        yield Page(part.pager.here, PAGE.template, heading, context, description)


PAGE = PageType("official", pages)
