"""Places have the names and the neighbours of the day."""

import re
from collections import Counter

import pytest

from antq_site import gazetteer as module
from antq_site.dates import PartialDate
from antq_site.errors import DataError
from antq_site.gazetteer import AdminUnit, Gazetteer, UnitKind, load_gazetteer
from antq_site.text import sort_key

IN_2022 = PartialDate(2022, 6, 1)
IN_JANUARY_2025 = PartialDate(2025, 1, 15)
LAST_OLD_DAY, FIRST_NEW_DAY = PartialDate(2025, 6, 30), PartialDate(2025, 7, 1)


@pytest.fixture(scope="module")
def places(knowledge):
    return knowledge.gazetteer


def counted(places: Gazetteer, day: PartialDate) -> Counter[int]:
    return Counter(unit.kind.level for unit in places if unit.exists_on(day))


def one(places: Gazetteer, name: str, day: PartialDate | None = None) -> AdminUnit:
    found = places.units_named(name, day)
    assert len(found) == 1, name
    return found[0]


# ------------------------------------------------------------------------------- three maps


@pytest.mark.parametrize(
    ("day", "provinces", "districts"),
    [(IN_2022, 63, 705), (IN_JANUARY_2025, 63, 696), (LAST_OLD_DAY, 63, 696)],
)
def test_the_old_maps(places, day, provinces, districts):
    found = counted(places, day)
    assert (found[1], found[2]) == (provinces, districts)
    assert 10_000 < found[3] < 10_700


def test_the_new_map_has_34_provinces_no_districts_and_3321_communes(places):
    assert counted(places, FIRST_NEW_DAY) == {1: 34, 3: 3321}


def test_thirteen_of_them_are_special_zones(places):
    zones = [unit for unit in places if unit.kind is UnitKind.SPECIAL_ZONE]
    assert len(zones) == 13
    assert not any(unit.exists_on(LAST_OLD_DAY) for unit in zones)


