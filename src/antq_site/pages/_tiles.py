"""The country as tiles, one a province, laid out from north to south: a sketch, not a map.

The two archipelagos are drawn beside their provinces, without count or shade. Today's sketch has 34
provinces; that of before July 2025 has 63. Which province stands where is drawn below, as one reads
it; the names and addresses are the gazetteer's.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from antq_site.archive import Archive
from antq_site.dates import PartialDate
from antq_site.gazetteer import AdminUnit, Gazetteer
from antq_site.site import Site
from antq_site.text import sort_key
from antq_site.urls import place_url

ARTICLES, PROVINCES = 50, 5
"""From so many articles, or from so many provinces with articles on, the sketch tells something."""

SHADES = 5
"""Steps of shade for tiles with articles."""

WIDE = 7
"""Longest line of a name that fits into a tile as it is; longer ones are set narrower."""

TODAY = PartialDate(2025, 7, 1)
BEFORE = PartialDate(2025, 6, 30)
"""The first day of the 34 provinces, and the last of the 63."""

DRAWN_TODAY = """
lai-chau  lao-cai   tuyen-quang cao-bang    .          .          .
dien-bien son-la    phu-tho     thai-nguyen lang-son   .          .
.         .         ha-noi      bac-ninh    quang-ninh .          .
.         .         ninh-binh   hung-yen    hai-phong  .          .
.         .         thanh-hoa   .           .          .          .
.         .         nghe-an     .           .          .          .
.         .         .           ha-tinh     .          .          .
.         .         .           quang-tri   .          .          .
.         .         .           .           hue        .          .
.         .         .           .           da-nang    .          hoang-sa
.         .         .           .           .          quang-ngai .
.         .         .           .           .          gia-lai    .
.         .         .           .           .          dak-lak    .
.         .         .           dong-nai    lam-dong   khanh-hoa  .
.         .         tay-ninh    ho-chi-minh .          .          .
.         an-giang  dong-thap   vinh-long   .          .          truong-sa
.         ca-mau    can-tho     .           .          .          .
"""
DRAWN_BEFORE = """
.          .         .           ha-giang    cao-bang         .                .
lai-chau   lao-cai   yen-bai     tuyen-quang bac-kan          lang-son         .
dien-bien  son-la    phu-tho     vinh-phuc   thai-nguyen      bac-giang        .
.          hoa-binh  ha-noi      bac-ninh    hai-duong        quang-ninh       .
.          .         ha-nam      hung-yen    thai-binh        hai-phong        .
.          .         ninh-binh   nam-dinh    .                .                .
.          .         thanh-hoa   .           .                .                .
.          .         nghe-an     .           .                .                .
.          .         .           ha-tinh     .                .                .
.          .         .           quang-binh  .                .                .
.          .         .           .           quang-tri        .                .
.          .         .           .           hue              .                .
.          .         .           .           .                da-nang          hoang-sa
.          .         .           .           .                quang-nam        .
.          .         .           .           kon-tum          quang-ngai       .
.          .         .           .           gia-lai          binh-dinh        .
.          .         .           .           dak-lak          phu-yen          .
.          .         binh-phuoc  dak-nong    lam-dong         khanh-hoa        .
.          tay-ninh  binh-duong  dong-nai    binh-thuan       ninh-thuan       .
.          long-an   ho-chi-minh ba-ria-vung-tau .            .                .
an-giang   dong-thap tien-giang  ben-tre     .                .                truong-sa
kien-giang can-tho   vinh-long   tra-vinh    .                .                .
.          hau-giang soc-trang   .           .                .                .
ca-mau     bac-lieu  .           .           .                .                .
"""
ISLANDS = {"hoang-sa": "Hoàng Sa", "truong-sa": "Trường Sa"}


class Tile(NamedTuple):
    """One square of the sketch.

    Attributes:
        column: From the west, from 0.
        row: From the north, from 0.
        name: Of the province, or of the archipelago.
        lines: The name as it stands in the square: one line or two.
        articles: How many; None for an archipelago, which is counted in its province.
        url: Of the province's page; None without articles.
        shade: 0 without articles, else 1 to ``SHADES``.
    """

    column: int
    row: int
    name: str
    lines: tuple[str, ...]
    articles: int | None = None
    url: str | None = None
    shade: int = 0


class Sketch(NamedTuple):
    """All tiles, by row, and the size of the whole in tiles."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int

    @property
    def counted(self) -> tuple[Tile, ...]:
        """Provinces with articles, in Vietnamese order, as the list beside the sketch has them."""
        return tuple(sorted((t for t in self.tiles if t.url), key=lambda tile: sort_key(tile.name)))


