"""Records as JSON: one file beside each article, one with all of them, and their schema."""

from collections.abc import Iterator

import msgspec

from antq_site.archive import Archive
from antq_site.exports._engine import Export, text_shown
from antq_site.model import Output
from antq_site.site import Site
from antq_site.urls import article_url
from antq_site.wire import Json, record_schema, to_wire


def _pretty(value: Json) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    """All records in archive order; the list is an array with one record a line."""
    lines: list[bytes] = []
    for summary in archive.summaries:
        record = archive.record(summary.id)
        shown = to_wire(record, site.catalogue, text=text_shown(record, site))
        if shown["event"] is not None:
            shown["event"]["id"] = summary.event_id
        address = site.absolute(article_url(summary.id))
        if address is not None:
            shown["url"] = address
        yield Output(f"{article_url(summary.id)}record.json", _pretty(shown))
        lines.append(msgspec.json.encode(shown))
    yield Output("data/records.json", b"[\n" + b",\n".join(lines) + b"\n]\n")
    yield Output("data/record.schema.json", _pretty(record_schema()))


EXPORT = Export("records", _outputs)
