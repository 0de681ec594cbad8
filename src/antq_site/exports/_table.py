"""CSV as spreadsheets and scripts both read it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from antq_site.parts import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = b"\xef\xbb\xbf"
"""The byte order mark, without which Excel shows Vietnamese as garbage."""


def sheet(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write a table, line by line.

    UTF-8 with a byte order mark; commas, CRLF. An empty cell means «the text does not say», 0 means
    «none»; true and false are written as words.
    """
    yield _MARK + _line(header)
    for row in rows:
        yield _line([_guarded(cell) for cell in row])


def _line(cells: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _guarded(cell: Cell) -> object:
    """What a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
