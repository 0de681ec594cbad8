"""Goes through an article once and finds every phrase, leftmost and longest first."""

import re

from antq_site.grammar.agencies import agency_after
from antq_site.grammar.days import days_between
from antq_site.grammar.mentions import (
    FormName,
    Honorific,
    Mention,
    OfficeTitle,
    PersonName,
    RankName,
)
from antq_site.grammar.neighbours import joined
from antq_site.grammar.offices import office_after
from antq_site.grammar.people import FAMOUS, person_after, persons_between
from antq_site.grammar.places import Words, level_at, name_at, province_at
from antq_site.grammar.surface import LOWER, UPPER, spoken
from antq_site.grammar.vocabulary import Vocabulary
from antq_site.lexicon import AwardForm, Body, OfficeWords
from antq_site.model import Block

_ORDER = ("form", "office", "body", "rank", "honorific", "learned", "level")
_CLASS = re.compile(r"\s+(?:hạng\s+)(nhất|nhì|ba|i{1,3})(?!\w)")
_CLASSES = {"i": "Nhất", "ii": "Nhì", "iii": "Ba"}
_AGE = re.compile(r"\s*(?:đảng\s+)?(?:loại\s+)?(\d{2})\s+năm(?:\s+tuổi\s+đảng)?(?!\w)")
_QUOTED = re.compile(r"\s*[“\"]\s*([^”\"\n]{3,90}?)\s*[”\"]")
_IN_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+ $")
_CAPITAL = re.compile(rf"[{UPPER}]")


def words_of(text: str, vocabulary: Vocabulary) -> Words:
    """Prepare a text for reading phrases from it."""
    return Words(text, spoken(text), vocabulary)


