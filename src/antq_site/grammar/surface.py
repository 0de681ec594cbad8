"""Letters and syllables: the text as the matchers see it."""

import re
import unicodedata
from functools import lru_cache

_BASES = "aăâeêioôơuưy"
_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "".join(unicodedata.normalize("NFC", base + mark) for base in _BASES for mark in _MARKS)

LOWER = "a-zđ" + _VOWELS
"""Lower-case letters, for use inside a character class."""
UPPER = "A-ZĐ" + _VOWELS.upper()
"""Capital letters, for use inside a character class."""
LETTER = LOWER + UPPER

CAPITALISED = rf"[{UPPER}](?:[{LETTER}]|['’](?=[{UPPER}]))*"
"""One syllable that begins with a capital (or is all capitals)."""

NAME_RUN = rf"{CAPITALISED}(?:[ \u00a0]{CAPITALISED})*"
"""Capitalised syllables in a row on one line."""

_MOVED = {}
for _pair, _first in (("oa", "o"), ("oe", "o"), ("uy", "u")):
    for _mark in _MARKS[1:]:
        _new = _first + unicodedata.normalize("NFC", _pair[1] + _mark)
        _MOVED[_new] = unicodedata.normalize("NFC", _first + _mark) + _pair[1]
_TONE_ON_LAST = re.compile(rf"[ou](?:{'|'.join(sorted(pair[1] for pair in _MOVED))})(?![{LOWER}])")
"""Begins with plain letters, so that the matcher skips what cannot begin a match."""


def spoken(text: str) -> str:
    """Lower-case text with one placing of the tone mark, letter for letter.

    Uỷ ban, Ủy ban → "ủy ban"; Thái Hoà, Thái Hòa → "thái hòa"; quý and toàn stay.

    Args:
        text: NFC.

    Returns:
        A text of the same length: a match in it is a span of the original.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _TONE_ON_LAST.sub(_moved, lowered).replace("\u00a0", " ")


def _moved(match: re.Match[str]) -> str:
    """The pair with its tone mark on the first letter; «qu» is one sound and stays."""
    if match.start() and match.string[match.start() - 1] == "q":
        return match[0]
    return _MOVED.get(match[0], match[0])


@lru_cache(maxsize=32_768)
def spoken_word(text: str) -> str:
    """`spoken` for short strings that recur: names of places, words of the lexicon."""
    return spoken(unicodedata.normalize("NFC", text))


_CAP = re.compile(CAPITALISED)


def syllables(text: str, start: int, limit: int = 6) -> list[tuple[int, int]]:
    """The capitalised syllables in a row from a character on, as spans; empty when none."""
    found: list[tuple[int, int]] = []
    place = start
    while len(found) < limit and (match := _CAP.match(text, place)):
        found.append(match.span())
        place = match.end()
        if place >= len(text) or text[place] not in " \u00a0":
            break
        place += 1
    return found
