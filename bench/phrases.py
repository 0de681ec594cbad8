"""The words of the invented articles, read from `phrases/*.yaml`, and the blanks in them."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "phrases"


@cache
def phrases(name: str) -> Any:  # noqa: ANN401  each file has its own shape, told at its top
    """Read one file of phrases, once."""
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))


def capital(text: str) -> str:
    """The same with a capital at its start."""
    return text[:1].upper() + text[1:]


class Blanks(dict[str, str]):
    """Fills the blanks of phrases; what has no fixed value is drawn anew each time.

    Args:
        rng: Draws.
        values: What is fixed for one article; {Name} is {name} with a capital.
        drawn: Functions for what is drawn.
    """

    def __init__(
        self, rng: Random, values: Mapping[str, str], drawn: Mapping[str, Callable[[], str]]
    ) -> None:
        super().__init__(values)
        self._drawn = {**_numbers(rng), **_words(rng), **drawn}

    def __missing__(self, name: str) -> str:
        """Draw, or begin with a capital."""
        if name in self._drawn:
            return self._drawn[name]()
        low = name[:1].lower() + name[1:]
        if low == name:
            raise KeyError(name)
        return capital(self[low])

    def fill(self, phrase: str, **more: str) -> str:
        """A phrase with its blanks filled, beginning with a capital."""
        return capital(self.inside(phrase, **more))

    def inside(self, phrase: str, **more: str) -> str:
        """A phrase with its blanks filled, as it stands inside a sentence."""
        return phrase.format_map(self if not more else _Over(more, self))


class _Over(dict[str, str]):
    """A few values over the blanks of the article."""

    def __init__(self, values: Mapping[str, str], below: Blanks) -> None:
        super().__init__(values)
        self._below = below

    def __missing__(self, name: str) -> str:
        low = name[:1].lower() + name[1:]
        return capital(self[low]) if low != name and low in self else self._below[name]


def _numbers(rng: Random) -> dict[str, Callable[[], str]]:
    return {
        "few": lambda: str(rng.randint(2, 9)),
        "some": lambda: str(rng.randint(10, 60)),
        "many": lambda: str(rng.randint(100, 900)),
        "share": lambda: str(rng.randint(60, 99)),
        "percent": lambda: f"{rng.randint(1, 29)},{rng.randint(1, 9)}",
        "money": lambda: str(rng.randint(5, 90) * 10),
    }


def _words(rng: Random) -> dict[str, Callable[[], str]]:
    words = phrases("words")
    return {
        name: (lambda listed=words[name]: rng.choice(listed))  # type: ignore[misc]  # bound now
        for name in ("crime", "model", "means", "folk", "street", "venue")
    }
