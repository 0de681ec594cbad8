"""Abbreviations in the words of an article, each with what it stands for.

The letters stay as they are printed; what they mean is offered beside them. One abbreviation is
offered once in an article, where it first stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

import msgspec

from antq_site.grammar.vocabulary import alternation
from antq_site.marks import Token, Words
from antq_site.text import sort_key


class Short(msgspec.Struct, frozen=True):
    """An abbreviation in a text.

    Attributes:
        text: As printed.
        meaning: What it stands for.
        fact: As in `marks.Words`.
    """

    name: ClassVar[str] = "short"
    text: str
    meaning: str
    fact: str | None = None


class Shortened:
    """Finds the abbreviations of one article.

    Args:
        meanings: From each abbreviation to what it stands for.
    """

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = meanings
        self._pattern = _pattern(tuple(meanings))
        self._seen: dict[str, str] = {}

    @property
    def seen(self) -> tuple[tuple[str, str], ...]:
        """What was found so far, in Vietnamese order."""
        return tuple(sorted(self._seen.items(), key=lambda item: sort_key(item[0])))

    def told(self, tokens: Iterable[Token]) -> tuple[Token | Short, ...]:
        """The same tokens; an abbreviation that stands there for the first time is set apart."""
        return tuple(part for token in tokens for part in self._parts(token))

    def _parts(self, token: Token) -> Iterator[Token | Short]:
        if not isinstance(token, Words):
            yield token
            return
        end = 0
        for match in self._pattern.finditer(token.text):
            if match[0] not in self._seen:
                self._seen[match[0]] = meaning = self._meanings[match[0]]
                yield from _words(token, end, match.start())
                yield Short(match[0], meaning, token.fact)
                end = match.end()
        yield from _words(token, end, len(token.text))


def _words(token: Words, start: int, end: int) -> Iterator[Words]:
    if start < end:
        yield Words(token.text[start:end], token.fact)


@lru_cache(maxsize=4)
def _pattern(abbreviations: Sequence[str]) -> re.Pattern[str]:
    """Whole words in their own capitals; «BCA» in «CTr-BCA-MTTW» is a part of a number."""
    return re.compile(rf"(?<![\w/&-])(?:{alternation(abbreviations)})(?![\w/&]|-\w)")
