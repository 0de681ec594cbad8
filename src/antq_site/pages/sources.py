"""The index of publishers, and what is shown of each."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import Counted
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import slug, source_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The index by name; articles that show no publisher are counted at the end."""
    title = site.catalogue("site.menu-sources")
    known = sorted(filter(None, archive.by_publisher), key=sort_key)
    rows = [(_counted(name, archive), site.rights(name)) for name in known]
    for part in paged(rows, PAGE.url, site):
        context = {
            "part": part,
            "unknown": len(archive.by_publisher.get(None, ())),
            "unknown_rights": site.rights(None),
            "trail": (Link(title),),
        }
        heading = numbered(title, part.pager, site)
        what = site.catalogue("site.sources-what")
        yield Page(part.pager.here, PAGE.template, heading, context, what)


def _counted(name: str, archive: Archive) -> Counted:
    return Counted(name, source_url(slug(name)), len(archive.by_publisher[name]))


PAGE = PageType("sources", pages, foot=10, url="nguon/")
