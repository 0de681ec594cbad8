"""The tables as one SQLite database, for Datasette and for whoever asks in SQL.

The same rows give the same bytes everywhere: rows go in in their order, and the one place in which
SQLite writes its own version is overwritten.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any

from antq_site.archive import Archive
from antq_site.exports._engine import Export
from antq_site.model import Draft
from antq_site.site import Site
from antq_site.tables import Table, all_tables

APPLICATION = 0x616E7471
"""«antq» in the head of the file, by which `file` can know it."""

_VERSION = slice(96, 100)
"""Where the head names the version of SQLite that wrote the file; readers do not look at it."""
_FIXED_VERSION = (3_040_000).to_bytes(4, "big")


def _outputs(archive: Archive, site: Site) -> Iterator[Draft]:
    make = partial(_database, archive, site)
    yield Draft("data/archive.sqlite", (archive.key,), make)


def _database(archive: Archive, site: Site) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute("BEGIN")
        for table in all_tables(site):
            base.execute(_definition(table))
            marks = ", ".join("?" * len(table.header))
            rows = table.cells(table.rows(archive, site))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608  our own names
        base.execute("COMMIT")
        made = bytearray(base.serialize())
    made[_VERSION] = _FIXED_VERSION
    return bytes(made)


def _definition(table: Table[Any]) -> str:
    """The statement that makes a table; column names are quoted, one is a word of SQL."""
    lines = [
        f'"{part.name}" {part.type.storage}{"" if part.may_be_empty else " NOT NULL"}'
        f"{' PRIMARY KEY' if part.name == table.key else ''}"
        for part in table.shape.parts
    ]
    lines += [
        f'FOREIGN KEY ("{one.column}") REFERENCES {one.table} ("{one.key}")'
        for one in table.references
    ]
    return "CREATE TABLE {} (\n  {}\n)".format(table.name, ",\n  ".join(lines))


EXPORT = Export("sqlite", _outputs)
