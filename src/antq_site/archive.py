"""Summaries of all records in order, and the indexes over them; made by `assembly.assemble`."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from antq_site.addresses import AddressBook
from antq_site.dates import PartialDate
from antq_site.digests import digest
from antq_site.gazetteer import Gazetteer
from antq_site.model import (
    AuthorityKind,
    AuthorityRecord,
    Award,
    AwardKind,
    Programme,
    Record,
    Summary,
)
from antq_site.summaries import archive_order
from antq_site.text import sort_key, tone_key

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def keys_of(summaries: Iterable[Summary]) -> bytes:
    """What a list of articles depends on: the key of each, in their order."""
    return b"".join([summary.key for summary in summaries])


class AwardRow(NamedTuple):
    """One award conferred at an event.

    Attributes:
        summary: Of the article that tells it.
        award: What was conferred.
        number: Which award of its record it is, from 1; its anchor is ``khen-thuong-<number>``.
        counted: False when another article of the same event tells the same award better.
    """

    summary: Summary
    award: Award
    number: int
    counted: bool

    @property
    def key(self) -> tuple[bytes, int, bool]:
        """What a list that shows it depends on."""
        return self.summary.key, self.number, self.counted


class OfficeHeld(NamedTuple):
    """An office in which a person is named.

    Attributes:
        mentions: Day (None where unknown) and article of each mention, oldest first.
    """

    official_id: str
    official: AuthorityRecord
    position: str
    agency: str | None
    agency_id: str | None
    unit: str | None
    mentions: tuple[tuple[PartialDate | None, str], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What a list that shows it depends on."""
        person = self.official.authorised_form, self.official.url
        return *person, self.position, self.agency, self.agency_id, self.unit, self.mentions


class Totals(NamedTuple):
    """Sums over counted awards of one family; a figure is 0 when no award of them gives it."""

    acts: int
    collectives: int
    individuals: int
    households: int
    items: int


