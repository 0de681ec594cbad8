"""Summaries of all records in order, and the indexes over them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

import msgspec

from antq_site.addresses import AddressBook
from antq_site.authority import (
    PersonKey,
    Sight,
    agency_paths,
    persons,
    sights,
    sort_as,
)
from antq_site.dates import PartialDate
from antq_site.events import cluster_events
from antq_site.gazetteer import Gazetteer
from antq_site.model import (
    Agency,
    Article,
    AuthorityKind,
    AuthorityRecord,
    Award,
    AwardKind,
    BlockKind,
    Fact,
    Programme,
    Record,
    Summary,
)
from antq_site.record import doubts_of
from antq_site.text import sort_key, tone_key
from antq_site.urls import official_url

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LEDE_LIMIT = 240
"""Characters of the opening that lists and link previews show."""


def summarise(record: Record, digest: str = "") -> Summary:
    """Take from a record what indexes, lists and neighbours need.

    Args:
        record: With its text.
        digest: Of the record, for the keys of the pages that show it.
    """
    return Summary(
        id=record.id,
        headline=record.headline.value.text if record.headline else record.article.provenance.file,
        date=record.date.value if record.date else None,
        published=record.published.value if record.published else None,
        captured=record.captured.value.date if record.captured else None,
        lede=_lede(record.article),
        unit=record.locality.value.unit if record.locality else None,
        locality=record.locality.value if record.locality else None,
        publisher=record.article.provenance.publisher,
        byline=record.byline.value.name if record.byline else None,
        url=record.article.provenance.url,
        event_kind=record.event.value.kind if record.event else None,
        organiser=record.agency.value.name if record.agency else None,
        agencies=_values(record.agencies),
        officials=_values(record.officials),
        awards=_values(record.awards),
        awards_mentioned=_values(record.awards_mentioned),
        programmes=_values(record.programmes),
        doubts=sum(1 for _ in doubts_of(record)),
        checked=record.checked,
        digest=digest,
    )


def _values(facts: Iterable[Fact[V]]) -> tuple[V, ...]:
    return tuple(fact.value for fact in facts)


def _lede(article: Article) -> str:
    """The opening, cut at a word."""
    blocks = article.of(BlockKind.LEDE) or article.of(BlockKind.BODY)
    text = article.quote(blocks[0].span) if blocks else ""
    if len(text) <= LEDE_LIMIT:
        return text
    return text[: text.rfind(" ", 0, LEDE_LIMIT)].rstrip(" ,;:-–") + "…"


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


class Totals(NamedTuple):
    """Sums over counted awards of one family; a figure is 0 when no award of them gives it."""

    acts: int
    collectives: int
    individuals: int
    households: int
    items: int


def archive_order(summary: Summary) -> tuple[object, ...]:
    """Newest first; a month after its days, a year after its months; undated last; then by id."""
    day = summary.date.value if summary.date else None
    if day is None or day.year is None:
        return (1, 0, 0, 0, summary.id)
    return (0, -day.year, -(day.month or 0), -(day.day or 0), summary.id)


class Archive:
    """All articles and the indexes over them; made by `assemble`."""

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
        rows = self.by_place.get(unit, ()) if unit else ()
        here = next((place for place, one in enumerate(rows) if one.id == record_id), 0)
        near = sorted(range(len(rows)), key=lambda place: (abs(place - here), place))[1 : limit + 1]
        return tuple(rows[place] for place in sorted(near))

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
        """The offices in which an article names people; one office in one article is one mention."""
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


# --------------------------------------------------------------------------------- assembly


def assemble(
    summaries: Iterable[Summary],
    gazetteer: Gazetteer,
    book: AddressBook,
    load: Callable[[str], Record],
) -> Archive:
    """Make the archive of all articles; the order in which they are given does not matter.

    Args:
        summaries: As `summarise` makes them, without ids of authorities and events.
        gazetteer: Places.
        book: Addresses of persons; gets an entry for each person it does not know.
        load: Gives the whole record of an id.
    """
    ordered = tuple(sorted(summaries, key=archive_order))
    events = cluster_events(ordered)
    paths, under = agency_paths(ordered, gazetteer)
    joined = persons(sights(ordered, gazetteer))
    ids = book.propose(joined)
    placed = _person_places(joined, ids)
    linked = tuple(_linked(summary, events, paths, placed) for summary in ordered)
    authorities = {record.id: record for record in _agency_records(under, ordered)}
    authorities |= {
        record.id: record for record in _official_records(joined, ids, ordered, gazetteer)
    }
    return Archive(linked, authorities, gazetteer, book, load)


def _person_places(
    joined: Mapping[PersonKey, list[Sight]], ids: Mapping[PersonKey, str]
) -> dict[tuple[str, int], str]:
    return {
        (sight.record, sight.place): ids[key] for key, found in joined.items() for sight in found
    }


def _linked(
    summary: Summary,
    events: Mapping[str, str],
    paths: Mapping[tuple[str, str], str],
    placed: Mapping[tuple[str, int], str],
) -> Summary:
    agency_ids = tuple(paths.get((tone_key(a.name), a.unit or ""), "") for a in summary.agencies)
    official_ids = tuple(placed.get((summary.id, n), "") for n in range(len(summary.officials)))
    return msgspec.structs.replace(
        summary, event_id=events.get(summary.id), agency_ids=agency_ids, official_ids=official_ids
    )


def _agency_records(
    under: Mapping[str, list[tuple[Agency, str]]], ordered: tuple[Summary, ...]
) -> Iterator[AuthorityRecord]:
    place = {summary.id: number for number, summary in enumerate(ordered)}
    for path, found in under.items():
        names = _by_use(agency.name for agency, _ in found)
        records = sorted({record for _, record in found}, key=lambda record: place[record])
        agency = found[0][0]
        yield AuthorityRecord(
            path, AuthorityKind.AGENCY, names[0], f"co-quan/{path}/", names[1:], names[0], (),
            tuple(records), agency.unit, agency.kind,
        )  # fmt: skip


def _by_use(names: Iterable[str]) -> tuple[str, ...]:
    """Spellings, the longest of the most used first: the fullest form is the authorised one."""
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return tuple(sorted(counts, key=lambda name: (-len(name), -counts[name], sort_key(name))))


def _official_records(
    joined: Mapping[PersonKey, list[Sight]],
    ids: Mapping[PersonKey, str],
    ordered: tuple[Summary, ...],
    gazetteer: Gazetteer,
) -> Iterator[AuthorityRecord]:
    order = {summary.id: number for number, summary in enumerate(ordered)}
    by_id: dict[str, list[Sight]] = defaultdict(list)
    namesakes: dict[str, set[str]] = defaultdict(set)
    for key, found in joined.items():
        by_id[ids[key]] += found
        namesakes[key.name].add(ids[key])
    units = {summary.id: summary for summary in ordered}
    for name, found in by_id.items():
        forms = _by_use(sight.name for sight in found)
        records = sorted({sight.record for sight in found}, key=lambda record: order[record])
        also = sorted({one for sight in found for one in namesakes[sight.key.name]} - {name})
        first = units[records[-1]].officials[
            next(s.place for s in found if s.record == records[-1])
        ]
        unit = next(
            (office.unit for office in first.offices if office.unit), units[records[-1]].unit
        )
        yield AuthorityRecord(
            name, AuthorityKind.OFFICIAL, forms[0], official_url(name), forms[1:], sort_as(forms[0]),
            tuple(also), tuple(records), unit if unit in gazetteer else None,
        )  # fmt: skip
