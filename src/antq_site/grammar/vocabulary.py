"""The lexicon and the gazetteer compiled into matchers, once a process."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from os.path import commonprefix

from antq_site.gazetteer import Gazetteer
from antq_site.grammar.surface import LETTER, spoken_word
from antq_site.lexicon import Lexicon
from antq_site.model import AwardKind

Entry = tuple[str, object]
"""Category of a trigger word and what the lexicon says of it."""

LEVEL_KINDS = {
    "tỉnh": frozenset(["tinh"]),
    "thành phố": frozenset(["thanh-pho-tw", "thanh-pho"]),
    "quận": frozenset(["quan"]),
    "huyện": frozenset(["huyen"]),
    "thị xã": frozenset(["thi-xa"]),
    "phường": frozenset(["phuong"]),
    "xã": frozenset(["xa"]),
    "thị trấn": frozenset(["thi-tran"]),
    "đặc khu": frozenset(["dac-khu"]),
}
"""Kinds of unit that a level word may announce."""

LEVEL_OF = {
    "tỉnh": 1,
    "thành phố": 2,
    "quận": 2,
    "huyện": 2,
    "thị xã": 2,
    "phường": 3,
    "xã": 3,
    "thị trấn": 3,
    "đặc khu": 3,
}
"""Level of a level word; «thành phố» is also a province's."""


def alternation(words: Iterable[str]) -> str:
    """Make a pattern that matches the longest of many words, shaped as a tree of common beginnings.

    A plain alternation of the same words is a hundred times slower.

    Returns:
        "" when there are no words.
    """
    every = sorted(set(words))
    return _shape(every) if every else ""


def _shape(words: list[str]) -> str:
    """The pattern of some words in order, of which only the first may be empty."""
    lead = commonprefix([words[0], words[-1]])  # noqa: RUF071  of letters, as it happens to do
    rest = [word[len(lead) :] for word in words]
    may_end = rest[0] == ""
    branches = [_shape(list(same)) for _, same in groupby(rest[may_end:], key=itemgetter(0))]
    if not branches:
        return re.escape(lead)
    shaped = branches[0] if len(branches) == 1 and not may_end else f"(?:{'|'.join(branches)})"
    return f"{re.escape(lead)}{shaped}{'?' if may_end else ''}"


_SPELLINGS = (("đắk", "đăk", "đak", "đắc", "đác"), ("quy", "qui"), ("krông", "krong"))
"""First syllables of places that mean one, the commonest first."""


class Vocabulary:
    """Matchers over the prepared text (`surface.spoken`)."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.triggers: dict[str, list[Entry]] = {}
        self._add_all()
        dotted = [word for word in self.triggers if word.endswith(".")]
        plain = [word for word in self.triggers if not word.endswith(".")]
        self.trigger = re.compile(  # «chức vụ Trưởng Công an» is no «Vụ trưởng»
            rf"(?<![\w])(?!(?<=chức )vụ )(?:{alternation(dotted)}|{alternation(plain)}(?!\w))"
        )
        words = lexicon.words
        self.level = re.compile(
            rf"(?:{alternation(w for w in words.levels if w.endswith('.'))}|"
            rf"{alternation(w for w in words.levels if not w.endswith('.'))}(?!\w))[ \u00a0]*"
        )
        self.stop = re.compile(rf"(?:{alternation(words.stops)})(?!\w)")
        self.short_places = {name.lower(): full for name, full in lexicon.short_places.items()}
        self.opener = re.compile(rf"(?:{alternation(words.openers)})(?!\w)")
        self.provinces = re.compile(rf"(?:{alternation(self._province_names())})(?!\w)")
        self.not_persons = frozenset(
            [
                *self._province_names(),
                *(f"{a} {b}" for a in lexicon.stems for b in lexicon.branches),
            ]
        )
        """Names that begin like a family name and are none: «Hà Nội», «Đinh Dậu»."""

    @cached_property
    def event_words(self) -> re.Pattern[str]:
        """Any word that shows a kind of event."""
        kinds = self.lexicon.event_kinds.values()
        return re.compile(alternation(word for kind in kinds for word in kind.words))

    def _add_all(self) -> None:
        lexicon = self.lexicon
        for form in lexicon.award_forms.values():
            if form.kind is AwardKind.GIFT:  # gifts are told by what is given, in `extract.awards`
                continue
            self._add("form", form, (form.name, *form.words))
        for body in lexicon.bodies:
            names = () if body.word and not body.fused else (body.name,)
            self._add("body", body, (*names, *body.words))
        for office in lexicon.offices:
            self._add("office", office, office.words)
        for rank in lexicon.ranks:
            self._add("rank", rank, rank.words)
        self._add("honorific", None, lexicon.honorifics)
        self._add("learned", None, lexicon.learned)
        self._add("level", None, lexicon.words.levels)

    def _add(self, category: str, entry: object, words: Iterable[str]) -> None:
        for word in words:
            known = self.triggers.setdefault(spoken_word(word), [])
            if all(kind != category for kind, _ in known):
                known.append((category, entry))

    def _province_names(self) -> Iterable[str]:
        yield from (spoken_word(unit.name) for unit in self.gazetteer.provinces())
        yield from (spoken_word(name) for name in self.lexicon.short_places)

    def units_called(self, name: str, kinds: frozenset[str] | None = None) -> tuple[str, ...]:
        """Ids of the units that ever bore a bare name, of some kinds only, larger first."""
        name = self.lexicon.short_places.get(name, name)
        found = self.gazetteer.called(name) or self._respelled(name)
        if kinds is None:
            return found
        return tuple(unit for unit in found if self.gazetteer[unit].kind in kinds)

    def _respelled(self, name: str) -> tuple[str, ...]:
        """Ids of the units of a name whose first syllable the press spells in several ways."""
        first, _, rest = name.partition(" ")
        for spellings in _SPELLINGS:
            if first.lower() in spellings:
                for other in spellings:
                    if found := self.gazetteer.called(f"{other} {rest}"):
                        return found
        return ()

    def find(self, word: str, category: str) -> object | None:
        """What the lexicon says of a trigger word in one category; None when nothing."""
        for kind, entry in self.triggers.get(word, ()):
            if kind == category:
                return entry
        return None


WORD = re.compile(rf"[{LETTER}\d][{LETTER}\d&/']*")
"""A word of a field."""
