"""An agency by its name: body, field, seat, and the agency it is a part of."""

import re

from antq_site.grammar.mentions import AgencyName, PlaceName
from antq_site.grammar.places import (
    Words,
    bare_at,
    level_at,
    name_at,
    opens_sentence,
    place_at,
    province_at,
)
from antq_site.grammar.surface import UPPER, syllables
from antq_site.grammar.vocabulary import WORD
from antq_site.lexicon import Body

_FIELD_LIMIT = 14
_NATIONAL = re.compile(r"việt nam(?!\w)")
_PLURAL = re.compile(r"(?:các|\d+|nhiều|những|một số|cấp|địa phương|đơn vị)(?!\w)")
_QUOTE = re.compile(r"[“\"‘'][^”\"’'\n]{2,90}[”\"’']?[”\"’']")
_JOIN = re.compile(r"\s*(?:,|[-–]|&)\s*|\s+")
_OF = re.compile(r"(?:(?:trực )?thuộc|của|,|[-–]|\()\s*")
_SCHOOLS = frozenset(["truong", "hoc-vien", "dai-hoc", "benh-vien"])

Read = tuple[AgencyName, int]


def agency_at(words: Words, place: int) -> Read | None:
    """Read an agency that begins at a character; None when none does."""
    match = words.vocabulary.trigger.match(words.low, place)
    if match is None:
        return None
    body = words.vocabulary.find(match[0], "body")
    return agency_after(words, place, match.end(), body) if isinstance(body, Body) else None


def agency_after(words: Words, place: int, head_end: int, body: Body) -> Read | None:
    """Read the rest of an agency whose head words have been read."""
    if body.takes == "nothing":
        return AgencyName(body), head_end
    if body.takes == "seat":
        return _seated(words, head_end, body)
    if body.capital and not (words.raw[place].isupper() or _named_low(words, head_end, body)):
        return None
    return fielded(words, head_end, body)


_DELEGATES = re.compile(r"(?:khóa \w+ )?(?:đơn vị )?")
_OFFICE_OF = re.compile(r"cơ quan\s+")
_ABBREVIATED = re.compile(rf"\([{UPPER}][{UPPER}&.-]{{1,11}}\)")


def _after_abbreviation(words: Words, place: int) -> int:
    """Pass over the abbreviation that a text introduces: «Liên đoàn Lao động (LĐLĐ) tỉnh»."""
    match = _ABBREVIATED.match(words.raw, place)
    return words.skip(match.end()) if match else place


def _named_low(words: Words, head_end: int, body: Body) -> bool:
    """Whether a head in small letters is followed by a name: «cục Cảnh sát hình sự», not «vụ»."""
    after = words.skip(head_end)
    return not body.common and words.raw[after : after + 1].isupper()


def _seated(words: Words, head_end: int, body: Body) -> Read | None:
    after = _after_abbreviation(words, words.skip(head_end))
    office = _OFFICE_OF.match(words.low, after)
    if body.inner_of and (whole := agency_at(words, office.end() if office else after)):
        field = words.raw[office.start() : office.end()].strip() if office else None
        return AgencyName(body, field, parent=whole[0]), whole[1]
    delegates = _DELEGATES.match(words.low, after) if body.sector == "quoc-hoi" else None
    after = delegates.end() if delegates else after
    national = _NATIONAL.match(words.low, after)
    if national:
        after = words.skip(national.end())
    if _PLURAL.match(words.low, after):
        return AgencyName(body, plural=True), head_end
    seat = seat_at(words, after, body)
    if seat is not None:
        place, level, end = seat
        return AgencyName(body, seat=place, level=level), end
    end = national.end() if national else head_end
    return AgencyName(body, level=body.word, national=national is not None), end


def seat_at(
    words: Words, place: int, body: Body
) -> tuple[PlaceName | None, str | None, int] | None:
    """Read a seat: a place, a level word alone, or a name at the level the body fixes."""
    if body.word and (fixed := bare_at(words, place, body.word)):
        return fixed[0], None, fixed[1]
    level = level_at(words, place)
    if level is not None:
        named = name_at(words, level[1], level[0])
        if named is not None:
            return named[0], None, named[1]
        return None, level[0], level[1] - _blanks_before(words, level[1])
    province = None if body.word else province_at(words, place)
    return (province[0], None, province[1]) if province else None


def _blanks_before(words: Words, place: int) -> int:
    """How many blanks, and the stop of «TP.», stand before a character."""
    count = 0
    while words.low[place - count - 1] in " \u00a0.":
        count += 1
    return count


def fielded(words: Words, head_end: int, body: Body) -> Read | None:
    """Read an agency that is named by its field: «Sở Nội vụ», «Phòng Tham mưu, Công an tỉnh»."""
    start = words.skip(head_end)
    if body.capital_next and not (start < len(words.raw) and words.raw[start].isupper()):
        return None
    if body.inner and (whole := _whole_at(words, start)):
        return AgencyName(body, parent=whole[0]), whole[1]
    end, seat, level, parent = _walk(words, start, body)
    field = words.raw[start:end].strip(" ,-–(") if end > start else ""
    tail = end
    if seat is not None:
        place, level, tail = seat
        return AgencyName(body, field or None, place, level), tail
    if parent is not None:
        return AgencyName(body, field or None, parent=parent[0]), parent[1]
    if not field:
        return None
    return AgencyName(body, field), start + len(words.raw[start:end].rstrip(" ,-–("))


