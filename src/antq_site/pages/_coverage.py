"""Which place has how many articles of which year, with the gaps."""

from collections.abc import Sequence
from typing import NamedTuple

from antq_site.archive import Archive
from antq_site.gazetteer import AdminUnit
from antq_site.pages._engine import Link
from antq_site.pages._names import Names
from antq_site.pages._tiles import shade
from antq_site.site import Site
from antq_site.urls import place_url

YEARS = 12
"""How many years the grid shows; earlier ones are a tap away."""


class Cell(NamedTuple):
    """One year of one place; without articles it leads nowhere."""

    articles: int
    url: str | None
    shade: int


class Row(NamedTuple):
    """One province, with a cell for each year."""

    place: Link
    cells: tuple[Cell, ...]


class Coverage(NamedTuple):
    """The grid.

    Attributes:
        years: Newest first, as everywhere; none is left out.
        rows: Provinces with articles in these years, in the order of the gazetteer.
        earlier: Whether there are articles of years before.
    """

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    earlier: bool


def coverage(archive: Archive, names: Names, site: Site) -> Coverage:
    """Provinces by year, the last ``YEARS`` years of which there are articles."""
    known = sorted(year for year in archive.by_year if year is not None)
    if not known:
        return Coverage((), (), earlier=False)
    years = tuple(range(known[-1], max(known[0] - 1, known[-1] - YEARS), -1))
    counts = _counts(archive, site)
    most = max((n for (_, year), n in counts.items() if year in years), default=1)
    provinces = {unit.path: unit for unit in site.knowledge.gazetteer.provinces()}
    rows = (_row(unit, years, counts, most, names) for unit in provinces.values())
    shown = tuple(row for row in rows if any(cell.articles for cell in row.cells))
    return Coverage(years, shown, earlier=known[0] < years[-1])


def _counts(archive: Archive, site: Site) -> dict[tuple[str, int], int]:
    """Articles by path of the province and year; a province that lives on stands once."""
    counts: dict[tuple[str, int], int] = {}
    for summary in archive.summaries:
        if summary.unit and summary.year is not None:
            path = site.knowledge.gazetteer.lineage(summary.unit)[0].path
            counts[path, summary.year] = counts.get((path, summary.year), 0) + 1
    return counts


def _row(
    unit: AdminUnit,
    years: Sequence[int],
    counts: dict[tuple[str, int], int],
    most: int,
    names: Names,
) -> Row:
    cells = (
        Cell(n, place_url(unit.path, year) if n else None, shade(n, most))
        for year in years
        for n in (counts.get((unit.path, year), 0),)
    )
    return Row(names.place(unit.id, unit.name), tuple(cells))
