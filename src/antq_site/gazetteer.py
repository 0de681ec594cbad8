"""Administrative units with the days they existed, their parents and successors.

A province that took in another in July 2025 is two units that share one address (`path`): the one
until 2025-06-30 and the one since. A province that took in none goes on as one unit. The table is
`data/places.tsv`, and `data/names.tsv` leads from names to units; both are made by
`scripts/make_gazetteer.py`, their sources are told in `data/places.md`. A row is cut into its
columns only when its unit is asked for: an article names a handful of the 15,000. Until then it
stays as bytes, which are cut twice as fast as text.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from pathlib import Path

import msgspec

from antq_site.dates import PartialDate
from antq_site.errors import DataError, Place
from antq_site.model import Locality
from antq_site.text import tone_key

_HOME = Path(__file__).parent / "data"
_COLUMNS = "id\tcode\tkind\tname\tparent\tfrom\tuntil\tseen\tsuccessors\tpath"
_PARENT, _SUCCESSORS, _PATH = 4, 8, 9


class UnitKind(StrEnum):
    """Kinds of unit; the value stands in addresses and in the table."""

    PROVINCE = "tinh"
    MUNICIPALITY = "thanh-pho-tw"
    URBAN_DISTRICT = "quan"
    RURAL_DISTRICT = "huyen"
    TOWN = "thi-xa"
    CITY = "thanh-pho"
    WARD = "phuong"
    COMMUNE = "xa"
    TOWNSHIP = "thi-tran"
    SPECIAL_ZONE = "dac-khu"

    @property
    def level(self) -> int:
        """1 province, 2 district, 3 commune."""
        return _LEVELS[self]

    @property
    def word(self) -> str:
        """The level word, with a capital ("Quận")."""
        return _WORDS[self]


_LEVELS = dict.fromkeys(UnitKind, 3) | {
    UnitKind.PROVINCE: 1,
    UnitKind.MUNICIPALITY: 1,
    UnitKind.URBAN_DISTRICT: 2,
    UnitKind.RURAL_DISTRICT: 2,
    UnitKind.TOWN: 2,
    UnitKind.CITY: 2,
}
_WORDS = {
    UnitKind.PROVINCE: "Tỉnh",
    UnitKind.MUNICIPALITY: "Thành phố",
    UnitKind.URBAN_DISTRICT: "Quận",
    UnitKind.RURAL_DISTRICT: "Huyện",
    UnitKind.TOWN: "Thị xã",
    UnitKind.CITY: "Thành phố",
    UnitKind.WARD: "Phường",
    UnitKind.COMMUNE: "Xã",
    UnitKind.TOWNSHIP: "Thị trấn",
    UnitKind.SPECIAL_ZONE: "Đặc khu",
}

_OLD_MAP_ENDS, _NEW_MAP_BEGINS = 2022, 2023
"""Where two maps differ and no day of the change is known, the later one counts from 2023 on."""
_GONE_BY = 2024


class AdminUnit(msgspec.Struct, frozen=True):
    """One administrative unit.

    Attributes:
        id: Never changes; the official code where that names one unit only.
        code: Of the statistics office; units of different days may share one.
        name: Without level word ("Kiến An", "11", "Hồ Chí Minh").
        parent: Id of the unit above; None for a province.
        valid_from: First day (ISO), where a resolution fixes it and it is not simply long ago.
        valid_until: Last day (ISO); None while it exists, and where only the maps tell it is gone.
        successors: Ids of the units that took a part of it.
        path: Slugs for its address; shared by the two units of a province whose name lives on.
        seen: Which maps hold it where no day is known: "2022", "2025", "gone", or "".
    """

    id: str
    code: str
    name: str
    kind: UnitKind
    parent: str | None
    valid_from: str | None
    valid_until: str | None
    successors: tuple[str, ...]
    path: str
    seen: str = ""

    @property
    def full_name(self) -> str:
        """With its level word ("Quận Kiến An", "Thành phố Hồ Chí Minh")."""
        return f"{self.kind.word} {self.name}"

    @property
    def ended(self) -> bool:
        """Whether it no longer exists."""
        return self.valid_until is not None or self.seen in ("2022", "gone")

    def exists_on(self, day: PartialDate | None) -> bool:
        """Whether it existed on a day.

        Args:
            day: A month or a year stands for any day in it, None for any day at all.
        """
        if day is None or day.first is None or day.last is None:
            return True
        if self.valid_from is not None and day.last.isoformat() < self.valid_from:
            return False
        if self.valid_until is not None and day.first.isoformat() > self.valid_until:
            return False
        year = day.first.year
        limits = {
            "2022": year <= _OLD_MAP_ENDS,
            "2025": year >= _NEW_MAP_BEGINS,
            "gone": year <= _GONE_BY,
        }
        return limits.get(self.seen, True)


class Gazetteer:
    """All units, found by id and by name.

    Args:
        rows: The table's rows by id, in the table's order: provinces, districts, communes, each in
            Vietnamese order; in UTF-8.
        named: From `text.tone_key` of each bare name and other spelling to ids joined by "|", in
            the table's order; in UTF-8.
        digest: Of the tables.
    """

    def __init__(
        self, rows: Mapping[bytes, bytes], named: Mapping[bytes, bytes], digest: str
    ) -> None:
        self._rows = rows
        self._named = named
        self._units: dict[str, AdminUnit] = {}
        self._lineages: dict[str, tuple[AdminUnit, ...]] = {}
        self.digest = digest

    def __len__(self) -> int:
        """How many units there are."""
        return len(self._rows)

    def __contains__(self, unit_id: object) -> bool:
        """Whether there is a unit of that id."""
        return isinstance(unit_id, str) and unit_id.encode() in self._rows

    def __iter__(self) -> Iterator[AdminUnit]:
        """All units in the table's order."""
        return (self[unit_id.decode()] for unit_id in self._rows)

    def __getitem__(self, unit_id: str) -> AdminUnit:
        """The unit of an id.

        Raises:
            KeyError: When there is none.
        """
        unit = self._units.get(unit_id)
        if unit is None:
            row = self._rows[unit_id.encode()].decode()
            unit = self._units[unit_id] = _unit(row.split("\t"))
        return unit

    @cached_property
    def order(self) -> Mapping[str, int]:
        """From an id to its place in the table."""
        return {unit_id.decode(): place for place, unit_id in enumerate(self._rows)}

    def _grouped(self, column: int) -> dict[str, list[str]]:
        """Ids by what stands in a column; a column of several words counts for each."""
        found: dict[str, list[str]] = {}
        for row in self._rows.values():
            cells = row.decode().split("\t")
            for word in cells[column].split("|"):
                found.setdefault(word, []).append(cells[0])
        return found

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        return self._grouped(_PARENT)

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        return self._grouped(_SUCCESSORS)

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        return self._grouped(_PATH)

    @cached_property
    def _provinces(self) -> tuple[AdminUnit, ...]:
        """They stand first in the table, so the rest of it need not be looked at."""
        return tuple(takewhile(lambda unit: unit.parent is None, self))

    def called(self, name: str) -> tuple[str, ...]:
        """Ids of the units that ever bore a bare name, larger units first; empty when none did."""
        ids = self._named.get(tone_key(name).encode())
        return tuple(ids.decode().split("|")) if ids else ()

    def units_named(
        self, name: str, on: PartialDate | None = None, level: int | None = None
    ) -> tuple[AdminUnit, ...]:
        """Find the units that bore a name on a given day.

        Args:
            name: As printed, with its level word or without ("huyện Xuân Trường", "Xuân Trường").
            on: The day; a month or a year stands for any day in it, None for any day at all.
            level: 1, 2 or 3 for units of one level only.

        Returns:
            The larger unit first; empty when nothing bore that name then.
        """
        found = [(unit_id, None) for unit_id in self.called(name)]
        for word in sorted(set(_WORDS.values()), key=len, reverse=True):
            if name.lower().startswith(f"{word.lower()} "):
                ids = self.called(name[len(word) + 1 :])
                found += [(unit_id, word) for unit_id in ids]  # type: ignore[misc]  # None or a word
        units = [(self[unit_id], word) for unit_id, word in found]
        return tuple(
            unit
            for unit, word in units
            if unit.exists_on(on)
            and level in (None, unit.kind.level)
            and word in (None, unit.kind.word)
        )

    def province_named(self, name: str, on: PartialDate | None = None) -> AdminUnit | None:
        """The province of a name on a day.

        Returns:
            None when no province bore it, or when two did because the day is not known.
        """
        found = self.units_named(name, on, level=1)
        return found[0] if len(found) == 1 else None

    def lineage(self, unit_id: str) -> tuple[AdminUnit, ...]:
        """The unit with those above it, province first.

        Raises:
            KeyError: When there is no such unit.
        """
        known = self._lineages.get(unit_id)
        if known is None:
            unit = self[unit_id]
            above = self.lineage(unit.parent) if unit.parent is not None else ()
            known = self._lineages[unit_id] = (*above, unit)
        return known

    def locality(self, unit_id: str) -> Locality:
        """The names of a unit and those above it, as records print them.

        Raises:
            KeyError: When there is no such unit.
        """
        names: dict[int, str] = {unit.kind.level: unit.full_name for unit in self.lineage(unit_id)}
        province = self.lineage(unit_id)[0].name
        return Locality(unit_id, province, names.get(2), names.get(3))

    def provinces(self, on: PartialDate | None = None) -> tuple[AdminUnit, ...]:
        """The provinces that existed on a day, in Vietnamese order; all that ever did for None."""
        return tuple(unit for unit in self._provinces if unit.exists_on(on))

    def children(self, unit_id: str, on: PartialDate | None = None) -> tuple[AdminUnit, ...]:
        """The units right below another on a day, in Vietnamese order; empty for a commune."""
        below = (self[child] for child in self._below.get(unit_id, ()))
        return tuple(unit for unit in below if unit.exists_on(on))

    def successors_of(self, unit_id: str) -> tuple[AdminUnit, ...]:
        """The units that took a part of a unit; empty while it exists and where none is known."""
        return tuple(self[one] for one in self[unit_id].successors)

    def predecessors_of(self, unit_id: str) -> tuple[AdminUnit, ...]:
        """The units a part of which went into a unit."""
        return tuple(self[one] for one in self._before.get(unit_id, ()))

    def same_page(self, unit_id: str) -> tuple[AdminUnit, ...]:
        """The units that share a unit's page, itself among them, the older first."""
        units = [self[one] for one in self._paths[self[unit_id].path]]
        return tuple(sorted(units, key=lambda unit: unit.valid_from or ""))


def _unit(row: list[str]) -> AdminUnit:
    return AdminUnit(
        id=row[0],
        code=row[1],
        kind=UnitKind(row[2]),
        name=row[3],
        parent=row[4] or None,
        valid_from=row[5] or None,
        valid_until=row[6] or None,
        seen=row[7],
        successors=tuple(row[8].split("|")) if row[8] else (),
        path=row[9],
    )


def load_gazetteer() -> Gazetteer:
    """Read the tables of places and names.

    Raises:
        DataError: When a table is not the one this version reads.
    """
    digest = hashlib.sha256()
    places = _lines("places.tsv", _COLUMNS, digest.update)
    names = _lines("names.tsv", "name\tids", digest.update)
    rows = {line.partition(b"\t")[0]: line for line in places}
    named = {name: ids for name, _, ids in (line.partition(b"\t") for line in names)}
    return Gazetteer(rows, named, digest.hexdigest())


def _lines(file: str, columns: str, digest: Callable[[bytes], None]) -> list[bytes]:
    raw = (_HOME / file).read_bytes()
    digest(raw)
    head, *lines = raw.removesuffix(b"\n").split(b"\n")
    if head != columns.encode():
        raise DataError("broken-data", file, place=Place(f"data/{file}", 1))
    return lines
