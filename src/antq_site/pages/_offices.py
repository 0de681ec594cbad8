"""Offices and who was named in them: office, person, days of mention."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from antq_site.archive import OfficeHeld
from antq_site.dates import PartialDate
from antq_site.pages._engine import Link
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
    agency: str | None
    holders: tuple[Holder, ...]


def offices(
    held: Iterable[OfficeHeld], within: Collection[str] | None = None
) -> tuple[OfficeGroup, ...]:
    """Group offices by agency and position.

    Args:
        held: In the order of the archive.
        within: Ids of the articles that count; None for all.

    Returns:
        In the order in which the offices come first; those without a mention that counts are left
        out.
    """
    groups: dict[tuple[str | None, str], list[Holder]] = {}
    for office in held:
        mentions = _counting(office.mentions, within)
        if mentions:
            person = Link(office.official.authorised_form, office.official.url)
            groups.setdefault((office.agency, office.position), []).append(Holder(person, mentions))
    return tuple(
        OfficeGroup(position, agency, tuple(sorted(holders, key=_first_mention)))
        for (agency, position), holders in groups.items()
    )


def mentions_of(mentions: Mentions) -> tuple[Mention, ...]:
    """Days of mention with the address of the article each."""
    return _counting(mentions, None)


def _counting(mentions: Mentions, within: Collection[str] | None) -> tuple[Mention, ...]:
    return tuple(
        Mention(date, article_url(record))
        for date, record in mentions
        if within is None or record in within
    )


def _first_mention(holder: Holder) -> tuple[str, str]:
    first = holder.mentions[0].date
    return (str(first) if first else "~"), holder.person.label
