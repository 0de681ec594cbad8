"""The one runner of all layouts: `generic.yaml` shows the anatomy «generic», and so on.

A case has the lines of a page, blank lines between them left out, each with the block or the blocks
it is cut into; nothing of a line called «furniture» may be left in the text.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from antq_site.anatomy._engine import Line, anatomies, segment
from antq_site.model import BlockKind
from antq_site.strict_yaml import load_with_lines

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page."""

    case: str
    lines: list[dict[BlockKind, str]]

    @property
    def printed(self) -> str:
        """The page as it was saved, with blank lines and blanks."""
        return "\n \n".join("  " + " ".join(line.values()) + " " for line in self.lines) + "\n"

    @property
    def blocks(self) -> list[tuple[BlockKind, str]]:
        """What the page is cut into, in order."""
        parts = [part for line in self.lines for part in line.items()]
        return [(kind, words) for kind, words in parts if kind is not BlockKind.FURNITURE]


def cases_of(files: list[Path]) -> Iterator[tuple[Path, int, Case]]:
    for file in files:
        tree, lines = load_with_lines(file)
        for number, one in enumerate(tree):
            yield file, lines[(number,)], msgspec.convert(one, Case)


ALL = [
    pytest.param(file.stem, case, id=f"{file.name}:{line}: {case.case}")
    for file, line, case in cases_of(FILES)
]


@pytest.mark.parametrize(("anatomy", "case"), ALL)
def test_a_page_is_recognised_by_its_anatomy(anatomy, case):
    printed = enumerate(case.printed.split("\n"), 1)
    lines = tuple(Line(number, text.strip()) for number, text in printed if text.strip())
    assert next(one for one in anatomies() if one.recognises(lines)).name == anatomy


@pytest.mark.parametrize(("anatomy", "case"), ALL)
def test_a_page_is_cut_as_its_case_says(anatomy, case, knowledge):
    found = segment(case.printed, knowledge.lexicon)
    blocks = [(block.kind, found.text[block.span.start : block.span.end]) for block in found.blocks]
    assert blocks == case.blocks


@pytest.mark.parametrize(("anatomy", "case"), ALL)
def test_blocks_cover_the_text_without_overlap(anatomy, case, knowledge):
    found = segment(case.printed, knowledge.lexicon)
    covered = [place for one in found.blocks for place in range(one.span.start, one.span.end)]
    assert len(covered) == len(set(covered))
    assert "".join(c for i, c in enumerate(found.text) if i not in set(covered)).strip() == ""


@pytest.mark.parametrize(("anatomy", "case"), ALL)
def test_each_line_of_the_text_knows_its_line_of_the_page(anatomy, case, knowledge):
    found = segment(case.printed, knowledge.lexicon)
    page = case.printed.split("\n")
    kept = found.text.split("\n") if found.text else []
    assert [page[number - 1].strip() for number in found.lines] == kept


def test_every_anatomy_has_a_case_file_and_every_file_its_anatomy():
    assert [file.stem for file in FILES] == sorted(one.name for one in anatomies())


def test_the_generic_anatomy_answers_last():
    assert anatomies()[-1].name == "generic"
    assert anatomies()[-1].recognises(())
