"""The world of the corpus: real districts on the days they existed, invented agencies' people.

About 700 districts, 63 and then 34 provinces, some communes; 2,000 agencies; 5,000 people. People
and what they do are invented; a likeness to living persons is chance.
"""

from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Any

import msgspec

from antq_site.dates import PartialDate
from antq_site.gazetteer import AdminUnit, Gazetteer, UnitKind
from bench.phrases import phrases

FIRST, LAST = "2010-01-04", "2026-06-30"
"""Days between which articles lie."""
REFORM, POLICE_LEFT = "2025-07-01", "2025-03-01"
"""Districts ended with the one, their police stations with the other."""

_NEW_COMMUNES, _OLD_COMMUNES = 90, 40
"""Communes with articles: since the reform, and under districts."""
_SECOND_TERM = "2018-07-01"
_POSTS = (("heads", "ranks"), ("heads", "ranks"), ("deputies", "deputy_ranks"))
_DIGITS = "0123456789"


class Body(msgspec.Struct, frozen=True):
    """An agency with the ways in which it is printed."""

    kind: str
    unit: AdminUnit
    full: str
    short: str
    near: str


class Holder(msgspec.Struct, frozen=True):
    """Who holds an office: name, rank or None, and the office with {body} and {party} open."""

    name: str
    rank: str | None
    office: str


def in_prose(unit: AdminUnit) -> str:
    """«quận Đống Đa», «Quận 11», «Thành phố Hồ Chí Minh»."""
    whole = unit.full_name
    return whole if unit.name[0] in _DIGITS else whole[:1].lower() + whole[1:]


def level_word(unit: AdminUnit) -> str:
    """«quận», «tỉnh», «thành phố»."""
    return unit.kind.word.lower()


def party(unit: AdminUnit) -> str:
    """The Party committee of a unit as the press calls it there."""
    words = {
        UnitKind.URBAN_DISTRICT: "Quận ủy",
        UnitKind.RURAL_DISTRICT: "Huyện ủy",
        UnitKind.TOWN: "Thị ủy",
        UnitKind.CITY: "Thành ủy",
        UnitKind.PROVINCE: "Tỉnh ủy",
        UnitKind.MUNICIPALITY: "Thành ủy",
    }
    return words.get(unit.kind, "Đảng ủy")


