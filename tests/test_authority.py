"""Who is who: persons are joined by name, province and sector, agencies by name and seat."""

import pytest

from antq_site.authority import (
    AgencyPaths,
    PersonKey,
    Sight,
    agency_slug,
    has_page,
    persons,
    province_of,
    sector_of,
    short_hash,
    sights,
    sort_as,
)
from antq_site.model import Agency, Office, Official, Summary
from antq_site.text import sort_key, tone_key

KIEN_AN, NGHE_AN, THAI_HOA = "307", "40", "414"


def police(name: str, unit: str | None = KIEN_AN) -> Official:
    return Official(name, None, (Office("Trưởng Công an quận", "Công an quận", "cong-an", unit),))


def chair(name: str, unit: str | None = KIEN_AN) -> Official:
    office = Office("Chủ tịch UBND quận", "Ủy ban nhân dân quận", "uy-ban-nhan-dan", unit)
    return Official(name, None, (office,))


def summary(record: str, *officials: Official, unit: str | None = None, agencies=()) -> Summary:
    return Summary(record, record, unit=unit, officials=officials, agencies=agencies)


def joined(knowledge, *summaries: Summary) -> list[list[str]]:
    """The articles of each person, in order of first mention."""
    found = persons(sights(summaries, knowledge.gazetteer))
    return [[sight.record for sight in one] for one in found.values()]


# ------------------------------------------------------------------------------------ persons


@pytest.mark.parametrize(
    ("official", "sector"),
    [
        (police("A B"), "vu-trang"),
        (chair("A B"), "dan-su"),
        (Official("A B", "Thượng tá", chair("A B").offices), "vu-trang"),
        (Official("A B", None, (Office("Chánh án", "Tòa án", "toa-an"),)), "tu-phap"),
        (Official("A B"), "dan-su"),
        (
            Official("A B", None, (Office("Đại biểu"), Office("Trưởng", "Công an", "cong-an"))),
            "vu-trang",
        ),
    ],
)
def test_the_sector_of_an_official(official, sector):
    assert sector_of(official) == sector


def test_the_province_of_offices_else_of_the_article(knowledge):
    places = knowledge.gazetteer
    assert province_of(police("A B").offices, NGHE_AN, places) == "hai-phong"
    assert province_of(police("A B", None).offices, NGHE_AN, places) == "nghe-an"
    assert province_of((), None, places) == ""
    assert province_of((), "no-such-unit", places) == ""


def test_a_key_is_name_province_and_sector(knowledge):
    (sight,) = sights([summary("a", police("Lê Văn Hoà"))], knowledge.gazetteer)
    assert sight == Sight(
        PersonKey(tone_key("Lê Văn Hòa"), "hai-phong", "vu-trang"), "Lê Văn Hoà", "a", 0
    )


def test_one_person_in_two_articles(knowledge):
    first, second = summary("a", police("Lê Văn Hoà")), summary("b", police("Lê Văn Hòa"))
    assert joined(knowledge, first, second) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        police("Lê Văn Hoa"),
        police("Lê Văn Hòa", THAI_HOA),
        chair("Lê Văn Hòa"),
    ],
)
def test_another_name_province_or_sector_is_another_person(knowledge, other):
    assert joined(knowledge, summary("a", police("Lê Văn Hòa")), summary("b", other)) == [
        ["a"],
        ["b"],
    ]


def test_a_province_before_and_after_july_2025_is_one(knowledge):
    new = Official("Lê Văn Hòa", "Đại tá", (Office("Giám đốc", "Công an", "cong-an", "31-2025"),))
    assert joined(knowledge, summary("a", police("Lê Văn Hòa")), summary("b", new)) == [["a", "b"]]


def test_without_a_province_nobody_is_joined_across_articles(knowledge):
    nowhere = police("Lê Văn Hòa", None)
    assert joined(knowledge, summary("a", nowhere, nowhere), summary("b", nowhere)) == [
        ["a", "a"],
        ["b"],
    ]


def test_a_short_hash_is_the_same_everywhere_and_keeps_its_parts_apart():
    assert short_hash("a", "b") == "59b2"
    assert short_hash("a", "b") != short_hash("ab")
    assert len(short_hash("a")) == 4
    assert len(short_hash("a", length=6)) == 6


def test_persons_are_sorted_by_given_name():
    names = ["Trần Văn An", "Lê Thị Yến", "Nguyễn Đông Tùng", "Bùi Ân"]
    assert sort_as("Nguyễn Đông Tùng") == "Tùng Nguyễn Đông"
    assert sort_as("Y") == "Y"
    assert sorted(names, key=lambda name: sort_key(sort_as(name))) == [
        "Trần Văn An",
        "Bùi Ân",
        "Nguyễn Đông Tùng",
        "Lê Thị Yến",
    ]


# ----------------------------------------------------------------------------------- agencies


@pytest.mark.parametrize(
    ("name", "unit", "path"),
    [
        ("Công an quận Kiến An", KIEN_AN, "hai-phong/quan-kien-an/cong-an"),
        ("Quận ủy Kiến An", KIEN_AN, "hai-phong/quan-kien-an/quan-uy"),
        ("Ủy ban nhân dân thị xã Thái Hòa", THAI_HOA, "nghe-an/thi-xa-thai-hoa/uy-ban-nhan-dan"),
        ("Công an tỉnh Nghệ An", NGHE_AN, "nghe-an/cong-an"),
        ("Sở Nội vụ tỉnh Nghệ An", NGHE_AN, "nghe-an/so-noi-vu"),
        ("Bộ Công an", None, "trung-uong/bo-cong-an"),
        ("Công an Thành phố Hồ Chí Minh", "79", "ho-chi-minh/cong-an"),
        ("Công an Quận 11", "772", "ho-chi-minh/quan-11/cong-an"),
        ("Hội Nhà báo", NGHE_AN, "nghe-an/hoi-nha-bao"),
    ],
)
def test_an_agency_lives_under_its_seat(knowledge, name, unit, path):
    agency = Agency(name, "khac", unit)
    assert has_page(agency)
    assert AgencyPaths(knowledge.gazetteer).path(agency) == path
    assert path.endswith(agency_slug(agency, knowledge.gazetteer))


def test_an_agency_of_nowhere_has_no_page(knowledge):
    agency = Agency("Công an tỉnh", "cong-an")
    assert not has_page(agency)
    assert AgencyPaths(knowledge.gazetteer).path(agency) == ""


def test_homes_hold_each_agency_of_each_article_in_order(knowledge):
    here = Agency("Công an quận Kiến An", "cong-an", KIEN_AN)
    spelt = Agency("Công an Quận Kiến An", "cong-an", KIEN_AN)
    nowhere = Agency("Công an tỉnh", "cong-an")
    found = AgencyPaths(knowledge.gazetteer).homes(
        [summary("a", agencies=(here, nowhere)), summary("b", agencies=(spelt,))]
    )
    assert {path: [home.record for home in homes] for path, homes in found.items()} == {
        "hai-phong/quan-kien-an/cong-an": ["a", "b"]
    }
    assert [home.agency for home in found["hai-phong/quan-kien-an/cong-an"]] == [here, spelt]
