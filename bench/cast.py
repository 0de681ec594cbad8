"""Who appears in one article, and every way in which each is named in it."""

from random import Random

from bench.model import Person
from bench.world import Body, Holder, World, office_in


class Cast:
    """The officials of one article.

    Args:
        rng: Draws.
        day: Of the event, ISO.
        world: Where they are from.
    """

    def __init__(self, rng: Random, day: str, world: World) -> None:
        self._rng = rng
        self._day = day
        self._world = world
        self._met: dict[str, Person] = {}
        self._join = rng.choice([" - ", ", ", ", ", " – "])
        self._honorific = rng.choice(["đồng chí", "đồng chí", "đồng chí", ""])

    @property
    def persons(self) -> tuple[Person, ...]:
        """All who were named, in that order."""
        return tuple(self._met.values())

    def heads(self, body: Body) -> Holder:
        """The first of an agency."""
        return self._world.head(body, self._day)

    def some_of(self, bodies: list[Body], count: int) -> list[tuple[Holder, Body]]:
        """Draw people, of every agency at most two, each name once."""
        everyone = [(self.heads(body), body) for body in bodies]
        everyone += [(self._world.deputy(body), body) for body in bodies]
        drawn: list[tuple[Holder, Body]] = []
        names = set(self._met)
        for holder, body in self._rng.sample(everyone, len(everyone)):
            if holder.name not in names and len(drawn) < count:
                names.add(holder.name)
                drawn.append((holder, body))
        return drawn

    def knows(self, holder: Holder) -> bool:
        """Whether a person has been named."""
        return holder.name in self._met

    def in_full(self, holder: Holder, body: Body, *, listed: bool = False) -> str:
        """Name and office: «Thượng tá Vũ Xuân Tĩnh - Phó Trưởng Công an huyện».

        Args:
            holder: Who.
            body: Where the office is held.
            listed: In a list that «các đồng chí» begins, where no one has a form of address.
        """
        office = self._office(holder, body)
        front = holder.rank or ("" if listed else self._address(holder))
        return f"{front} {holder.name}{self._join}{office}".strip()

    def office_first(self, holder: Holder, body: Body) -> str:
        """«Phó Chủ tịch UBND quận Nguyễn Phong Doanh»."""
        office = self._office(holder, body)
        rank = f"{holder.rank} " if holder.rank else ""
        if rank:
            return f"{rank}{holder.name}, {office}"
        return f"{office} {holder.name}"

    def again(self, holder: Holder) -> str:
        """Someone who has been named with an office."""
        return f"{holder.rank or self._address(holder)} {holder.name}"

    def _address(self, holder: Holder) -> str:
        return self._honorific or ("bà" if " Thị " in holder.name else "ông")

    def _office(self, holder: Holder, body: Body) -> str:
        """An office worded one way, noted as one of the person's."""
        wording = self._rng.choice(["short", "short", "near", "full"])
        office = office_in(holder, body, wording)
        before = self._met.get(holder.name)
        wordings = (*before.positions, office) if before else (office,)
        positions = tuple(sorted(dict.fromkeys(wordings), key=len, reverse=True))
        self._met[holder.name] = Person(holder.name, holder.rank, positions, body.full)
        return office
