"""Whole officials in the text: name, rank and offices as one phrase, for the rules of others."""

from typing import Any

from antq_site.extract._engine import Reading
from antq_site.grammar.mentions import Mention, PersonName
from antq_site.model import Fact, Official
from antq_site.text import tone_key


def sights_of(reading: Reading, officials: tuple[Fact[Official], ...]) -> tuple[Mention, ...]:
    """The article's phrases with every whole official in place of its name, rank and offices."""
    whole = []
    for fact in officials:
        by_rule: dict[int, tuple[int, int]] = {}
        starts = sorted({e.span.start for e in fact.evidence if e.part == "name"})
        for start in starts:
            near = [e.span for e in fact.evidence if abs(e.span.start - start) < 240]
            by_rule[start] = _reach(start, near, reading)
        whole += [Mention(*reach, fact.value) for reach in by_rule.values()]
    named = {tone_key(fact.value.name): fact.value for fact in officials}
    whole += [
        Mention(one.start, one.end, named[key])
        for one in reading.mentions
        if isinstance(one.value, PersonName)
        and (key := tone_key(one.value.name)) in named
        and not any(w.start <= one.start < w.end for w in whole)
    ]
    whole.sort(key=lambda one: one.start)
    kept = [m for m in reading.mentions if not any(w.start <= m.start < w.end for w in whole)]
    return tuple(sorted([*kept, *whole], key=lambda one: one.start))


def _reach(start: int, spans: list[Any], reading: Reading) -> tuple[int, int]:
    """From the first to the last word of one sight: its parts that touch each other."""
    low, high = start, max(s.end for s in spans if s.start == start)
    for span in sorted(spans, key=lambda one: -one.start):
        if (
            span.end <= low
            and len(reading.words.low[span.end : low].strip()) <= 12
            and "\n" not in reading.words.low[span.end : low]
        ):
            low = span.start
    for span in sorted(spans):
        if (
            span.start >= high
            and len(reading.words.low[high : span.start].strip(" ()0123456789")) <= 4
        ):
            high = span.end
    return low, high
