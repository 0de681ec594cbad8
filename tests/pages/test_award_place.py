"""The ledger of a place: provinces have one, smaller places when their page cannot hold it."""

import msgspec

from tests.pages.small import build, parsed

DISTRICT = "khen-thuong/noi/hai-phong/quan-kien-an/"


def test_a_province_has_the_awards_of_all_that_lies_in_it(pages):
    page = pages["khen-thuong/noi/hai-phong/"]
    assert page.css_first("h1").text() == "Khen thưởng: Thành phố Hải Phòng"
    assert len(page.css("table.ledger")[1].css("tbody tr")) == 1


def test_a_place_whose_page_holds_them_all_has_no_second_list(pages):
    assert DISTRICT not in pages


def test_a_long_list_has_pages_of_its_own_and_the_place_leads_there(records, knowledge, render):
    many = msgspec.structs.replace(records[0], awards=records[0].awards * 6)
    made = render(build([many], knowledge), page_size=5)
    assert len(parsed(made[DISTRICT]).css("table.ledger")[1].css("tbody tr")) == 5
    assert f"{DISTRICT}trang-2/" in made
    place = parsed(made["dia-phuong/hai-phong/quan-kien-an/"])
    (link,) = [a for a in place.css("a") if a.text() == "Xem tất cả"]
    assert str(link.attributes["href"]).endswith(DISTRICT)
