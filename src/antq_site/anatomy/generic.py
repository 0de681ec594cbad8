"""The layout of most pages: clock, headline, pictures, a first paragraph with a dateline, body, byline."""

import re
from collections.abc import Iterator
from functools import lru_cache

from antq_site.anatomy._engine import Anatomy, Line, Piece
from antq_site.grammar.surface import CAPITALISED, UPPER
from antq_site.grammar.surface import spoken as _spoken
from antq_site.lexicon import Lexicon
from antq_site.model import BlockKind

spoken = lru_cache(maxsize=128)(_spoken)
"""Each line is asked for its prepared form by several of the questions below."""

_HEADLINE_LIMIT = 260
_CAPTION_LIMIT = 320
_BYLINE_LIMIT = 70

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_DAY = (
    r"(?:(?:ngày\s+)?\d{1,2}\s*(?:[-/.]\s*\d{1,2}\s*[-/.]|\s*tháng\s+\d{1,2}\s*,?\s*năm)\s*\d{4})"
)
_TIME = r"(?:\d{1,2}\s*[:hg]\s*\d{2}(?::\d{2})?(?:\s*[ap]m)?)"
_CLOCK = re.compile(rf"(?:{_WEEKDAY}\s*[,\-–]?\s*)?{_DAY}")
_STAMP = re.compile(
    rf"(?:(?:cập nhật|đăng|ngày đăng|đăng lúc|đăng ngày|xuất bản)\s*(?:lúc|ngày)?\s*:?\s*)?(?:{_WEEKDAY}\s*[,\-–]?\s*)?"
    rf"(?:{_DAY}\s*[,|\-–]?\s*(?:lúc\s+)?(?:{_TIME})|(?:{_TIME})\s*[,|\-–]?\s*(?:ngày\s+)?{_DAY}|"
    rf"(?:cập nhật|đăng|ngày đăng|đăng lúc|đăng ngày)\s*:?\s*{_DAY})(?:\s*[\[(]?gmt\s*\+\s*7[\])]?)?(?:\s*phút)?"
)
_DATELINE = re.compile(
    rf"(?:\(\s*(?P<in>[^()\n]{{2,40}}?)\s*\)|(?P<out>[{UPPER}][\w.&+]{{1,24}}(?:\s(?:Online|điện tử|[{UPPER}]+))?"
    rf"|[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{0,3}}))\s*[-–—:]\s*(?=[“\"]?[{UPPER}\d])"
)
_CREDIT = re.compile(r"(?:ảnh|nguồn ảnh|ảnh minh họa)\s*[-–:]\s*\S.{0,60}")
_CREDITED = re.compile(r"(?:ảnh|nguồn)\s*[-–:]\s*[^.]{2,60}\.?$")
_SOURCE_LINE = re.compile(r"(?:theo|nguồn)\s*:?\s+\S.{1,40}")
_SIGNED = re.compile(
    r"(?:bài(?:,| và)? ảnh|tin(?:,| và)? ảnh|tin bài|bài viết|bài|tin|tác giả bài viết|tác giả|người viết|thực hiện|pv|ctv|nhóm pv)\s*[:/-]\s*(?P<name>\S.{0,60})"
)
_NAME = rf"(?:{CAPITALISED}\.?(?:\s{CAPITALISED}){{0,3}}|[{UPPER}](?:\.[{UPPER}])+\.?|[{UPPER}]\.\s?{CAPITALISED})"
_NAMES = re.compile(rf"{_NAME}(?:\s*[-–,/]\s*{_NAME}){{0,3}}(?:\s*\([{UPPER}]+\))?\.?")
_TAIL_NAMES = re.compile(rf"(?<=[.!?…”\"])\s+(?P<names>{_NAMES.pattern})$")
_SENTENCE = re.compile(r"[.!?…:;][”\"')]*$")


def pieces(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Piece]:
    """Cut lines into pieces; furniture is passed over."""
    body = _without_furniture(lines, lexicon)
    head = _head(body)
    yield from head.pieces
    rest = body[head.read :]
    last = len(rest) - 1
    signed = _signed_index(rest)
    lede = _lede_index(rest, lexicon)
    for index, line in enumerate(rest):
        before = rest[index - 1] if index else None
        after = rest[index + 1] if index < last else None
        kind = _signature(line) if index >= signed else None
        if index < lede:
            kind = _signed_above(line)
        kind = kind or _short_kind(line, before, after, lexicon, later=index > lede)
        near_end = index >= last - 1
        signed_heading = kind is BlockKind.CROSSHEAD and near_end and _TAIL_NAMES.search(line.text)
        if kind is None or signed_heading:  # a short last sentence, signed, looks like a heading
            yield from _paragraph(line, lede=index == lede, near_end=near_end)
        else:
            yield Piece(line, kind)