def test_six_municipalities_since_hue_and_five_before(places):
    def municipalities(day: PartialDate) -> list[str]:
        return sorted(
            unit.name for unit in places.provinces(day) if unit.kind is UnitKind.MUNICIPALITY
        )

    five = ["Cần Thơ", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Đà Nẵng"]
    assert municipalities(IN_2022) == five
    assert municipalities(FIRST_NEW_DAY) == sorted([*five, "Huế"])


@pytest.mark.parametrize("day", [IN_2022, FIRST_NEW_DAY])
def test_provinces_stand_in_vietnamese_order(places, day):
    names = [unit.name for unit in places.provinces(day)]
    assert names.index("Cà Mau") < names.index("Đà Nẵng") < names.index("Gia Lai")
    assert len(set(names)) == len(names)


# --------------------------------------------------------------------------- units of a day


def test_a_district_ends_with_its_level(places):
    kien_an = one(places, "Quận Kiến An")
    assert kien_an.exists_on(LAST_OLD_DAY)
    assert not kien_an.exists_on(FIRST_NEW_DAY)
    assert kien_an.ended
    assert places.units_named("Quận Kiến An", FIRST_NEW_DAY) == ()
    assert one(places, "Phường Kiến An", FIRST_NEW_DAY).valid_from == "2025-07-01"


def test_a_month_and_a_year_stand_for_any_day_in_them(places):
    kien_an = one(places, "Quận Kiến An")
    assert kien_an.exists_on(PartialDate(2025))
    assert kien_an.exists_on(PartialDate(2025, 6))
    assert not kien_an.exists_on(PartialDate(2025, 7))
    assert not kien_an.exists_on(PartialDate(2026))
    assert kien_an.exists_on(None)
    assert kien_an.exists_on(PartialDate(None, 12, 1))


def test_what_only_one_map_holds_counts_on_its_side_of_the_unknown_day(places):
    older = next(unit for unit in places if unit.seen == "2022")
    newer = next(unit for unit in places if unit.seen == "2025")
    gone = next(unit for unit in places if unit.seen == "gone")
    assert [older.exists_on(PartialDate(year)) for year in (2020, 2022, 2023)] == [
        True,
        True,
        False,
    ]
    assert [newer.exists_on(PartialDate(year)) for year in (2022, 2023)] == [False, True]
    assert [gone.exists_on(PartialDate(year)) for year in (2024, 2025)] == [True, False]
    assert older.ended
    assert gone.ended
    assert not newer.ended or newer.valid_until is not None


def test_hue_becomes_a_municipality_in_january_2025(places):
    assert places.province_named("Thừa Thiên Huế", PartialDate(2024, 12, 31)) is not None
    assert places.province_named("Thừa Thiên Huế", IN_JANUARY_2025) is None
    hue = places.province_named("Huế", IN_JANUARY_2025)
    assert hue is not None
    assert hue.kind is UnitKind.MUNICIPALITY


def test_what_came_with_hue_came_on_the_same_day(places):
    phu_xuan = one(places, "Quận Phú Xuân")
    assert not phu_xuan.exists_on(PartialDate(2024, 12, 31))
    assert phu_xuan.exists_on(IN_JANUARY_2025)


def test_a_unit_of_history_takes_no_code_that_is_in_use(places):
    assert one(places, "Thành phố Uông Bí", IN_2022).code == "196"
    assert places.lineage(one(places, "Phường Vàng Danh", IN_2022).id)[1].name == "Uông Bí"


def test_hoanh_bo_joined_ha_long_at_the_end_of_2019(places):
    hoanh_bo = one(places, "Huyện Hoành Bồ")
    assert hoanh_bo.valid_until == "2019-12-31"
    assert [unit.full_name for unit in places.successors_of(hoanh_bo.id)] == ["Thành phố Hạ Long"]


# ------------------------------------------------------------- predecessors and successors


def test_a_district_leads_to_its_new_communes_and_they_lead_back(places):
    kien_an = one(places, "Quận Kiến An")
    new = places.successors_of(kien_an.id)
    assert {"Phường Kiến An", "Phường Phù Liễn"} <= {unit.full_name for unit in new}
    assert all(unit.exists_on(FIRST_NEW_DAY) for unit in new)
    for unit in new:
        assert kien_an in places.predecessors_of(unit.id)


def test_three_provinces_become_one(places):
    new = places.province_named("Phú Thọ", FIRST_NEW_DAY)
    assert new is not None
    before = {unit.name for unit in places.predecessors_of(new.id) if unit.kind.level == 1}
    assert before == {"Phú Thọ", "Vĩnh Phúc", "Hòa Bình"}


def test_eleven_provinces_go_on_as_they_were(places):
    old, new = places.provinces(LAST_OLD_DAY), places.provinces(FIRST_NEW_DAY)
    assert len({unit.id for unit in old} & {unit.id for unit in new}) == 11


def test_every_unit_that_ended_with_its_level_has_a_successor(places):
    ended = [unit for unit in places if unit.valid_until == "2025-06-30"]
    assert len(ended) > 10_000
    assert [unit.id for unit in ended if not unit.successors] == []


def test_successors_exist_and_none_succeeds_itself(places):
    for unit in places:
        assert all(successor in places for successor in unit.successors)
        assert unit.id not in unit.successors


def test_whoever_goes_on_has_no_successor(places):
    hanoi = places.province_named("Hà Nội", FIRST_NEW_DAY)
    assert hanoi is not None
    assert places.successors_of(hanoi.id) == ()
    assert not hanoi.ended


# ---------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quận 11", UnitKind.URBAN_DISTRICT),
        ("quận 11", UnitKind.URBAN_DISTRICT),
        ("Thị xã Thái Hoà", UnitKind.TOWN),
        ("huyện Tân Kỳ", UnitKind.RURAL_DISTRICT),
        ("Thành phố Quy Nhơn", UnitKind.CITY),
        ("Thành phố Qui Nhơn", UnitKind.CITY),
        ("Thị trấn Tiên Lãng", UnitKind.TOWNSHIP),
    ],
)
def test_a_name_with_its_level_word(places, name, kind):
    assert one(places, name, IN_2022).kind is kind


def test_a_bare_name_names_the_larger_unit_first(places):
    found = places.units_named("Cao Bằng", IN_2022)
    assert [unit.full_name for unit in found] == ["Tỉnh Cao Bằng", "Thành phố Cao Bằng"]
    assert [unit.kind.level for unit in places.units_named("Cao Bằng", IN_2022, level=2)] == [2]


@pytest.mark.parametrize("name", ["Huyện Atlantis", "Quận", "", "Kiến Ăn"])
def test_what_nothing_bore(places, name):
    assert places.units_named(name) == ()


def test_tones_count(places):
    assert places.units_named("Đông Anh") != places.units_named("Đống Anh")


