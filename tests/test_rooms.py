"""Every member of a family has its test, every page type its template, and the other way round.

`docs/adding.md` promises that one more of a kind is one file and one test; this is what keeps the
promise. A failure names the file that is missing.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from antq_site.anatomy._engine import anatomies
from antq_site.exports._engine import exports
from antq_site.extract._engine import extractors
from antq_site.pages._engine import page_types

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "antq_site"
MEMBERS: dict[str, Callable[[], Iterable[object]]] = {
    "anatomy": anatomies,
    "extract": extractors,
    "pages": page_types,
    "exports": exports,
}
TESTED_BY = {
    "anatomy": "tests/anatomy/{}.yaml",
    "extract": "tests/extract/{}.yaml",
    "pages": "tests/pages/test_{}.py",
    "exports": "tests/exports/test_{}.py",
}


def modules(family: str, *, shared: bool = False) -> set[str]:
    """The names of a family's modules: its members, or what they share."""
    names = {file.stem for file in (SOURCE / family).glob("*.py")} - {"__init__"}
    return {name for name in names if name.startswith("_") is shared}


def names_of(pattern: str) -> set[str]:
    """What stands in place of {} in the names of the files that are there."""
    before, after = pattern.split("{}")
    folder, _, start = before.rpartition("/")
    files = (ROOT / folder).glob(f"{start}*{after}")
    return {file.name.removeprefix(start).removesuffix(after) for file in files}


def missing(wanted: Iterable[str], pattern: str) -> Iterator[str]:
    yield from (f"{pattern.format(name)} is missing" for name in sorted(wanted))


def told(faults: Iterable[str]) -> None:
    """Fail with every fault, a line each."""
    lines = list(faults)
    assert not lines, "\n".join(["", *lines])


@pytest.mark.parametrize("family", MEMBERS)
def test_a_family_has_members(family):
    assert modules(family)


@pytest.mark.parametrize("family", MEMBERS)
def test_every_member_is_registered_under_the_name_of_its_module(family):
    assert {getattr(one, "name", "") for one in MEMBERS[family]()} == modules(family)


@pytest.mark.parametrize("family", MEMBERS)
def test_every_member_has_its_test(family):
    told(missing(modules(family) - names_of(TESTED_BY[family]), TESTED_BY[family]))


@pytest.mark.parametrize("family", MEMBERS)
def test_every_test_has_its_member(family):
    shared = {name.removeprefix("_") for name in modules(family, shared=True)}
    lost = names_of(TESTED_BY[family]) - modules(family) - shared
    told(missing(lost, f"src/antq_site/{family}/{{}}.py"))


def test_every_page_type_has_its_template():
    told(missing(modules("pages") - names_of("templates/pages/{}.html"), "templates/pages/{}.html"))


def test_every_template_has_its_page_type():
    told(
        missing(names_of("templates/pages/{}.html") - modules("pages"), "src/antq_site/pages/{}.py")
    )


def test_every_part_of_a_template_is_used():
    texts = [file.read_text("utf-8") for file in (ROOT / "templates").rglob("*.html")]
    for part in (ROOT / "templates" / "parts").iterdir():
        assert any(f"parts/{part.name}" in text for text in texts), f"nothing uses {part.name}"


def test_both_catalogues_have_the_same_files():
    told(
        f"src/antq_site/data/catalogue/{language}/{name} is missing"
        for language, other in (("vi", "en"), ("en", "vi"))
        for name in sorted(_catalogue(other) - _catalogue(language))
    )


def _catalogue(language: str) -> set[str]:
    return {file.name for file in (SOURCE / "data" / "catalogue" / language).iterdir()}
