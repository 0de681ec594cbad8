"""The sketch of provinces: every province once, the archipelagos without count."""

import msgspec
import pytest

from antq_site.pages import _tiles
from antq_site.pages._tiles import BEFORE, ISLANDS, TODAY, in_lines, shade
from tests.pages.small import build


@pytest.mark.parametrize(
    ("drawing", "day", "count"),
    [(_tiles.DRAWN_TODAY, TODAY, 34), (_tiles.DRAWN_BEFORE, BEFORE, 63)],
)
def test_every_province_of_the_day_stands_there_once(knowledge, drawing, day, count):
    drawn = sorted(key for key in drawing.split() if key != "." and key not in ISLANDS)
    assert drawn == sorted(unit.path for unit in knowledge.gazetteer.provinces(day))
    assert len(drawn) == count


@pytest.mark.parametrize("make", [_tiles.today, _tiles.before])
def test_both_archipelagos_are_drawn_without_count_or_shade(archive, make_site, make):
    islands = [tile for tile in make(archive, make_site()).tiles if tile.articles is None]
    assert [tile.name for tile in islands] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    assert {(tile.url, tile.shade) for tile in islands} == {(None, 0)}


def test_articles_count_where_their_place_lies_on_the_day_of_the_sketch(
    records, knowledge, make_site
):
    moved = msgspec.structs.replace(
        records[1],
        locality=msgspec.structs.replace(
            records[1].locality,
            value=knowledge.gazetteer.locality(
                knowledge.gazetteer.units_named("tỉnh Bình Dương")[0].id
            ),
        ),
    )
    archive = build((records[0], moved), knowledge)
    today = {tile.name: tile.articles for tile in _tiles.today(archive, make_site()).counted}
    before = {tile.name: tile.articles for tile in _tiles.before(archive, make_site()).counted}
    assert today == {"Hải Phòng": 1, "Hồ Chí Minh": 1}
    assert before == {"Bình Dương": 1, "Hải Phòng": 1}


def test_few_are_told_from_none_and_many_from_few():
    assert [shade(count, 100) for count in (0, 1, 4, 9, 36, 64, 100)] == [0, 1, 1, 2, 3, 4, 5]


def test_long_names_stand_on_two_lines():
    assert in_lines("Hà Nội") == ("Hà Nội",)
    assert in_lines("Bà Rịa - Vũng Tàu") == ("Bà Rịa -", "Vũng Tàu")


def test_a_small_archive_has_no_sketch_and_a_larger_one_has(archive, knowledge, monkeypatch):
    assert not _tiles.tells_something(archive, knowledge.gazetteer)
    monkeypatch.setattr(_tiles, "ARTICLES", len(archive.summaries))
    assert _tiles.tells_something(archive, knowledge.gazetteer)
