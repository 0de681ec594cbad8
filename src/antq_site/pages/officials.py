"""The index of officials, by given name."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import by_letter, jump_bar
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index, in pages where it is long."""
    title = site.catalogue("site.menu-officials")
    bar = jump_bar([person.sort_as for person in archive.officials], PAGE.url, site)
    for part in paged(archive.officials, PAGE.url, site):
        context = {
            "part": part,
            "letters": tuple(
                by_letter((one.sort_as, _entry(one, archive)) for one in part.entries)
            ),
            "bar": bar,
            "trail": (Link(title),),
        }
        heading = numbered(title, part.pager, site)
        what = site.catalogue("site.officials-what")
        yield Page(part.pager.here, PAGE.template, heading, context, what)


def _entry(person: AuthorityRecord, archive: Archive) -> tuple[AuthorityRecord, str | None]:
    """A person with the office named last; None where the articles give a rank only."""
    held = archive.offices_of(person.id)
    return person, held[-1].position if held else None


PAGE = PageType("officials", pages, menu=30, url="can-bo/")
