"""The year of a day that is printed without one.

Clues are asked in a fixed order, the surest first; the first that answers decides, and says why.
"""

import datetime as dt
from collections.abc import Callable

import msgspec

from antq_site.dates import PartialDate, latest_year_not_after, nearest_year
from antq_site.model import Basis, Evidence, Reason


class Clue(msgspec.Struct, frozen=True):
    """Words from which a year may follow.

    Attributes:
        kind: "published", "summed", "half" (of a year), "span" (of years), "planned", "tet",
            "anniversary", "term", "day", "month", "season" and "school" (2016-2017), or "year".
        year: The year they name.
        evidence: The words.
        day: A day they name (Tết, a founding day, a full date).
        to_come: Whether that day may lie ahead of the event («sẽ», «đến ngày»).
    """

    kind: str
    year: int
    evidence: Evidence
    day: dt.date | None = None
    to_come: bool = False


class Settled(msgspec.Struct, frozen=True):
    """A year, on what it rests, and what is doubtful about it."""

    year: int
    basis: Basis
    because: tuple[Reason, ...]
    doubts: tuple[Reason, ...]
    evidence: tuple[Evidence, ...]


_TET_BEFORE = dt.timedelta(days=50)
_TET_AFTER = dt.timedelta(days=45)
_NEAR = dt.timedelta(days=75)
_SOON = dt.timedelta(days=45)
"""So long before it an event may be announced; a day further ahead lies in the year before."""
_SPRING, _AUTUMN = 4, 11


def settle_year(
    day: PartialDate, clues: tuple[Clue, ...], latest: int | None = None
) -> Settled | None:
    """Find the year of a day without one.

    Args:
        day: Month and day known, year not.
        clues: In text order.
        latest: The latest year that the text speaks of as come: the event is not before it.

    Returns:
        The year with its reasons; None where nothing in the text settles it.
    """
    for ask in _ASKED:
        settled = ask(day, clues)
        if settled is not None and (ask is _from_publication or settled.year >= (latest or 0)):
            return settled
    return None


def _of(clues: tuple[Clue, ...], *kinds: str) -> list[Clue]:
    return [clue for clue in clues if clue.kind in kinds]


def _inferred(year: int, code: str, clue: Clue, *words: str) -> Settled:
    reason = Reason(code, (*words, str(year)))
    return Settled(year, Basis.INFERRED, (reason,), (reason,), (clue.evidence,))


def _from_publication(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    for clue in _of(clues, "published"):
        ahead = day.in_year(clue.year)
        if clue.day and ahead and ahead.first and clue.day < ahead.first <= clue.day + _SOON:
            reason = Reason("year-from-publication", (clue.day.isoformat(),))
            doubt = Reason("event-after-publication", (str(ahead), clue.day.isoformat()))
            return Settled(clue.year, Basis.COMPLETED, (reason,), (doubt,), (clue.evidence,))
        year = latest_year_not_after(day, clue.day) if clue.day else None
        if year is not None and clue.day is not None:
            reason = Reason("year-from-publication", (clue.day.isoformat(),))
            return Settled(year, Basis.COMPLETED, (reason,), (), (clue.evidence,))
    return None


def _from_period(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    """A year is summed up at its end or early in the next, and planned for the same way."""
    summed, planned = _of(clues, "summed"), _of(clues, "planned")
    month = day.month or 0
    for clue in _of(clues, "half"):
        return _inferred(clue.year, "year-planned", clue, str(clue.year))
    for clue in summed:
        if month <= _SPRING:
            return _inferred(clue.year + 1, "year-after-summed", clue, str(clue.year))
        if month >= _AUTUMN or not planned:
            return _inferred(clue.year, "year-summed", clue, str(clue.year))
    for clue in _of(clues, "span"):
        if month > _SPRING:  # before, it may be held in the year after
            return _inferred(clue.year, "year-summed", clue, str(clue.year))
    for clue in planned:
        year = clue.year - 1 if month >= _AUTUMN + 1 else clue.year
        return _inferred(year, "year-planned", clue, str(clue.year))
    return None


def _from_tet(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    for clue in _of(clues, "tet"):
        if clue.day is None:
            continue
        year = nearest_year(day, clue.day)
        found = day.in_year(year) if year is not None else None
        if found and found.first and clue.day - _TET_BEFORE <= found.first <= clue.day + _TET_AFTER:
            return _inferred(found.first.year, "year-from-tet", clue, clue.day.isoformat())
    return None


def _from_anniversary(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    for clue in _of(clues, "anniversary"):
        anchor = clue.day or dt.date(clue.year, 7, 1)
        year = nearest_year(day, anchor)
        found = day.in_year(year) if year is not None else None
        if found and found.first and (clue.day is None or abs(found.first - anchor) <= 2 * _NEAR):
            year = found.first.year if clue.day else clue.year
            return _inferred(year, "year-from-anniversary", clue)
    return None


def _from_term(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    """The first year of the term that a congress opens; late in a year it may open the next."""
    for clue in _of(clues, "term"):
        if (day.month or 0) < _CONGRESS_SEASON_ENDS:
            return _inferred(clue.year, "year-from-term", clue)
    return None


_CONGRESS_SEASON_ENDS = 10


def _from_same_day(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    """Another full date close by: the day after a fire, the week before a congress."""
    for clue in sorted(_of(clues, "day", "month"), key=lambda one: one.day or dt.date.min)[::-1]:
        if clue.day is None:
            continue
        year = nearest_year(day, clue.day)
        found = day.in_year(year) if year is not None else None
        after = found.first - clue.day if found and found.first else None
        behind = _BEHIND if clue.kind == "day" else _MONTHS_BEHIND
        ahead = _AHEAD if clue.to_come else dt.timedelta(0)
        if found and found.first and after is not None and -ahead <= after <= behind:
            return _inferred(found.first.year, "year-from-date", clue, clue.day.isoformat())
    return None


_AHEAD, _BEHIND = dt.timedelta(days=25), dt.timedelta(days=60)
_MONTHS_BEHIND = dt.timedelta(days=95)


def _from_year(day: PartialDate, clues: tuple[Clue, ...]) -> Settled | None:
    """The latest year that the opening names; of a school year the half in which the day lies."""
    month = day.month or 0
    for clue in _of(clues, "season", "school"):
        if month <= (_SCHOOL_ENDS if clue.kind == "season" else _EXAMS_END):
            return _inferred(clue.year, "year-from-mention", clue)
        if clue.kind == "school" and month > _SCHOOL_ENDS:
            return _inferred(clue.year - 1, "year-from-mention", clue)
    named = sorted(_of(clues, "year"), key=lambda clue: -clue.year)
    return _inferred(named[0].year, "year-from-mention", named[0]) if named else None


_SCHOOL_ENDS, _EXAMS_END = 8, 5
"""From June on a school year is named that is over or to come; both are told in August."""

_ASKED: tuple[Callable[[PartialDate, tuple[Clue, ...]], Settled | None], ...] = (
    _from_publication,
    _from_period,
    _from_tet,
    _from_anniversary,
    _from_term,
    _from_same_day,
    _from_year,
)
