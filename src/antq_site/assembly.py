"""Makes the archive of all summaries: joins names, finds events, gives addresses."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from antq_site.addresses import AddressBook
from antq_site.archive import Archive
from antq_site.authority import AgencyPaths, Home, PersonKey, Sight, persons, sights, sort_as
from antq_site.digests import digest
from antq_site.events import cluster_events
from antq_site.gazetteer import Gazetteer
from antq_site.model import AuthorityKind, AuthorityRecord, Record, Summary
from antq_site.summaries import archive_order
from antq_site.text import sort_key
from antq_site.urls import official_url

Places = Mapping[str, int]
"""From the id of an article to its place in archive order."""


def assemble(
    summaries: Iterable[Summary],
    gazetteer: Gazetteer,
    book: AddressBook,
    load: Callable[[str], Record],
) -> Archive:
    """Make the archive of all articles; the order in which they are given does not matter.

    Args:
        summaries: As `summaries.summarise` makes them, without ids of authorities and events.
        gazetteer: Places.
        book: Addresses of persons; gets an entry for each person it does not know.
        load: Gives the whole record of an id.
    """
    ordered = tuple(sorted(summaries, key=archive_order))
    places = {summary.id: place for place, summary in enumerate(ordered)}
    paths = AgencyPaths(gazetteer)
    joined = persons(sights(ordered, gazetteer))
    ids = book.propose(joined)
    authorities = {one.id: one for one in _agencies(paths.homes(ordered), places)}
    authorities |= {one.id: one for one in _officials(joined, ids, ordered, places, gazetteer)}
    linker = _Linker(cluster_events(ordered), paths, _sighted(joined, ids), authorities)
    return Archive(tuple(map(linker.linked, ordered)), authorities, gazetteer, book, load)


def _sighted(
    joined: Mapping[PersonKey, list[Sight]], ids: Mapping[PersonKey, str]
) -> dict[tuple[str, int], str]:
    """From an article and the place of a person in it to the person's id."""
    return {
        (sight.record, sight.place): ids[key] for key, found in joined.items() for sight in found
    }


class _Linker:
    """Writes into each summary which authorities and which event it is about."""

    def __init__(
        self,
        events: Mapping[str, str],
        paths: AgencyPaths,
        sighted: Mapping[tuple[str, int], str],
        authorities: Mapping[str, AuthorityRecord],
    ) -> None:
        self._events = events
        self._paths = paths
        self._sighted = sighted
        self._names = {
            name: digest(one.authorised_form, one.url, one.variant_forms)
            for name, one in authorities.items()
        }

    def linked(self, summary: Summary) -> Summary:
        """The summary with ids, and with the key of what it shows elsewhere."""
        agencies = tuple(self._paths.path(agency) for agency in summary.agencies)
        officials = tuple(
            self._sighted.get((summary.id, place), "") for place in range(len(summary.officials))
        )
        linked = msgspec.structs.replace(
            summary,
            event_id=self._events.get(summary.id),
            agency_ids=agencies,
            official_ids=officials,
            digest=b"",
        )
        names = b"".join(self._names[one] for one in (*agencies, *officials) if one)
        return msgspec.structs.replace(linked, digest=summary.digest, key=digest(linked, names))


def _agencies(homes: Mapping[str, list[Home]], places: Places) -> Iterator[AuthorityRecord]:
    for path, found in homes.items():
        names = _by_use(home.agency.name for home in found)
        agency = found[0].agency
        yield AuthorityRecord(
            path,
            AuthorityKind.AGENCY,
            names[0],
            f"co-quan/{path}/",
            names[1:],
            names[0],
            (),
            _in_order({home.record for home in found}, places),
            agency.unit,
            agency.kind,
        )


def _in_order(records: Iterable[str], places: Places) -> tuple[str, ...]:
    return tuple(sorted(records, key=places.__getitem__))


def _by_use(names: Iterable[str]) -> tuple[str, ...]:
    """Spellings, the longest of the most used first: the fullest form is the authorised one."""
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    if len(counts) == 1:
        return tuple(counts)
    return tuple(sorted(counts, key=lambda name: (-len(name), -counts[name], sort_key(name))))


def _officials(
    joined: Mapping[PersonKey, list[Sight]],
    ids: Mapping[PersonKey, str],
    ordered: tuple[Summary, ...],
    places: Places,
    gazetteer: Gazetteer,
) -> Iterator[AuthorityRecord]:
    by_id: dict[str, list[Sight]] = defaultdict(list)
    namesakes: dict[str, set[str]] = defaultdict(set)
    for key, found in joined.items():
        by_id[ids[key]] += found
        namesakes[key.name].add(ids[key])
    for name, found in by_id.items():
        forms = _by_use(sight.name for sight in found)
        also = sorted({one for sight in found for one in namesakes[sight.key.name]} - {name})
        records = _in_order({sight.record for sight in found}, places)
        unit = _first_unit(found, ordered[places[records[-1]]])
        yield AuthorityRecord(
            name,
            AuthorityKind.OFFICIAL,
            forms[0],
            official_url(name),
            forms[1:],
            sort_as(forms[0]),
            tuple(also),
            records,
            unit if unit in gazetteer else None,
        )


def _first_unit(found: Iterable[Sight], oldest: Summary) -> str | None:
    """The place of the first office of a person: of its agency, else of the article."""
    place = next(sight.place for sight in found if sight.record == oldest.id)
    offices = oldest.officials[place].offices
    return next((office.unit for office in offices if office.unit), oldest.unit)
