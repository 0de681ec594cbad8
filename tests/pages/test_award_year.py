"""The ledger of one year has that year's awards, and sums that equal them."""

import msgspec

from tests.pages.small import build, parsed


def test_a_year_has_its_own_awards_and_sums(pages):
    page = pages["khen-thuong/nam/2023/"]
    assert page.css_first("h1").text() == "Khen thưởng năm\u00a02023"
    sums, rows = page.css("table.ledger")
    assert [cell.text() for cell in sums.css("tbody td")][:3] == ["1", "12", "10"]
    assert len(rows.css("tbody tr")) == 1
    assert [a.text() for a in page.css(".trail a")][-1] == "Khen thưởng"


def test_awards_without_a_year_have_a_list_of_their_own(records, knowledge, render):
    undated = msgspec.structs.replace(records[0], date=None)
    made = render(build([undated], knowledge))
    assert (
        len(parsed(made["khen-thuong/nam/khong-ro/"]).css("table.ledger")[1].css("tbody tr")) == 1
    )
    assert "khen-thuong/nam/2023/" not in made
