"""Every error has its place, its exit code and its sentence."""

import ast
import inspect
from pathlib import Path, PurePosixPath

import pytest

from antq_site import errors
from antq_site.catalogue import load_catalogue
from antq_site.errors import AntqError, Place, SeedError

KINDS = [
    one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, AntqError)
]
SOURCES = sorted(Path(errors.__file__).parent.rglob("*.py"))


def codes_raised() -> set[str]:
    """The codes of all errors that the program can raise, as they stand in its source."""
    names = {kind.__name__ for kind in KINDS}
    calls = [
        node
        for file in SOURCES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]
    heads = [call.args[0] for call in calls if call.args]
    return {str(one.value) for one in heads if isinstance(one, ast.Constant)}


def test_the_tree_in_the_docstring_names_every_error_with_its_exit_code():
    tree = [line for line in (errors.__doc__ or "").splitlines() if "──" in line]
    for kind in KINDS:
        if kind is not AntqError:
            line = next(one for one in tree if f" {kind.__name__} " in one)
            assert line.endswith(str(kind.exit_code))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_that_is_raised_has_a_sentence(language):
    say = load_catalogue(language)
    raised = codes_raised()
    assert len(raised) > 20
    for code in raised:
        assert say(f"messages.{code}", "1", "2", "3", "4") != f"messages.{code}"


def test_a_place_is_written_as_editors_understand_it():
    assert str(Place("seeds/a.txt")) == "seeds/a.txt"
    assert str(Place("site.yml", 12)) == "site.yml:12"


def test_a_path_is_a_place():
    error = SeedError("empty", place=PurePosixPath("seeds/a.txt"))
    assert error.place == Place("seeds/a.txt")


def test_words_are_kept_as_text():
    error = SeedError("seed-too-large", 3_000_000, 2_097_152)
    assert error.words == ("3000000", "2097152")
    assert error.args == ("seed-too-large", "3000000", "2097152")
    assert error.place is None
