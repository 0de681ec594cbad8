"""Dates, for every day from 1900 to 2100."""

import datetime as dt

from hypothesis import given

from antq_site.dates import PartialDate, Precision, latest_year_not_after, nearest_year
from tests.properties.strategies import days, partial_dates


@given(partial_dates())
def test_what_is_written_is_read_back(date):
    assert PartialDate.parse(str(date)) == date


@given(partial_dates())
def test_the_first_day_is_not_after_the_last(date):
    if date.precision is Precision.YEARLESS:
        assert (date.first, date.last) == (None, None)
    else:
        assert date.first is not None
        assert date.last is not None
        assert date.first <= date.last
        assert (date.first == date.last) == (date.precision is Precision.DAY)


@given(days, days)
def test_the_nearest_year_is_nearer_than_its_neighbours(day, anchor):
    year = nearest_year(PartialDate(None, day.month, day.day), anchor)
    near = [PartialDate(None, day.month, day.day).in_year(anchor.year + n) for n in (-1, 0, 1)]
    first = [one.first for one in near if one is not None and one.first is not None]
    if year is None:
        assert first == []
    else:
        chosen = PartialDate(None, day.month, day.day).in_year(year)
        assert chosen is not None
        assert chosen.first is not None
        assert abs(chosen.first - anchor) == min(abs(one - anchor) for one in first)


@given(days, days)
def test_the_latest_year_is_not_after_and_the_next_would_be(day, anchor):
    yearless = PartialDate(None, day.month, day.day)
    year = latest_year_not_after(yearless, anchor)
    if year is not None:
        found, later = yearless.in_year(year), yearless.in_year(year + 1)
        assert found is not None
        assert found.first is not None
        assert found.first <= anchor
        assert later is None or later.first is None or later.first > anchor
    elif (day.month, day.day) != (2, 29):
        assert anchor < dt.date(1901, 1, 1)
