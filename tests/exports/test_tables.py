"""CSV files open in spreadsheets and in scripts, and say what the records say."""

import csv
import io

import msgspec
import pytest

from antq_site.dates import PartialDate
from antq_site.exports._table import sheet
from antq_site.model import ArticleDate, Event, Fact, Headline
from tests.exports.conftest import BASE, BECAUSE
from tests.pages.small import build


def rows(body: bytes) -> list[dict[str, str]]:
    """Read a CSV file as the data page says it is written."""
    text = body.decode("utf-8-sig")
    assert body.startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_articles_stand_in_archive_order_with_what_is_known_of_them(files):
    kien_an, quan_11, blank = rows(files["data/articles.csv"])
    assert kien_an["id"] == "kien-an"
    assert kien_an["url"] == f"{BASE}/bai/kien-an/"
    assert kien_an["date"] == kien_an["published"] == "2023-05-30"
    assert kien_an["published_time"] == "17:26"
    assert (kien_an["province"], kien_an["district"]) == ("Hải Phòng", "Quận Kiến An")
    assert kien_an["organiser"] == "Ủy ban nhân dân quận Kiến An"
    assert (kien_an["officials"], kien_an["awards"], kien_an["doubts"]) == ("1", "1", "1")
    assert (quan_11["date"], quan_11["publisher"]) == ("2019-01-18", "Báo Thử")
    assert blank["date"] == blank["unit"] == blank["publisher"] == ""
    assert blank["awards"] == "0"


def test_without_a_base_address_the_address_is_the_way_inside_the_site(outputs):
    assert rows(outputs()["data/articles.csv"])[0]["url"] == "bai/kien-an/"


def test_each_office_of_a_person_has_a_row(files):
    (row,) = rows(files["data/officials.csv"])
    assert row["article"] == "kien-an"
    assert row["official"].startswith("tran-van-mau-")
    assert (row["name"], row["rank"]) == ("Trần Văn Mẫu", "Thượng tá")
    assert row["position"] == "Phó Trưởng Công an quận Kiến An"
    assert row["agency"] == "Công an quận Kiến An"
    assert row["roles"] == "spoke"


def test_a_person_with_a_rank_alone_has_a_row_too(records, knowledge, outputs):
    (official,) = records[0].officials
    ranked = msgspec.structs.replace(official.value, offices=())
    fact = msgspec.structs.replace(official, value=ranked)
    changed = msgspec.structs.replace(records[0], officials=(fact,))
    (row,) = rows(outputs(build([changed], knowledge))["data/officials.csv"])
    assert (row["name"], row["rank"]) == ("Trần Văn Mẫu", "Thượng tá")
    assert row["position"] == row["agency"] == row["unit"] == ""


def test_an_award_says_to_how_many_and_unsaid_is_not_none(files):
    (row,) = rows(files["data/awards.csv"])
    assert (row["form"], row["form_id"], row["kind"]) == ("Giấy khen", "giay-khen", "khen-thuong")
    assert (row["collectives"], row["individuals"], row["total"]) == ("12", "10", "22")
    assert row["households"] == row["amount"] == row["for_year"] == ""
    assert (row["number"], row["occasion"], row["counted"]) == ("1", "event", "true")


def test_what_is_only_mentioned_is_never_counted(records, knowledge, outputs):
    record = records[0]
    both = msgspec.structs.replace(record, awards_mentioned=record.awards)
    conferred, mentioned = rows(outputs(build([both], knowledge))["data/awards.csv"])
    assert conferred["counted"] == "true"
    assert (mentioned["counted"], mentioned["number"]) == ("false", "")


def test_one_award_in_two_articles_of_one_event_is_counted_once(records, knowledge, outputs):
    event = Fact(Event("tong-ket", "hội nghị"), because=BECAUSE)
    twins = [
        msgspec.structs.replace(
            records[0],
            event=event,
            article=msgspec.structs.replace(records[0].article, id=name),
        )
        for name in ("mot", "hai")
    ]
    told = rows(outputs(build(twins, knowledge))["data/awards.csv"])
    assert sorted(row["counted"] for row in told) == ["false", "true"]
    assert len({row["event_id"] for row in told}) == 1


