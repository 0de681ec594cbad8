"""What is shown when there is nothing at an address; it stands alone at any depth."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import PageType
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one page, under the name that servers look for."""
    del archive  # it is shown where the archive has nothing
    yield Page("404.html", PAGE.template, site.catalogue("site.not-found"), dict, listed=False)


PAGE = PageType("not_found", pages)
