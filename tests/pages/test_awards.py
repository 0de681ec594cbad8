"""The ledger: one row an award, totals by kind, each row leads to its sentence."""

from tests.pages.small import build


def test_a_row_says_what_to_whom_from_whom_and_where_it_is_written(pages):
    row = pages["khen-thuong/"].css(".ledger")[1].css_first("tbody tr")
    cells = [" ".join(cell.text().split()) for cell in row.css("td, th")]
    assert cells[:5] == [
        "30/5/2023",
        "Giấy khen",
        "12 tập thể, 10 cá nhân",
        "Ủy ban nhân dân quận Kiến An",
        "Quận Kiến An",
    ]
    assert row.css("a")[-1].attributes["href"] == "../bai/kien-an/#khen-thuong-1-1"


def test_totals_equal_the_rows(pages):
    total = pages["khen-thuong/"].css_first("table.ledger tbody tr")
    numbers = [cell.text() for cell in total.css("td")]
    assert numbers[:3] == ["1", "12", "10"]


def test_forms_and_years_are_links(pages):
    links = [a.attributes["href"] for a in pages["khen-thuong/"].css(".ways a")]
    assert links == ["../khen-thuong/giay-khen/", "../khen-thuong/nam/2023/"]


def test_an_archive_without_awards_speaks(render, records, knowledge):
    made = render(build(records[1:], knowledge))
    assert "Chưa có bài nào nêu việc trao khen thưởng." in made["khen-thuong/"]
