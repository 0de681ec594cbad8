"""A year shows its articles, months and places."""

import msgspec

from antq_site.dates import PartialDate
from antq_site.model import ArticleDate
from tests.pages.small import build, parsed


def test_a_year_leads_to_its_months_and_to_that_year_of_its_places(pages):
    links = {a.text(): a.attributes["href"] for a in pages["nam/2023/"].css("main .counted a")}
    assert links["Tháng 5/2023"] == "../../nam/2023/05/"
    assert links["Quận Kiến An, Hải Phòng"] == "../../dia-phuong/hai-phong/quan-kien-an/2023/"


def test_only_articles_of_that_year_are_listed(pages):
    listed = [a.attributes["href"] for a in pages["nam/2023/"].css(".cards a")]
    assert listed == ["../../bai/kien-an/"]


def test_articles_without_a_year_have_a_page_that_says_why(main):
    words = main("nam/khong-ro/")
    assert "không đủ căn cứ để xác định năm" in words
    assert "Một bài không rõ nơi" in words


def test_a_day_without_a_year_is_told_to_machines_too(records, knowledge, render):
    yearless = ArticleDate(PartialDate(None, 5, 19))
    dated = msgspec.structs.replace(records[0].date, value=yearless)
    made = render(build([msgspec.structs.replace(records[0], date=dated)], knowledge))
    when = parsed(made["nam/khong-ro/"]).css_first("time")
    assert when.attributes["datetime"] == "05-19"
    assert when.text() == "19/5, không rõ năm"