class _Head:
    """The clock, the headline and the time of publication, and how many lines they take."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.read = 0


def _head(lines: list[Line]) -> _Head:
    head = _Head()
    headline = False
    for line in lines[:6]:
        kind = _clock_kind(line, after_headline=headline)
        if kind is None and not headline and _may_be_headline(line):
            kind, headline = BlockKind.HEADLINE, True
        if kind is None:
            break
        head.pieces.append(Piece(line, kind))
        head.read += 1
    return head


def _clock_kind(line: Line, *, after_headline: bool) -> BlockKind | None:
    """Whether a line is the page's clock or the time of publication.

    A line with a time of day is when the article was put out. A bare day above the headline is the
    clock of the page: it shows the day the page was saved.
    """
    low = spoken(line.text)
    if _STAMP.fullmatch(low):
        return BlockKind.TIMESTAMP
    if _CLOCK.fullmatch(low):
        return BlockKind.TIMESTAMP if after_headline else BlockKind.BANNER
    return None


def _may_be_headline(line: Line) -> bool:
    return len(line.text) <= _HEADLINE_LIMIT and not _DATELINE.match(line.text)


def _without_furniture(lines: tuple[Line, ...], lexicon: Lexicon) -> list[Line]:
    kept: list[Line] = []
    tail = False
    for line in lines:
        low = spoken(line.text).rstrip(" .:…")
        if low.startswith(lexicon.layout.tail) and len(kept) > 2:
            tail = True
        if tail and len(line.text) < 160:
            continue
        if low not in lexicon.layout.exact and not _starts(low, line, lexicon):
            kept.append(line)
    return kept


def _starts(low: str, line: Line, lexicon: Lexicon) -> bool:
    return not low or (len(line.text) <= 80 and low.startswith(lexicon.layout.starts))


def _lede_index(rest: list[Line], lexicon: Lexicon) -> int:
    """Which line is the opening paragraph: the one with the dateline, else the first long one."""
    for index, line in enumerate(rest[:8]):
        if _DATELINE.match(line.text) and len(line.text) > 60:
            return index
    for index, line in enumerate(rest):
        after = rest[index + 1] if index + 1 < len(rest) else None
        if _short_kind(line, None, after, lexicon, later=False) is None:
            return index
    return 0


def _same(one: Line, other: Line | None) -> bool:
    return other is not None and spoken(one.text).rstrip(" .") == spoken(other.text).rstrip(" .")


def _short_kind(
    line: Line, before: Line | None, after: Line | None, lexicon: Lexicon, *, later: bool
) -> BlockKind | None:
    """The role of a line that is no paragraph: caption, credit, crosshead; None for a paragraph."""
    low = spoken(line.text)
    if _CREDIT.fullmatch(low):
        return BlockKind.CREDIT
    if len(line.text) > _CAPTION_LIMIT:
        return None
    if _same(line, before) or _same(line, after) or _doubled(low) or _CREDITED.search(low):
        return BlockKind.CAPTION
    if _SENTENCE.search(line.text):
        return BlockKind.CAPTION if _before_dateline(line, after) else None
    if low.startswith(lexicon.layout.captions) or len(line.text) > 90:
        return BlockKind.CAPTION
    return BlockKind.CROSSHEAD if later else BlockKind.CAPTION


def _doubled(low: str) -> bool:
    """A caption that stands twice on its line, as text and as the picture's description."""
    half = len(low) // 2
    return low[:half].strip() == low[half:].strip()


def _before_dateline(line: Line, after: Line | None) -> bool:
    """One short sentence right above the paragraph with the dateline stands under a picture."""
    return after is not None and len(line.text) < 160 and bool(_DATELINE.match(after.text))


def _signed_index(rest: list[Line]) -> int:
    """Where a signature may stand: the last line, or the last before credits and the source."""
    for index in range(len(rest) - 1, 0, -1):
        low = spoken(rest[index].text)
        if not (_CREDIT.fullmatch(low) or _SOURCE_LINE.fullmatch(low)):
            return index
    return len(rest) - 1


def _signed_above(line: Line) -> BlockKind | None:
    """A byline between headline and text, which says that it is one."""
    signed = _SIGNED.fullmatch(spoken(line.text)) if len(line.text) <= _BYLINE_LIMIT else None
    return BlockKind.BYLINE if signed else None


def _signature(line: Line) -> BlockKind | None:
    low = spoken(line.text)
    if len(line.text) > _BYLINE_LIMIT or _CREDIT.fullmatch(low):
        return None
    if _SIGNED.fullmatch(low) or _NAMES.fullmatch(line.text) or _SOURCE_LINE.fullmatch(low):
        return BlockKind.BYLINE
    return None


def _paragraph(line: Line, *, lede: bool, near_end: bool) -> Iterator[Piece]:
    kind = BlockKind.LEDE if lede else BlockKind.BODY
    start = 0
    dateline = _DATELINE.match(line.text)
    if dateline:
        yield Piece(line, BlockKind.DATELINE, 0, dateline.end())
        start = dateline.end()
    signed = _TAIL_NAMES.search(line.text) if near_end else None
    if signed and len(signed["names"]) <= _BYLINE_LIMIT:
        yield Piece(line, kind, start, signed.start())
        yield Piece(line, BlockKind.BYLINE, signed.start("names"))
    else:
        yield Piece(line, kind, start)


ANATOMY = Anatomy("generic", lambda _: True, pieces)
