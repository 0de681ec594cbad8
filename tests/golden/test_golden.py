"""Six small articles, and the whole site that is made of them, reviewed like code.

`make golden` writes `site/` anew; what changes there is what readers will see change.
"""

import difflib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from antq_site.model import Output, Page
from antq_site.pages._engine import page_types
from antq_site.render import Renderer
from tests.keeper import MANIFEST, Keeper, files

HERE = Path(__file__).parent
SITE = HERE / "site"
TEXTS = frozenset({".html", ".json", ".csv", ".xml", ".txt", ".bib", ".ris"})
"""What is made of the articles; style, script and fonts are sources themselves."""

SHOWN = 60
"""Lines of difference that are told; the rest can be seen with `make golden` and `git diff`."""


class Made(NamedTuple):
    """What was built: texts by their paths, and the templates that were asked for."""

    texts: Mapping[str, str]
    templates: frozenset[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Made:
    home = tmp_path_factory.mktemp("golden")
    keeper = Keeper(home)
    shutil.rmtree(keeper.seeds)
    shutil.copytree(HERE / "archive", home, dirs_exist_ok=True)
    asked: set[str] = set()
    render = Renderer.render

    def watched(self: Renderer, page: Page) -> Output:
        asked.add(page.template)
        return render(self, page)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "render", watched)
        ended = keeper.run("build", "--workers", "1")
    assert ended.code == 0, ended.err
    return Made(texts_below(home / "_site"), frozenset(asked))


def texts_below(folder: Path) -> dict[str, str]:
    """Every text below a folder, by its path."""
    return {
        path: body.decode()
        for path, body in files(folder).items()
        if Path(path).suffix in TEXTS and path != MANIFEST and not path.startswith("fonts/")
    }


def test_the_site_is_as_it_was_reviewed(made):
    if os.environ.get("ANTQ_GOLDEN") == "write":
        write(made.texts)
    expected = texts_below(SITE)
    lines = list(differences(expected, made.texts))
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    hint = "If this is meant: make golden, and review `git diff tests/golden`."
    assert not lines, "\n".join(["", *lines[:SHOWN], *more, hint])


def write(texts: Mapping[str, str]) -> None:
    """Put what was made in the place of what was expected."""
    shutil.rmtree(SITE, ignore_errors=True)
    for path, text in texts.items():
        file = SITE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    """What is missing, what is new, and line by line what is different."""
    yield from (f"missing: {path}" for path in sorted(expected.keys() - found.keys()))
    yield from (f"new: {path}" for path in sorted(found.keys() - expected.keys()))
    for path in sorted(expected.keys() & found.keys()):
        old, new = expected[path].splitlines(), found[path].splitlines()
        yield from difflib.unified_diff(old, new, f"expected/{path}", f"made/{path}", "", "", 1, "")


def test_every_page_type_is_shown(made):
    assert {kind.template for kind in page_types()} == made.templates


def test_a_difference_is_told_by_file_and_line():
    told = list(differences({"a": "1\n2\n", "b": "x"}, {"a": "1\n3\n", "c": "x"}))
    assert told[:2] == ["missing: b", "new: c"]
    assert "-2" in told
    assert "+3" in told
