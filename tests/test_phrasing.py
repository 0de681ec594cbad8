"""Dates, numbers and places are worded as a newspaper words them."""

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.dates import PartialDate
from antq_site.phrasing import NO_BREAK, Phrasing, bound, place_in_prose


@pytest.fixture(scope="module")
def vi() -> Phrasing:
    return Phrasing(load_catalogue("vi"))


@pytest.fixture(scope="module")
def en() -> Phrasing:
    return Phrasing(load_catalogue("en"))


@pytest.mark.parametrize(
    ("date", "prose", "table"),
    [
        ("2023-05-30", "ngày 30/5/2023", "30/5/2023"),
        ("2023-05", "tháng 5/2023", "tháng 5/2023"),
        ("2023", "năm 2023", "năm 2023"),
        ("--01-12", "ngày 12/1, không rõ năm", "12/1, không rõ năm"),
    ],
)
def test_a_date_in_prose_and_in_a_table(vi, date, prose, table):
    known = PartialDate.parse(date)
    assert vi.date(known).replace(NO_BREAK, " ") == prose
    assert vi.short(known) == table


def test_a_date_in_prose_does_not_break(vi):
    assert " " not in vi.date(PartialDate(2023, 5, 30))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-09-05", "2023-09-06", "5–6/9/2023"),
        ("2023-05-30", "2023-06-02", "30/5–2/6/2023"),
        ("2022-12-31", "2023-01-01", "31/12/2022–1/1/2023"),
        ("2023-05", "2023-06", "5/2023–6/2023"),
    ],
)
def test_several_days(vi, start, end, words):
    assert vi.short(PartialDate.parse(start), PartialDate.parse(end)) == words


def test_a_period_of_one_year_is_that_year(vi):
    assert vi.period(PartialDate(2018), PartialDate(2018)) == "năm 2018"
    assert vi.period(PartialDate(2013), PartialDate(2023)) == "2013–2023"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (1234, "1.234"), (1234567.5, "1.234.567,5"), (92.5, "92,5")],
)
def test_numbers_have_points_between_thousands_and_a_comma_before_fractions(vi, value, words):
    assert vi.number(value) == words


def test_english_words_dates_and_numbers_its_own_way(en):
    assert en.short(PartialDate(2023, 5, 30)) == "30 May 2023"
    assert en.number(1234.5) == "1,234.5"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Quận 11", "Quận~11"),
        ("ngày 30/5", "ngày~30/5"),
        ("đồng chí Nguyễn Đông Tùng", "đồng chí~Nguyễn Đông Tùng"),
        ("số 09/CTr", "số~09/CTr"),
        ("trao cho 12 tập thể", "trao cho 12~tập~thể"),
        ("phong trào", "phong trào"),
    ],
)
def test_no_line_ends_inside_what_is_read_at_once(text, tied):
    assert bound(text).replace(NO_BREAK, "~") == tied


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        ("Quận Đống Đa", "quận Đống Đa"),
        ("Quận 11", "Quận~11"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Thành phố Đà Lạt", "thành phố Đà Lạt"),
    ],
)
def test_a_place_in_a_sentence(knowledge, name, prose):
    unit = knowledge.gazetteer.units_named(name)[0]
    assert place_in_prose(unit).replace(NO_BREAK, "~") == prose


def test_several_days_in_english(en):
    first, last = PartialDate(2023, 9, 5), PartialDate(2023, 9, 6)
    assert en.short(first, last) == "5 September 2023–6 September 2023"