class Archive:
    """All articles and the indexes over them.

    Args:
        summaries: In archive order, with the ids of their authorities and events.
        authorities: By id.
        gazetteer: Places.
        book: Permanent addresses of persons.
        load: Gives the whole record of an id.
    """

    def __init__(
        self,
        summaries: tuple[Summary, ...],
        authorities: Mapping[str, AuthorityRecord],
        gazetteer: Gazetteer,
        book: AddressBook,
        load: Callable[[str], Record],
    ) -> None:
        self.summaries = summaries
        self.book = book
        self._authorities = authorities
        self._gazetteer = gazetteer
        self._load = load
        self._by_id = {summary.id: place for place, summary in enumerate(summaries)}

    @cached_property
    def key(self) -> bytes:
        """What depends on all articles depends on this; on their texts it does not."""
        return digest(keys_of(self.summaries))

    def get(self, record_id: str) -> Summary:
        """The summary of an article.

        Raises:
            KeyError: When there is no such article.
        """
        return self.summaries[self._by_id[record_id]]

    def __contains__(self, record_id: object) -> bool:
        """Whether there is an article of that id."""
        return record_id in self._by_id

    def record(self, record_id: str) -> Record:
        """The whole record with its text, loaded when it is asked for."""
        return self._load(record_id)

    # --------------------------------------------------------------------------- authorities

    def authority(self, authority_id: str) -> AuthorityRecord:
        """The authority record of an id.

        Raises:
            KeyError: When there is none.
        """
        return self._authorities[authority_id]

    @cached_property
    def agencies(self) -> tuple[AuthorityRecord, ...]:
        """All agencies, in Vietnamese order of their names."""
        return self._sorted(AuthorityKind.AGENCY)

    @cached_property
    def officials(self) -> tuple[AuthorityRecord, ...]:
        """All officials, by given name, then family name, in Vietnamese order."""
        return self._sorted(AuthorityKind.OFFICIAL)

    def _sorted(self, kind: AuthorityKind) -> tuple[AuthorityRecord, ...]:
        found = [one for one in self._authorities.values() if one.kind is kind]
        return tuple(sorted(found, key=lambda one: (sort_key(one.sort_as), one.id)))

    # ------------------------------------------------------------------------------- indexes

    def _index(self, keys: Callable[[Summary], Iterable[K]]) -> dict[K, tuple[Summary, ...]]:
        found: dict[K, list[Summary]] = defaultdict(list)
        for summary in self.summaries:
            for key in dict.fromkeys(keys(summary)):
                found[key].append(summary)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def by_year(self) -> dict[int | None, tuple[Summary, ...]]:
        """Articles by year, None for those whose year is unknown."""
        return self._index(lambda one: [one.year])

    @cached_property
    def by_month(self) -> dict[tuple[int, int], tuple[Summary, ...]]:
        """Articles by year and month."""
        return self._index(lambda one: [(one.year, one.month)] if one.year and one.month else [])

    @cached_property
    def by_place(self) -> dict[str, tuple[Summary, ...]]:
        """Articles by unit; an article of a district stands under its province too."""
        return self._index(self._units)

    def _units(self, summary: Summary) -> list[str]:
        if summary.unit is None:
            return []
        return [unit.id for unit in self._gazetteer.lineage(summary.unit)]

    @cached_property
    def by_place_year(self) -> dict[tuple[str, int | None], tuple[Summary, ...]]:
        """Articles by unit and year."""
        return self._index(lambda one: [(unit, one.year) for unit in self._units(one)])

    def through_predecessors(self, unit_id: str) -> tuple[Summary, ...]:
        """Articles of the units that a unit took a part of, in archive order, each once."""
        before = {unit.id for unit in self._gazetteer.predecessors_of(unit_id)}
        found = {one.id: one for unit in sorted(before) for one in self.by_place.get(unit, ())}
        return tuple(sorted(found.values(), key=archive_order))

    @cached_property
    def by_agency(self) -> dict[str, tuple[Summary, ...]]:
        """Articles by agency id."""
        return self._index(lambda one: one.agency_ids)

    @cached_property
    def by_official(self) -> dict[str, tuple[Summary, ...]]:
        """Articles by official id."""
        return self._index(lambda one: one.official_ids)

    @cached_property
    def by_programme(self) -> dict[str, tuple[Summary, ...]]:
        """Articles by programme id."""
        return self._index(lambda one: [programme.id for programme in one.programmes])

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """Programmes by id, in Vietnamese order of their names."""
        found = {programme.id: programme for one in self.summaries for programme in one.programmes}
        return dict(sorted(found.items(), key=lambda item: (sort_key(item[1].name), item[0])))

    @cached_property
    def by_publisher(self) -> dict[str | None, tuple[Summary, ...]]:
        """Articles by publisher, None for those that show none."""
        return self._index(lambda one: [one.publisher])

    @cached_property
    def by_event(self) -> dict[str, tuple[Summary, ...]]:
        """Articles by event id."""
        return self._index(lambda one: [one.event_id] if one.event_id else [])

    # -------------------------------------------------------------------------------- awards

    @cached_property
    def awards(self) -> tuple[AwardRow, ...]:
        """Awards conferred at the reported events, in archive order."""
        counted = self._counted()
        return tuple(
            AwardRow(summary, award, number, (summary.id, number) in counted)
            for summary in self.summaries
            for number, award in enumerate(summary.awards, 1)
        )

    def _counted(self) -> set[tuple[str, int]]:
        """Of each award that several articles of one event tell, the telling with most figures."""
        best: dict[tuple[str, str, str], tuple[int, str, int]] = {}
        for summary in self.summaries:
            for number, award in enumerate(summary.awards, 1):
                event = summary.event_id or summary.id
                alone = f"#{number}" if event == summary.id else ""
                key = (event, award.form.lower(), tone_key(award.giver or alone))
                rank = (-_figures(award), summary.id, number)
                best[key] = min(best.get(key, rank), rank)
        return {(record, number) for _, record, number in best.values()}

    @cached_property
    def by_form(self) -> dict[str, tuple[AwardRow, ...]]:
        """Awards by form id, in archive order."""
        return _grouped(self.awards, lambda row: row.award.form_id)

    @cached_property
    def _by_giver(self) -> dict[tuple[str, str], tuple[AwardRow, ...]]:
        return _grouped(
            self.awards, lambda row: (tone_key(row.award.giver or ""), row.award.giver_unit or "")
        )

    def awards_of_agency(self, agency_id: str) -> tuple[AwardRow, ...]:
        """Awards that an agency gave, in archive order."""
        agency = self.authority(agency_id)
        names = (agency.authorised_form, *agency.variant_forms)
        rows = [
            row
            for name in names
            for row in self._by_giver.get((tone_key(name), agency.unit or ""), ())
        ]
        return tuple(sorted(rows, key=lambda row: (archive_order(row.summary), row.number)))

    def totals(self, rows: Iterable[AwardRow]) -> dict[AwardKind, Totals]:
        """Sum awards by family, each event once; families without awards are left out."""
        sums: dict[AwardKind, list[int]] = {}
        for row in rows:
            if row.counted:
                award = row.award
                figures = (award.collectives, award.individuals, award.households, award.items)
                known = sums.setdefault(award.kind, [0, 0, 0, 0, 0])
                for place, figure in enumerate((1, *figures)):
                    known[place] += figure or 0
        return {kind: Totals(*sums[kind]) for kind in AwardKind if kind in sums}

    # --------------------------------------------------------------------------- neighbours

    def neighbours(self, record_id: str) -> tuple[Summary | None, Summary | None]:
        """The next older and the next newer article in archive order; None at the ends."""
        place = self._by_id[record_id]
        older = self.summaries[place + 1] if place + 1 < len(self.summaries) else None
        return older, self.summaries[place - 1] if place else None

    def same_event(self, record_id: str) -> tuple[Summary, ...]:
        """Other articles of the same event, in archive order."""
        event = self.get(record_id).event_id
        found = self.by_event.get(event, ()) if event else ()
        return tuple(one for one in found if one.id != record_id)

    def same_place(self, record_id: str, limit: int = 5) -> tuple[Summary, ...]:
        """Other articles of the same place: those nearest in archive order, in that order."""
        unit = self.get(record_id).unit
        if unit is None:
            return ()
        rows, here = self.by_place[unit], self._place_in_unit[record_id]
        around = range(max(0, here - limit), min(len(rows), here + limit + 1))
        near = sorted(around, key=lambda place: (abs(place - here), place))[1 : limit + 1]
        return tuple(rows[place] for place in sorted(near))

    @cached_property
    def _place_in_unit(self) -> dict[str, int]:
        """Where each article stands among those of its own unit."""
        return {
            summary.id: place
            for unit, rows in self.by_place.items()
            for place, summary in enumerate(rows)
            if summary.unit == unit
        }

    # ------------------------------------------------------------------------------- offices

    @cached_property
    def _offices(self) -> tuple[OfficeHeld, ...]:
        mentions: dict[tuple[str, str, str], list[tuple[PartialDate | None, str]]] = defaultdict(
            list
        )
        told: dict[tuple[str, str, str], OfficeHeld] = {}
        for summary in reversed(self.summaries):
            for key, held in self._held(summary):
                mentions[key].append(held.mentions[0])
                told.setdefault(key, held)
        return tuple(held._replace(mentions=tuple(mentions[key])) for key, held in told.items())

    def _held(self, summary: Summary) -> Iterator[tuple[tuple[str, str, str], OfficeHeld]]:
        """The offices in which an article names people; one office there is one mention."""
        agencies = dict(
            zip((tone_key(a.name) for a in summary.agencies), summary.agency_ids, strict=True)
        )
        for official, official_id in zip(summary.officials, summary.official_ids, strict=True):
            if not official_id:
                continue
            mention = (summary.date.value if summary.date else None, summary.id)
            for office in official.offices:
                agency_id = agencies.get(tone_key(office.agency or "")) or None
                key = (official_id, agency_id or "", tone_key(office.position))
                person = self.authority(official_id)
                yield (
                    key,
                    OfficeHeld(
                        official_id,
                        person,
                        office.position,
                        office.agency,
                        agency_id,
                        office.unit,
                        (mention,),
                    ),
                )

    def offices_of(self, official_id: str) -> tuple[OfficeHeld, ...]:
        """The offices in which a person is named, by first mention."""
        return self._offices_by_person.get(official_id, ())

    @cached_property
    def _offices_by_person(self) -> dict[str, tuple[OfficeHeld, ...]]:
        return _grouped(self._offices, lambda held: held.official_id)

    def offices_in(self, agency_id: str) -> tuple[OfficeHeld, ...]:
        """Who is named in which office of an agency, by first mention."""
        return self._offices_by_agency.get(agency_id, ())

    @cached_property
    def _offices_by_agency(self) -> dict[str | None, tuple[OfficeHeld, ...]]:
        return _grouped(self._offices, lambda held: held.agency_id)

    def offices_at(self, unit_id: str) -> tuple[OfficeHeld, ...]:
        """Who is named in which office of the agencies seated at a unit, by first mention."""
        return self._offices_by_unit.get(unit_id, ())

    @cached_property
    def _offices_by_unit(self) -> dict[str | None, tuple[OfficeHeld, ...]]:
        return _grouped(self._offices, lambda held: held.unit)


def _figures(award: Award) -> int:
    figures = (award.collectives, award.individuals, award.households, award.items, award.giver)
    return sum(figure is not None for figure in figures)


def _grouped(rows: Iterable[V], key: Callable[[V], K]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {name: tuple(group) for name, group in found.items()}
