"""Figures that measure something: 20/22 tiêu chí, 28-29/34 tiêu chí, 04/04 Công an phường."""

import re
from collections.abc import Iterator
from typing import Any

from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.model import BlockKind, Evidence, Fact, Facts, Indicator, Span


def _nothing(_: Hit) -> None:
    """The rule reads figures, not signs."""


SHARE = Rule("indicator.so-many-of", "", _nothing)

_SHARE = re.compile(
    r"(?P<value>\d{1,4})(?:\s?[-–]\s?(?P<up_to>\d{1,4}))?/(?P<of>\d{1,4})(?![\d/])\s+"
    r"(?P<name>(?!năm\b|tháng\b|ngày\b)[^\W\d_]+(?: [^\W\d_]+){0,6})"
)
_STOP = re.compile(
    r"\s(?:cơ bản|đạt|đã|của|trong|và|là|được|có|hoàn thành|theo|về|trên|cho|tại|với|do|để|ở|đều).*$"
)
_SCOPE = re.compile(
    r"(?P<scope>[^.;,:]{3,60}?)\s(?:đã |cơ bản |đều |hiện )*(?:đạt|hoàn thành|thực hiện)(?: được)?\s*$"
)
_DAYS = frozenset(["tại", "đã", "vừa", "và", "quận", "huyện", "tỉnh", "ubnd"])


def _run(reading: Reading, _: Facts) -> Iterator[Fact[Any]]:
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION):
        if "/" not in reading.article.text[block.span.start : block.span.end]:
            continue
        for match in _SHARE.finditer(reading.words.low, block.span.start, block.span.end):
            fact = _share(reading, block.span.start, match)
            if fact is not None:
                yield fact


def _share(reading: Reading, begin: int, match: re.Match[str]) -> Fact[Indicator] | None:
    if match.start() and match.string[match.start() - 1] in "0123456789/.,-":
        return None
    value, of = int(match["value"]), int(match["of"])
    up_to = int(match["up_to"]) if match["up_to"] else None
    name = _STOP.sub("", match["name"] + " ").strip()
    if max(value, up_to or 0) > of or name.split(" ")[0] in _DAYS or _is_date(reading, match):
        return None
    start = match.start("name")
    printed = reading.article.text[start : start + len(name)]
    evidence = [
        Evidence(Span(match.start(), match.end("of")), SHARE.name, "value"),
        Evidence(Span(start, start + len(name)), SHARE.name, "name"),
    ]
    scope = _scope(reading, begin, match.start())
    if scope is not None:
        evidence.append(Evidence(scope, SHARE.name, "scope"))
    words = reading.article.quote(scope) if scope else None
    return Fact(Indicator(printed, value, up_to, of, None, words), tuple(evidence))


def _is_date(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.words.low[max(0, match.start() - 12) : match.start()]
    return bool(re.search(r"(?:ngày|sáng|chiều|tối|trưa|đêm|vào|hôm|số|\()\s*$", before))


def _scope(reading: Reading, begin: int, end: int) -> Span | None:
    """Of whom: the subject of «đạt» right before the figure."""
    clause = re.split(r"[.;,:]\s", reading.words.low[begin:end])[-1]
    match = _SCOPE.search(clause)
    if match is None:
        return None
    start = end - len(clause) + match.start("scope")
    text = match["scope"]
    lead = len(text) - len(text.lstrip())
    trimmed = re.sub(r"^(?:\d+/\d+\s+)", "", text.strip())
    start += lead + len(text.strip()) - len(trimmed)
    return Span(start, start + len(trimmed)) if trimmed else None


EXTRACTOR = Extractor("indicators", (), (SHARE,), _run)
