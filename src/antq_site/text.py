"""Unicode and Vietnamese letters: normal form, folding, collation, sentences.

Three keys, from strict to loose; none of them is ever shown:

    tone_key   same letters and tones, wherever the tone mark is placed   hoà = hòa, not hoa
    fold       letters alone, one for one                                 Đống → dong
    sort_key   the order of a dictionary       Đ after D, Quận 2 before Quận 10
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Combining tone marks in dictionary order after the unmarked letter: huyền hỏi ngã sắc nặng."""

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet with the four foreign letters where Latin order puts them."""

_LETTER_ORDER = {letter: f"{place:02d}" for place, letter in enumerate(ALPHABET)}
_SENTENCE_END = re.compile(r"[.!?…][”\"')\]]*(?=\s+[^\s\W\d_a-zà-ỹ]|\s+[“\"'(]|\s*$)|\n+")
_LAST_WORD = re.compile(r"[^\s(“\".]+$")
_ABBREVIATIONS = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "ts",
        "gs",
        "pgs",
        "ths",
        "bs",
        "ks",
        "cn",
        "lm",
        "ht",
        "đ/c",
        "p",
        "q",
        "x",
        "h",
        "st",
        "nxb",
        "vd",
        "tr",
        "stt",
    ]
)


def nfc(text: str) -> str:
    """Bring text to the one normal form used inside: NFC, one code point a Vietnamese letter."""
    return unicodedata.normalize("NFC", text)


class _FoldTable(dict[int, str]):
    """Folds one code point to one code point, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        folded = {"đ": "d", "ð": "d"}.get(base, base if len(base) == 1 else letter)
        if not unicodedata.category(letter).startswith("L"):
            folded = letter
        self[code] = folded
        return folded


_FOLD = _FoldTable()


def fold(text: str) -> str:
    """Take tone, hook and case off every letter, one letter for one.

    Args:
        text: NFC.

    Returns:
        A text of the same length, so that a match in it is a span of the original.
    """
    return text.translate(_FOLD)


@lru_cache(maxsize=65_536)
def _split_tone(syllable: str) -> tuple[str, str]:
    """Separate a lower-case syllable from its tone: ("hoa", "1") for hoà and hòa alike."""
    letters, tone = [], "0"
    for mark in unicodedata.normalize("NFD", syllable):
        if mark in TONES:
            tone = TONES[mark]
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tone


_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65_536)
def tone_key(text: str) -> str:
    """Make a key in which only the placing of the tone mark and the case are forgotten.

    Hoà = Hòa, Uỷ = Ủy, Thuý = Thúy; Tuấn is not Tuân. Runs of blanks count as one.
    """
    spaced = " ".join(nfc(text).lower().split())
    return _WORD.sub(lambda word: "".join(_split_tone(word[0])), spaced)


_FIGURES = 4000
"""Of a number, so many are compared: the language reads no longer one."""


def sort_key(text: str) -> tuple[object, ...]:
    """Make a key that sorts as a Vietnamese dictionary does, and numbers by their value.

    Letters decide first, tones (ngang huyền hỏi ngã sắc nặng) only between equal letters.
    """
    letters: list[tuple[int, int, str]] = []
    tones: list[str] = []
    for part in re.findall(r"\d+|[^\W\d_]+", nfc(text).lower()):
        if part.isdecimal():  # «¹» is a digit and no figure
            letters.append((0, int(part[:_FIGURES]), ""))
            tones.append("")
            continue
        base, tone = _split_tone(part)
        letters.append((1, 0, "".join(_LETTER_ORDER.get(letter, letter) for letter in base)))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def initial(text: str) -> str:
    """The letter under which a name stands in an A–Z list: Đ, Ă and Ô are letters of their own.

    Returns:
        One capital letter without tone; "#" for what begins with no letter.
    """
    for character in nfc(text).lower():
        if character.isalpha():
            base = _split_tone(character)[0].upper()
            return base if base.lower() in ALPHABET else "#"
        if character.isdigit():
            return "#"
    return "#"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Cut a stretch of text into sentences.

    A full stop after a title or a type word (TP., GS., đ/c.) ends nothing; a line break does.

    Yields:
        Half-open (start, end) into ``text``, in order, without the blanks around them.
    """
    end = len(text) if end is None else end
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match[0].startswith(".") and _ends_abbreviation(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_abbreviation(text: str, begin: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(begin, stop - 8), stop)
    return word is not None and word[0].lower() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
