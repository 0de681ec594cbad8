"""How all articles are cited, as files for reference managers: BibTeX, RIS, CSL-JSON."""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from antq_site.archive import Archive
from antq_site.catalogue import Catalogue
from antq_site.citations import Citation, bibtex, cite, csl_json, ris
from antq_site.exports._engine import Export, as_array
from antq_site.model import Draft
from antq_site.site import Site

Style = Callable[[Citation, Catalogue], bytes]


def _outputs(archive: Archive, site: Site) -> Iterator[Draft]:
    """Three files, in archive order."""
    styles = {"bib": _bibtex, "ris": _ris, "csl.json": _csl}
    for ending, style in styles.items():
        make = partial(_all, archive, site, style, listed=style is _csl)
        yield Draft(f"data/citations.{ending}", (archive.key,), make)


def _all(archive: Archive, site: Site, style: Style, *, listed: bool) -> Iterator[bytes]:
    entries = (style(cite(one, site), site.catalogue) for one in archive.summaries)
    return as_array(entries) if listed else entries


def _bibtex(citation: Citation, say: Catalogue) -> bytes:
    return bibtex(citation, say).encode() + b"\n"


def _ris(citation: Citation, say: Catalogue) -> bytes:
    return ris(citation, say).encode()


def _csl(citation: Citation, say: Catalogue) -> bytes:
    return msgspec.json.encode(csl_json(citation, say))


EXPORT = Export("citations", _outputs)
