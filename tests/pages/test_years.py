"""The index of years leads to every year and month."""


def test_newest_year_first_and_the_unknown_year_last(pages):
    years = [node.text().strip() for node in pages["nam/"].css(".years h2")]
    assert years == ["2023", "2019", "Không rõ năm"]


def test_each_year_leads_to_its_months(pages):
    links = [a.attributes["href"] for a in pages["nam/"].css(".years .counted a")]
    assert links == ["../nam/2023/05/", "../nam/2019/01/"]
