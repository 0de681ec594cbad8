"""Reads case files: texts with what is to be read from them, and what is not.

A case file of `tests/extract/` is a list of cases; an archivist can read, dispute and extend it.

    case       what it shows, in a few words; unique in the file
    text       one text, or a list of stretches «kind of block: words», in the order of the article
    block      the kind of block in which a single text stands; «body» when it is left out
    published  the day the publisher put it out (2019-08-13), printed above the text
    facts      all that is to be read, each fact by the fields that matter; [] for nothing at all
    absent     what is not to be read: no fact may have these fields
    quotes     part of a fact: the words that state it, or a list of them; «whole» for the whole
    rules      rules that must have seen something

A fact has the fields of its type in `antq_site.model`, and beside them: `fact`, the type's name
where an extractor reads several («article-date»), `basis`, and the codes of `because` and `doubts`.
A list must agree in full. Of several types only those that a case names must be listed in full.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from antq_site import model
from antq_site.dates import PartialDate
from antq_site.extract._engine import Reading, extractors
from antq_site.knowledge import Knowledge
from antq_site.model import Article, Block, BlockKind, Evidence, Fact, Facts, Provenance, Span
from antq_site.strict_yaml import load_with_lines

Shown = dict[str, Any]
"""A fact as a case writes it: texts, nothing, lists and dicts of them."""

BESIDE = frozenset(["fact", "basis", "because", "doubts"])
"""What a case may say of a fact beside the fields of its value."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case; the fields are told above."""

    case: str
    text: str | list[dict[str, str]]
    block: str = "body"
    published: str | None = None
    facts: list[Shown] | None = None
    absent: list[Shown] = []
    quotes: dict[str, str | list[str]] = {}
    rules: list[str] = []
    file: str = ""
    line: int = 0

    def __post_init__(self) -> None:
        """Refuse a case that asks for nothing: it could not fail."""
        if self.facts is None and not (self.absent or self.quotes):
            raise ValueError(f"«{self.case}» expects nothing")

    def __str__(self) -> str:
        """Where it stands, as editors understand it."""
        return f"{self.file}:{self.line}: {self.case}"


@lru_cache
def cases_of(path: Path) -> tuple[Case, ...]:
    """Read a case file.

    Raises:
        ConfigError: When it is no such YAML.
        msgspec.ValidationError: When a case has a key it should not have, or lacks one.
    """
    tree, lines = load_with_lines(path)
    file = f"{path.parent.name}/{path.name}"
    return tuple(
        msgspec.convert({**case, "file": file, "line": lines[(number,)]}, Case)
        for number, case in enumerate(tree)
    )


# --------------------------------------------------------------------------- from case to facts


def article_of(case: Case) -> Article:
    """The article that a case shows: each stretch on a line of its own, but after a dateline."""
    stretches = [{case.block: case.text}] if isinstance(case.text, str) else case.text
    if case.published is not None:
        year, month, day = case.published.split("-")
        stretches = [{"timestamp": f"{day}/{month}/{year} 08:00"}, *stretches]
    return article_from([(BlockKind(k), words) for one in stretches for k, words in one.items()])


def article_from(stretches: list[tuple[BlockKind, str]]) -> Article:
    """An article of some blocks."""
    text, blocks = "", []
    for kind, words in stretches:
        words = words.strip()  # noqa: PLW2901  a folded scalar ends with a line break
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += f"{words} " if kind is BlockKind.DATELINE else f"{words}\n"
    return Article("truong-hop", Provenance("truong-hop.txt", "0" * 64), text, tuple(blocks))


def facts_of(extractor: str, article: Article, knowledge: Knowledge) -> tuple[Fact[Any], ...]:
    """What one extractor reads, after those it needs have run.

    Raises:
        KeyError: When there is no extractor of that name.
    """
    reading, known = Reading(article, knowledge), Facts()
    for one in extractors():
        found = tuple(one.run(reading, known))
        if one.name == extractor:
            return found
        known = known + found
    raise KeyError(extractor)


def shown(fact: Fact[Any]) -> Shown:
    """A fact as a case writes it."""
    return {
        "fact": kind_of(type(fact.value)),
        "basis": fact.basis.value,
        "because": [one.code for one in fact.because],
        "doubts": [one.code for one in fact.doubts],
        **{name: _plain(getattr(fact.value, name)) for name in fields_of(type(fact.value))},
    }


def kind_of(value: type[Any]) -> str:
    """The name of a type in a case: ArticleDate is "article-date"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", value.__name__).lower()


def fields_of(value: type[Any]) -> tuple[str, ...]:
    """The fields of a type, and what it makes of them."""
    made = [name for name, _ in inspect.getmembers(value, lambda one: isinstance(one, property))]
    return (*value.__struct_fields__, *made)


def kinds() -> dict[str, tuple[str, ...]]:
    """The fields of every type of the model, by the type's name in a case."""
    types = [one for _, one in inspect.getmembers(model, inspect.isclass)]
    return {kind_of(t): fields_of(t) for t in types if issubclass(t, msgspec.Struct)}


def _plain(value: Any) -> Any:
    """A field as the strict loader reads it: all scalars are text."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, msgspec.Struct) and not isinstance(value, PartialDate):
        return {name: _plain(getattr(value, name)) for name in fields_of(type(value))}
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value)


def agrees(wanted: Any, found: Any) -> bool:
    """Whether what was found has all that is wanted: dicts by their given keys, lists in full."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(name in found and agrees(one, found[name]) for name, one in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(agrees, wanted, found))
    return bool(wanted == found)


# ------------------------------------------------------------------------------------ judging


def faults(case: Case, facts: tuple[Fact[Any], ...], article: Article) -> Iterator[str]:
    """What is wrong with the facts read from a case, one a line; nothing when all is well."""
    found = [shown(fact) for fact in facts]
    yield from _of_facts(case, found)
    for unwanted in case.absent:
        yield from (f"should not be read: {one}" for one in found if agrees(unwanted, one))
    evidence = [one for fact in facts for one in fact.evidence]
    yield from _of_quotes(case, evidence, article.quote)
    seen = {one.rule for one in evidence}
    yield from (f"no fact was seen by {rule}" for rule in case.rules if rule not in seen)


def _of_facts(case: Case, found: list[Shown]) -> Iterator[str]:
    if case.facts is None:
        return
    left = list(found)
    for wanted in case.facts:
        match = next((one for one in left if agrees(wanted, one)), None)
        if match is None:
            yield f"not read: {wanted}"
        else:
            left.remove(match)
    named = {one["fact"] for one in case.facts if "fact" in one}
    for one in left:
        if not named or one["fact"] in named:
            yield f"not expected: {_without_nothing(one)}"


def _without_nothing(found: Shown) -> Shown:
    return {name: value for name, value in found.items() if value not in (None, [])}


def _of_quotes(case: Case, evidence: list[Evidence], quote: Callable[[Span], str]) -> Iterator[str]:
    for part, words in case.quotes.items():
        name = "" if part == "whole" else part
        printed = [quote(one.span) for one in evidence if one.part == name]
        for one in [words] if isinstance(words, str) else words:
            if one not in printed:
                yield f"{part} is stated by {printed}, not by {one!r}"
