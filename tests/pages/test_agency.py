"""The page of an agency: seat, people, awards given, articles."""


def url_of(pages, name: str) -> str:
    (url,) = (u for u, p in pages.items() if p.css_first("h1").text() == name)
    return str(url)


def test_an_agency_shows_who_held_office_in_it(pages, main):
    words = main(url_of(pages, "Công an quận Kiến An"))
    assert "Nơi đặt: Quận Kiến An, Thành phố Hải Phòng" in words
    assert "Trần Văn Mẫu" in words


def test_an_agency_shows_what_it_conferred(pages, main):
    words = main(url_of(pages, "Ủy ban nhân dân quận Kiến An"))
    assert "Giấy khen: 1 lần" in words


def test_the_page_of_an_agency_does_not_name_it_again_beside_each_office(pages):
    page = pages["co-quan/hai-phong/quan-kien-an/cong-an/"]
    assert page.css(".offices dt")
    assert not page.css(".offices dt .meta")
