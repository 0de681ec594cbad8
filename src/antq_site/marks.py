"""Where facts stand in a text, as marks that open and close around its words.

Facts overlap: a name lies inside an office, an office inside the sentence of an award. The text is
therefore cut at every boundary, and what is made is a flat row of tokens:

    Open(mark)   Words("Thượng tá ", fact)   Open(inner)   Words("…", inner)   Close   Close

Marks always nest. One that begins inside another and outlives it is closed at the inner boundary
and goes on beside it, without an anchor: an anchor stands once in a page.

Nothing is escaped here; the template does that when it prints the words.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar

import msgspec

from antq_site.model import Span


class Mark(msgspec.Struct, frozen=True):
    """One stretch of text that states a fact.

    Attributes:
        fact: Key of the fact on its page ("can-bo-2"); its row is ``#v-can-bo-2``.
        kind: Of the fact: date, place, agency, official, award, other.
        span: The words, as code points into the article's text.
        anchor: Id of these words in the page ("can-bo-2-1").
    """

    fact: str
    kind: str
    span: Span
    anchor: str


class Words(msgspec.Struct, frozen=True):
    """A stretch of text.

    Attributes:
        text: As it stands in the article.
        fact: Key of the innermost fact that it states; None outside of marks.
    """

    name: ClassVar[str] = "words"
    text: str
    fact: str | None = None


class Open(msgspec.Struct, frozen=True):
    """A mark begins; ``anchor`` is None where it goes on after an interruption."""

    name: ClassVar[str] = "open"
    kind: str
    anchor: str | None


class Close(msgspec.Struct, frozen=True):
    """The mark that was opened last ends."""

    name: ClassVar[str] = "close"


Token = Words | Open | Close


def marked(text: str, span: Span, marks: Iterable[Mark]) -> tuple[Token, ...]:
    """Cut a stretch of a text into words and marks.

    Args:
        text: The whole text of the article.
        span: The stretch that is shown, such as one block.
        marks: In any order; of a mark that reaches out of the stretch only the part inside is
            shown, and its anchor stands where that part begins.

    Returns:
        Tokens in the order of the text. Their words, joined, are the stretch; each mark that
        touches it is opened once with its anchor; what is opened is closed.
    """
    touching = [mark for mark in marks if mark.span.overlaps(span)]
    inside = sorted((_within(mark, span) for mark in touching), key=_outer_first)
    return tuple(_tokens(text, span, inside))


def _within(mark: Mark, span: Span) -> Mark:
    """The part of a mark that lies in a stretch."""
    if span.holds(mark.span):
        return mark
    start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
    return Mark(mark.fact, mark.kind, Span(start, end), mark.anchor)


def _outer_first(mark: Mark) -> tuple[int, int, str]:
    """Earlier before later, the longer around the shorter, ties by anchor."""
    return mark.span.start, -mark.span.end, mark.anchor


def _tokens(text: str, span: Span, marks: list[Mark]) -> Iterator[Token]:
    edges = {span.start, span.end}
    edges.update(edge for mark in marks for edge in (mark.span.start, mark.span.end))
    opened: list[Mark] = []
    waiting = list(reversed(marks))
    for start, end in pairwise(sorted(edges)):
        yield from _close(opened, start)
        while waiting and waiting[-1].span.start == start:
            opened.append(waiting.pop())
            yield Open(opened[-1].kind, opened[-1].anchor)
        yield Words(text[start:end], opened[-1].fact if opened else None)
    yield from (Close() for _ in opened)


def _close(opened: list[Mark], place: int) -> Iterator[Token]:
    """Close the marks that end at a place, and open again those that stood inside and do not."""
    ended = [index for index, mark in enumerate(opened) if mark.span.end <= place]
    if not ended:
        return
    going_on = [mark for mark in opened[ended[0] :] if mark.span.end > place]
    yield from (Close() for _ in opened[ended[0] :])
    del opened[ended[0] :]
    for mark in going_on:
        opened.append(mark)
        yield Open(mark.kind, None)
