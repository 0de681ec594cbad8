"""What a field is: how it stands in the record, on the page, in tables, in the words of others."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.contents import Content
from antq_site.linked import Entry
from antq_site.model import Fact, Record, Summary
from antq_site.parts import Part

Column = Part[Entry]
"""A column of ``articles.csv``."""


class MarkKind(StrEnum):
    """How the words of a fact are marked in the text."""

    DATE = "date"
    PLACE = "place"
    AGENCY = "agency"
    OFFICIAL = "official"
    AWARD = "award"
    OTHER = "other"


class Sheet(msgspec.Struct, frozen=True):
    """Where a field stands in «Thông tin chính».

    Attributes:
        group: Under which heading; neighbours with one group share the label of the first.
        key: Of its rows and anchors: "ngay" gives ``#v-ngay``, or ``#v-can-bo-2`` where there may
            be several.
        mark: How its words are marked in the text.
        facts: Which facts it shows, where those are not the field's own.
        awaited: Whether other pages lead to its words, so that each row has an anchor.
    """

    group: str
    key: str
    mark: MarkKind
    facts: Callable[[Record], tuple[Fact[Any], ...]] | None = None
    awaited: bool = False


class Property(msgspec.Struct, frozen=True):
    """A property of schema.org; fields that share one are joined to a list."""

    name: str
    read: Callable[[Entry], object]


class Tag(msgspec.Struct, frozen=True):
    """A meta tag: its name, and what it says, once for each value."""

    name: str
    read: Callable[[Entry], Iterable[str | None]]


class Facet(msgspec.Struct, frozen=True):
    """By what articles are filtered: the name of the filter, and the values of one article."""

    name: str
    read: Callable[[Summary], Iterable[str | None]]


class Field(msgspec.Struct, frozen=True):
    """One row of the table.

    Attributes:
        name: Key in the record; label and meaning are ``fields.<name>`` and ``fields.<name>-what``.
        content: How it stands in the record, with its schema.
        sheet: How it stands in «Thông tin chính»; None for what is shown otherwise or not at all.
        columns: Of ``articles.csv``.
        properties: Of schema.org.
        tags: Dublin Core («DC.…»), Highwire («citation_…») and OpenGraph («article:…») meta tags.
        facet: Search filter.
        index: Address of the pages that lead from its values to articles; None without such pages.
    """

    name: str
    content: Content
    sheet: Sheet | None = None
    columns: tuple[Column, ...] = ()
    properties: tuple[Property, ...] = ()
    tags: tuple[Tag, ...] = ()
    facet: Facet | None = None
    index: str | None = None

    def label(self, say: Catalogue) -> str:
        """What people call it."""
        return say(f"fields.{self.name}")

    def meaning(self, say: Catalogue) -> str:
        """What it holds, in a sentence."""
        return say(f"fields.{self.name}-what")

    def shown(self, record: Record) -> tuple[Fact[Any], ...]:
        """Its facts in «Thông tin chính»; empty where it does not stand there."""
        if self.sheet is None:
            return ()
        return self.sheet.facts(record) if self.sheet.facts else self.content.facts(record)
