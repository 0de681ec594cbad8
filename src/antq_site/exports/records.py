"""Records as JSON: one file beside each article, one with all of them, and their schema."""

from collections.abc import Iterator
from functools import partial

import msgspec

from antq_site.archive import Archive
from antq_site.citations import apa, bibtex, cite, csl_json, line, ris
from antq_site.digests import digest
from antq_site.exports._engine import Export, as_array, text_shown
from antq_site.model import Draft, Summary
from antq_site.parts import Json
from antq_site.site import Site
from antq_site.urls import article_url
from antq_site.wire import record_schema, to_wire


def _outputs(archive: Archive, site: Site) -> Iterator[Draft]:
    """All records in archive order; the list is an array with one record a line."""
    for summary in archive.summaries:
        path = f"{article_url(summary.id)}record.json"
        yield Draft(path, (summary.digest, summary.key), partial(_alone, summary, archive, site))
    texts = digest([summary.digest for summary in archive.summaries])
    yield Draft("data/records.json", (archive.key, texts), partial(_together, archive, site))
    yield Draft("data/record.schema.json", (), partial(_schema, site))


def _alone(summary: Summary, archive: Archive, site: Site) -> bytes:
    told = _told(summary, archive, site)
    return _by_key({**told, "citations": _citations(summary, site)})


def _together(archive: Archive, site: Site) -> Iterator[bytes]:
    told = (_told(summary, archive, site) for summary in archive.summaries)
    return as_array(map(msgspec.json.encode, told))


def _schema(site: Site) -> bytes:
    return _by_key(record_schema(site.catalogue, site.fields))


def _told(summary: Summary, archive: Archive, site: Site) -> Json:
    """A record with what only the archive knows of it, and with its text as far as rights go."""
    record = archive.record(summary.id)
    told = to_wire(record, site.catalogue, site.fields)
    if told.get("event") is not None:
        told["event"]["id"] = summary.event_id
    added = {"url": site.absolute(article_url(summary.id)), "text": text_shown(record, site)}
    return told | {name: value for name, value in added.items() if value is not None}


def _citations(summary: Summary, site: Site) -> Json:
    citation, say = cite(summary, site), site.catalogue
    return {
        "line": line(citation, say),
        "apa": apa(citation, say),
        "bibtex": bibtex(citation, say),
        "ris": ris(citation, say),
        "csl": csl_json(citation, say),
    }


def _by_key(value: Json) -> bytes:
    """JSON with a line for each key and for each entry of its lists: read by eye, yet small."""
    lines = ",\n".join(
        f"{msgspec.json.encode(key).decode()}: {_spread(one)}" for key, one in value.items()
    )
    return f"{{\n{lines}\n}}\n".encode()


def _spread(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f" {msgspec.json.encode(one).decode()}" for one in value) + "\n]"
    return msgspec.json.encode(value).decode()


EXPORT = Export("records", _outputs)
