"""Follows the reading of one article: each fact, its words, its rule, its reasons, its doubts."""

from collections.abc import Iterable, Iterator
from typing import Any

from antq_site.catalogue import Catalogue
from antq_site.model import Article, Basis, Fact, Note, Reason, Record
from antq_site.wire import to_wire

_MEANINGLESS = ("evidence", "because", "basis", "doubts")


def explain(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Tell a record line by line, for a terminal.

    Yields:
        Lines without line ends: the headline, then each fact with what it says, where it stands
        ("line 5: “Sáng 18/1”"), by which rule, why, and what is doubtful.
    """
    yield f"{record.id} — {record.article.provenance.file}"
    shown = to_wire(record, catalogue)
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field == "localities":
            continue
        facts = value if isinstance(value, tuple) else (value,)
        told = shown.get(field)
        wired = told if isinstance(told, list) else [told]
        for fact, said in zip(facts, wired, strict=False):
            if isinstance(fact, Fact):
                yield from _fact(
                    catalogue(f"cli.field-{field}"), fact, said, record.article, catalogue
                )
    for note in record.notes:
        yield f"! {_sentence(note, catalogue)}"


def _fact(
    label: str,
    fact: Fact[Any],
    said: Any,  # noqa: ANN401  the wire form of a value
    article: Article,
    catalogue: Catalogue,
) -> Iterator[str]:
    yield ""
    yield f"{label}: {_said(said)}"
    for evidence in fact.evidence:
        part = f" → {evidence.part}" if evidence.part else ""
        quote = " ".join(article.quote(evidence.span).split())
        line = article.line(evidence.span)
        yield "  " + catalogue("cli.evidence", line, quote, f"{evidence.rule}{part}")
    if fact.basis is not Basis.STATED:
        yield f"  = {catalogue(f'cli.basis-{fact.basis.value}')}"
    yield from _reasons("  ←", fact.because, catalogue)
    yield from _reasons("  ?", fact.doubts, catalogue)


def _reasons(sign: str, reasons: Iterable[Reason], catalogue: Catalogue) -> Iterator[str]:
    return (f"{sign} {_sentence(reason, catalogue)}" for reason in reasons)


def _sentence(reason: Reason | Note, catalogue: Catalogue) -> str:
    return catalogue(f"reasons.{reason.code}", *reason.words)


def _said(said: Any) -> str:  # noqa: ANN401  the wire form of a value
    """A value in one line: its parts that are not empty."""
    if not isinstance(said, dict):
        return str(said)
    parts = {k: v for k, v in said.items() if k not in _MEANINGLESS and v not in (None, [], "")}
    if set(parts) == {"value"}:
        return str(parts["value"])
    return ", ".join(f"{name}={value}" for name, value in parts.items() if name != "offices")
