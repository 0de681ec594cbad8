"""Dates know how much of them is known, and cannot be what is no date."""

import datetime as dt

import pytest

from antq_site.dates import PartialDate, Precision, latest_year_not_after, nearest_year


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2023-05-30", Precision.DAY, dt.date(2023, 5, 30), dt.date(2023, 5, 30)),
        ("2023-02", Precision.MONTH, dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
        ("2024-02", Precision.MONTH, dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023", Precision.YEAR, dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("--01-12", Precision.YEARLESS, None, None),
        ("--02-29", Precision.YEARLESS, None, None),
    ],
)
def test_what_is_written_is_read_back(text, precision, first, last):
    date = PartialDate.parse(text)
    assert str(date) == text
    assert date.precision is precision
    assert (date.first, date.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30/5/2023",
        "2023-5-30",
        "2023-05-30T10:00",
        "23-05-30",
        "--13-01",
        "2023-13",
        "2023-02-30",
        "1899",
        "2101",
        "--02-30",
        " 2023",
        "2023-00",
        "2023-01-00",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  of many wordings, some of them the library's
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(None, 5, None), (None, None, 5), (None, None), (2023, None, 5)])
def test_parts_that_make_no_date_are_refused(parts):
    with pytest.raises(ValueError, match="needs"):
        PartialDate(*parts)


def test_a_day_of_the_calendar():
    assert PartialDate.of_day(dt.date(2016, 3, 24)) == PartialDate(2016, 3, 24)


def test_the_same_day_in_a_year_that_has_it():
    leap = PartialDate(None, 2, 29)
    assert leap.in_year(2020) == PartialDate(2020, 2, 29)
    assert leap.in_year(2021) is None


@pytest.mark.parametrize(
    ("day", "anchor", "year"),
    [
        ("--12-31", dt.date(2023, 1, 22), 2022),
        ("--01-12", dt.date(2023, 1, 22), 2023),
        ("--01-02", dt.date(2022, 12, 30), 2023),
        ("--02-29", dt.date(2021, 3, 1), 2020),
        ("--02-29", dt.date(2018, 3, 1), None),
    ],
)
def test_the_year_that_brings_a_day_closest(day, anchor, year):
    assert nearest_year(PartialDate.parse(day), anchor) == year


@pytest.mark.parametrize(
    ("day", "anchor", "year"),
    [
        ("--12-29", dt.date(2020, 1, 2), 2019),
        ("--01-02", dt.date(2020, 1, 2), 2020),
        ("--02-29", dt.date(2023, 5, 1), 2020),
    ],
)
def test_the_latest_year_that_is_not_after(day, anchor, year):
    assert latest_year_not_after(PartialDate.parse(day), anchor) == year


def test_no_year_where_the_calendar_lacks_the_day_for_long():
    assert latest_year_not_after(PartialDate(None, 2, 29), dt.date(1904, 2, 28)) is None


def test_dates_are_ordered_and_hashed_by_value():
    assert PartialDate(2023, 5, 1) < PartialDate(2023, 5, 30)
    assert len({PartialDate(2023), PartialDate(2023)}) == 1
