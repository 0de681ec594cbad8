"""Writes one article: headline, paragraphs and captions, and notes whom and what they name."""

from random import Random
from typing import NamedTuple

from bench.cast import Cast
from bench.conferring import Conferring
from bench.days import Saying
from bench.model import Given, Person
from bench.phrases import Blanks, phrases
from bench.stories import Story, is_new_map
from bench.world import POLICE_LEFT, Body, Holder, World, in_prose, level_word, party

_UNDER = {
    "quan": "các phường",
    "huyen": "các xã, thị trấn",
    "thi-xa": "các xã, phường",
    "thanh-pho": "các phường, xã",
}
_SHORTER = {"thị xã ": "TX ", "thành phố ": "TP "}


class Told(NamedTuple):
    """An article before a page is made of it."""

    headline: str
    lede: str
    body: tuple[str, ...]
    captions: tuple[str, ...]
    officials: tuple[Person, ...]
    awards: tuple[Given, ...]
    recalled: tuple[str, ...]
    bystanders: tuple[str, ...]
    agencies: tuple[str, ...]
    optional: tuple[str, ...]


class Teller:
    """Tells one story.

    Args:
        rng: Draws.
        story: What happened.
        world: Where.
        saying: How the first sentence says when.
        say_province: Whether the first sentence names the province.
    """

    def __init__(
        self, rng: Random, story: Story, world: World, saying: Saying, *, say_province: bool
    ) -> None:
        self._rng = rng
        self._story = story
        self._world = world
        self._saying = saying
        self._say_province = say_province
        self._cast = Cast(rng, story.iso, world)
        self._conferring = Conferring(rng, story, world)
        self._bystanders: list[str] = []
        self._agencies = [story.organiser.full]
        self._optional: list[str] = []
        self._blanks = Blanks(rng, self._values(), {"resident": self._resident})
        self._phrases = phrases("telling")

    def tell(self) -> Told:
        """Write it."""
        lede = self._lede()
        guests = self._guests()
        opening, speaker = self._attended(guests)
        results = [self._report(), *self._results()]
        spoken, caption = self._spoke(speaker)
        awards, sentences = self._awards()
        recalled, recollection = self._recalled()
        body = [opening, *results, spoken, *sentences, *recollection, self._pick("ends")]
        return Told(
            self._blanks.fill(self._rng.choice(self._story.shape["heads"])),
            lede,
            tuple(paragraph for paragraph in body if paragraph),
            (self._pick("captions"), caption),
            self._cast.persons,
            awards,
            recalled,
            tuple(self._bystanders),
            tuple(dict.fromkeys([*self._agencies, *(p.agency for p in self._cast.persons)])),
            tuple(dict.fromkeys(self._optional)),
        )

    def _pick(self, kind: str, **more: str) -> str:
        return self._blanks.fill(self._rng.choice(self._phrases[kind]), **more)

    # -------------------------------------------------------------------------- first sentence

    def _values(self) -> dict[str, str]:
        story = self._story
        unit, level = story.unit, level_word(story.unit)
        values = {
            **story.years,
            "place": in_prose(unit),
            "organiser": story.organiser.short,
            "gathering": story.shape["gathering"],
            "level": level,
            "under": self._under(),
            "committee": f"UBND {level}",
            "front": f"MTTQ {level}",
            "police": f"Công an {level}" if self._has_police() else "Lực lượng Công an",
            "host": story.host.short if story.host else "",
            "model": self._rng.choice(phrases("words")["model"]),
            "case": self._rng.choice(phrases("words")["crime"]),
        }
        self._optional += [self._world.body("uy-ban", unit).full]
        self._optional += [f"Ủy ban Mặt trận Tổ quốc Việt Nam {in_prose(unit)}"]
        self._optional += [f"Công an {in_prose(unit)}"]
        committee = party(unit)
        self._optional += [committee, f"{committee} {unit.name}", f"{committee} {in_prose(unit)}"]
        return values

    def _has_police(self) -> bool:
        return self._story.unit.kind.level != 2 or self._story.iso < POLICE_LEFT

    def _under(self) -> str:
        kind = self._story.unit.kind
        if kind.level == 1:
            return "các xã, phường" if is_new_map(self._story) else "các huyện, thành phố"
        return _UNDER.get(kind.value, "các thôn, tổ dân phố")

    def _lede(self) -> str:
        story, rng = self._story, self._rng
        event = self._blanks.inside(rng.choice(story.shape["names"]))
        if story.host is not None:
            return self._visit(event)
        phrase = rng.choice(self._phrases["ledes"])
        return self._blanks.fill(
            phrase,
            when=self._saying.words,
            organiser=self._organiser(may_act="{venue}" not in phrase),
            event=event,
        )

    def _visit(self, event: str) -> str:
        story = self._story
        assert story.host is not None
        self._agencies.append(story.host.full)
        head = self._rng.random() < 0.5
        leader = self._cast.heads(story.organiser) if head else self._world.deputy(story.organiser)
        words = self._cast.in_full(leader, story.organiser)
        host = self._placed(story.host.short)
        return self._pick(
            "visits",
            when=self._saying.words,
            leader=words,
            organiser=self._rng.choice([story.organiser.short, story.organiser.near]),
            event=event.replace(story.host.short, host),
        )

    def _organiser(self, *, may_act: bool) -> str:
        """The organiser as first named; a district may act in the place of its committee."""
        organiser = self._story.organiser
        printed = self._rng.choice([organiser.short, organiser.short, organiser.full])
        if may_act and organiser.kind == "uy-ban" and self._rng.random() < 0.12:
            printed = in_prose(organiser.unit)
        for word, short in _SHORTER.items():
            if organiser.unit.kind.level == 2 and self._rng.random() < 0.3:
                printed = printed.replace(word, short)
        return self._placed(printed)

    def _placed(self, printed: str) -> str:
        """With the units above, where the article tells them."""
        unit, story = self._story.unit, self._story
        if unit.kind.level == 1:
            return printed
        above = [self._world.gazetteer[unit.parent]] if unit.parent else []
        if unit.kind.level == 3 and above[0].kind.level == 2:
            printed = f"{printed}, {in_prose(above[0])}"
        elif not self._say_province:
            return printed
        if self._say_province and self._rng.random() < 0.3:
            return f"{printed} ({story.province.name})"
        return f"{printed}, {in_prose(story.province)}" if self._say_province else printed

    # ---------------------------------------------------------------------------------- people

    def _guests(self) -> list[tuple[Holder, Body]]:
        story, world = self._story, self._world
        kinds = world.bodies(story.unit, story.iso)
        local = [world.body(kind, story.unit) for kind in kinds[:3]]
        higher = [world.body("cong-an-tinh", story.province)] if story.unit.kind.level > 1 else []
        bodies = [story.organiser, *local, *higher]
        unique = list({(body.kind, body.unit.id): body for body in bodies}.values())
        return self._cast.some_of(unique, self._rng.choice([1, 2, 2, 3, 3, 4]))

    def _attended(self, guests: list[tuple[Holder, Body]]) -> tuple[str, tuple[Holder, Body]]:
        """Who came, and who of them will speak; someone may speak who was not in the list."""
        speaker = self._rng.choice(guests)
        came = guests if self._rng.random() < 0.7 else [one for one in guests if one != speaker]
        if not came:
            return "", speaker
        phrase = self._rng.choice(self._phrases["attended"])
        listed = "các đồng chí:" in phrase
        people = "; ".join(self._cast.in_full(*one, listed=listed) for one in came)
        return self._blanks.fill(phrase, people=people), speaker

    def _spoke(self, who: tuple[Holder, Body]) -> tuple[str, str]:
        """What somebody said, and the words under the picture of it."""
        holder, body = who
        known = self._cast.knows(holder)
        if known and self._rng.random() < 0.5:
            speaker = self._cast.again(holder)
        elif self._rng.random() < 0.5:
            speaker = self._cast.office_first(holder, body)
        else:
            speaker = self._cast.in_full(holder, body)
        said = self._pick("spoke", speaker=speaker)
        if self._rng.random() < 0.6:
            said += " " + self._pick("again", name=self._cast.again(holder))
        return said, self._pick("spoken", speaker=self._cast.in_full(holder, body))

    def _report(self) -> str:
        """Somebody of the organiser reports, now and then."""
        found = self._cast.some_of([self._story.organiser], 1)
        if not found or self._rng.random() < 0.65:
            return ""
        return self._pick("reported", speaker=self._cast.in_full(*found[0]))

    def _resident(self) -> str:
        words, rng = phrases("words"), self._rng
        parts = (words["surnames"], words["middles_m"], words["given_m"])
        name = " ".join(rng.choice(part) for part in parts)
        self._bystanders.append(name)
        where = rng.choice(["khu phố", "tổ dân phố số", "thôn", "ấp"])
        return f"ông {name}, người dân {where} {rng.randint(1, 12)}"

    # --------------------------------------------------------------------------------- the rest

    def _results(self) -> list[str]:
        """Paragraphs of two or three sentences, as many as an article of its length has."""
        wanted, told, paragraphs = self._rng.randint(1100, 1900), 0, []
        decks = {sort: self._deck(sort) for sort in dict.fromkeys(self._story.shape["sorts"])}
        while told < wanted and decks:
            sort = self._rng.choice([one for one in self._story.shape["sorts"] if one in decks])
            count = self._rng.choice([2, 2, 3])
            sentences = [self._blanks.fill(decks[sort].pop()) for _ in range(count)]
            paragraphs.append(" ".join(sentences))
            told += len(paragraphs[-1])
            if len(decks[sort]) < 3:
                del decks[sort]
        return paragraphs

    def _deck(self, sort: str) -> list[str]:
        """The sentences of a sort, shuffled: none is told twice."""
        sentences = phrases("results")[sort]
        return self._rng.sample(sentences, len(sentences))

    def _awards(self) -> tuple[tuple[Given, ...], list[str]]:
        deeds = self._conferring.deeds()
        sentences = self._conferring.sentences(deeds, self._blanks, self._cast)
        given = [deed.given for deed in deeds]
        for deed in deeds:
            central = deed.body is None and deed.given.giver.startswith(
                ("Chủ tịch nước", "Thủ tướng")
            )
            (self._optional if central else self._agencies).append(deed.given.giver)
        gift = self._conferring.gift(self._blanks)
        if gift is not None:
            given.append(gift[0])
            sentences.append(gift[2])
        return tuple(given), sentences

    def _recalled(self) -> tuple[tuple[str, ...], list[str]]:
        if self._rng.random() < 0.8:
            return (), []
        form = self._rng.choice(["Giấy khen", "Bằng khen", "Cờ thi đua"])
        giver = self._world.body("uy-ban-tinh", self._story.province)
        self._optional.append(giver.full)
        return (form,), [self._pick("recalled", form=form, giver=giver.near)]
