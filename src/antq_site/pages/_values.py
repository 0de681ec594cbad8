"""How the value of each kind of fact is worded, and to which page it leads."""

from collections.abc import Callable, Iterator
from typing import Any

from antq_site.model import (
    Agency,
    AgencyRole,
    ArticleDate,
    Award,
    DateOf,
    Event,
    Indicator,
    Locality,
    Occasion,
    Official,
    Period,
    Programme,
    Published,
    Summary,
)
from antq_site.pages._engine import Link
from antq_site.pages._names import Names
from antq_site.phrasing import Phrasing
from antq_site.site import Site

_COUNTED = ("collectives", "individuals", "households", "items", "amount")
"""The counts of an award in the order in which they are told."""


class Values:
    """Words the values of one article's facts.

    Args:
        summary: Of the article; knows its authorities.
        names: Leads from values to pages.
        site: Words and knowledge.
    """

    def __init__(self, summary: Summary, names: Names, site: Site) -> None:
        self._names = names
        self._site = site
        self._say = site.catalogue
        self._phrasing = Phrasing(site.catalogue)
        self._agencies = names.agencies_of(summary)
        self._officials = names.officials_of(summary)
        self._links: dict[type, Callable[[Any], tuple[Link, ...]]] = {
            Locality: lambda value: names.address(value.unit),
            ArticleDate: self._date,
            Event: lambda value: (Link(value.name[:1].upper() + value.name[1:]),),
            Published: lambda value: (Link(published_text(value, self._phrasing)),),
            Period: lambda value: (Link(self._phrasing.period(value.start, value.end)),),
            Agency: lambda value: (self._agencies.get(value.name, Link(value.name)),),
            Award: lambda value: (names.form(value.form_id, value.form),),
            Programme: lambda value: (names.programme(value.id, value.name),),
            Indicator: lambda value: (Link(indicator_text(value, self._phrasing)),),
        }
        self._lines: dict[type, Callable[[Any], Iterator[str | None]]] = {
            ArticleDate: self._of_date,
            Event: self._of_event,
            Agency: self._of_agency,
            Official: self._of_official,
            Award: lambda award: award_lines(award, site, self._phrasing),
            Indicator: lambda indicator: iter((indicator.scope,)),
        }

    def links(self, value: object, index: int) -> tuple[Link, ...]:
        """The value as links to index pages.

        Args:
            value: Of any kind of fact.
            index: Which fact of its kind it is, from 0.

        Returns:
            One link, or the address of a place from the smallest unit up.
        """
        if isinstance(value, Official) and index < len(self._officials):
            return (self._officials[index],)
        worded = self._links.get(type(value))
        return worded(value) if worded else (Link(str(getattr(value, "name", value))),)

    def details(self, value: object) -> tuple[str, ...]:
        """What else a value says, one line each; empty when it is told whole."""
        told = self._lines.get(type(value))
        return tuple(filter(None, told(value))) if told else ()

    def _date(self, value: ArticleDate) -> tuple[Link, ...]:
        year = self._names.year(value.value.year, value.value.month if value.value.year else None)
        return (year._replace(label=self._phrasing.short(value.value, value.end)),)

    def _of_date(self, value: ArticleDate) -> Iterator[str | None]:
        if value.of is DateOf.PUBLISHED:
            yield self._say("site.date-is-of-publication")

    def _of_event(self, value: Event) -> Iterator[str | None]:
        kind = self._site.knowledge.lexicon.event_kinds.get(value.kind)
        yield kind.name(self._say.language) if kind else None
        yield value.venue

    def _of_agency(self, value: Agency) -> Iterator[str | None]:
        if value.role is not AgencyRole.OFFICE:  # its official, in the rows below, says that
            yield self._say(f"site.role-{value.role}")

    def _of_official(self, value: Official) -> Iterator[str | None]:
        yield "; ".join(filter(None, (value.rank, value.position)))
        yield ", ".join(self._say(f"site.did-{role}") for role in value.roles)


def published_text(value: Published, phrasing: Phrasing) -> str:
    """Day of publication, with its hour where it is printed: «17:26, 30/5/2023»."""
    day = phrasing.short(value.date)
    return f"{value.time}, {day}" if value.time else day


def award_lines(award: Award, site: Site, phrasing: Phrasing) -> Iterator[str | None]:
    """Tell what an award says beside its form: to how many, from whom, for what."""
    say = site.catalogue
    yield award_counts(award, site, phrasing)
    yield say("site.award-giver", award.giver) if award.giver else None
    yield say("site.award-presenter", award.presenter) if award.presenter else None
    yield ", ".join(award.recipients)
    yield say("site.award-for-year", award.for_year) if award.for_year else None
    yield say("site.award-reason", award.reason) if award.reason else None
    if award.occasion is not Occasion.EVENT:
        yield say(f"site.occasion-{award.occasion}")


def award_counts(award: Award, site: Site, phrasing: Phrasing) -> str:
    """Tell to how many: «12 tập thể, 10 cá nhân»; "" where no number is given."""
    told = [(name, getattr(award, name)) for name in _COUNTED]
    parts = [
        site.catalogue(f"site.count-{name}", phrasing.number(count))
        for name, count in told
        if count is not None
    ]
    if not parts and award.total is not None:
        parts = [site.catalogue("site.count-total", phrasing.number(award.total))]
    return ", ".join(parts)


def indicator_text(indicator: Indicator, phrasing: Phrasing) -> str:
    """Write a figure with what it counts: «28–29/34 tiêu chí», «92,5% hộ dân»."""
    text = phrasing.number(indicator.value)
    if indicator.up_to is not None:
        text += f"–{phrasing.number(indicator.up_to)}"
    if indicator.of is not None:
        text += f"/{phrasing.number(indicator.of)}"
    if indicator.unit:
        text += indicator.unit if indicator.unit == "%" else f" {indicator.unit}"
    return f"{text} {indicator.name}"
