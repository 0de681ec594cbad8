"""The keeper's own pages, as he wrote them in ``content/``."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.content import ContentPage
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page a file, in the order of their addresses."""
    del archive  # the keeper's words stand for themselves
    for text in site.content:
        inputs = (str(text.body),)
        yield Page(text.url, PAGE.template, text.title, partial(_context, text), "", inputs)


def _context(text: ContentPage) -> Mapping[str, Any]:
    return {"body": text.body, "trail": (Link(text.title),)}


PAGE = PageType("content", pages)