def test_places_and_agencies_carry_their_counts(files):
    places = {row["name"]: row for row in rows(files["data/places.csv"])}
    assert places["Quận Kiến An"]["articles"] == "1"
    assert places["Quận Kiến An"]["valid_until"] == "2025-06-30"
    assert places["Thành phố Hải Phòng"]["articles"] == "1"
    agencies = {row["name"]: row for row in rows(files["data/agencies.csv"])}
    assert agencies["Công an quận Kiến An"]["kind"] == "cong-an"
    assert agencies["Công an quận Kiến An"]["url"].startswith(f"{BASE}/co-quan/")


def test_every_agency_of_an_article_can_be_looked_up(seed_files):
    known = {row["id"] for row in rows(seed_files["data/agencies.csv"])}
    named = [row["agency_ids"].split("; ") for row in rows(seed_files["data/articles.csv"])]
    assert all(set(ids) <= known for ids in named)
    assert sum(map(len, named)) >= 10


def test_an_article_about_several_places_names_the_others(records, knowledge, outputs):
    record = records[0]
    other = knowledge.gazetteer.units_named("Quận 11")[0].id
    both = (record.locality, Fact(knowledge.gazetteer.locality(other), because=BECAUSE))
    changed = msgspec.structs.replace(record, localities=both)
    (row,) = rows(outputs(build([changed], knowledge))["data/articles.csv"])
    assert row["other_units"] == other
    assert row["unit"] == record.locality.value.unit


def test_every_reference_is_met(seed_files):
    ids = {row["id"] for row in rows(seed_files["data/articles.csv"])}
    units = {row["unit"] for row in rows(seed_files["data/places.csv"])}
    for name in ("officials", "awards"):
        assert {row["article"] for row in rows(seed_files[f"data/{name}.csv"])} <= ids
    assert {row["unit"] for row in rows(seed_files["data/articles.csv"])} - {""} <= units


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_text(sign, records, knowledge, outputs):
    headline = Fact(Headline(f"{sign}1+1"), because=BECAUSE)
    changed = msgspec.structs.replace(records[2], headline=headline)
    (row,) = rows(outputs(build([changed], knowledge))["data/articles.csv"])
    assert row["headline"] == f"'{sign}1+1"


def test_a_day_without_its_year_is_text_to_a_spreadsheet(records, knowledge, outputs):
    date = Fact(ArticleDate(PartialDate(None, 5, 19)), because=BECAUSE)
    changed = msgspec.structs.replace(records[2], date=date)
    (row,) = rows(outputs(build([changed], knowledge))["data/articles.csv"])
    assert row["date"] == "'--05-19"


def test_numbers_stay_numbers_and_line_ends_stay_in_their_cell():
    made = b"".join(sheet(("a", "b", "c", "d"), [(-5, None, True, 'dòng\n"hai", x')]))
    assert rows(made) == [{"a": "-5", "b": "", "c": "true", "d": 'dòng\n"hai", x'}]


def test_long_lists_have_a_table_beside_their_page(long_files):
    year = rows(long_files["nam/2023/articles.csv"])
    assert len(year) == 12
    assert {row["date"][:4] for row in year} == {"2023"}
    place = rows(long_files["dia-phuong/hai-phong/quan-kien-an/articles.csv"])
    assert [row["id"] for row in place] == [row["id"] for row in year]
    agency = rows(long_files["co-quan/hai-phong/quan-kien-an/cong-an/articles.csv"])
    assert len(agency) == 12
    form = rows(long_files["khen-thuong/giay-khen/awards.csv"])
    assert len(form) == 12
    assert {row["form"] for row in form} == {"Giấy khen"}


def test_short_lists_have_none(long_files, files):
    beside = {path for path in long_files if path.endswith(".csv") and path[:5] != "data/"}
    assert not any("2019" in path or "quan-11" in path for path in beside)
    assert not [path for path in files if path.endswith(".csv") and path[:5] != "data/"]


def test_an_empty_archive_has_tables_with_headings(knowledge, outputs):
    made = outputs(build([], knowledge))
    for name in ("articles", "officials", "awards", "agencies", "places"):
        assert rows(made[f"data/{name}.csv"]) == []
        assert made[f"data/{name}.csv"].count(b"\r\n") == 1
