"""The data page leads to every file, explains every column, and claims no figure unmeasured."""

import json
from typing import Any

import pytest

from antq_site.exports._engine import all_outputs
from antq_site.fields import FIELDS
from antq_site.pages import data
from antq_site.quality import Rate
from tests.pages.small import build, parsed

URL = "du-lieu/"


@pytest.fixture
def page(pages):
    return pages[URL]


def linked(page: Any) -> set[str]:
    return {a.attributes["href"] for a in page.css("#files ~ table a")}


def test_it_leads_to_every_data_file(page, archive, make_site):
    made = {one.path for one in all_outputs(archive, make_site(), [])}
    assert linked(page) == {f"../{path}" for path in made if path.startswith("data/")}


def test_feed_and_sitemap_are_offered_where_they_are_made(render, archive, make_site):
    page = parsed(render(base_url="https://kho.example")[URL])
    assert {"../feed.xml", "../sitemap.xml"} <= linked(page)
    site = make_site(base_url="https://kho.example")
    made = {one.path for one in all_outputs(archive, site, [])}
    assert {href.removeprefix("../") for href in linked(page)} <= made


def test_it_names_licence_and_rights(main, page):
    assert "không áp dụng cho văn bản của bài" in main(URL)
    (licence,) = page.css('a[rel~="license"]')
    assert licence.attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_licence_that_is_not_known_is_no_link(render):
    page = parsed(render(data_licence="Chỉ dùng để học")[URL])
    assert not page.css('a[rel~="license"]')
    assert "giấy phép Chỉ dùng để học." in page.css_first("main").text()


def test_every_field_and_every_column_is_explained(page):
    rows = {row.attributes["id"]: row for row in page.css("tr[id]")}
    assert list(rows) == [f"f-{field.name}" for field in FIELDS]
    assert "Quận, huyện, thị xã" in page.css_first("#t-articles").text()
    for name in ("articles", "officials", "awards", "agencies", "places"):
        for row in page.css(f"#t-{name} tbody tr"):
            assert len(row.css("td")[0].text()) > 5


def test_it_tells_how_a_cell_is_read(main):
    words = main(URL)
    assert "Ô trống nghĩa là bài không nêu; số 0 nghĩa là không có" in words
    assert "pd.read_csv" in words
    assert "read_csv(" in words


def test_what_was_not_measured_is_said_to_be_so(monkeypatch, render, page):
    assert "Chưa đo" in page.css_first("main").text()
    rates = (Rate("date", 0.985, 0.97, 312), Rate("awards", 0.9, 0.8, 77))
    monkeypatch.setattr(data, "load_quality", lambda: rates)
    measured = parsed(render()[URL])
    assert "Chưa đo" not in measured.css_first("main").text()
    date, awards = measured.css("#quality ~ table tbody tr")
    assert [cell.text() for cell in date.css("th, td")] == ["Ngày", "98,5%", "97%", "97,7%", "312"]
    assert awards.css_first("th").text() == "Khen thưởng"


def test_it_describes_itself_to_catalogues_of_data(page, render):
    def document(tree: Any) -> Any:
        return json.loads(tree.css_first('script[type="application/ld+json"]').text())

    bare = document(page)
    assert (bare["@type"], bare["name"]) == ("Dataset", "Kho thử")
    assert "distribution" not in bare
    full = document(parsed(render(base_url="https://kho.example")[URL]))
    assert full["@id"] == "https://kho.example/du-lieu/"
    kinds = {one["contentUrl"]: one["encodingFormat"] for one in full["distribution"]}
    assert kinds["https://kho.example/data/articles.csv"] == "text/csv"
    assert len(kinds) == 12


def test_it_does_not_change_with_the_articles(render, knowledge, texts):
    assert render(build([], knowledge))[URL] == texts[URL]


def test_english_is_complete(render):
    words = parsed(render(language="en")[URL]).css_first("main").text()
    assert "An empty cell means that the article does not say" in words
    assert "Not measured yet" in words
