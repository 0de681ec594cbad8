"""The page of a place: its days, what came before and after, its articles, people, awards."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from antq_site.archive import Archive, OfficeHeld, keys_of
from antq_site.gazetteer import AdminUnit
from antq_site.model import AuthorityRecord, Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._ledger import by_place, commendations, ledger_of
from antq_site.pages._lists import Counted, by_years, counted_place
from antq_site.pages._offices import offices
from antq_site.site import Site
from antq_site.summaries import archive_order
from antq_site.urls import award_place_url, place_url


class Section(NamedTuple):
    """One unit that a page of a place tells of; most pages have one, provinces often two.

    Attributes:
        unit: The unit.
        before: Units it was made from.
        after: Units that took its place.
        parts: Units in it with articles, in Vietnamese order.
        inherited: Articles about the units it was made from, where the page does not list them.
    """

    unit: AdminUnit
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    parts: tuple[Counted, ...]
    inherited: tuple[Summary, ...]


class PlacePages:
    """Makes the pages of all places of one archive."""

    def __init__(self, archive: Archive, site: Site) -> None:
        self._archive = archive
        self._site = site
        self._ledger = ledger_of(archive, site)
        self._long = frozenset(unit.path for unit in by_place(archive, site))
        self._names = self._ledger.names
        self._gazetteer = site.knowledge.gazetteer
        self._seated: dict[str, list[AuthorityRecord]] = {}
        for agency in archive.agencies:
            self._seated.setdefault(agency.unit or "", []).append(agency)

    def pages(self) -> Iterator[Page]:
        """Each address once, in the order of the gazetteer."""
        by_path: dict[str, list[AdminUnit]] = {}
        for unit in self._gazetteer:
            if unit.id in self._names.places:
                by_path.setdefault(unit.path, []).append(unit)
        for path, units in by_path.items():
            newest_first = sorted(units, key=lambda unit: unit.valid_from or "", reverse=True)
            yield from self._place(path, newest_first)

    def _place(self, path: str, units: Sequence[AdminUnit]) -> Iterator[Page]:
        articles = self._articles(units)
        title = units[0].full_name
        sections = self._sections_key(units, articles)
        for part in paged(articles, place_url(path), self._site):
            more = self._first_key(units, articles) if part.pager.number == 1 else None
            yield Page(
                part.pager.here,
                PAGE.template,
                numbered(title, part.pager, self._site),
                partial(self._context, path, units, part),
                self._site.catalogue("site.place-description", title, len(articles)),
                (sections, more, part.pager.key, keys_of(part.entries)),
            )

    def _sections_key(
        self, units: Sequence[AdminUnit], articles: Sequence[Summary]
    ) -> tuple[object, ...]:
        """What every page of a place depends on beside its own articles."""
        counts = self._archive.by_place
        near = [one for unit in units for one in self._near(unit)]
        below = [child.id for unit in units for child in self._gazetteer.children(unit.id)]
        return (
            [unit.id for unit in units],
            [(unit.id, unit.id in self._names.places) for unit in near],
            [(child, len(counts[child])) for child in below if child in counts],
            [keys_of(self._archive.through_predecessors(unit.id)) for unit in units],
            len(articles),
        )

    def _near(self, unit: AdminUnit) -> tuple[AdminUnit, ...]:
        gazetteer = self._gazetteer
        return *gazetteer.predecessors_of(unit.id), *gazetteer.successors_of(unit.id)

    def _first_key(
        self, units: Sequence[AdminUnit], articles: Sequence[Summary]
    ) -> tuple[object, ...]:
        """What the first page depends on, which tells of the place as a whole."""
        rows = self._ledger.rows_of(summary.id for summary in articles)
        return (
            keys_of(articles),
            self._ledger.key(rows),
            [held.key for unit in units for held in self._archive.offices_at(unit.id)],
            [
                (agency.authorised_form, agency.url, len(agency.records))
                for unit in units
                for agency in self._seated.get(unit.id, ())
            ],
        )

    def _context(
        self, path: str, units: Sequence[AdminUnit], part: Part[Summary]
    ) -> Mapping[str, Any]:
        articles = self._articles(units)
        seen = frozenset(summary.id for summary in articles)
        context = {
            "units": units,
            "sections": tuple(self._section(unit, seen) for unit in units),
            "part": part,
            "years": by_years(part.entries),
            "trail": self._trail(units[0]),
        }
        return {**context, **self._whole(path, units)} if part.pager.number == 1 else context

    def _whole(self, path: str, units: Sequence[AdminUnit]) -> Mapping[str, Any]:
        """What only the first page tells."""
        articles = self._articles(units)
        rows = self._ledger.rows_of(summary.id for summary in articles)
        return {
            "year_links": self._year_links(path, units),
            "offices": offices(self._held(units), self._names),
            "agencies": tuple(a for u in units for a in self._seated.get(u.id, ())),
            "awards": self._ledger.entries(rows[: self._site.config.page_size]),
            "awards_total": len(rows),
            "awards_all": award_place_url(path) if path in self._long else None,
            "totals": self._ledger.totals(rows),
            "figures": self._figures(articles, len(commendations(rows))),
        }

    def _held(self, units: Sequence[AdminUnit]) -> Iterator[OfficeHeld]:
        for unit in units:
            yield from self._archive.offices_at(unit.id)

    def _articles(self, units: Sequence[AdminUnit]) -> tuple[Summary, ...]:
        """Articles of all the units that share an address, each once, in archive order."""
        lists = [self._archive.by_place.get(unit.id, ()) for unit in units]
        if len(lists) == 1:
            return lists[0]
        merged = {summary.id: summary for rows in lists for summary in rows}
        return tuple(sorted(merged.values(), key=archive_order))

    def _section(self, unit: AdminUnit, told: Container[str]) -> Section:
        parts = [
            counted_place(child, self._archive, self._names)
            for child in self._gazetteer.children(unit.id)
            if child.id in self._archive.by_place
        ]
        inherited = self._archive.through_predecessors(unit.id)
        after = self._gazetteer.successors_of(unit.id)
        return Section(
            unit,
            self._elsewhere(unit, self._gazetteer.predecessors_of(unit.id)),
            tuple(link for link in self._elsewhere(unit, after) if link.url),
            tuple(parts),
            tuple(summary for summary in inherited if summary.id not in told),
        )

    def _elsewhere(self, unit: AdminUnit, near: Sequence[AdminUnit]) -> tuple[Link, ...]:
        """Units before or after; what is told of on the same page needs no link."""
        return tuple(
            Link(other.full_name) if other.path == unit.path else self._names.place(other.id)
            for other in near
        )

    def _year_links(self, path: str, units: Sequence[AdminUnit]) -> tuple[Counted, ...]:
        counts: dict[int | None, int] = {}
        for summary in self._articles(units):
            counts[summary.year] = counts.get(summary.year, 0) + 1
        known = sorted((year for year in counts if year is not None), reverse=True)
        return tuple(Counted(str(year), place_url(path, year), counts[year]) for year in known)

    def _figures(self, articles: Sequence[Summary], awards: int) -> tuple[tuple[str, int], ...]:
        people = {official for summary in articles for official in summary.official_ids if official}
        say = self._site.catalogue
        return (
            (say("site.figure-articles"), len(articles)),
            (say("site.figure-officials"), len(people)),
            (say("site.figure-awards"), awards),
        )

    def _trail(self, unit: AdminUnit) -> tuple[Link, ...]:
        index = Link(self._site.catalogue("site.menu-places"), "dia-phuong/")
        return (index, *self._names.lineage(unit.id)[:-1], Link(unit.full_name))


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """All places that have a page, in the order of the gazetteer."""
    yield from PlacePages(archive, site).pages()


PAGE = PageType("place", pages)
