"""An article in the words of schema.org: nodes for what it names, as plain JSON.

Only what is printed is said: there is no ``datePublished`` without a printed day, and no
``dateCreated`` at all, since nobody knows when a text was written. The day in the archive's index
is the day of the event, and stands at the event.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from antq_site.dates import PartialDate, Precision
from antq_site.model import DateOf, Locality, Official, Summary
from antq_site.parts import Json
from antq_site.urls import article_url

HANOI = "+07:00"
"""The one time zone of Vietnam."""


class Entry(NamedTuple):
    """An article as it is told elsewhere.

    Attributes:
        summary: What is told of it.
        address: Its full address; None as long as the site has no base address.
    """

    summary: Summary
    address: str | None

    @property
    def url(self) -> str:
        """Its full address where there is one, else that within the site."""
        return self.address or article_url(self.summary.id)


def without_nothing(node: Json) -> Json:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def named(kind: str, name: str | None) -> Json | None:
    """A node that only has a name; None without one."""
    return {"@type": kind, "name": name} if name else None


def iso(date: PartialDate | None) -> str | None:
    """A date as schema.org takes it; None where the year is not known."""
    return None if date is None or date.precision is Precision.YEARLESS else str(date)


def published_at(entry: Entry) -> str | None:
    """Day of publication, with its hour where that is printed."""
    printed = entry.summary.published
    day = iso(printed.date) if printed else None
    if day and printed and printed.time and printed.date.precision is Precision.DAY:
        return f"{day}T{printed.time}:00{HANOI}"
    return day


def place(entry: Entry) -> Json | None:
    """The place an article is about, inside the larger ones."""
    known = entry.summary.locality
    return None if known is None else _place(known)


def _place(known: Locality) -> Json | None:
    node: Json | None = None
    for name in filter(None, (known.province, known.district, known.commune)):
        inside = {"containedInPlace": node} if node else {}
        node = {"@type": "AdministrativeArea", "name": name, **inside}
    return node


def event(entry: Entry) -> Json | None:
    """What happened, when, where and who held it; None where the text tells of no event."""
    summary = entry.summary
    if summary.event_kind is None or summary.event_name is None:
        return None
    day = summary.date if summary.date and summary.date.of is DateOf.EVENT else None
    return without_nothing(
        {
            "@type": "Event",
            "name": summary.event_name,
            "startDate": iso(day.value) if day else None,
            "endDate": iso(day.end) if day else None,
            "location": place(entry),
            "organizer": named("Organization", summary.organiser),
        }
    )


def period(entry: Entry) -> str | None:
    """The years or months that are summed up, as an ISO interval."""
    known = entry.summary.period
    if known is None or iso(known.start) is None:
        return None
    return str(known.start) if known.start == known.end else f"{known.start}/{known.end}"


def people(entry: Entry) -> list[Json]:
    """Officials with the office in which they are named; each name once."""
    return list(_once(_person(one) for one in entry.summary.officials))


def _person(official: Official) -> Json:
    agency = next((office.agency for office in official.offices if office.agency), None)
    return without_nothing(
        {
            "@type": "Person",
            "name": official.name,
            "jobTitle": official.position,
            "worksFor": named("Organization", agency),
        }
    )


def bodies(entry: Entry) -> list[Json]:
    """Agencies; each name once."""
    names = dict.fromkeys(agency.name for agency in entry.summary.agencies)
    return [{"@type": "Organization", "name": name} for name in names]


def programmes(entry: Entry) -> list[Json]:
    """Movements, campaigns and papers; each name once."""
    names = dict.fromkeys(programme.name for programme in entry.summary.programmes)
    return [{"@type": "Thing", "name": name} for name in names]


def _once(nodes: Iterable[Json]) -> Iterator[Json]:
    seen: set[str] = set()
    for node in nodes:
        if node["name"] not in seen:
            seen.add(node["name"])
            yield node