def scan(words: Words, blocks: tuple[Block, ...]) -> tuple[Mention, ...]:
    """Find every phrase in some blocks.

    Returns:
        Mentions in text order, none overlapping another.
    """
    found: list[Mention] = []
    for block in blocks:
        triggered = _triggered(words, block.span.start, block.span.end)
        days = days_between(words, block.span.start, block.span.end)
        known = _without_overlap([*days, *triggered])
        found += _with_names(words, block.span.start, block.span.end, known)
    return tuple(joined(words, found))


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    """Keep the one that begins first; of two that begin together, the first of the list."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one.start):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _triggered(words: Words, start: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    reached = start
    for match in words.vocabulary.trigger.finditer(words.low, start, end):
        if match.start() < reached:
            continue
        mention = _read(words, match)
        if mention is not None and mention.end <= end:
            found.append(mention)
            reached = mention.end
    return found


def _read(words: Words, match: re.Match[str]) -> Mention | None:
    entries = dict(words.vocabulary.triggers[match[0]])
    for category in _ORDER:
        if category in entries:
            mention = _READERS[category](words, match, entries[category])
            if mention is not None:
                return mention
    return None


def _office(words: Words, match: re.Match[str], entry: object) -> Mention | None:
    assert isinstance(entry, OfficeWords)
    found = office_after(words, match.start(), match.end(), entry)
    return Mention(match.start(), found[1], found[0]) if found else None


def _body(words: Words, match: re.Match[str], entry: object) -> Mention | None:
    assert isinstance(entry, Body)
    found = agency_after(words, match.start(), match.end(), entry)
    if found is None or _in_compound(words, match):
        return None
    placed = entry.takes == "seat" and (found[0].level or found[0].seat)
    if not placed and not _CAPITAL.search(words.raw, match.start(), found[1]):
        return None
    return Mention(match.start(), found[1], found[0])


def _in_compound(words: Words, match: re.Match[str]) -> bool:
    """Whether a short head in small letters ends another word: «trụ sở», «thông báo», «quân đội»."""
    if words.raw[match.start()].isupper() or " " in match[0] or match.start() == 0:
        return False
    return _FREE.search(words.low, max(0, match.start() - 14), match.start()) is None


_FREE = re.compile(
    r"(?:[.,;:(–\n“\"-]\s?|(?<!\w)(?:của|thuộc|tại|do|với|và|cho|từ|ở|theo|trong|cùng|phía|lãnh đạo|trưởng|đốc|được|tới|đến|bởi|là|mà|thì|các|như) )$"
)


def _rank(_words: Words, match: re.Match[str], _: object) -> Mention | None:
    return Mention(match.start(), match.end(), RankName(match[0].capitalize()))


def _honorific(words: Words, match: re.Match[str], _: object) -> Mention | None:
    """A form of address; «Anh» behind another syllable of a name is part of the name."""
    if (
        match[0] == "anh"
        and words.raw[match.start()].isupper()
        and _IN_NAME.search(words.raw, max(0, match.start() - 9), match.start())
    ):
        return None
    return Mention(match.start(), match.end(), Honorific(match[0]))


def _level(words: Words, match: re.Match[str], _: object) -> Mention | None:
    level = level_at(words, match.start())
    named = name_at(words, level[1], level[0]) if level else None
    return Mention(match.start(), named[1], named[0]) if named else None


def _form(words: Words, match: re.Match[str], entry: object) -> Mention | None:
    assert isinstance(entry, AwardForm)
    name, end = entry.name, match.end()
    if entry.classed and (rank := _CLASS.match(words.low, end)):
        name, end = f"{name} hạng {_CLASSES.get(rank[1], rank[1].capitalize())}", rank.end()
    if entry.aged and (age := _AGE.match(words.low, end)):
        name, end = f"Huy hiệu {age[1]} năm tuổi Đảng", age.end()
    if entry.quoted and (quoted := _QUOTED.match(words.raw, end)):
        name, end = f"{name} “{quoted[1]}”", quoted.end()
    return Mention(match.start(), end, FormName(entry, name))


_READERS = {
    "form": _form,
    "office": _office,
    "body": _body,
    "rank": _rank,
    "honorific": _honorific,
    "learned": _honorific,
    "level": _level,
}


def _with_names(words: Words, start: int, end: int, triggered: list[Mention]) -> list[Mention]:
    """Add names of persons and bare provinces in the gaps between what is known."""
    found: list[Mention] = []
    place = start
    for mention in [*triggered, Mention(end, end, None)]:
        found += _gap(words, place, mention.start, found[-1] if found else None)
        if mention.value is not None:
            found.append(mention)
        place = mention.end
    return found


def _gap(words: Words, start: int, end: int, before: Mention | None) -> list[Mention]:
    found: list[Mention] = []
    if before is not None and isinstance(before.value, RankName | Honorific | OfficeTitle):
        expected = person_after(words, words.skip(start))
        if expected is not None and expected[1] <= end and _is_name(words, expected, before):
            found.append(_person(words, *expected))
            start = expected[1]
    found += [_person(words, *span) for span in persons_between(words, start, end)]
    found += _provinces(words, start, end, found)
    return sorted(found, key=lambda mention: mention.start)


def _is_name(words: Words, span: tuple[int, int], before: Mention) -> bool:
    """After a rank or a form of address any capitals name a person; after an office not all do."""
    whole = words.low[slice(*span)]
    if not isinstance(before.value, OfficeTitle):
        return whole not in words.vocabulary.not_persons
    return (
        " " in whole
        and whole.split(" ")[0] in words.vocabulary.lexicon.surnames
        and whole not in words.vocabulary.not_persons
        and words.vocabulary.trigger.match(words.low, span[0]) is None
    )


def _person(words: Words, start: int, end: int) -> Mention:
    return Mention(start, end, PersonName(words.raw[start:end].replace("\u00a0", " ")))


def _provinces(words: Words, start: int, end: int, taken: list[Mention]) -> list[Mention]:
    found = []
    for match in words.vocabulary.provinces.finditer(words.low, start, end):
        if match.start() and words.low[match.start() - 1].isalnum():
            continue
        if match[0] in FAMOUS or any(
            one.start < match.end() and match.start() < one.end for one in taken
        ):
            continue
        if (
            _CAPITAL.match(words.raw, match.end() + 1)
            and words.raw[match.end() : match.end() + 1] == " "
        ):
            continue
        named = province_at(words, match.start())
        if named is not None and named[1] <= end:
            found.append(Mention(match.start(), named[1], named[0]))
    return found
