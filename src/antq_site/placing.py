"""Which unit a name means: by its level word, the day, and the provinces around it."""

from collections.abc import Iterable

import msgspec

from antq_site.dates import PartialDate
from antq_site.gazetteer import Gazetteer
from antq_site.grammar.mentions import PlaceName
from antq_site.model import Basis, Reason

_REFORM = "2025-07-01"
"""First day of the map of 34 provinces without districts."""
_NEW_MAP = 2025
"""A text that names no day and no year from this one on is read with the older map."""


class Placed(msgspec.Struct, frozen=True):
    """A unit, on what its choice rests, and what is doubtful about it."""

    unit: str
    basis: Basis = Basis.STATED
    because: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()


class Surroundings(msgspec.Struct, frozen=True):
    """What helps to tell units of one name apart.

    Attributes:
        day: Of the event; None where unknown.
        named: Ids of the provinces that the text names.
        home: Id of the publisher's province; None for a national organ.
        home_name: Name of the publisher.
        districts: Whether the text speaks of districts, which there were until 2025-06-30.
        latest: The latest year that the text names; None when it names none.
    """

    day: PartialDate | None
    named: frozenset[str]
    home: str | None = None
    home_name: str = ""
    districts: bool = False
    latest: int | None = None


def place(name: PlaceName, around: Surroundings, gazetteer: Gazetteer) -> Placed | None:
    """Choose the unit that a name means.

    Returns:
        The unit with the reasons for it; None when no unit ever bore the name, or when several did
        and nothing tells them apart.
    """
    units = _of_the_day(name.units, around, gazetteer)
    if not units:
        return None
    units = _one_of_each(units, gazetteer)
    provinces = {unit: gazetteer.lineage(unit)[0].id for unit in units}
    if len(units) == 1:
        return _only(units[0], provinces[units[0]], around, gazetteer)
    for known, code in ((around.named, "province-named"), (_home(around), "province-of-publisher")):
        left = [unit for unit in units if provinces[unit] in known]
        if len(left) == 1:
            doubts = (
                ()
                if code == "province-named"
                else (Reason("name-in-several-provinces", (name.name,)),)
            )
            words = (_called(provinces[left[0]], gazetteer), around.home_name)
            return Placed(left[0], Basis.COMPLETED, (Reason(code, words),), doubts)
    return None


def _one_of_each(units: list[str], gazetteer: Gazetteer) -> list[str]:
    """Of units of one name, kind and parent, which followed each other, the one with known days."""
    kept: dict[tuple[str, str], str] = {}
    for unit in units:
        key = (gazetteer[unit].parent or unit, gazetteer[unit].full_name)
        if key not in kept or gazetteer[unit].valid_until is not None:
            kept[key] = unit
    return list(kept.values())


def _home(around: Surroundings) -> frozenset[str]:
    return frozenset([around.home] if around.home else [])


def _called(province: str, gazetteer: Gazetteer) -> str:
    return gazetteer[province].name


def _only(unit: str, province: str, around: Surroundings, gazetteer: Gazetteer) -> Placed:
    """One unit of that name on that day: its province is stated, or completed from the map."""
    if unit == province or province in around.named:
        return Placed(unit)
    if province == around.home:
        reason = Reason("province-of-publisher", (_called(province, gazetteer), around.home_name))
        return Placed(unit, Basis.COMPLETED, (reason,))
    reason = Reason("province-from-map", (gazetteer[unit].full_name, _called(province, gazetteer)))
    elsewhere = around.named and province not in around.named
    doubts = (Reason("other-province-named", (_called(province, gazetteer),)),) if elsewhere else ()
    return Placed(unit, Basis.COMPLETED, (reason,), doubts)


def _of_the_day(units: Iterable[str], around: Surroundings, gazetteer: Gazetteer) -> list[str]:
    """The units that existed on the day; where the day is unknown those of the older map first."""
    every = list(units)
    on = around.day if around.day is not None and around.day.year is not None else None
    if on is not None:
        alive = [unit for unit in every if gazetteer[unit].exists_on(on)]
        return alive or (every if len(every) == 1 else [])
    if around.districts or (around.latest or 0) < _NEW_MAP:
        return [unit for unit in every if gazetteer[unit].valid_from != _REFORM] or every
    return every
