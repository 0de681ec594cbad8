"""Replaces every mention by one sign, so that a rule is a short pattern over signs and plain words.

    UBND quận tặng Giấy khen cho 12 tập thể   →   Ⓐ tặng Ⓕ cho 12 tập thể

A pattern names a sign in braces: ``{agency} tặng {form}``. Its groups are named after the fields
they fill, and every group leads back to the words of the article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from antq_site.grammar.mentions import (
    AgencyName,
    DayPhrase,
    FormName,
    Honorific,
    Mention,
    OfficeTitle,
    PersonName,
    PlaceName,
    RankName,
)
from antq_site.model import Official, Span

_SIGNS: dict[type[Any], str] = {
    AgencyName: "\ue000",
    OfficeTitle: "\ue001",
    RankName: "\ue002",
    Honorific: "\ue003",
    PersonName: "\ue004",
    PlaceName: "\ue005",
    FormName: "\ue006",
    DayPhrase: "\ue007",
    Official: "\ue008",
}
_NAMES = {
    "agency": _SIGNS[AgencyName],
    "office": _SIGNS[OfficeTitle],
    "rank": _SIGNS[RankName],
    "honorific": _SIGNS[Honorific],
    "name": _SIGNS[PersonName],
    "place": _SIGNS[PlaceName],
    "form": _SIGNS[FormName],
    "date": _SIGNS[DayPhrase],
    "person": _SIGNS[Official],
}


@lru_cache(maxsize=512)
def pattern(text: str) -> re.Pattern[str]:
    """Compile a rule's pattern: ``{agency}`` and its like stand for one mention each."""
    return re.compile(signs(text))


@lru_cache(maxsize=512)
def signs(text: str) -> str:
    """A text with signs for the phrases it names in braces."""
    for name, sign in _NAMES.items():
        text = text.replace("{" + name + "}", sign)
    return text


class Reduced:
    """A stretch of text with its mentions replaced by signs.

    Attributes:
        text: What patterns are matched against: lower-case, tone marks in one place.
    """

    def __init__(self, low: str, start: int, end: int, mentions: Iterable[Mention]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._mentions: dict[int, Mention] = {}
        place, length = start, 0
        for mention in mentions:
            sign = _SIGNS.get(type(mention.value))
            if sign is None or mention.start < place or mention.end > end:
                continue
            for piece, origin in ((low[place : mention.start], place), (sign, mention.start)):
                if piece:
                    self._starts.append(length)
                    self._origins.append(origin)
                    pieces.append(piece)
                    length += len(piece)
            self._mentions[length - 1] = mention
            place = mention.end
        if place < end:
            self._starts.append(length)
            self._origins.append(place)
            pieces.append(low[place:end])
        self.text = "".join(pieces)
        self._end = end

    def places(self, wanted: str) -> list[int]:
        """Where the signs of some kinds («{date}{agency}») stand, in order."""
        kinds = signs(wanted)
        return [place for place in self._mentions if self.text[place] in kinds]

    def mention(self, place: int) -> Mention | None:
        """The mention whose sign stands at a character of the reduced text."""
        return self._mentions.get(place)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions whose signs stand between two characters, in order."""
        return [mention for at, mention in self._mentions.items() if start <= at < end]

    def origin(self, place: int) -> int:
        """The character of the article that a character of the reduced text stands for."""
        if place >= len(self.text):
            return self._end
        index = bisect_right(self._starts, place) - 1
        return self._origins[index] + place - self._starts[index]

    def span(self, start: int, end: int) -> Span:
        """The words of the article that a stretch of the reduced text stands for."""
        last = self._mentions.get(end - 1)
        return Span(self.origin(start), last.end if last else self.origin(end - 1) + 1)

    def group(self, match: re.Match[str], name: str) -> Span | None:
        """The words that a group of a match stands for; None when the group matched nothing."""
        if name not in match.re.groupindex or match.start(name) == match.end(name):
            return None
        return self.span(*match.span(name))

    def value(self, match: re.Match[str], name: str) -> Any:  # noqa: ANN401  mentions of many kinds
        """What the mention in a group says; None when the group matched nothing."""
        if name not in match.re.groupindex or match.start(name) < 0:
            return None
        mention = self._mentions.get(match.start(name))
        return mention.value if mention else None
