"""Movements, campaigns, programmes and papers with a name; local models («mô hình») with one."""

import re
from collections.abc import Iterator
from typing import Any

from antq_site.extract._engine import READ_KINDS, Extractor, Hit, Reading, Rule
from antq_site.model import Evidence, Fact, Facts, Model, Programme, Span
from antq_site.urls import slug


def _nothing(_: Hit) -> None:
    """These rules look for names, not for signs."""


KNOWN = Rule("programme.known-name", "", _nothing)
NUMBERED = Rule("programme.numbered", "", _nothing)
QUOTED_MODEL = Rule("model.quoted-name", "", _nothing)

_NUMBERED = re.compile(
    r"(?P<kind>chương trình phối hợp|chương trình|đề án|kế hoạch|chỉ thị|nghị quyết liên tịch|nghị quyết|quy chế phối hợp)\s+(?:số\s+)?(?P<number>\d{1,4}\s?[-/]\s?[\w]+(?:[-/.&][\w]+)*)"
)
_MODEL = re.compile(
    r"(?:mô hình|câu lạc bộ|clb|tổ)\s+(?:điểm\s+)?[“\"](?P<name>[^”\"\n]{3,80})[”\"]"
)


def _run(reading: Reading, _: Facts) -> Iterator[Fact[Any]]:
    yield from _known(reading)
    yield from _numbered(reading)
    yield from _models(reading)


def _spans(reading: Reading) -> Iterator[tuple[int, int]]:
    for block in reading.article.of(*READ_KINDS):
        yield block.span.start, block.span.end


def _known(reading: Reading) -> Iterator[Fact[Programme]]:
    low = reading.words.low
    for programme in reading.knowledge.lexicon.programmes:
        if not any(word in low for word in programme.words):
            continue
        evidence = []
        for start, end in _spans(reading):
            for word in programme.words:
                at = low.find(word, start, end)
                if at >= 0:
                    evidence.append(Evidence(Span(at, at + len(word)), KNOWN.name))
                    break
        if evidence:
            value = Programme(programme.name, programme.kind, programme.id)
            yield Fact(value, tuple(evidence))


def _numbered(reading: Reading) -> Iterator[Fact[Programme]]:
    """A paper with a number; one that recurs under a name of its own is told by that."""
    kinds = reading.knowledge.lexicon.programme_words
    found: dict[str, list[Evidence]] = {}
    names: dict[str, tuple[str, str]] = {}
    for start, end in _spans(reading):
        for match in _NUMBERED.finditer(reading.words.low, start, end):
            if any(
                match[0].startswith(word)
                for one in reading.knowledge.lexicon.programmes
                for word in one.words
            ):
                continue
            printed = reading.article.text[slice(*match.span("number"))].replace(" ", "")
            name = f"{match['kind'].capitalize()} số {printed}"
            found.setdefault(slug(name), []).append(Evidence(Span(*match.span()), NUMBERED.name))
            names.setdefault(slug(name), (name, kinds[match["kind"]]))
    for key, evidence in found.items():
        yield Fact(Programme(names[key][0], names[key][1], key), tuple(evidence))


def _models(reading: Reading) -> Iterator[Fact[Model]]:
    seen: set[str] = set()
    for start, end in _spans(reading):
        for match in _MODEL.finditer(reading.words.low, start, end):
            span = Span(*match.span("name"))
            name = reading.article.quote(span).strip()
            if name.lower() not in seen:
                seen.add(name.lower())
                yield Fact(Model(name), (Evidence(span, QUOTED_MODEL.name, "name"),))


EXTRACTOR = Extractor("programmes", (), (KNOWN, NUMBERED, QUOTED_MODEL), _run)
