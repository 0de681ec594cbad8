"""Agencies are listed below their seats."""

import posixpath

import msgspec

from antq_site.model import Agency, AgencyRole
from tests.pages.small import build, parsed


def test_agencies_stand_under_the_address_of_their_seat(pages):
    heads = [node.text().strip() for node in pages["co-quan/"].css(".letter h2")]
    assert "Quận Kiến An, Thành phố Hải Phòng" in heads


def test_each_agency_leads_to_its_page(pages):
    links = {a.text() for a in pages["co-quan/"].css(".counted a")}
    assert links >= {"Công an quận Kiến An", "Công an Quận 11", "Ủy ban nhân dân quận Kiến An"}


def test_provinces_lead_to_their_first_agency_on_its_page(render):
    made = render(page_size=1)
    ways = parsed(made["co-quan/"]).css("nav.ways a")
    assert [a.text() for a in ways] == ["Hải Phòng", "Hồ Chí Minh"]
    for way in ways:
        url, anchor = posixpath.normpath(f"co-quan/{way.attributes['href']}").split("/#")
        assert parsed(made[f"{url}/"]).css_first(f"#{anchor}"), way.text()


def test_a_province_begins_once_on_a_page(pages):
    ids = [node.attributes["id"] for node in pages["co-quan/"].css("h2[id]")]
    assert ids == ["tinh-hai-phong", "tinh-ho-chi-minh"]


def test_central_bodies_come_first(records, knowledge, render):
    record = records[1]
    ministry = msgspec.structs.replace(
        record.agencies[0], value=Agency("Bộ Công an", "bo", None, AgencyRole.GUEST)
    )
    more = msgspec.structs.replace(record, agencies=(*record.agencies, ministry))
    page = parsed(render(build([records[0], more], knowledge))["co-quan/"])
    heads = [node.text().strip() for node in page.css(".letter h2")]
    assert heads[0] == "Trung ương và chưa rõ nơi"
    assert page.css_first(".counted a").text() == "Bộ Công an"
