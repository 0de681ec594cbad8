"""Makes one article: the bytes of a seed and the label with all its facts."""

import hashlib
from random import Random
from typing import NamedTuple

import msgspec

from antq_site.gazetteer import AdminUnit
from antq_site.text import fold
from bench.days import saying
from bench.layouts import LAYOUTS, Layout, Printer
from bench.model import Label, Person
from bench.phrases import Blanks, phrases
from bench.stories import Story, story
from bench.telling import Teller, Told
from bench.world import World, in_prose


class Article(NamedTuple):
    """A seed with what is true of it."""

    file: str
    text: str
    label: Label


class _Known(NamedTuple):
    """What was drawn and written on the way."""

    id: str
    happened: Story
    layout: Layout
    told: Told
    officials: tuple[Person, ...]
    byline: str | None


def article(seed: int, number: int, world: World) -> Article:
    """Make the article of a number; the same for the same seed, whatever the corpus' size."""
    rng = Random(f"article {seed} {number}")
    happened = story(rng, world)
    layout = rng.choice(LAYOUTS)
    stamp = happened.published if layout.stamped else None
    # one commune's name stands on the old map and on the new: without a year nobody can tell which
    when = saying(rng, happened.day, stamp, with_year=happened.unit.kind.level == 3)
    host = _host(rng, happened.province) if layout.dateline else ""
    needed = not host and not world.only_one_so_called(happened.unit, happened.iso)
    told = Teller(rng, happened, world, when, say_province=needed or rng.random() < 0.5).tell()
    page = Printer(rng, told, happened.published, host, _others(rng, happened))
    text = "\n".join(layout.page(page)) + "\n"
    stem = f"{number:06d}_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    day = happened.iso if when.day_said else f"{happened.published:%Y-%m-%d}"
    officials = tuple(_printed(person, text) for person in told.officials)
    known = _Known(stem.replace("_", "-"), happened, layout, told, officials, page.byline)
    label = _label(known, (day, when.year_said or layout.stamped), world)
    return Article(f"{stem}.txt", text, label)


def _host(rng: Random, province: AdminUnit) -> str:
    """A site of the province, which its address names."""
    name = fold(province.name).replace(" ", "").replace("-", "")
    return rng.choice([f"congan.{name}.gov.vn", f"{name}.gov.vn", f"Congan.{name}.gov.vn"])


def _others(rng: Random, happened: Story) -> list[str]:
    """Headlines of other articles, as a page lists them below its own."""
    here = {"place": in_prose(happened.unit), "case": "trộm cắp tài sản"}
    who = dict.fromkeys(["host", "organiser"], happened.organiser.short)
    blanks = Blanks(rng, {**happened.years, **here, **who}, {})
    heads = [head for shape in phrases("events").values() for head in shape["heads"]]
    return [blanks.fill(head) for head in rng.sample(heads, 3)]


def _printed(person: Person, text: str) -> Person:
    """With the wordings that stand in the text: some layouts leave captions out."""
    wordings = tuple(one for one in person.positions if one in text)
    return msgspec.structs.replace(person, positions=wordings)


def _label(known: _Known, day: tuple[str, bool], world: World) -> Label:
    """All that is known, as one record."""
    happened, told = known.happened, known.told
    place = world.gazetteer.locality(happened.unit.id)
    minute = f"{happened.published:%Y-%m-%dT%H:%M}"
    return Label(
        id=known.id,
        headline=told.headline,
        published=minute if known.layout.stamped else None,
        date=day[0],
        year_said=day[1],
        province=place.province,
        district=place.district,
        commune=place.commune,
        agency=happened.organiser.full,
        agencies=told.agencies,
        optional=told.optional,
        officials=known.officials,
        awards=told.awards,
        recalled=told.recalled,
        bystanders=told.bystanders,
        byline=known.byline,
        body=(told.lede, *told.body),
        when=minute,
    )