@pytest.mark.parametrize("name", ["Đắc Lắc", "Đăk Lăk", "Dak Lak", "Đắk Lắk"])
def test_spellings_of_the_press(places, name):
    found = places.province_named(name, IN_2022)
    assert found is not None
    assert found.name == "Đắk Lắk"


def test_a_province_on_an_unknown_day_is_named_only_where_one_bore_the_name(places):
    assert places.province_named("Hải Phòng") is None
    assert places.province_named("Hà Nội") is not None
    assert places.province_named("Kiến An") is None


# ------------------------------------------------------------------------ lines and addresses


def test_lineage_and_locality(places):
    ward = one(places, "Phường Quán Trữ", IN_2022)
    line = [unit.full_name for unit in places.lineage(ward.id)]
    assert line == ["Thành phố Hải Phòng", "Quận Kiến An", "Phường Quán Trữ"]
    place = places.locality(ward.id)
    assert (place.province, place.district, place.commune) == (
        "Hải Phòng",
        "Quận Kiến An",
        "Phường Quán Trữ",
    )


def test_a_new_commune_lies_right_below_its_province(places):
    ward = one(places, "Phường Kiến An", FIRST_NEW_DAY)
    place = places.locality(ward.id)
    assert (place.province, place.district, place.commune) == ("Hải Phòng", None, "Phường Kiến An")


def test_children_on_a_day_in_vietnamese_order(places):
    city = places.province_named("Hồ Chí Minh", IN_2022)
    assert city is not None
    names = [unit.name for unit in places.children(city.id, IN_2022)]
    assert names.index("3") < names.index("10") < names.index("Bình Tân")
    assert len(names) == 22
    assert all(unit.kind.level == 2 for unit in places.children(city.id, IN_2022))
    ward = one(places, "Phường Kiến An", FIRST_NEW_DAY)
    assert places.children(ward.id) == ()


def test_a_province_that_lives_on_is_one_page_with_its_older_self_first(places):
    new = places.province_named("Đà Nẵng", FIRST_NEW_DAY)
    old = places.province_named("Đà Nẵng", LAST_OLD_DAY)
    assert new is not None
    assert old is not None
    assert new.path == old.path == "da-nang"
    assert places.same_page(new.id) == places.same_page(old.id) == (old, new)


def test_no_two_other_units_share_an_address(places):
    shared = Counter(unit.path for unit in places)
    twice = {path for path, count in shared.items() if count > 1}
    assert len(twice) == 23 - 1 + 1
    assert all("/" not in path for path in twice)


def test_units_of_one_name_under_one_parent_carry_their_code(places):
    paths = {unit.path for unit in places}
    coded = [unit for unit in places if re.search(r"-\d{5}(-\d{4})?$", unit.path)]
    for unit in coded:
        plain = unit.path.removesuffix(f"-{unit.id}").removesuffix(f"-{unit.code}")
        assert plain != unit.path
        assert plain in paths
    assert len(coded) > 20


def test_addresses_nest(places):
    for unit in places:
        if unit.parent is not None:
            assert unit.path.startswith(f"{places[unit.parent].path}/")
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", unit.path)


def test_provinces_come_first_then_districts_then_communes(places):
    levels = [unit.kind.level for unit in places]
    assert levels == sorted(levels)


def test_provinces_are_sorted_as_in_a_dictionary(places):
    names = [unit.name for unit in places.provinces()]
    assert names == sorted(names, key=sort_key)
    assert names.index("Bạc Liêu") < names.index("Bắc Giang")


# ------------------------------------------------------------------------------- the tables


def test_what_there_is(places):
    assert len(places) == sum(1 for _ in places)
    assert "307" in places
    assert "khong-co" not in places
    with pytest.raises(KeyError):
        places["khong-co"]


def test_every_name_of_the_table_leads_back(places):
    for unit in places:
        assert unit.id in places.called(unit.name)


@pytest.mark.parametrize("file", ["places.tsv", "names.tsv"])
def test_a_table_of_another_shape_is_refused(tmp_path, monkeypatch, file):
    for name in ("places.tsv", "names.tsv"):
        text = (module._HOME / name).read_text("utf-8")  # noqa: SLF001  where the tables are
        (tmp_path / name).write_text(text if name != file else f"x{text}", "utf-8")
    monkeypatch.setattr(module, "_HOME", tmp_path)
    with pytest.raises(DataError) as caught:
        load_gazetteer()
    assert str(caught.value.place) == f"data/{file}:1"