def tells_something(archive: Archive, gazetteer: Gazetteer) -> bool:
    """Whether there is enough in an archive for a sketch."""
    places = {gazetteer.lineage(unit)[0].path for unit in archive.by_place}
    return len(archive.summaries) >= ARTICLES or len(places) >= PROVINCES


def today(archive: Archive, site: Site) -> Sketch:
    """Articles by the province in which their places lie today."""
    gazetteer = site.knowledge.gazetteer
    return _sketch(DRAWN_TODAY, TODAY, _counts(archive, gazetteer, TODAY), gazetteer)


def before(archive: Archive, site: Site) -> Sketch:
    """Articles by the province of the last day of the 63; what came later stands in none."""
    gazetteer = site.knowledge.gazetteer
    return _sketch(DRAWN_BEFORE, BEFORE, _counts(archive, gazetteer, BEFORE), gazetteer)


def _counts(archive: Archive, gazetteer: Gazetteer, day: PartialDate) -> Mapping[str, int]:
    """From the path of each province of a day to its number of articles."""
    found = Counter(
        _province_on(gazetteer.lineage(summary.unit)[0], gazetteer, day)
        for summary in archive.summaries
        if summary.unit
    )
    return {path: count for path, count in found.items() if path is not None}


def _province_on(province: AdminUnit, gazetteer: Gazetteer, day: PartialDate) -> str | None:
    """The path of what a province is on a day; a province of later days is none on it."""
    while not province.exists_on(day):
        later = gazetteer.successors_of(province.id)
        if not later:
            return None
        province = later[0]
    return province.path


def _sketch(
    drawing: str, day: PartialDate, counts: Mapping[str, int], gazetteer: Gazetteer
) -> Sketch:
    names = {unit.path: unit.name for unit in gazetteer.provinces(day)}
    rows = [line.split() for line in drawing.split("\n") if line]
    most = max(counts.values(), default=1)
    tiles = tuple(
        _island(key, column, row)
        if key in ISLANDS
        else _tile((column, row), (key, names[key]), counts.get(key, 0), most)
        for row, column, key in _placed(rows)
    )
    return Sketch(tiles, max(map(len, rows)), len(rows))


def _placed(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    for row, keys in enumerate(rows):
        yield from ((row, column, key) for column, key in enumerate(keys) if key != ".")


def _island(key: str, column: int, row: int) -> Tile:
    return Tile(column, row, f"Quần đảo {ISLANDS[key]}", in_lines(ISLANDS[key]))


def _tile(place: tuple[int, int], province: tuple[str, str], count: int, most: int) -> Tile:
    path, name = province
    url = place_url(path) if count else None
    return Tile(*place, name, in_lines(name), count, url, shade(count, most))


def shade(count: int, most: int) -> int:
    """Which step of shade stands for a count; a square root, so that few are told from none."""
    return min(SHADES, math.ceil(SHADES * math.sqrt(count / most)))


def in_lines(name: str) -> tuple[str, ...]:
    """A name on one line or two: «Hà Nội», «Thái / Nguyên», «Bà Rịa - / Vũng Tàu»."""
    words = name.split()
    if len(name) <= WIDE:
        return (name,)
    half = (len(words) + 1) // 2
    return " ".join(words[:half]), " ".join(words[half:])
