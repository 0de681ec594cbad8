"""Agencies are listed below their seats."""


def test_agencies_stand_under_the_address_of_their_seat(pages):
    heads = [node.text().strip() for node in pages["co-quan/"].css(".letter h2")]
    assert "Quận Kiến An, Thành phố Hải Phòng" in heads


def test_each_agency_leads_to_its_page(pages):
    links = {a.text() for a in pages["co-quan/"].css(".counted a")}
    assert links >= {"Công an quận Kiến An", "Công an Quận 11", "Ủy ban nhân dân quận Kiến An"}
