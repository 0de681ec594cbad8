"""What the abbreviations of the press stand for."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._lists import by_letter
from antq_site.site import Site
from antq_site.text import sort_key


def pages(archive: Archive, site: Site) -> Iterator[Page]:  # noqa: ARG001  the same in every archive
    """The one list, as the lexicon has it."""
    title = site.catalogue("site.menu-abbreviations")
    what = site.catalogue("site.abbreviations-what")
    yield Page(PAGE.url, PAGE.template, title, partial(_context, title, site), what)


def _context(title: str, site: Site) -> Mapping[str, Any]:
    known = sorted(site.knowledge.lexicon.abbreviations.items(), key=lambda one: sort_key(one[0]))
    letters = tuple(by_letter((short, (short, meaning)) for short, meaning in known))
    bar = tuple(Link(letter.letter, f"{PAGE.url}#{letter.anchor}") for letter in letters)
    return {"letters": letters, "bar": bar, "trail": (Link(title),)}


PAGE = PageType("abbreviations", pages, foot=15, url="chu-viet-tat/")
