"""A place by its name: «quận Kiến An», «Q.11», «TP. HCM», «TX Thái Hòa»."""

import re

from antq_site.grammar.mentions import PlaceName
from antq_site.grammar.surface import syllables
from antq_site.grammar.vocabulary import LEVEL_KINDS, LEVEL_OF, Vocabulary

_NUMBER = re.compile(r"\d{1,2}(?![\d/.,]*\d)")
_THE_MAN = "hồ chí minh"
_CITY = re.compile(r"(?:thành phố|tp\.?|t\.p)\s*$")
"""Without it «Hồ Chí Minh» is the man, and the union and the medal named after him."""
_GOES_ON = re.compile(r"(?:hội|viên|ủy|đoàn|đội|đảng)(?!\w)")
"""What makes another word of a level word: «xã hội», «tỉnh ủy», «huyện đoàn»."""


class Words:
    """An article's text beside its prepared form; every reader of a phrase works on it.

    Attributes:
        raw: The article's text.
        low: `surface.spoken` of it: same length.
    """

    def __init__(self, raw: str, low: str, vocabulary: Vocabulary) -> None:
        self.raw = raw
        self.low = low
        self.vocabulary = vocabulary

    def skip(self, place: int) -> int:
        """The next character that is no blank, on the same line."""
        while place < len(self.low) and self.low[place] in " \u00a0":
            place += 1
        return place


def level_at(words: Words, place: int) -> tuple[str, int] | None:
    """Read a level word.

    Returns:
        The level word in prose and where it ends, blanks after it included; None when there is none.
    """
    match = words.vocabulary.level.match(words.low, place)
    if match is None or (
        _GOES_ON.match(words.low, match.end()) and words.raw[match.end()].islower()
    ):
        return None
    return words.vocabulary.lexicon.words.levels[match[0].strip()], match.end()


def name_at(words: Words, place: int, level: str) -> tuple[PlaceName, int] | None:
    """Read a name after its level word: the longest that the gazetteer knows at that level."""
    kinds = LEVEL_KINDS[level]
    number = _NUMBER.match(words.raw, place)
    if number and level in ("quận", "phường"):
        name = number[0].lstrip("0") or number[0]
        units = words.vocabulary.units_called(name, kinds)
        return PlaceName(level, name, units), number.end()
    run = syllables(words.raw, place, 5)
    for count in range(len(run), 0, -1):
        end = run[count - 1][1]
        dashed = _dashed(words, place, end, kinds)
        if dashed is not None:
            return PlaceName(level, dashed[0], dashed[1]), dashed[2]
        units = words.vocabulary.units_called(words.raw[place:end], kinds)
        if units:
            return PlaceName(level, words.raw[place:end], units), end
    if level in ("tỉnh", "thành phố") and (short := province_at(words, place)):
        return PlaceName(level, short[0].name, short[0].units), short[1]
    return _unknown(words, place, level, run)


_DASH_REST = re.compile(r"\s?[-–]\s?")


def _dashed(
    words: Words, place: int, end: int, kinds: frozenset[str]
) -> tuple[str, tuple[str, ...], int] | None:
    """A name of two parts: Bà Rịa - Vũng Tàu, Phan Rang - Tháp Chàm."""
    dash = _DASH_REST.match(words.raw, end)
    run = syllables(words.raw, dash.end(), 3) if dash else []
    for _, stop in reversed(run):
        units = words.vocabulary.units_called(words.raw[place:stop], kinds)
        if units:
            return words.raw[place:stop], units, stop
    return None


def _unknown(
    words: Words, place: int, level: str, run: list[tuple[int, int]]
) -> tuple[PlaceName, int] | None:
    """A name the gazetteer does not know: taken only where it cannot be a person's."""
    if not 1 <= len(run) <= 3 or LEVEL_OF[level] != 3:
        return None
    first = words.low[run[0][0] : run[0][1]]
    if len(run) == 3 and first in words.vocabulary.lexicon.surnames:
        return None
    end = run[-1][1]
    return PlaceName(level, words.raw[place:end], ()), end


def place_at(words: Words, place: int) -> tuple[PlaceName, int] | None:
    """Read a place with its level word; None when a level word stands alone or is missing."""
    level = level_at(words, place)
    return None if level is None else name_at(words, level[1], level[0])


def province_at(words: Words, place: int) -> tuple[PlaceName, int] | None:
    """Read the bare name of a province, or its abbreviation («TP.HCM»)."""
    match = words.vocabulary.provinces.match(words.low, place)
    if match is None or not words.raw[place].isupper():
        return None
    if match[0] == _THE_MAN and not _CITY.search(words.low, max(0, place - 12), place):
        return None
    printed = words.raw[place : match.end()]
    name = words.vocabulary.short_places.get(printed.lower(), printed)
    units = words.vocabulary.units_called(name, frozenset(["tinh", "thanh-pho-tw"]))
    return (PlaceName(None, name, units), match.end()) if units else None


def bare_at(words: Words, place: int, level: str) -> tuple[PlaceName, int] | None:
    """Read a name without level word where the word before fixes the level («CAQ Kiến An»)."""
    found = name_at(words, place, level)
    return found if found and found[0].units else None


def opens_sentence(words: Words, place: int) -> bool:
    """Whether a capitalised word begins a sentence whose line end was lost: «… Theo đó»."""
    match = words.vocabulary.opener.match(words.low, place) if words.raw[place].isupper() else None
    after = words.raw[match.end() + 1 : match.end() + 2] if match else ""
    return match is not None and (after.islower() or " " in match[0])
