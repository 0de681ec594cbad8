"""Sitemap and robots: which addresses there are."""

from collections.abc import Iterator, Sequence
from html import escape

from antq_site.digests import digest
from antq_site.exports._engine import Export, File
from antq_site.model import Draft, Output
from antq_site.site import Site

LIMIT = 50_000
"""Addresses of one sitemap, by the protocol."""

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _of_addresses(addresses: Sequence[str], site: Site) -> Iterator[File]:
    """Robots always; the sitemap only where the site knows its own address."""
    yield Output(".nojekyll", b"")
    home = site.absolute("")
    if home is None:
        yield Output("robots.txt", b"User-agent: *\nAllow: /\n")
        return
    yield Output("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n".encode())
    yield from _maps(sorted(addresses), home)


def _maps(addresses: Sequence[str], home: str) -> Iterator[File]:
    """One map, or as many as the protocol asks for and an index of them."""
    if len(addresses) <= LIMIT:
        yield _map("sitemap.xml", addresses, home)
        return
    names = []
    for start in range(0, len(addresses), LIMIT):
        names.append(f"sitemap-{start // LIMIT + 1}.xml")
        yield _map(names[-1], addresses[start : start + LIMIT], home)
    yield Output("sitemap.xml", _document("sitemapindex", "sitemap", names, home))


def _map(path: str, addresses: Sequence[str], home: str) -> Draft:
    return Draft(path, (digest(addresses),), lambda: _document("urlset", "url", addresses, home))


def _document(root: str, entry: str, addresses: Sequence[str], home: str) -> bytes:
    lines = [f"<{entry}><loc>{escape(home + one)}</loc></{entry}>\n" for one in addresses]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {_SPACE}>\n'
    return f"{head}{''.join(lines)}</{root}>\n".encode()


EXPORT = Export("sitemap", of_addresses=_of_addresses)
