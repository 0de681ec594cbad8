"""The archive as CSV: one file a table, and one beside each long list."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.exports._engine import Export
from antq_site.exports._table import sheet
from antq_site.long_lists import LongList, long_lists
from antq_site.model import Draft
from antq_site.site import Site
from antq_site.tables import AWARDS, Table, all_tables, articles, entries, given


def _outputs(archive: Archive, site: Site) -> Iterator[Draft]:
    for table in all_tables(site):
        make = partial(_csv, table, partial(table.rows, archive, site))
        yield Draft(f"data/{table.name}.csv", (archive.key,), make)
    for one in long_lists(archive, site):
        yield _beside(one, site)


def _beside(one: LongList, site: Site) -> Draft:
    """What a long list shows, as a file in its folder."""
    if one.awards:
        make = partial(_csv, AWARDS, partial(given, one.awards))
        return Draft(f"{one.url}{AWARDS.name}.csv", tuple(row.key for row in one.awards), make)
    table = articles(site)
    make = partial(_csv, table, partial(entries, one.articles, site))
    return Draft(f"{one.url}{table.name}.csv", (keys_of(one.articles),), make)


def _csv(table: Table[Any], rows: Callable[[], Iterator[Any]]) -> Iterator[bytes]:
    return sheet(table.header, table.cells(rows()))


EXPORT = Export("tables", _outputs)
