"""The facts of one article, drawn before a word of it is written."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec

from antq_site.gazetteer import AdminUnit
from bench.phrases import phrases
from bench.world import FIRST, LAST, REFORM, Body, World

_LOCAL = {
    "cong-an": {1: "cong-an-tinh", 2: "cong-an", 3: "cong-an-xa"},
    "uy-ban": {1: "uy-ban-tinh", 2: "uy-ban", 3: "uy-ban"},
    "mat-tran": {1: "mat-tran-tinh", 2: "mat-tran", 3: ""},
    "quan-su": {1: "", 2: "quan-su", 3: ""},
}
_UNIONS = ("phu-nu", "lao-dong", "lao-dong-tinh")


class Story(msgspec.Struct, frozen=True):
    """What happened.

    Attributes:
        day: Of the event, at midnight.
        published: When the article was put out, to the minute.
        unit: What the article is about.
        province: Above it.
        kind: Of the event, an id of `phrases/events.yaml`.
        organiser: Who held it.
        host: Who was visited; None when nobody was.
        years: The blanks {year}, {next}, {this} … as they stand for this event.
    """

    day: datetime
    published: datetime
    unit: AdminUnit
    province: AdminUnit
    kind: str
    organiser: Body
    host: Body | None
    years: dict[str, str]

    @property
    def iso(self) -> str:
        """The day as ISO writes it."""
        return f"{self.day:%Y-%m-%d}"

    @property
    def shape(self) -> dict[str, Any]:
        """What `phrases/events.yaml` says of its kind."""
        shape: dict[str, Any] = phrases("events")[self.kind]
        return shape


def story(rng: Random, world: World) -> Story:
    """Draw what happened where and when."""
    first, last = datetime.fromisoformat(FIRST), datetime.fromisoformat(LAST)
    day = first + timedelta(days=rng.randrange((last - first).days))
    unit = world.unit(rng, f"{day:%Y-%m-%d}")
    kind, by = rng.choice(_possible(day, unit, world))
    host = None
    if by.startswith("visit "):
        host, by = world.body(by.removeprefix("visit "), unit), "cong-an-tinh"
    if by.endswith("-tinh"):
        province = world.province(unit)
        unit, organiser = (unit if host else province), world.body(by, province)
    else:
        organiser = world.body(by, unit)
    minutes = rng.choice([0, 0, 1, 1, 1, 2]) * 1440 + rng.randint(11 * 60, 22 * 60)
    when = day + timedelta(minutes=minutes)
    return Story(
        day, when, unit, world.province(unit), kind, organiser, host, _years(rng, kind, day)
    )


def _possible(day: datetime, unit: AdminUnit, world: World) -> list[tuple[str, str]]:
    """Every kind of event of the season with every kind of agency that can hold it here."""
    here = world.bodies(unit, f"{day:%Y-%m-%d}")
    return [
        (kind, body)
        for kind, shape in phrases("events").items()
        if day.month in shape["months"]
        for wanted in shape["by"]
        for body in _who(wanted, unit, here, visit="visit" in shape)
    ]


def _who(wanted: str, unit: AdminUnit, here: tuple[str, ...], *, visit: bool) -> tuple[str, ...]:
    if visit:
        hosts = [body for body in here if body.startswith(("cong-an", "uy-ban"))]
        return () if unit.kind.level == 1 else tuple(f"visit {body}" for body in hosts[:1])
    if wanted == "doan-the":
        return tuple(body for body in here if body in _UNIONS)
    if wanted == "cong-an-tinh":
        return ("cong-an-tinh",) if unit.kind.level == 1 else ()
    local = _LOCAL.get(wanted, {}).get(unit.kind.level, "")
    return (local,) if local in here else ()


def _years(rng: Random, kind: str, day: datetime) -> dict[str, str]:
    """The years that an event names; one that sums up in January sums up the year before."""
    summed = day.year - (kind == "tong-ket" and day.month <= 2)
    numbers = {
        "this": day.year,
        "year": summed,
        "next": summed + 1,
        "later": day.year + 5,
        "earlier": day.year - 5,
        "age": day.year - 1945,
        "before": summed - rng.randint(1, 3),
    }
    return {name: str(number) for name, number in numbers.items()}


def is_new_map(story: Story) -> bool:
    """Whether it happened after the reform of July 2025."""
    return story.iso >= REFORM
