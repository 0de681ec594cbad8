"""What a value is made of: parts, each with its name, its type and where it is read off.

One part is a key of the public JSON, a column of a table, or both; its meaning stands in the
catalogue, so that schema, data page and documents say the same.
"""

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.dates import PartialDate

V = TypeVar("V")
W = TypeVar("W")

Json = dict[str, Any]
Cell = str | int | float | bool | None

LIST_MARK = "; "
"""What stands between the entries of a list that is written into one cell."""


class Storage(StrEnum):
    """How SQLite keeps a column."""

    TEXT = "TEXT"
    INTEGER = "INTEGER"
    REAL = "REAL"


class Type(msgspec.Struct, frozen=True):
    """What may stand in a part.

    Attributes:
        schema: JSON Schema of a value that is there.
        column: The same in the words of Table Schema ("string", "integer" …).
        storage: The same in SQLite.
        cell: Pattern of a cell in CSV, where that is not the pattern of the schema.
    """

    schema: Json
    column: str = "string"
    storage: Storage = Storage.TEXT
    cell: str | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a list, which is one text in a cell, and no text without entries."""
        return bool(self.schema.get("type") == "array")

    @property
    def constraints(self) -> Json:
        """What Table Schema can say about a cell beside its type; empty when that is nothing."""
        wanted = ("pattern", "minimum", "enum")
        said = {name: self.schema[name] for name in wanted if name in self.schema}
        return {**said, "pattern": self.cell} if self.cell else said


TEXT = Type({"type": "string"})
TEXTS = Type({"type": "array", "items": {"type": "string"}})
COUNT = Type({"type": "integer", "minimum": 0}, "integer", Storage.INTEGER)
FIGURE = Type({"type": "number"}, "number", Storage.REAL)
FLAG = Type({"type": "boolean"}, "boolean", Storage.INTEGER)
DATE = Type(
    {"type": "string", "pattern": r"^(\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d)$"},
    cell=r"^(\d{4}(-\d\d(-\d\d)?)?|'--\d\d-\d\d)$",
)
"""A day, a month, a year, or a day without its year, with which a spreadsheet would reckon."""
TIME = Type({"type": "string", "pattern": r"^\d\d:\d\d$"})
ID = Type({"type": "string", "pattern": "^[a-z0-9-]+$"})
SHA256 = Type({"type": "string", "pattern": "^[0-9a-f]{64}$"})


def one_of(words: type[Enum]) -> Type:
    """The type of what is always one of a few words."""
    return Type({"enum": [word.value for word in words]})


class Unit(StrEnum):
    """In what a number counts; its word is ``fields.unit-<unit>``."""

    ARTICLE = "articles"
    AWARD = "awards"
    COLLECTIVE = "collectives"
    DONG = "dong"
    DOUBT = "doubts"
    HOUSEHOLD = "households"
    PERSON = "persons"
    PIECE = "pieces"
    SIGN = "signs"
    YEAR = "years"


class Part(msgspec.Struct, Generic[V], frozen=True):
    """One part of a value.

    Attributes:
        name: Key in JSON, heading in a table.
        type: What stands in it.
        read: Reads it off a value; dates, tuples and members of an enumeration as they are.
        maybe: Whether it may be missing, which is null in JSON and an empty cell in a table.
        unit: In what it counts; None for what is no number.
        meaning: Key of the sentence that explains it; "" for that of its shape or table.
    """

    name: str
    type: Type
    read: Callable[[V], object]
    maybe: bool = False
    unit: Unit | None = None
    meaning: str = ""

    def json(self, value: V) -> Any:  # noqa: ANN401  JSON of any kind
        """The part as JSON."""
        return plain(self.read(value))

    @property
    def may_be_empty(self) -> bool:
        """Whether its cell may be empty."""
        return self.maybe or self.type.is_list

    def cell(self, value: V) -> Cell:
        """The part as one cell: a list becomes one text, None when it is empty."""
        read = plain(self.read(value))
        return LIST_MARK.join(map(str, read)) or None if isinstance(read, list) else read

    def schema(self) -> Json:
        """Its JSON Schema."""
        return or_null(self.type.schema) if self.maybe else self.type.schema


def plain(value: object) -> Any:  # noqa: ANN401  JSON of any kind
    """Write dates, tuples and members of enumerations as JSON does; the rest stays."""
    match value:
        case PartialDate():
            return str(value)
        case Enum():
            return value.value
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value


def or_null(schema: Json) -> Json:
    """The schema of what may be missing."""
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


class Shape(msgspec.Struct, Generic[V], frozen=True):
    """All parts of a kind of value.

    Attributes:
        name: Meanings of its parts are the sentences ``fields.<name>-<part>``.
        parts: In the order in which they are written.
    """

    name: str
    parts: tuple[Part[V], ...]

    def seen_from(
        self, way: Callable[[W], V | None], *, maybe: bool = False
    ) -> tuple[Part[W], ...]:
        """The same parts of something that holds the value.

        Args:
            way: Leads from the whole to the value.
            maybe: Whether the whole may hold none; then every part may be missing.
        """
        return tuple(_seen(part, way, self._key(part), maybe=maybe) for part in self.parts)

    def _key(self, part: Part[V]) -> str:
        return part.meaning or f"{self.name}-{part.name}"

    def json(self, value: V) -> Json:
        """A value as JSON."""
        return {part.name: part.json(value) for part in self.parts}

    def meaning(self, part: Part[V], say: Catalogue) -> str:
        """What a part of it means, in the language of a catalogue."""
        return say(f"fields.{self._key(part)}")

    def properties(self, say: Catalogue) -> Json:
        """The JSON Schema of each part, with what it means."""
        return {
            part.name: {"description": self.meaning(part, say), **part.schema()}
            for part in self.parts
        }


def _seen(part: Part[V], way: Callable[[W], V | None], meaning: str, *, maybe: bool) -> Part[W]:
    def read(whole: W) -> object:
        value = way(whole)
        return None if value is None else part.read(value)

    return Part(part.name, part.type, read, part.maybe or maybe, part.unit, meaning)


def many(shape: Shape[Any]) -> Type:
    """The type of a list of small values that are explained where they stand alone."""
    items = closed({part.name: part.schema() for part in shape.parts})
    return Type({"type": "array", "items": items})


def closed(properties: Json, *, optional: Iterable[str] = ()) -> Json:
    """The schema of an object with these keys and no others."""
    left_out = frozenset(optional)
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }
