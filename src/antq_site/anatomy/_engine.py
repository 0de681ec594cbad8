"""What the anatomies share: lines, pieces, and the text that is made of the pieces."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from antq_site.lexicon import Lexicon
from antq_site.model import Block, BlockKind, Span
from antq_site.registry import discover


class Line(msgspec.Struct, frozen=True):
    """A line of the decoded text that is not blank.

    Attributes:
        number: In the seed, counted from 1.
        text: Without blanks at its ends.
    """

    number: int
    text: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch of one line with one role; ``end`` None means to the end of the line."""

    line: Line
    kind: BlockKind
    start: int = 0
    end: int | None = None


class Anatomy(msgspec.Struct, frozen=True):
    """One layout.

    Attributes:
        name: Of the layout, as `list` prints it.
        recognises: Whether these lines are laid out so.
        pieces: The lines cut into pieces, in order; lines that are left out are furniture.
    """

    name: str
    recognises: Callable[[tuple[Line, ...]], bool]
    pieces: Callable[[tuple[Line, ...], Lexicon], Iterator[Piece]]


class Segmented(msgspec.Struct, frozen=True):
    """A text without its furniture, its blocks, and for each of its lines the seed's line."""

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[int, ...]


@lru_cache(maxsize=1)
def anatomies() -> tuple[Anatomy, ...]:
    """All layouts, the generic one last."""
    found = discover("antq_site.anatomy", "ANATOMY", Anatomy)
    return tuple(sorted(found, key=lambda anatomy: anatomy.name == "generic"))


def segment(text: str, lexicon: Lexicon) -> Segmented:
    r"""Cut a decoded text into blocks by the first anatomy that recognises it.

    Args:
        text: NFC, with "\\n" between lines.
        lexicon: Words that tell furniture from article.

    Returns:
        The text of the article alone; empty when every line is furniture.
    """
    lines = tuple(
        Line(number, stripped)
        for number, line in enumerate(text.split("\n"), 1)
        if (stripped := line.strip())
    )
    anatomy = next(a for a in anatomies() if a.recognises(lines))
    return _joined(list(anatomy.pieces(lines, lexicon)))


def _joined(pieces: list[Piece]) -> Segmented:
    kept = [piece for piece in pieces if piece.kind is not BlockKind.FURNITURE]
    texts: list[str] = []
    blocks: list[Block] = []
    numbers: list[int] = []
    offset = base = 0
    for place, piece in enumerate(kept):
        if place == 0 or kept[place - 1].line is not piece.line:
            if place:
                offset += 1
            base = offset
            texts.append(piece.line.text)
            numbers.append(piece.line.number)
            offset += len(piece.line.text)
        blocks += _block(piece, base)
    return Segmented("\n".join(texts), tuple(blocks), tuple(numbers))


def _block(piece: Piece, base: int) -> Iterator[Block]:
    """The block of a piece without the blanks at its ends; none for a piece of blanks."""
    text = piece.line.text
    start, end = piece.start, len(text) if piece.end is None else piece.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Block(piece.kind, Span(base + start, base + end))
