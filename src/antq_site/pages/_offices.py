"""Offices and who was named in them: office, person, days of mention."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from antq_site.archive import OfficeHeld
from antq_site.dates import PartialDate
from antq_site.pages._engine import Link
from antq_site.pages._names import Names
from antq_site.urls import article_url

Mentions = tuple[tuple[PartialDate | None, str], ...]
"""Days on which something is mentioned, each with the article that mentions it."""


class Mention(NamedTuple):
    """A day on which an article names somebody in an office."""

    date: PartialDate | None
    url: str


class Holder(NamedTuple):
    """A person named in an office."""

    person: Link
    mentions: tuple[Mention, ...]


class OfficeGroup(NamedTuple):
    """An office with all who are named in it, earliest mention first."""

    position: str
    agency: Link | None
    holders: tuple[Holder, ...]


def offices(
    held: Iterable[OfficeHeld], names: Names, within: Collection[str] | None = None
) -> tuple[OfficeGroup, ...]:
    """Group offices by agency and position.

    Args:
        held: In the order of the archive.
        names: Leads to the agencies.
        within: Ids of the articles that count; None for all.

    Returns:
        In the order in which the offices come first; those without a mention that counts are left
        out.
    """
    groups: dict[tuple[Link | None, str], list[Holder]] = {}
    for office in held:
        mentions = _counting(office.mentions, within)
        if mentions:
            person = Link(office.official.authorised_form, office.official.url)
            group = agency_of(office, names), office.position
            groups.setdefault(group, []).append(Holder(person, mentions))
    return tuple(
        OfficeGroup(position, agency, tuple(sorted(holders, key=_first_mention)))
        for (agency, position), holders in groups.items()
    )


def agency_of(office: OfficeHeld, names: Names) -> Link | None:
    """The agency in which an office is held, leading to its page where it has one."""
    if office.agency is None:
        return None
    if office.agency_id is None:
        return Link(office.agency)
    return names.authority(office.agency_id, office.agency)


class OwnOffice(NamedTuple):
    """An office of one person, with the days on which that person is named in it."""

    position: str
    agency: Link | None
    mentions: tuple[Mention, ...]


def own_offices(held: Iterable[OfficeHeld], names: Names) -> tuple[OwnOffice, ...]:
    """The offices of one person, in the order of the archive."""
    return tuple(
        OwnOffice(one.position, agency_of(one, names), _counting(one.mentions, None))
        for one in held
    )


def _counting(mentions: Mentions, within: Collection[str] | None) -> tuple[Mention, ...]:
    return tuple(
        Mention(date, article_url(record))
        for date, record in mentions
        if within is None or record in within
    )


def _first_mention(holder: Holder) -> tuple[str, str]:
    first = holder.mentions[0].date
    return (str(first) if first else "~"), holder.person.label
