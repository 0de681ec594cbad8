"""The page of one movement, campaign or programme."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import by_years, district_counts
from antq_site.site import Site
from antq_site.urls import programme_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a programme, in alphabetical order of their ids."""
    for programme_id in sorted(archive.by_programme):
        yield from _programme(programme_id, archive, site)


def _programme(programme_id: str, archive: Archive, site: Site) -> Iterator[Page]:
    name = archive.programmes[programme_id].name
    articles = archive.by_programme[programme_id]
    index = Link(site.catalogue("site.title-programmes"), programme_url())
    for part in paged(articles, programme_url(programme_id), site):
        context = {
            "part": part,
            "years": by_years(part.entries),
            "places": district_counts(articles, site, None),
            "trail": (index, Link(name)),
        }
        heading = numbered(name, part.pager, site)
        description = site.catalogue("site.programme-description", name, len(articles))
        yield Page(part.pager.here, PAGE.template, heading, context, description)


PAGE = PageType("programme", pages)
