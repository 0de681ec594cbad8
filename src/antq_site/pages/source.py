"""The page of one publisher: its articles, and what is shown of them."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import by_years, district_counts
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import slug, source_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a publisher, by name."""
    for publisher in sorted(filter(None, archive.by_publisher), key=sort_key):
        yield from _source(publisher, archive, site)


def _source(publisher: str, archive: Archive, site: Site) -> Iterator[Page]:
    articles = archive.by_publisher[publisher]
    index = Link(site.catalogue("site.menu-sources"), source_url())
    for part in paged(articles, source_url(slug(publisher)), site):
        context = {
            "part": part,
            "rights": site.rights(publisher),
            "years": by_years(part.entries),
            "places": district_counts(articles, site, None),
            "trail": (index, Link(publisher)),
        }
        heading = numbered(publisher, part.pager, site)
        description = site.catalogue("site.source-description", publisher, len(articles))
        yield Page(part.pager.here, PAGE.template, heading, context, description)


PAGE = PageType("source", pages)