class World:
    """Where articles are from and who appears in them; the same for the same seed.

    Args:
        gazetteer: The units.
        seed: Of the draws.
    """

    def __init__(self, gazetteer: Gazetteer, seed: int) -> None:
        self.gazetteer = gazetteer
        self._rng = Random(f"world {seed}")
        self.districts = self._shuffled(
            unit for unit in gazetteer if unit.kind.level == 2 and unit.exists_on(_day(FIRST))
        )
        self._communes = {
            True: self._some(_NEW_COMMUNES, since=True),
            False: self._some(_OLD_COMMUNES, since=False),
        }

    def _shuffled(self, units: Iterator[AdminUnit]) -> list[AdminUnit]:
        """In an order of its own, so that the places met most are spread over the country."""
        found = list(units)
        return self._rng.sample(found, len(found))

    def _some(self, count: int, *, since: bool) -> list[AdminUnit]:
        """Some communes of the new map, or some of the old one."""
        found = [
            unit
            for unit in self.gazetteer
            if unit.kind.level == 3
            and (unit.valid_from == REFORM) == since
            and unit.exists_on(_day(LAST if since else "2015-06-01"))
            and self._alone(unit, LAST if since else "2015-06-01")
        ]
        return self._rng.sample(found, count)

    def _alone(self, unit: AdminUnit, day: str) -> bool:
        """Whether no other unit below the same parent bears the name on a day."""
        same = self.gazetteer.units_named(unit.full_name, _day(day), unit.kind.level)
        return sum(other.parent == unit.parent for other in same) == 1

    def unit(self, rng: Random, day: str) -> AdminUnit:
        """Draw where an article is from; some places are in the news more than others."""
        while True:
            unit = self._drawn(rng, new=day >= REFORM)
            if unit.exists_on(_day(day)) and self._alone(unit, day):
                return unit

    def _drawn(self, rng: Random, *, new: bool) -> AdminUnit:
        chance = rng.random()
        if chance < 0.08:
            return rng.choice(self.gazetteer.provinces(_day(LAST if new else FIRST)))
        if new or chance < 0.14:
            return rng.choice(self._communes[new])
        return self.districts[int(rng.random() ** 1.4 * len(self.districts))]

    def province(self, unit: AdminUnit) -> AdminUnit:
        """The province above a unit, or the unit itself."""
        return self.gazetteer.lineage(unit.id)[0]

    def only_one_so_called(self, unit: AdminUnit, day: str) -> bool:
        """Whether the name with its level word means one unit in the country on a day."""
        return len(self.gazetteer.units_named(unit.full_name, _day(day), unit.kind.level)) == 1

    def body(self, kind: str, unit: AdminUnit) -> Body:
        """The agency of a kind in a unit."""
        shape = phrases("bodies")[kind]
        prose, level = in_prose(unit), level_word(unit)
        wordings = (shape[way].format(of=prose, level=level) for way in ("full", "short", "near"))
        return Body(kind, unit, *wordings)

    def bodies(self, unit: AdminUnit, day: str) -> tuple[str, ...]:
        """The kinds of agency that a unit has on a day and that are in the news."""
        if unit.kind.level == 1:
            return ("cong-an-tinh", "uy-ban-tinh", "mat-tran-tinh", "lao-dong-tinh")
        if unit.kind.level == 3:
            return ("cong-an-xa", "uy-ban")
        police = ("cong-an",) if day < POLICE_LEFT else ()
        return (*police, "uy-ban", *self._extra(unit))

    def _extra(self, unit: AdminUnit) -> tuple[str, ...]:
        """A third agency of some districts."""
        drawn = Random(f"{unit.id} extra").random()
        kinds = ("mat-tran", "mat-tran", "phu-nu", "lao-dong", "quan-su")
        return (kinds[int(drawn * 5 * len(kinds))],) if drawn * 5 < 1 else ()

    # ------------------------------------------------------------------------------- people

    @cached_property
    def _names(self) -> list[str]:
        words, rng = phrases("words"), Random(f"names {self._rng.random()}")
        names: dict[str, None] = {}
        while len(names) < 4900:
            sex = "m" if rng.random() < 0.75 else "f"
            parts = (words["surnames"], words[f"middles_{sex}"], words[f"given_{sex}"])
            names[" ".join(rng.choice(part) for part in parts)] = None
        return list(names)

    @cached_property
    def _offices(self) -> dict[tuple[str, str], tuple[Holder, ...]]:
        """First head, second head and deputy of every agency, in one fixed order."""
        rng, found, number = Random("offices"), {}, 0
        for unit, kind in self.agencies():
            shape = phrases("bodies")[kind]
            holders = []
            for post, ranks in _POSTS:
                number += rng.random() < 0.97  # else two people share a name
                name = self._names[number % len(self._names)]
                rank = rng.choice(shape[ranks]) if ranks in shape else None
                holders.append(Holder(name, rank, rng.choice(shape[post])))
            found[unit.id, kind] = tuple(holders)
        return found

    def agencies(self) -> Iterator[tuple[AdminUnit, str]]:
        """Every agency by unit and kind."""
        provinces = self.gazetteer.provinces()
        communes = [*self._communes[True], *self._communes[False]]
        for unit in (*provinces, *self.districts, *communes):
            for kind in self.bodies(unit, FIRST):
                yield unit, kind

    def head(self, body: Body, day: str) -> Holder:
        """Who heads an agency on a day."""
        first, second, _ = self._offices[body.unit.id, body.kind]
        return first if day < _SECOND_TERM else second

    def deputy(self, body: Body) -> Holder:
        """Who stands beside its head."""
        return self._offices[body.unit.id, body.kind][2]


def _day(iso: str) -> PartialDate:
    return PartialDate.parse(iso)


def office_in(holder: Holder, body: Body, wording: str) -> str:
    """The words of an office, with the agency worded in full, short or near."""
    words: dict[str, Any] = {"body": getattr(body, wording), "party": party(body.unit)}
    return holder.office.format(**words)
