"""How all articles are cited, as files for reference managers: BibTeX, RIS, CSL-JSON."""

from collections.abc import Callable, Iterator

import msgspec

from antq_site.archive import Archive
from antq_site.citations import Citation, bibtex, cite, csl_json, ris
from antq_site.exports._engine import Export
from antq_site.model import Output
from antq_site.site import Site


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    """Three files, in archive order."""
    yield Output("data/citations.bib", _all(archive, site, _bibtex))
    yield Output("data/citations.ris", _all(archive, site, _ris))
    items = _all(archive, site, _csl)
    yield Output("data/citations.csl.json", b"[\n" + items.removesuffix(b",\n") + b"\n]\n")


def _all(archive: Archive, site: Site, style: Callable[[Citation, Site], bytes]) -> bytes:
    return b"".join(style(cite(summary, site), site) for summary in archive.summaries)


def _bibtex(citation: Citation, site: Site) -> bytes:
    return bibtex(citation, site.catalogue).encode() + b"\n"


def _ris(citation: Citation, site: Site) -> bytes:
    return ris(citation, site.catalogue).encode()


def _csl(citation: Citation, site: Site) -> bytes:
    return msgspec.json.encode(csl_json(citation, site.catalogue)) + b",\n"


EXPORT = Export("citations", _outputs)
