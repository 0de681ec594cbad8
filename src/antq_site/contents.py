"""How a field stands in the public record: as one fact, as many, or as a plain value."""

from collections.abc import Callable
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.model import Basis, Fact, Note, Reason, Record, Severity
from antq_site.parts import ID, TEXT, Json, Part, Shape, closed, one_of, or_null, plain
from antq_site.shapes import EVIDENCE

V = TypeVar("V")


class Content(Protocol):
    """What a field holds, and how that is written."""

    @property
    def single(self) -> bool:
        """Whether an article has at most one."""

    @property
    def kind(self) -> str:
        """What it is, in a word or two of English."""

    def facts(self, record: Record) -> tuple[Fact[Any], ...]:
        """Its facts, in the order of the record; empty for what has no evidence of its own."""

    def json(self, record: Record, say: Catalogue) -> Any:  # noqa: ANN401  JSON of any kind
        """What the record says, in the language of a catalogue."""

    def schema(self, say: Catalogue) -> Json:
        """The JSON Schema of that."""


class One(msgspec.Struct, Generic[V], frozen=True):
    """One fact, or null."""

    shape: Shape[V]
    read: Callable[[Record], Fact[V] | None]

    kind: ClassVar[str] = "one fact or null"
    single: ClassVar[bool] = True

    def facts(self, record: Record) -> tuple[Fact[V], ...]:
        """The fact; empty without one."""
        fact = self.read(record)
        return () if fact is None else (fact,)

    def json(self, record: Record, say: Catalogue) -> Json | None:
        """The fact, or null."""
        fact = self.read(record)
        return None if fact is None else _fact(self.shape, fact, say)

    def schema(self, say: Catalogue) -> Json:
        """An object or null."""
        return or_null(_fact_schema(self.shape, say))


class Many(msgspec.Struct, Generic[V], frozen=True):
    """A list of facts, perhaps empty."""

    shape: Shape[V]
    read: Callable[[Record], tuple[Fact[V], ...]]

    kind: ClassVar[str] = "list of facts"
    single: ClassVar[bool] = False

    def facts(self, record: Record) -> tuple[Fact[V], ...]:
        """All of them."""
        return self.read(record)

    def json(self, record: Record, say: Catalogue) -> list[Json]:
        """All of them."""
        return [_fact(self.shape, fact, say) for fact in self.read(record)]

    def schema(self, say: Catalogue) -> Json:
        """A list of objects."""
        return {"type": "array", "items": _fact_schema(self.shape, say)}


class _Bare(msgspec.Struct, frozen=True):
    """What has no evidence of its own."""

    single: ClassVar[bool] = True

    def facts(self, _: Record) -> tuple[Fact[Any], ...]:
        """None."""
        return ()


class Plain(_Bare, frozen=True):
    """A value as it is."""

    part: Part[Record]

    kind: ClassVar[str] = "plain value"

    def json(self, record: Record, _: Catalogue) -> Any:  # noqa: ANN401  JSON of any kind
        """The value."""
        return self.part.json(record)

    def schema(self, _: Catalogue) -> Json:
        """Of its type."""
        return self.part.schema()


class Whole(_Bare, Generic[V], frozen=True):
    """A value with parts."""

    shape: Shape[V]
    read: Callable[[Record], V]

    kind: ClassVar[str] = "plain object"

    def json(self, record: Record, _: Catalogue) -> Json:
        """The value."""
        return self.shape.json(self.read(record))

    def schema(self, say: Catalogue) -> Json:
        """An object."""
        return closed(self.shape.properties(say))


class Rows(_Bare, Generic[V], frozen=True):
    """A list of values with parts."""

    shape: Shape[V]
    read: Callable[[Record], tuple[V, ...]]

    kind: ClassVar[str] = "plain list"

    def json(self, record: Record, _: Catalogue) -> list[Json]:
        """All of them."""
        return [self.shape.json(value) for value in self.read(record)]

    def schema(self, say: Catalogue) -> Json:
        """A list of objects."""
        return {"type": "array", "items": closed(self.shape.properties(say))}


class Notes(_Bare, frozen=True):
    """What the keeper should know about the record, each with its sentence."""

    kind: ClassVar[str] = "list of notes"

    def json(self, record: Record, say: Catalogue) -> list[Json]:
        """All notes."""
        return [{**told(note, say), "severity": note.severity.value} for note in record.notes]

    def schema(self, _: Catalogue) -> Json:
        """A list of objects."""
        return {"type": "array", "items": closed({**_REASON, "severity": one_of(Severity).schema})}


# ------------------------------------------------------------------------------- what all share

_REASON: Json = {"code": ID.schema, "sentence": TEXT.schema}
_REASONS: Json = {"type": "array", "items": {"$ref": "#/$defs/reason"}}
_RESTS_ON: Json = {
    "evidence": {"type": "array", "items": {"$ref": "#/$defs/evidence"}},
    "because": _REASONS,
    "basis": one_of(Basis).schema,
    "doubts": _REASONS,
}
"""What every fact says beside its value."""


def definitions(say: Catalogue) -> Json:
    """What the schemas of facts refer to."""
    return {"evidence": closed(EVIDENCE.properties(say)), "reason": closed(_REASON)}


def told(reason: Reason | Note, say: Catalogue) -> Json:
    """A reason with its sentence."""
    return {"code": reason.code, "sentence": say(f"reasons.{reason.code}", *reason.words)}


def _fact(shape: Shape[V], fact: Fact[V], say: Catalogue) -> Json:
    """A value with where it stands, on what it rests, and what is doubtful about it."""
    return {
        **shape.json(fact.value),
        "evidence": [EVIDENCE.json(one) for one in fact.evidence],
        "because": [told(one, say) for one in fact.because],
        "basis": plain(fact.basis),
        "doubts": [told(one, say) for one in fact.doubts],
    }


def _fact_schema(shape: Shape[V], say: Catalogue) -> Json:
    return closed({**shape.properties(say), **_RESTS_ON})
