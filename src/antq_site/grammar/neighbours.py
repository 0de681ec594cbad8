"""What neighbouring phrases say of each other: seats that a list shares, places that a larger one holds.

Quận ủy, HĐND, UBND, Ủy ban MTTQ quận Hoàn Kiếm     the seat stands once, behind the last
xã Phú Đức (huyện Long Hồ, tỉnh Vĩnh Long)          of all communes of that name, the one there
"""

import re

import msgspec

from antq_site.gazetteer import Gazetteer
from antq_site.grammar.mentions import AgencyName, Mention, OfficeTitle, PlaceName
from antq_site.grammar.places import Words

_LISTED = re.compile(r"\s*(?:,|và|;|[-–]|, và|cùng|với)\s*")
_HOLDS = re.compile(r"\s*(?:,|\(|[-–]|của|thuộc|, thuộc)?\s*")
_LIST_LIMIT = 6


def joined(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Complete phrases from their neighbours.

    Args:
        words: The article.
        mentions: In text order.

    Returns:
        The same phrases, seats and units completed.
    """
    found = list(mentions)
    for place in range(len(found) - 2, -1, -1):
        found[place : place + 2] = _narrowed(words, found[place], found[place + 1])
    for place in range(len(found) - 2, -1, -1):
        found[place] = _seated(words, found[place], found[place + 1])
    return found


# ------------------------------------------------------------------------------ larger places


def _narrowed(words: Words, mention: Mention, after: Mention) -> tuple[Mention, Mention]:
    """Keep of several units of one name those that lie in the larger place named right behind."""
    name = place_of(mention.value)
    larger = after.value if isinstance(after.value, PlaceName) else None
    if name is None or larger is None or not _HOLDS.fullmatch(words.low, mention.end, after.start):
        return mention, after
    units = within(name.units, larger.units, words.vocabulary.gazetteer)
    if not units:
        return mention, after
    located = msgspec.structs.replace(after, value=msgspec.structs.replace(larger, locates=True))
    if units == name.units:
        return mention, located
    value = _with_place(mention.value, msgspec.structs.replace(name, units=units))
    return msgspec.structs.replace(mention, value=value), located


def within(
    units: tuple[str, ...], larger: tuple[str, ...], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """Those of some units that lie in one of some larger units; a unit does not lie in itself."""
    return tuple(
        unit for unit in units if any(above.id in larger for above in gazetteer.lineage(unit)[:-1])
    )


def place_of(value: object) -> PlaceName | None:
    """The place that ends a phrase: itself, or the seat of an agency or of an office's agency."""
    if isinstance(value, PlaceName):
        return value
    agency = value.agency if isinstance(value, OfficeTitle) else value
    while isinstance(agency, AgencyName):
        if agency.parent is None:
            return agency.seat
        agency = agency.parent
    return None


def _with_place(value: object, place: PlaceName) -> object:
    if isinstance(value, PlaceName):
        return place
    if isinstance(value, OfficeTitle) and value.agency is not None:
        return msgspec.structs.replace(value, agency=_reseated(value.agency, place))
    assert isinstance(value, AgencyName)
    return _reseated(value, place)


def _reseated(agency: AgencyName, place: PlaceName) -> AgencyName:
    if agency.parent is not None:
        return msgspec.structs.replace(agency, parent=_reseated(agency.parent, place))
    return msgspec.structs.replace(agency, seat=place)


# ------------------------------------------------------------------------------ shared seats


def _seated(words: Words, mention: Mention, after: Mention) -> Mention:
    """Give an agency without a seat the one of the agency listed behind it."""
    agency, other = mention.value, after.value
    if not isinstance(agency, AgencyName) or not isinstance(other, AgencyName):
        return mention
    gap = words.low[mention.end : after.start]
    if not _bare(agency) or other.parent is not None or not _LISTED.fullmatch(gap):
        return mention
    if other.seat is None and other.level is None:
        return mention
    if agency.body.word and agency.body.word not in (other.level, _word(other.seat)):
        return mention
    value = msgspec.structs.replace(agency, seat=other.seat, level=other.level)
    return msgspec.structs.replace(mention, value=value)


def _word(seat: PlaceName | None) -> str | None:
    """The level word of a seat; a bare name is a province's."""
    return None if seat is None else seat.word or "tỉnh"


def _bare(agency: AgencyName) -> bool:
    """Whether an agency takes a seat and names none; «tỉnh» in «Tỉnh ủy» is none yet."""
    own = agency.level in (None, agency.body.word)
    return (
        agency.body.takes == "seat"
        and own
        and agency.seat is None
        and agency.parent is None
        and not (agency.national or agency.plural)
    )
