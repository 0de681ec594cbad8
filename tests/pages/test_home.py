"""The front page says what there is, and leads in."""

from tests.pages.small import build


def test_it_counts_what_the_archive_has(main):
    words = main("")
    assert "bài viết 3" in words
    assert "địa phương 2" in words
    assert "bài có khen thưởng 1" in words


def test_the_newest_article_comes_first(pages):
    first = pages[""].css_first(".cards a")
    assert first.attributes["href"] == "bai/kien-an/"


def test_years_without_articles_stay_as_gaps_and_the_newest_is_told_first(pages):
    columns = [node.text() for node in pages[""].css(".columns .name")]
    assert columns == ["2023", "2022", "2021", "2020", "2019"]


def test_an_empty_archive_speaks(render, knowledge):
    made = render(build([], knowledge))
    assert "Kho chưa có bài nào." in made[""]


def test_nothing_of_the_whole_archive_stands_on_an_article(texts):
    assert "columns" not in texts["bai/trong/"]
