"""An office: «Phó trưởng Phòng Xây dựng phong trào bảo vệ ANTQ, CATP»."""

import re

from antq_site.grammar.agencies import Read, agency_at, fielded
from antq_site.grammar.mentions import AgencyName, OfficeTitle
from antq_site.grammar.places import Words, level_at, name_at, place_at
from antq_site.grammar.vocabulary import Vocabulary
from antq_site.lexicon import Body, OfficeWords

_FIELDED = {
    "ban": "ban-dang",
    "ban chỉ đạo": "ban-chi-dao",
    "phòng": "phong",
    "đoàn": "doan-cong-tac",
    "khoa": "phong",
    "đội": "doi",
    "tổ": "to",
    "văn phòng": "van-phong",
}
"""What stands at the end of «Trưởng ban», «Phó trưởng phòng»: the field follows at once."""

_LINK = re.compile(r"(?:(?:trực )?thuộc|của)\s+|,\s*(?=(?:cục|tổng cục|ban|tổ)\s)|[-–]\s*(?=sở\s)")
_TERM = re.compile(
    r"\s*,?\s*(?:khóa\s+[ivxl\d]+(?:\s*,?\s*nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4})?|nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4})(?!\w)"
)


def office_after(
    words: Words, start: int, end: int, entry: OfficeWords
) -> tuple[OfficeTitle, int] | None:
    """Read the rest of an office whose head words have been read.

    Returns:
        The office and where it ends; None when it needs an agency and names none.
    """
    head = words.low[start:end]
    found = _agency_of(words, end, head)
    agency, stop = found or (None, end)
    if agency is None and entry.agency is not None:
        agency = AgencyName(words.vocabulary.lexicon.body(entry.agency))
    if agency is None and entry.agency_needed:
        return None
    if agency is not None or entry.alone:
        stop = _further(words, stop)
    return OfficeTitle(words.raw[start:stop], entry, head, agency), stop


def _agency_of(words: Words, end: int, head: str) -> Read | None:
    place = words.skip(end)
    if head.endswith("đoàn") and (youth := _youth_or_assembly(words, place, end)):
        return youth
    fielded_body = next((_FIELDED[tail] for tail in _FIELDED if head.endswith(tail)), None)
    direct = agency_at(words, place)
    if direct is not None and (fielded_body is None or words.raw[place].isupper()):
        return direct
    if fielded_body is not None:
        body = _with_id(words.vocabulary, fielded_body)
        return fielded(words, end, body)
    link = _LINK.match(words.low, place)
    if link is not None:
        return agency_at(words, link.end())
    return _place_office(words, place, head)


def _youth_or_assembly(words: Words, place: int, end: int) -> Read | None:
    """«Bí thư Đoàn CAQ …» leads its youth union, «Trưởng Đoàn ĐBQH …» the province's deputies."""
    deputies = agency_at(words, end - len("đoàn"))
    if deputies is not None and deputies[0].body.sector == "quoc-hoi":
        return deputies
    if not words.low[:end].endswith("bí thư đoàn"):
        return None
    union = words.vocabulary.lexicon.body("doan-thanh-nien")
    whole = agency_at(words, place)
    if whole is not None:
        return AgencyName(union, parent=whole[0]), whole[1]
    named = place_at(words, place)
    return (AgencyName(union, seat=named[0]), named[1]) if named else None


def _with_id(vocabulary: Vocabulary, body_id: str) -> Body:
    return vocabulary.lexicon.body(body_id)


def _place_office(words: Words, place: int, head: str) -> Read | None:
    """«Phó Chủ tịch tỉnh», «Chủ tịch huyện Long Hồ», «Bí thư huyện ủy» without a body between."""
    level = level_at(words, place)
    if level is None or "chủ tịch" not in head:
        return None
    body = words.vocabulary.lexicon.body(words.vocabulary.lexicon.acting_body)
    named = name_at(words, level[1], level[0])
    if named is not None:
        return AgencyName(body, seat=named[0]), named[1]
    end = level[1]
    while words.low[end - 1] == " ":
        end -= 1
    return AgencyName(body, level=level[0]), end


def _further(words: Words, stop: int) -> int:
    """Take in a term of office («khóa VIII, nhiệm kỳ 2015-2020»)."""
    match = _TERM.match(words.low, stop)
    return match.end() if match else stop
