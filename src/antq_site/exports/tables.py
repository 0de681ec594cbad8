"""The archive as CSV: one file a table, and one beside each long list."""

from collections.abc import Iterator
from typing import Any

from antq_site.archive import Archive
from antq_site.exports._engine import Export
from antq_site.exports._table import sheet
from antq_site.long_lists import long_lists
from antq_site.model import Output
from antq_site.site import Site
from antq_site.tables import AWARDS, Table, all_tables, articles, entries, given


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    for table in all_tables(site):
        yield Output(f"data/{table.name}.csv", _csv(table, table.rows(archive, site)))
    yield from _beside_lists(archive, site)


def _beside_lists(archive: Archive, site: Site) -> Iterator[Output]:
    """What a long list shows, as a file in its folder."""
    table = articles(site)
    for one in long_lists(archive, site):
        if one.awards:
            yield Output(f"{one.url}{AWARDS.name}.csv", _csv(AWARDS, given(one.awards)))
        else:
            yield Output(f"{one.url}{table.name}.csv", _csv(table, entries(one.articles, site)))


def _csv(table: Table[Any], rows: Iterator[Any]) -> bytes:
    return b"".join(sheet(table.header, table.cells(rows)))


EXPORT = Export("tables", _outputs)
