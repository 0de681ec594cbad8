"""What once had an address of its own and has no more: merged people, names not met, texts removed.

What was published keeps answering: with the way on, or with a sentence that says what became of it.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, page_types
from antq_site.site import Site
from antq_site.urls import as_address, file_of, official_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Merged people, people no longer named, and addresses taken down; each in order."""
    shown = {person.id for person in archive.officials}
    redirects = archive.book.redirects
    for name in sorted(archive.book.people):
        goal = redirects.get(name, name)
        if goal != name and goal in shown:
            person = archive.authority(goal)
            yield _page(official_url(name), "moved", Link(person.authorised_form, person.url), site)
        elif name not in shown:
            index = Link(site.catalogue("site.menu-officials"), "can-bo/")
            yield _page(official_url(name), "unnamed", index, site)
    yield from _removed(archive, site)


def _removed(archive: Archive, site: Site) -> Iterator[Page]:
    """Addresses the keeper took down, but for those at which there is something again."""
    if not archive.book.removed:
        return
    others = [kind for kind in page_types() if kind.name != PAGE.name]
    answered = {page.url for kind in others for page in kind.pages(archive, site)}
    answered |= {official_url(name) for name in archive.book.people}
    home = Link(site.catalogue("site.home"), "")
    removed = {as_address(url): why for url, why in archive.book.removed.items()}
    for url, why in sorted(removed.items()):
        if url not in answered and file_of(url).endswith(".html"):  # a data file says nothing
            yield _page(url, "removed", home, site, why)


def _page(url: str, what: str, goal: Link, site: Site, why: str = "") -> Page:
    title = site.catalogue(f"site.{what}")
    make = partial(_context, what, goal, why)
    return Page(url, PAGE.template, title, make, inputs=(what, goal, why), listed=False)


def _context(what: str, goal: Link, why: str) -> Mapping[str, Any]:
    return {"what": what, "goal": goal, "why": why}


PAGE = PageType("moved", pages)
