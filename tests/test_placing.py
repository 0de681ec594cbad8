"""Which unit a name means: by the day, then by the provinces around it; never by a guess."""

import pytest

from antq_site.dates import PartialDate
from antq_site.gazetteer import Gazetteer, UnitKind
from antq_site.grammar.mentions import PlaceName
from antq_site.model import Basis
from antq_site.placing import Placed, Surroundings, place

BEFORE, AFTER = PartialDate(2020, 5, 1), PartialDate(2025, 8, 1)
LEVELS = {"huyện": UnitKind.RURAL_DISTRICT, "quận": UnitKind.URBAN_DISTRICT, "xã": UnitKind.COMMUNE}


@pytest.fixture(scope="module")
def places(knowledge) -> Gazetteer:
    found: Gazetteer = knowledge.gazetteer
    return found


def named(places: Gazetteer, word: str, name: str) -> PlaceName:
    """A name as the scan finds it: with all units that ever bore it at its level."""
    units = (unit.id for unit in places.units_named(name) if unit.kind is LEVELS[word])
    return PlaceName(word, name, tuple(units))


def around(places: Gazetteer, day: PartialDate | None, *provinces: str, **more) -> Surroundings:
    ids = [one for name in provinces for one in places.units_named(name, level=1)]
    return Surroundings(day, frozenset(unit.id for unit in ids), **more)


def codes(placed: Placed | None) -> tuple[list[str], list[str]]:
    assert placed is not None
    return [one.code for one in placed.because], [one.code for one in placed.doubts]


def test_one_unit_of_that_name_is_completed_from_the_map(places):
    placed = place(named(places, "quận", "Kiến An"), around(places, BEFORE), places)
    assert placed is not None
    assert places[placed.unit].full_name == "Quận Kiến An"
    assert placed.basis is Basis.COMPLETED
    assert codes(placed) == (["province-from-map"], [])


def test_with_its_province_named_it_is_stated(places):
    placed = place(named(places, "quận", "Kiến An"), around(places, BEFORE, "Hải Phòng"), places)
    assert placed is not None
    assert (placed.basis, codes(placed)) == (Basis.STATED, ([], []))


def test_another_province_named_makes_a_doubt(places):
    placed = place(named(places, "quận", "Kiến An"), around(places, BEFORE, "Cà Mau"), places)
    assert codes(placed) == (["province-from-map"], ["other-province-named"])


def test_the_publisher_s_home_completes(places):
    home = places.province_named("Hải Phòng", BEFORE)
    assert home is not None
    where = around(places, BEFORE, home=home.id, home_name="Báo X")
    assert codes(place(named(places, "quận", "Kiến An"), where, places)) == (
        ["province-of-publisher"],
        [],
    )


def test_of_several_the_one_in_the_province_that_is_named(places):
    placed = place(named(places, "huyện", "Châu Thành"), around(places, BEFORE, "Long An"), places)
    assert placed is not None
    assert places.lineage(placed.unit)[0].name == "Long An"
    assert codes(placed) == (["province-named"], [])


def test_of_several_the_one_at_the_publisher_s_home_with_a_doubt(places):
    home = places.province_named("Bến Tre", BEFORE)
    assert home is not None
    placed = place(
        named(places, "huyện", "Châu Thành"), around(places, BEFORE, home=home.id), places
    )
    assert placed is not None
    assert places.lineage(placed.unit)[0].name == "Bến Tre"
    assert codes(placed) == (["province-of-publisher"], ["name-in-several-provinces"])


@pytest.mark.parametrize("provinces", [(), ("Cà Mau",), ("Long An", "Bến Tre")])
def test_of_several_none_where_nothing_tells_them_apart(places, provinces):
    where = around(places, BEFORE, *provinces)
    assert place(named(places, "huyện", "Châu Thành"), where, places) is None


def test_a_name_nobody_bore_is_nowhere(places):
    assert place(PlaceName("xã", "Atlantis", ()), around(places, BEFORE), places) is None


def test_the_day_decides_between_the_old_and_the_new_unit(places):
    phu_tho = PlaceName("tỉnh", "Phú Thọ", places.called("Phú Thọ"))
    provinces = tuple(unit for unit in phu_tho.units if places[unit].kind.level == 1)
    name = PlaceName("tỉnh", "Phú Thọ", provinces)
    old = place(name, around(places, BEFORE), places)
    new = place(name, around(places, AFTER), places)
    assert (old and old.unit, new and new.unit) == ("25", "25-2025")


def test_without_a_day_the_older_map_is_read(places):
    provinces = tuple(u for u in places.called("Phú Thọ") if places[u].kind.level == 1)
    name = PlaceName("tỉnh", "Phú Thọ", provinces)
    placed = place(name, around(places, None), places)
    assert placed is not None
    assert placed.unit == "25"


def test_without_a_day_a_late_year_leaves_both_maps_open(places):
    provinces = tuple(u for u in places.called("Phú Thọ") if places[u].kind.level == 1)
    name = PlaceName("tỉnh", "Phú Thọ", provinces)
    assert place(name, Surroundings(None, frozenset(), latest=2025), places) is None
    districts = Surroundings(None, frozenset(), latest=2025, districts=True)
    placed = place(name, districts, places)
    assert placed is not None
    assert placed.unit == "25"


def test_a_single_unit_that_had_ended_is_still_meant(places):
    placed = place(named(places, "quận", "Kiến An"), around(places, AFTER), places)
    assert placed is not None


def test_several_units_that_had_ended_are_not(places):
    where = around(places, AFTER, "Long An")
    assert place(named(places, "huyện", "Châu Thành"), where, places) is None
