"""CSV as spreadsheets and scripts both read it."""

import csv
import io
from collections.abc import Iterable, Sequence

from antq_site.model import Output

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: object) -> str:
    """Text of a cell; what a spreadsheet would run as a formula gets an apostrophe in front."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not text.lstrip("+-").isdigit() else text


def table(path: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Output:
    """Write a table.

    UTF-8 with a byte order mark, without which Excel shows Vietnamese as garbage; commas, CRLF.
    Empty cells mean «the text does not say», 0 means «none».
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return Output(path, b"\xef\xbb\xbf" + sheet.getvalue().encode())
