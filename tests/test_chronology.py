"""The year of a day is asked of one clue after the other, the surest first."""

import datetime as dt

import pytest

from antq_site.chronology import Clue, Settled, settle_year
from antq_site.dates import PartialDate
from antq_site.model import Basis, Evidence, Span

WORDS = Evidence(Span(0, 4), "date.test")


def clue(kind: str, year: int, day: str | None = None, *, to_come: bool = False) -> Clue:
    return Clue(kind, year, WORDS, dt.date.fromisoformat(day) if day else None, to_come)


def settled(day: str, *clues: Clue, latest: int | None = None) -> Settled | None:
    return settle_year(PartialDate.parse(day), clues, latest)


def year(day: str, *clues: Clue, latest: int | None = None) -> int | None:
    found = settled(day, *clues, latest=latest)
    return found.year if found else None


def test_without_a_clue_there_is_no_year():
    assert settled("--05-19") is None


IN_ORDER = [
    (clue("published", 2011, "2011-05-20"), 2011),
    (clue("summed", 2011), 2012),
    (clue("tet", 2013, "2013-02-10"), 2013),
    (clue("anniversary", 2014, "2014-02-03"), 2014),
    (clue("term", 2015), 2015),
    (clue("day", 2016, "2016-02-01"), 2016),
    (clue("year", 2017), 2017),
]


@pytest.mark.parametrize("first", range(len(IN_ORDER)))
def test_the_surest_clue_decides_wherever_it_stands(first):
    clues = [one for one, _ in IN_ORDER[first:]]
    assert year("--02-05", *clues) == IN_ORDER[first][1]
    assert year("--02-05", *reversed(clues)) == IN_ORDER[first][1]


def test_what_is_completed_is_not_doubted_and_what_is_inferred_is():
    sure = settled("--05-19", clue("published", 2011, "2011-05-20"))
    guess = settled("--05-19", clue("year", 2017))
    assert sure is not None
    assert guess is not None
    assert (sure.basis, sure.doubts) == (Basis.COMPLETED, ())
    assert guess.basis is Basis.INFERRED
    assert guess.doubts == guess.because
    assert guess.evidence == (WORDS,)


@pytest.mark.parametrize(
    ("day", "clues", "expected"),
    [
        ("--12-29", [clue("published", 2020, "2020-01-02")], 2019),
        ("--01-18", [clue("summed", 2018), clue("planned", 2019)], 2019),
        ("--12-25", [clue("summed", 2018), clue("planned", 2019)], 2018),
        ("--07-25", [clue("summed", 2018)], 2018),
        ("--07-25", [clue("summed", 2018), clue("planned", 2019)], 2019),
        ("--12-25", [clue("planned", 2019)], 2018),
        ("--02-25", [clue("planned", 2019)], 2019),
        ("--07-05", [clue("half", 2019), clue("summed", 2018)], 2019),
        ("--12-20", [clue("tet", 2023, "2023-01-22")], 2022),
        ("--02-20", [clue("tet", 2023, "2023-01-22")], 2023),
        ("--08-20", [clue("tet", 2023, "2023-01-22")], None),
        ("--08-17", [clue("anniversary", 2017, "2017-08-19")], 2017),
        ("--01-05", [clue("anniversary", 2017, "2017-12-22")], 2018),
        ("--02-28", [clue("anniversary", 2017, "2017-08-19")], None),
        ("--06-28", [clue("term", 2019)], 2019),
        ("--11-28", [clue("term", 2019)], None),
        ("--05-16", [clue("day", 2016, "2016-05-14")], 2016),
        ("--05-12", [clue("day", 2016, "2016-05-14")], None),
        ("--05-12", [clue("day", 2016, "2016-05-14", to_come=True)], 2016),
        ("--01-03", [clue("day", 2015, "2015-12-28")], 2016),
        ("--09-16", [clue("day", 2016, "2016-05-14")], None),
        ("--04-10", [clue("school", 2017)], 2017),
        ("--10-10", [clue("school", 2017)], 2016),
        ("--03-10", [clue("season", 2017)], 2017),
        ("--10-10", [clue("season", 2017)], None),
        ("--10-10", [clue("year", 2013), clue("year", 2015)], 2015),
    ],
)
def test_what_a_clue_says_depends_on_the_season(day, clues, expected):
    assert year(day, *clues) == expected


def test_the_event_is_not_before_a_year_that_the_text_speaks_of_as_come():
    assert year("--02-05", clue("summed", 2015), clue("year", 2018), latest=2018) == 2018
    assert year("--02-05", clue("summed", 2015), latest=2018) is None


def test_but_the_day_of_publication_stands():
    assert year("--02-05", clue("published", 2015, "2015-03-01"), latest=2018) == 2015


def test_a_clue_without_the_day_it_needs_says_nothing():
    assert year("--02-05", clue("published", 2015), clue("tet", 2015), clue("day", 2015)) is None
    assert year("--08-05", clue("anniversary", 2015)) == 2015


def test_a_day_that_the_year_lacks():
    assert year("--02-29", clue("tet", 2019, "2019-02-05")) is None
