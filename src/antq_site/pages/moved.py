"""What once had an address of its own and goes on under another: people that were merged."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.site import Site
from antq_site.urls import official_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page for each address that was merged into another, by address."""
    shown = {person.id for person in archive.officials}
    for old, new in sorted(archive.book.redirects.items()):
        if new in shown:
            goal = archive.authority(new)
            context = {"goal": Link(goal.authorised_form, goal.url), "trail": ()}
            yield Page(official_url(old), PAGE.template, site.catalogue("site.moved"), context)


PAGE = PageType("moved", pages)
