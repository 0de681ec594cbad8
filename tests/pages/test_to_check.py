"""What is in doubt is listed in public, if the keeper wants that."""

import msgspec

from antq_site.pages.to_check import doubtful
from tests.pages.small import build

URL = "can-kiem-tra/"


def test_each_doubt_tells_its_value_its_reason_and_leads_to_its_row(pages):
    (entry,) = pages[URL].css(".card")
    assert "Kiến An có ở hai tỉnh" in entry.css_first(".doubt").text()
    assert entry.css_first(".doubted a").attributes["href"] == "../bai/kien-an/#v-dia-phuong"
    assert "Địa phương" in entry.css_first(".doubted").text()


def test_an_archive_without_doubts_says_so(records, knowledge, render):
    made = render(build([records[2]], knowledge))
    assert "Không có dữ kiện nào còn ngờ." in made[URL]


def test_the_keeper_may_keep_it_to_himself(render):
    made = render(public_review=False)
    assert URL not in made
    assert not any("can-kiem-tra" in text for text in made.values())


def test_the_method_page_leads_there(pages):
    assert pages["phuong-phap/"].css_first('a[href="../can-kiem-tra/"]')


def test_the_article_on_which_most_depends_comes_first(records, knowledge):
    doubts = records[0].locality.doubts
    little = msgspec.structs.replace(
        records[1], locality=msgspec.structs.replace(records[1].locality, doubts=doubts)
    )
    archive = build([little, records[0], records[2]], knowledge)
    assert [summary.id for summary in doubtful(archive)] == ["kien-an", "quan-11"]
