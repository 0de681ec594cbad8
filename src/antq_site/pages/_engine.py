"""What page types share: what one is, how a list is cut into pages, what the menus hold."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import msgspec

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.registry import discover
from antq_site.site import Site
from antq_site.urls import page_of

T = TypeVar("T")


class PageType(NamedTuple):
    """One kind of page.

    Attributes:
        name: Of its module and of ``templates/pages/<name>.html``.
        pages: All pages of this kind, in the order of their addresses' meaning.
        menu: Place in the menu on top of every page; None for kinds that stand in no menu.
        foot: Place in the menu at the foot of every page.
        url: Where the menu leads to; its words are ``site.menu-<name>``.
    """

    name: str
    pages: Callable[[Archive, Site], Iterator[Page]]
    menu: int | None = None
    foot: int | None = None
    url: str = ""

    @property
    def template(self) -> str:
        """The template that shows it."""
        return f"pages/{self.name}.html"


class Link(NamedTuple):
    """A word that leads somewhere; None where there is no such page."""

    label: str
    url: str | None = None


class Pager(msgspec.Struct, frozen=True):
    """Where one page stands in a long list.

    Attributes:
        url: The list's own address, which is its first page.
        number: Of this page, from 1.
        pages: How many there are; at least 1.
        total: How long the whole list is.
        size: Entries a page.
    """

    url: str
    number: int
    pages: int
    total: int
    size: int

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What a page of the list depends on beside its entries."""
        return self.number, self.pages, self.total, self.size

    @property
    def here(self) -> str:
        """The address of this page."""
        return page_of(self.url, self.number)

    @property
    def previous(self) -> str | None:
        """The page before; None on the first."""
        return page_of(self.url, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The page after; None on the last."""
        return page_of(self.url, self.number + 1) if self.number < self.pages else None

    @property
    def first_entry(self) -> int:
        """Which entry of the list this page begins with, from 1; 0 when the list is empty."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_entry(self) -> int:
        """Which entry of the list this page ends with."""
        return min(self.number * self.size, self.total)

    @property
    def steps(self) -> tuple[tuple[int, str], ...]:
        """The pages offered: first, last and two on each side; a gap is left to be seen."""
        near = range(self.number - 2, self.number + 3)
        offered = sorted({1, self.pages, *(n for n in near if 1 <= n <= self.pages)})
        return tuple((n, page_of(self.url, n)) for n in offered)


class Part(NamedTuple, Generic[T]):
    """One page of a long list: its entries and where it stands."""

    entries: Sequence[T]
    pager: Pager


def paged(entries: Sequence[T], url: str, site: Site) -> Iterator[Part[T]]:
    """Cut a list into pages of the size the keeper set; an empty list has one page."""
    size = site.config.page_size
    pages = max(1, -(-len(entries) // size))
    for number in range(1, pages + 1):
        pager = Pager(url, number, pages, len(entries), size)
        yield Part(entries[(number - 1) * size : number * size], pager)


def numbered(title: str, pager: Pager, site: Site) -> str:
    """The title of one page of a list: the second page of a list says so."""
    return title if pager.number == 1 else site.catalogue("site.title-page", title, pager.number)


@lru_cache(maxsize=1)
def page_types() -> tuple[PageType, ...]:
    """All page types, in alphabetical order."""
    return discover("antq_site.pages", "PAGE", PageType)


def menus(site: Site) -> dict[str, tuple[Link, ...]]:
    """What stands on top and at the foot of every page."""
    types = page_types()
    top = sorted((kind.menu, kind) for kind in types if kind.menu is not None)
    foot = sorted((kind.foot, kind) for kind in types if kind.foot is not None)
    return {
        "menu": tuple(_link(kind, site) for _, kind in top),
        "foot": tuple(_link(kind, site) for _, kind in foot)
        + tuple(Link(page.title, page.url) for page in site.content),
    }


def _link(kind: PageType, site: Site) -> Link:
    return Link(site.catalogue(f"site.menu-{kind.name.replace('_', '-')}"), kind.url)


def all_pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Every page of the site, not yet made.

    Yields:
        Page types in alphabetical order, each in its own order; always the same.
    """
    for kind in page_types():
        yield from kind.pages(archive, site)
