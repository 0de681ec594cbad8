"""How the facts are read, what the signs on the pages mean, and what the archive does not know."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one page on method."""
    del archive  # what is said here holds for any archive
    title = site.catalogue("site.menu-method")
    context = {"trail": (Link(title),)}
    what = site.catalogue("site.method-what")
    yield Page(PAGE.url, PAGE.template, title, lambda: context, what)


PAGE = PageType("method", pages, foot=20, url="phuong-phap/")