_Seat = tuple[PlaceName | None, str | None, int]


def _walk(
    words: Words, start: int, body: Body
) -> tuple[int, _Seat | None, str | None, Read | None]:
    """Go over the words of a field until a seat, a parent, or the first word that is not of it."""
    place, end = start, start
    for _ in range(_FIELD_LIMIT):
        found = _ending(words, place, end, body)
        if found is not None:
            seat, parent = found
            return end, seat, None, parent
        quoted = _QUOTE.match(words.raw, place)
        word = quoted or WORD.match(words.raw, place)
        if word is None or _stops(words, place, end, start, body):
            break
        end = word.end()
        joined = _JOIN.match(words.raw, end)
        if joined is None or "\n" in joined[0] or not _goes_on(words, joined, body):
            parent = _parent_after(words, end, body)
            return end, None, None, parent
        place = joined.end()
    return end, None, None, _parent_after(words, end, body)


def _whole_at(words: Words, place: int) -> Read | None:
    """An agency that is no inner part, named at a character, as the whole of what stands before."""
    match = words.vocabulary.trigger.match(words.low, place)
    body = words.vocabulary.find(match[0], "body") if match else None
    if not isinstance(body, Body) or body.inner:
        return None
    whole = agency_at(words, place)
    if whole is None or not (words.raw[place].isupper() or whole[0].seat or whole[0].level):
        return None
    return whole


def _ending(
    words: Words, place: int, end: int, body: Body
) -> tuple[_Seat | None, Read | None] | None:
    """A seat or a parent agency at a word of the field."""
    if place == end:  # the first word of the field is part of it
        named = place_at(words, place)
        return ((named[0], None, named[1]), None) if named else None
    if (whole := _whole_at(words, place)) is not None:
        return None, whole
    level = level_at(words, place) if words.raw[place - 1] not in "-&" else None
    if level is not None:
        named = name_at(words, level[1], level[0])
        if named is not None:
            return (named[0], None, named[1]), None
        return (None, level[0], level[1] - _blanks_before(words, level[1])), None
    province = province_at(words, place)
    if province is not None and body.id not in _SCHOOLS:
        return (province[0], None, province[1]), None
    return None


_ABOUT = re.compile(r"(?:tội phạm|hành chính|qlhc|án) về $")
"""«Phòng Cảnh sát điều tra tội phạm về ma túy»: this «về» goes on with the name."""
_IN_FIELD = frozenset(["cán bộ", "thanh tra", "thường trực"])
"""Offices that are also words of a field: «Phòng Tổ chức cán bộ»."""
_COUNTED = re.compile(r"và\s+(?:\d|các\s|những\s)")
"""«Văn phòng Quận ủy và 6 cá nhân»: what is counted is no part of the name."""


def _stops(words: Words, place: int, end: int, start: int, body: Body) -> bool:
    """Whether the word at a character is no longer part of the field."""
    if words.raw[place].islower() and words.vocabulary.stop.match(words.low, place):
        return not _ABOUT.search(words.low, max(start, place - 12), place + 3)
    if _COUNTED.match(words.low, place) or (place > start and opens_sentence(words, place)):
        return True
    if place == start:
        return words.low.startswith("và ", place)
    match = words.vocabulary.trigger.match(words.low, place)
    if match:
        kinds = {kind for kind, _ in words.vocabulary.triggers[match[0]]}
        if match[0] in _IN_FIELD and words.raw[place].islower():
            return False
        if kinds & {"rank", "office", "honorific", "learned"} and words.low[end:place] != " và ":
            return True
    return body.id not in _SCHOOLS and _person_begins(words, place)


def _person_begins(words: Words, place: int) -> bool:
    run = syllables(words.raw, place, 5)
    if not 2 <= len(run) <= 4:
        return False
    return words.low[run[0][0] : run[0][1]] in words.vocabulary.lexicon.surnames and all(
        end - start > 1 and words.raw[start + 1 : end].islower() for start, end in run
    )


_AND = re.compile(rf"(?:và|&)\s+(?=[{UPPER}\w])")


def _goes_on(words: Words, joined: re.Match[str], body: Body) -> bool:
    """Whether a comma or a dash joins words of one field, or ends it."""
    sign = joined[0].strip()
    if not sign or sign == "&":
        return True
    after = joined.end()
    match = words.vocabulary.trigger.match(words.low, after)
    if match and (
        sign == ","
        or {k for k, _ in words.vocabulary.triggers[match[0]]}
        & {"rank", "honorific", "office", "body"}
    ):
        return False
    ministry = body.id in ("so", "bo", "phong", "cuc", "tong-cuc")
    if sign == ",":
        return ministry and " và " in words.raw[after : after + 28] and words.raw[after].isupper()
    return words.raw[after : after + 1].isupper() and not _person_begins(words, after)


def _parent_after(words: Words, end: int, body: Body) -> Read | None:
    """The agency an inner part belongs to, named after a comma, a dash, a bracket or «thuộc»."""
    if not (body.inner or body.inner_of):
        return None
    place = words.skip(end)
    link = _OF.match(words.low, place)
    if link is None:
        return None
    whole = agency_at(words, link.end())
    if whole is None:
        return None
    if words.raw[place] == "(" and words.raw[whole[1] : whole[1] + 1] == ")":
        return whole[0], whole[1] + 1
    return whole
