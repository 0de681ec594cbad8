"""Sitemap and robots: which addresses there are."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from antq_site.archive import Archive
from antq_site.exports._engine import Export
from antq_site.model import Output
from antq_site.pages._engine import all_pages
from antq_site.site import Site

LIMIT = 50_000
"""Addresses of one sitemap, by the protocol."""

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    """Robots always; the sitemap only where the site knows its own address."""
    yield Output(".nojekyll", b"")
    home = site.absolute("")
    if home is None:
        yield Output("robots.txt", b"User-agent: *\nAllow: /\n")
        return
    yield Output("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n".encode())
    addresses = sorted(
        home + page.url for page in all_pages(archive, site) if page.url != "404.html"
    )
    yield from _maps(addresses, home)


def _maps(addresses: list[str], home: str) -> Iterator[Output]:
    if len(addresses) <= LIMIT:
        yield Output("sitemap.xml", _document("urlset", "url", addresses))
        return
    names = []
    for start in range(0, len(addresses), LIMIT):
        names.append(f"sitemap-{start // LIMIT + 1}.xml")
        yield Output(names[-1], _document("urlset", "url", addresses[start : start + LIMIT]))
    yield Output(
        "sitemap.xml", _document("sitemapindex", "sitemap", [home + name for name in names])
    )


def _document(root: str, entry: str, addresses: list[str]) -> bytes:
    lines = [f"<{entry}><loc>{escape(address)}</loc></{entry}>" for address in addresses]
    body = "\n".join(lines)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {_SPACE}>\n{body}\n</{root}>\n'.encode()
    )


EXPORT = Export("sitemap", _outputs)
