"""The sketch of the old provinces exists where there is one of today."""

from antq_site.pages import _tiles
from tests.pages.small import parsed

URL = "dia-phuong/dia-gioi-cu/"


def test_a_small_archive_has_neither(pages):
    assert URL not in pages
    assert not pages[""].css("svg.tiles, table.grid")


def test_tiles_lead_to_provinces_and_tell_how_many(render, monkeypatch):
    monkeypatch.setattr(_tiles, "PROVINCES", 2)
    made = render()
    page = parsed(made[URL])
    tiles = {a.attributes["aria-label"]: a.attributes["href"] for a in page.css("svg a")}
    assert list(tiles) == ["Hải Phòng: 1 bài", "Hồ Chí Minh: 1 bài"]
    assert str(tiles["Hải Phòng: 1 bài"]).endswith("/dia-phuong/hai-phong/")
    assert len(page.css("svg rect")) == 63 + 2
    assert page.css_first('a[href="../../#sketch"]')
    assert parsed(made[""]).css_first("#sketch")
