"""One year of one place: the archive's spine."""

from collections.abc import Iterator

from antq_site.archive import Archive, OfficeHeld
from antq_site.gazetteer import AdminUnit
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._ledger import Ledger
from antq_site.pages._names import Names
from antq_site.pages._offices import offices
from antq_site.site import Site
from antq_site.urls import place_url


class PlaceYearPages:
    """Makes the pages of all years of all places of one archive."""

    def __init__(self, archive: Archive, site: Site) -> None:
        self._archive = archive
        self._site = site
        self._names = Names(archive, site)
        self._ledger = Ledger(archive, self._names, site)
        self._gazetteer = site.knowledge.gazetteer

    def pages(self) -> Iterator[Page]:
        """Places in the order of the gazetteer, each with its years, newest first."""
        years: dict[str, dict[int, list[AdminUnit]]] = {}
        for unit_id, year in self._archive.by_place_year:
            unit = self._gazetteer[unit_id]
            if year is not None:
                years.setdefault(unit.path, {}).setdefault(year, []).append(unit)
        for path in dict.fromkeys(unit.path for unit in self._gazetteer):
            for year in sorted(years.get(path, ()), reverse=True):
                units = sorted(years[path][year], key=lambda unit: unit.valid_from or "")
                yield from self._year(units, year)

    def _year(self, units: list[AdminUnit], year: int) -> Iterator[Page]:
        unit = units[-1]
        say = self._site.catalogue
        articles = self._articles(units, year)
        ids = frozenset(summary.id for summary in articles)
        rows = self._ledger.rows_of(summary.id for summary in articles)
        title = say("site.place-year", unit.full_name, year)
        for part in paged(articles, place_url(unit.path, year), self._site):
            context = {
                "unit": unit,
                "year": year,
                "part": part,
                "offices": offices(self._held(units), ids),
                "agencies": self._agencies(articles),
                "awards": self._ledger.entries(rows[: self._site.config.page_size]),
                "awards_total": len(rows),
                "totals": self._ledger.totals(rows),
                "trail": self._trail(unit, year),
                "around": self._around(unit, year),
            }
            description = say("site.place-year-description", unit.full_name, year, len(articles))
            url, heading = part.pager.here, numbered(title, part.pager, self._site)
            yield Page(url, PAGE.template, heading, context, description)

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
        years = sorted(y for u, y in self._archive.by_place_year if u == unit.id and y is not None)
        near = [y for y in (_before(years, year), _after(years, year)) if y is not None]
        return tuple(Link(str(y), place_url(unit.path, y)) for y in near)


def _before(years: list[int], year: int) -> int | None:
    return max((other for other in years if other < year), default=None)


def _after(years: list[int], year: int) -> int | None:
    return min((other for other in years if other > year), default=None)


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Every year of every place with an article."""
    yield from PlaceYearPages(archive, site).pages()


PAGE = PageType("place_year", pages)
