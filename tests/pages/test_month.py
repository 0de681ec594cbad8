"""A month shows its articles."""


def test_a_month_lists_its_articles_under_its_year(pages, main):
    assert main("nam/2019/01/").startswith("Tháng 1/2019 1 bài")
    trail = [a.attributes["href"] for a in pages["nam/2019/01/"].css(".trail a")]
    assert trail == ["../../../", "../../../nam/", "../../../nam/2019/"]
