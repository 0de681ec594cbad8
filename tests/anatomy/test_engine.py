"""What is made of an anatomy's pieces: a text without furniture, and blocks without blanks."""

import pytest

from antq_site.anatomy import _engine
from antq_site.anatomy._engine import Anatomy, Piece, segment
from antq_site.model import BlockKind


def pieces(lines, _lexicon):
    """Each line cut at its bars; a first piece that is called so is furniture."""
    for line in lines:
        start = 0
        for part in line.text.split("|"):
            kind = BlockKind.FURNITURE if part.strip() == "bỏ" else BlockKind.BODY
            yield Piece(line, kind, start, start + len(part))
            start += len(part) + 1


@pytest.fixture
def cut(monkeypatch, knowledge):
    """Segment a text by bars: the blocks, the text, and the lines of the page."""
    barred = (Anatomy("barred", lambda _: True, pieces),)
    monkeypatch.setattr(_engine, "anatomies", lambda: barred)

    def cut(text: str) -> tuple[list[str], str, tuple[int, ...]]:
        found = segment(text, knowledge.lexicon)
        words = [found.text[block.span.start : block.span.end] for block in found.blocks]
        return words, found.text, found.lines

    return cut


def test_blanks_around_a_piece_are_in_no_block(cut):
    assert cut("một |  hai  | ba") == (["một", "hai", "ba"], "một |  hai  | ba", (1,))


def test_a_piece_of_blanks_is_no_block(cut):
    assert cut("một |   | ba")[0] == ["một", "ba"]


def test_a_line_of_furniture_is_gone_and_the_others_keep_their_numbers(cut):
    assert cut("một\n\nbỏ\n  hai\n") == (["một", "hai"], "một\nhai", (1, 4))


def test_nothing_is_left_of_nothing(cut):
    assert cut("\n \n") == ([], "", ())
