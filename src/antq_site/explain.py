"""Follows the reading of one article: each fact, its words, its rule, its reasons, its doubts."""

from collections.abc import Iterable, Iterator
from typing import Any

from antq_site.catalogue import Catalogue
from antq_site.model import Article, Basis, Fact, Note, Reason, Record
from antq_site.wire import to_wire

_MEANINGLESS = ("evidence", "because", "basis", "doubts", "offices")
"""Parts of the wire form that are told in lines of their own, or twice."""


def explain(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Tell a record line by line, for a terminal.

    Yields:
        Lines without line ends: the headline, then each fact with what it says, where it stands
        ("line 5: “Sáng 18/1”"), by which rule, why, and what is doubtful.
    """
    yield f"{record.id} — {record.article.provenance.file}"
    for field, fact, said in _facts(record, to_wire(record, catalogue)):
        label = catalogue(f"fields.{_SINGLE.get(field, field)}")
        yield from _fact(label, fact, said, record.article, catalogue)
    for note in record.notes:
        yield f"! {_sentence(note, catalogue)}"


_SINGLE = {"localities": "locality"}
"""Lists whose first item the record also names alone."""


def _facts(record: Record, shown: dict[str, Any]) -> Iterator[tuple[str, Fact[Any], Any]]:
    """Each fact once: its field, and its wire form."""
    known: list[Fact[Any]] = []
    for field in record.__struct_fields__:
        value, told = getattr(record, field), shown.get(field)
        facts = value if isinstance(value, tuple) else (value,)
        for fact, said in zip(facts, told if isinstance(told, list) else [told], strict=False):
            if isinstance(fact, Fact) and fact not in known:
                known.append(fact)
                yield field, fact, said


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
    return ", ".join(
        _worded(value) if name == "value" else f"{name}={_worded(value)}"
        for name, value in said.items()
        if name not in _MEANINGLESS and value not in (None, [], "")
    )


def _worded(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
