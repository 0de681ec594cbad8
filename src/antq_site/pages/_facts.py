"""The rows of «Thông tin chính»: each fact with its value, its words and what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from antq_site.field import Field, Sheet
from antq_site.marks import Mark
from antq_site.model import (
    Article,
    Basis,
    BlockKind,
    Fact,
    Reason,
    Record,
    Span,
    Summary,
)
from antq_site.pages._engine import Link
from antq_site.pages._names import Names
from antq_site.pages._values import Values
from antq_site.site import Rights, Site

QUOTE_LIMIT = 72
"""Longest quote beside a value, in characters; the text itself is one tap away."""

QUOTES_LIMIT = 8
"""Most places listed beside one value; all are marked in the text."""

_LEADING = frozenset({"", "form", "name", "value"})
"""Parts of a value that name it; their words lead, those of its details follow."""

_BESIDE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})


class Quote(NamedTuple):
    """Words that state a fact; ``anchor`` is None when they stand outside the text shown."""

    words: str
    anchor: str | None


class Row(NamedTuple):
    """One fact as it is shown.

    Attributes:
        key: Of the fact on its page; its row is ``v-<key>``.
        kind: Class of its marks: date, place, agency, official, award, other.
        value: The value, as links to index pages.
        details: What else is known of it, one line each.
        quotes: Its words; those of the running text before captions.
        basis: On what it rests.
        because: Sentences that say from what it was concluded, where no doubt says the same.
        doubts: Sentences that say what is not certain.
        anchor: Promised to other pages though no words are shown; None where words carry it.
    """

    key: str
    kind: str
    value: tuple[Link, ...]
    details: tuple[str, ...]
    quotes: tuple[Quote, ...]
    basis: Basis
    because: tuple[str, ...]
    doubts: tuple[str, ...]
    anchor: str | None = None


class Group(NamedTuple):
    """Rows under one label; ``kind`` is that of the marks of the first."""

    name: str
    label: str
    kind: str
    rows: tuple[Row, ...]


class Shown(NamedTuple):
    """All facts of an article as rows, and as marks for its text."""

    groups: tuple[Group, ...]
    marks: tuple[Mark, ...]


class FactSheet:
    """Makes the rows of one record.

    Args:
        record: Whose facts are shown.
        summary: Its summary, which knows the authorities.
        names: Leads from values to pages.
        site: Words, knowledge and rights.
        visible: The stretches of text that the page shows.
    """

    def __init__(
        self, record: Record, summary: Summary, names: Names, site: Site, visible: Sequence[Span]
    ) -> None:
        self._record = record
        self._site = site
        self._visible = visible
        self._values = Values(summary, names, site)
        self._quotes_allowed = site.rights(summary.publisher) is not Rights.RECORD_ONLY
        self._marks: list[Mark] = []

    def shown(self) -> Shown:
        """All groups that have a row, in the order of the page, and the marks of their words."""
        groups = tuple(group for group in self._groups() if group.rows)
        return Shown(groups, tuple(self._marks))

    def _groups(self) -> Iterator[Group]:
        """Neighbouring fields with one heading make one group, named after the first of them."""
        placed = [(field, field.sheet) for field in self._site.fields if field.sheet]
        for name, members in groupby(placed, key=lambda member: member[1].group):
            (first, sheet), *others = members
            rows = self._rows(first, sheet)
            for field, under in others:
                rows += self._rows(field, under)
            yield Group(name, first.label(self._site.catalogue), sheet.mark, rows)

    def _rows(self, field: Field, sheet: Sheet) -> tuple[Row, ...]:
        facts = field.shown(self._record)
        if field.content.single:
            return tuple(self._row(sheet.key, sheet.mark, fact, 0) for fact in facts)
        rows = self._many(sheet.key, sheet.mark, facts)
        return tuple(map(_anchored, rows)) if sheet.awaited else rows

    def _many(self, key: str, kind: str, facts: Iterable[Fact[Any]]) -> tuple[Row, ...]:
        return tuple(
            self._row(f"{key}-{number}", kind, fact, number - 1)
            for number, fact in enumerate(facts, 1)
        )

    def _row(self, key: str, kind: str, fact: Fact[Any], index: int) -> Row:
        doubts = self._sentences(fact.doubts)
        because = self._sentences(fact.because)
        return Row(
            key=key,
            kind=kind,
            value=self._values.links(fact.value, index),
            details=self._values.details(fact.value),
            quotes=self._quotes(key, kind, fact),
            basis=fact.basis,
            because=tuple(sentence for sentence in because if sentence not in doubts),
            doubts=doubts,
        )

    def _sentences(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        return tuple(self._site.reason(reason.code, *reason.words) for reason in reasons)

    # ----------------------------------------------------------------------------- the words

    def _quotes(self, key: str, kind: str, fact: Fact[Any]) -> tuple[Quote, ...]:
        """Give each stretch of evidence its anchor, and quote those that lie in no other."""
        article = self._record.article
        leading = {evidence.span for evidence in fact.evidence if evidence.part in _LEADING}
        order = sorted({evidence.span for evidence in fact.evidence}, key=self._reading_order)
        spans = sorted(order, key=lambda span: (not self._is_visible(span), span not in leading))
        quotes = []
        number = 0
        for span in spans:
            anchor = None
            if self._is_visible(span):
                number += 1
                anchor = f"{key}-{number}"
                self._marks.append(Mark(key, kind, span, anchor))
            if self._quotes_allowed and not any(o != span and o.holds(span) for o in spans):
                quotes.append(Quote(shortened(article.quote(span)), anchor))
        return tuple(quotes[:QUOTES_LIMIT])

    def _reading_order(self, span: Span) -> tuple[bool, bool, Span]:
        """What is shown before what is not, running text before captions, then as they stand."""
        block = self._record.article.block_at(span.start)
        beside = block is not None and block.kind in _BESIDE
        return not self._is_visible(span), beside, span

    def _is_visible(self, span: Span) -> bool:
        return any(shown.overlaps(span) for shown in self._visible)


def _anchored(row: Row) -> Row:
    """A row to which other pages lead though the page may show none of its words."""
    shown = any(quote.anchor for quote in row.quotes)
    return row if shown else row._replace(anchor=f"{row.key}-1")


def shortened(words: str) -> str:
    """Bring a quote to one line and to ``QUOTE_LIMIT``, cut at a word."""
    line = " ".join(words.split())
    if len(line) <= QUOTE_LIMIT:
        return line
    return line[:QUOTE_LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def visible_spans(article: Article, kinds: Sequence[BlockKind]) -> tuple[Span, ...]:
    """The stretches of an article that a page shows."""
    return tuple(block.span for block in article.blocks if block.kind in kinds)
