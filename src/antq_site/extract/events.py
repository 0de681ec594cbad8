"""What happened: the kind of event, its name in the words of the text, its venue."""

import re
from collections.abc import Iterator
from typing import Any

from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.model import Block, BlockKind, Event, Evidence, Fact, Facts, Span


def _nothing(_: Hit) -> None:
    """These rules read a sentence, not signs."""


HELD = Rule("event.held", "", _nothing)
WORD = Rule("event.word-in-opening", "", _nothing)
TITLE = Rule("event.word-in-headline", "", _nothing)

_HELD = re.compile(r"(?:tổ chức|khai mạc|chủ trì|có|diễn ra|dự|tại)\s+(?:buổi |cuộc |phiên )?")
_NAME_END = re.compile(
    r"[.;:(]|,? (?:nhân dịp|nhằm|với sự|đến dự|tham dự|tới dự|dự có|cùng dự|do đồng chí|diễn ra|vừa|tại hội trường|cho (?:các|cán bộ|đội|lực lượng|người))|, (?:đồng thời|qua đó)|\n"
)
_VENUE = re.compile(
    r"\btại (?P<venue>(?:hội trường|nhà văn hóa|trung tâm hội nghị|quảng trường|trung tâm văn hóa|trụ sở|sân vận động|nhà thi đấu|hội trường)[^,.;()]{0,80})"
)
_LIMIT = 200


def _run(reading: Reading, _: Facts) -> Iterator[Fact[Any]]:
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY)[:3]:
        for start, end in reading.sentences(block):
            if re.search(
                r"tổ chức|khai mạc|diễn ra|làm việc|công bố|trao|tặng|gặp mặt",
                reading.words.low[start:end],
            ):
                fact = _in_sentence(reading, start, end)
                if fact is not None:
                    yield fact
                    return
    for block in reading.article.of(BlockKind.HEADLINE, BlockKind.LEDE):
        fact = _by_word(reading, block)
        if fact is not None:
            yield fact
            return


def _in_sentence(reading: Reading, start: int, end: int) -> Fact[Event] | None:
    """The event that a sentence says is held: from the verb to where its name ends."""
    low = reading.words.low
    best: tuple[int, int, str] | None = None
    for verb in _HELD.finditer(low, start, end):
        found = _first_kind(reading, verb.end(), min(end, verb.end() + 60))
        if found is not None and (best is None or found[1] < best[1]):
            best = (verb.end(), found[1], found[0])
    if best is None:
        return None
    stop = _NAME_END.search(low, best[1], min(end, best[0] + _LIMIT))
    close = stop.start() if stop else min(end, best[0] + _LIMIT)
    name = reading.article.text[best[0] : close].strip(" ,-–")
    venue = _VENUE.search(low, start, end)
    evidence = [Evidence(Span(best[0], best[0] + len(name)), HELD.name, "name")]
    printed = None
    if venue:
        span = Span(*venue.span("venue"))
        printed = reading.article.quote(span)
        evidence.append(Evidence(span, HELD.name, "venue"))
    return Fact(Event(best[2], name, printed), tuple(evidence))


def _first_kind(reading: Reading, start: int, end: int) -> tuple[str, int] | None:
    """The strongest kind whose words stand in a stretch, and where its words begin."""
    if not reading.knowledge.vocabulary.event_words.search(reading.words.low, start, end):
        return None
    found = (
        (kind.id, at)
        for kind in reading.knowledge.lexicon.event_kinds.values()
        for word in kind.words
        if (at := reading.words.low.find(word, start, end)) >= 0
    )
    return next(found, None)


def _by_word(reading: Reading, block: Block) -> Fact[Event] | None:
    found = _first_kind(reading, block.span.start, block.span.end)
    if found is None:
        return None
    kind, at = found
    word = next(
        w
        for w in reading.knowledge.lexicon.event_kinds[kind].words
        if reading.words.low.startswith(w, at)
    )
    rule = TITLE if block.kind is BlockKind.HEADLINE else WORD
    span = Span(at, at + len(word))
    return Fact(Event(kind, reading.article.quote(span)), (Evidence(span, rule.name),))


EXTRACTOR = Extractor("events", ("dates",), (HELD, WORD, TITLE), _run)
