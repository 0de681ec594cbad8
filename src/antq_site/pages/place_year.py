"""One year of one place: the archive's spine."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, OfficeHeld, keys_of
from antq_site.gazetteer import AdminUnit
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._ledger import ledger_of
from antq_site.pages._offices import offices
from antq_site.site import Site
from antq_site.urls import place_url


class PlaceYearPages:
    """Makes the pages of all years of all places of one archive."""

    def __init__(self, archive: Archive, site: Site) -> None:
        self._archive = archive
        self._site = site
        self._ledger = ledger_of(archive, site)
        self._names = self._ledger.names
        self._gazetteer = site.knowledge.gazetteer
        self._years: dict[str, list[int]] = {}
        for unit, year in archive.by_place_year:
            if year is not None:
                self._years.setdefault(unit, []).append(year)

    def pages(self) -> Iterator[Page]:
        """Places in the order of the gazetteer, each with its years, newest first."""
        for path, units in self._by_path().items():
            for year in sorted({y for unit in units for y in self._years[unit.id]}, reverse=True):
                there = [unit for unit in units if year in self._years[unit.id]]
                yield from self._year(path, there, year)

    def _by_path(self) -> dict[str, list[AdminUnit]]:
        """Places with dated articles, the older first where two share an address."""
        found: dict[str, list[AdminUnit]] = {}
        order = self._gazetteer.order
        for unit_id in sorted(self._years, key=lambda one: order[one]):
            unit = self._gazetteer[unit_id]
            found.setdefault(unit.path, []).append(unit)
        for units in found.values():
            units.sort(key=lambda unit: unit.valid_from or "")
        return found

    def _year(self, path: str, units: list[AdminUnit], year: int) -> Iterator[Page]:
        unit = units[-1]
        say = self._site.catalogue
        articles = self._articles(units, year)
        ids = frozenset(summary.id for summary in articles)
        rows = self._ledger.rows_of(summary.id for summary in articles)
        title = say("site.place-year", unit.full_name, year)
        held = [one.key for one in self._held(units) if any(m[1] in ids for m in one.mentions)]
        around = self._around(unit, year)
        for part in paged(articles, place_url(path, year), self._site):
            yield Page(
                part.pager.here,
                PAGE.template,
                numbered(title, part.pager, self._site),
                partial(self._context, units, year, part),
                say("site.place-year-description", unit.full_name, year, len(articles)),
                (keys_of(articles), part.pager.key, held, self._ledger.key(rows), around),
            )

    def _context(self, units: list[AdminUnit], year: int, part: Part[Summary]) -> Mapping[str, Any]:
        articles = self._articles(units, year)
        ids = frozenset(summary.id for summary in articles)
        rows = self._ledger.rows_of(summary.id for summary in articles)
        return {
            "unit": units[-1],
            "year": year,
            "part": part,
            "offices": offices(self._held(units), self._names, ids),
            "agencies": self._agencies(articles),
            "awards": self._ledger.entries(rows[: self._site.config.page_size]),
            "awards_total": len(rows),
            "totals": self._ledger.totals(rows),
            "trail": self._trail(units[-1], year),
            "around": self._around(units[-1], year),
        }

    def _articles(self, units: list[AdminUnit], year: int) -> tuple[Summary, ...]:
        lists = [self._archive.by_place_year.get((unit.id, year), ()) for unit in units]
        merged = {summary.id: summary for rows in lists for summary in rows}
        return tuple(merged.values())

    def _held(self, units: list[AdminUnit]) -> Iterator[OfficeHeld]:
        for unit in units:
            yield from self._archive.offices_at(unit.id)

    def _agencies(self, articles: tuple[Summary, ...]) -> tuple[Link, ...]:
        ids = dict.fromkeys(agency for summary in articles for agency in summary.agency_ids)
        return tuple(self._names.authority(agency) for agency in ids if agency)

    def _trail(self, unit: AdminUnit, year: int) -> tuple[Link, ...]:
        index = Link(self._site.catalogue("site.menu-places"), "dia-phuong/")
        return (index, *self._names.lineage(unit.id), Link(str(year)))

    def _around(self, unit: AdminUnit, year: int) -> tuple[Link, ...]:
        """The years of this place before and after, where there are articles."""
        before = [other for other in self._years[unit.id] if other < year]
        after = [other for other in self._years[unit.id] if other > year]
        near = [*([max(before)] if before else []), *([min(after)] if after else [])]
        return tuple(Link(str(y), place_url(unit.path, y)) for y in near)


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Every year of every place with an article."""
    yield from PlaceYearPages(archive, site).pages()


PAGE = PageType("place_year", pages)
