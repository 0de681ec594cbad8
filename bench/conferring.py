"""What is conferred at an event, and the sentences that tell it."""

from collections.abc import Callable
from random import Random

import msgspec

from bench.cast import Cast
from bench.model import Given
from bench.phrases import Blanks, phrases
from bench.stories import Story
from bench.world import Body, Holder, World

_WORDS = {2: "hai", 3: "ba", 4: "bốn", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám"}
_OFFICES = {"uy-ban": "Chủ tịch", "uy-ban-tinh": "Chủ tịch", "cong-an-tinh": "Giám đốc"}


class Deed(msgspec.Struct, frozen=True):
    """One act of conferring, with its words: the form, who gives, to how many."""

    given: Given
    form: str
    giver: str
    counts: str
    body: Body | None


class Conferring:
    """Draws and words the awards of one article."""

    def __init__(self, rng: Random, story: Story, world: World) -> None:
        self._rng = rng
        self._story = story
        self._world = world
        self._forms = phrases("awards")
        self._weights = [form["weight"] for form in self._forms]

    def deeds(self) -> list[Deed]:
        """What is conferred: nothing, or up to three forms."""
        if self._rng.randrange(100) >= self._story.shape["awards"]:
            return []
        count = self._rng.choice([1, 1, 1, 2, 2, 3])
        drawn: dict[tuple[str, str], Deed] = {}
        for form in self._rng.choices(self._forms, self._weights, k=count):
            deed = self._deed(form)
            drawn[deed.given.form, deed.given.giver] = deed
        return list(drawn.values())

    def _deed(self, form: dict[str, str]) -> Deed:
        body, giver, printed = self._giver(self._rng.choice(form["givers"]))
        collectives, individuals, words = self._counts(form["to"])
        given = Given(form["form"], giver, collectives, individuals)
        return Deed(given, form.get("printed", form["form"]), printed, words, body)

    def _giver(self, who: str) -> tuple[Body | None, str, str]:
        """The agency, its name written out, and as printed."""
        story, world = self._story, self._world
        if who == "gan":
            unit = story.host.unit if story.host else story.unit
            body = world.body(_nearest(story.organiser.kind, story), unit)
        elif who in ("tinh", "cong-an-tinh"):
            body = world.body("uy-ban-tinh" if who == "tinh" else who, story.province)
        else:
            return None, who, who
        printed = self._rng.choice([body.short, body.near])
        if body.kind in _OFFICES and self._rng.random() < 0.2:
            printed = f"{_OFFICES[body.kind]} {printed}"
        return body, body.full, printed

    def _counts(self, to: str) -> tuple[int | None, int | None, str]:
        rng = self._rng
        collectives, individuals = rng.randint(1, 25), rng.randint(1, 40)
        if rng.random() < 0.1:
            several = {"both": "các tập thể, cá nhân", "tap-the": "các tập thể"}
            return None, None, several.get(to, "các cá nhân")
        number = rng.choice(_NUMBERS)
        groups = f"{number(collectives)} {rng.choice(['tập thể', 'tập thể', 'đơn vị'])}"
        people = f"{number(individuals)} {rng.choice(['cá nhân', 'cá nhân', 'đồng chí'])}"
        if to == "tap-the":
            return collectives, None, groups
        if to == "ca-nhan":
            return None, individuals, people
        return collectives, individuals, groups + rng.choice([" và ", ", "]) + people

    def sentences(self, deeds: list[Deed], blanks: Blanks, cast: Cast) -> list[str]:
        """Tell what was conferred, two acts in one sentence now and then."""
        rest, told = list(deeds), []
        while rest:
            one = rest.pop(0)
            if rest and self._rng.random() < 0.35:
                told.append(self._two(one, rest.pop(0), blanks))
            else:
                told.append(self._one(one, blanks, cast))
        return told

    def _two(self, one: Deed, other: Deed, blanks: Blanks) -> str:
        phrase = self._rng.choice(phrases("telling")["two"])
        second = {"form2": other.form, "giver2": other.giver, "counts2": other.counts}
        return blanks.fill(phrase, **_words_of(one), **second, reason=self._reason())

    def _one(self, deed: Deed, blanks: Blanks, cast: Cast) -> str:
        presenter = self._presenter(deed, cast)
        kind = "delegated" if presenter else "conferred"
        phrase = self._rng.choice(phrases("telling")[kind])
        return blanks.fill(
            phrase, **_words_of(deed), presenter=presenter or "", reason=self._reason()
        )

    def _presenter(self, deed: Deed, cast: Cast) -> str | None:
        """Someone who hands over what a higher body confers."""
        higher = deed.body is None or deed.body.unit.kind.level < self._story.unit.kind.level
        if not higher or not cast.persons or self._rng.random() < 0.6:
            return None
        person = self._rng.choice(cast.persons)
        return cast.again(Holder(person.name, person.rank, ""))

    def _reason(self) -> str:
        return str(self._rng.choice(phrases("telling")["reasons"]))

    def gift(self, blanks: Blanks) -> tuple[Given, Body, str] | None:
        """Gifts that the organiser hands out; None at an event without."""
        if self._rng.randrange(100) >= self._story.shape.get("gifts", 0):
            return None
        body, items = self._story.organiser, self._rng.randint(2, 40) * 5
        printed = self._rng.choice([body.short, body.near])
        phrase = self._rng.choice(phrases("telling")["gifts"])
        return (
            Given("Quà", body.full, items=items),
            body,
            blanks.fill(phrase, giver=printed, items=str(items)),
        )


def _nearest(kind: str, story: Story) -> str:
    """Who confers on the organiser's own level: the police, or else the People's Committee."""
    if kind.endswith("-tinh"):
        return "uy-ban-tinh" if story.unit.kind.level == 1 else "uy-ban"
    return kind if kind in ("cong-an", "cong-an-xa", "phu-nu", "lao-dong") else "uy-ban"


def _words_of(deed: Deed) -> dict[str, str]:
    return {"form": deed.form, "giver": deed.giver, "counts": deed.counts}


def _padded(number: int) -> str:
    return f"{number:02d}"


def _worded(number: int) -> str:
    return _WORDS.get(number, str(number))


_NUMBERS: tuple[Callable[[int], str], ...] = (str, str, str, _padded, _worded)
