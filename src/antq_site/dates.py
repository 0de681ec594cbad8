"""Days, months and years of partial precision, and the year that a day most likely lies in."""

import calendar
import datetime as dt
import re
from enum import StrEnum

import msgspec

_PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_YEARLESS = re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    YEARLESS = "yearless"


class PartialDate(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A day, a month, a year, or a day whose year cannot be told.

    Attributes:
        year: 1900–2100; None only together with a month and a day.
        month: 1–12; None when only the year is known.
        day: A day that exists in that month (29 February counts where the year is unknown).

    Raises:
        ValueError: When the parts make no date.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no date."""
        if self.year is not None and not 1900 <= self.year <= 2100:
            raise ValueError(f"no year of an article: {self.year}")
        if self.year is None and (self.month is None or self.day is None):
            raise ValueError("a date without a year needs month and day")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs its month")
            dt.date(self.year or 2000, self.month, self.day)
        elif self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no month: {self.month}")

    def __str__(self) -> str:
        """Write as ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``--MM-DD``."""
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read what ``str`` writes.

        Raises:
            ValueError: When it is written otherwise, or is no date.
        """
        match = _PATTERN.fullmatch(text) or _YEARLESS.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date: {text!r}")
        return cls(
            **{"year": None, **{k: int(v) for k, v in match.groupdict().items() if v is not None}}
        )

    @classmethod
    def of_day(cls, day: dt.date) -> "PartialDate":
        """The date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        if self.year is None:
            return Precision.YEARLESS
        if self.month is None:
            return Precision.YEAR
        return Precision.DAY if self.day is not None else Precision.MONTH

    @property
    def first(self) -> dt.date | None:
        """The first day it may mean; None where the year is unknown."""
        if self.year is None:
            return None
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date | None:
        """The last day it may mean; None where the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_year(self, year: int) -> "PartialDate | None":
        """The same day in a year; None where that year has no such day."""
        try:
            return PartialDate(year, self.month, self.day)
        except ValueError:
            return None


def nearest_year(day: PartialDate, anchor: dt.date) -> int | None:
    """Find the year that brings a day without a year closest to an anchor.

    Returns:
        The year; None when the day exists in none of the three years around the anchor.
    """
    around = [day.in_year(year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    known = [(abs(found.first - anchor), found.year) for found in around if found and found.first]
    return min(known)[1] if known else None


def latest_year_not_after(day: PartialDate, anchor: dt.date) -> int | None:
    """Find the latest year in which a day without a year does not lie after an anchor."""
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3, anchor.year - 4):
        found = day.in_year(year)
        if found and found.first and found.first <= anchor:
            return year
    return None
