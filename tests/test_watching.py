"""A change of anything the site is built from is seen; what a build writes is none."""

import shutil
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

import pytest

from antq_site import watching
from antq_site.project import Project, project_at
from antq_site.watching import changes, look, sources
from tests.keeper import Keeper


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watching, "SECONDS", 0.01)
    monkeypatch.setattr(watching, "_SHARE", 0)


@pytest.fixture
def project(keeper) -> Project:
    return project_at(keeper.root)


def add_an_article(keeper: Keeper) -> None:
    keeper.write("moi.txt", "Tít\n")


def add_a_folder(keeper: Keeper) -> None:
    (keeper.seeds / "2024").mkdir()
    (keeper.seeds / "2024" / "moi.txt").write_text("Tít\n", encoding="utf-8")


def remove_an_article(keeper: Keeper) -> None:
    (keeper.seeds / "2022-vinh-bao.txt").unlink()


def replace_an_article(keeper: Keeper) -> None:
    fresh = keeper.root / "tam"
    shutil.copy2(keeper.seeds / "2022-vinh-bao.txt", fresh)
    fresh.replace(keeper.seeds / "2022-vinh-bao.txt")


def write_settings(keeper: Keeper) -> None:
    keeper.settings("title: Kho\n")


def write_below(folder: str, name: str) -> Callable[[Keeper], None]:
    def write(keeper: Keeper) -> None:
        file = keeper.root / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (add_an_article, "moi.txt"),
        (add_a_folder, "moi.txt"),
        (remove_an_article, "2022-vinh-bao.txt"),
        (replace_an_article, "2022-vinh-bao.txt"),
        (write_settings, "site.yml"),
        (write_below("templates/pages", "home.html"), "home.html"),
        (write_below("static", "site.css"), "site.css"),
        (write_below("content", "lien-he.md"), "lien-he.md"),
        (write_below("corrections", "a.yml"), "a.yml"),
        (write_below(".", "addresses.yml"), "addresses.yml"),
    ],
)
def test_a_change_is_seen_and_named(keeper, project, change, name):
    seen = changes(project, look(project))
    change_later(lambda: change(keeper))
    assert next(seen) == [name]


def change_later(change: Callable[[], None]) -> None:
    threading.Timer(0.05, change).start()


def test_what_changes_during_a_build_comes_next(keeper, project):
    seen = changes(project, look(project))
    change_later(lambda: add_an_article(keeper))
    assert next(seen) == ["moi.txt"]
    keeper.settings("title: Kho\n")  # while the caller builds
    assert next(seen) == ["site.yml"]


def test_what_changed_before_the_first_look_is_seen(keeper, project):
    before = look(project)
    add_an_article(keeper)
    assert next(changes(project, before)) == ["moi.txt"]


def test_what_a_build_writes_wakes_nobody(keeper, project):
    before = look(project)
    assert keeper.run("build").code == 0
    assert (keeper.root / "addresses.yml").is_file()
    found: SimpleQueue[list[str]] = SimpleQueue()
    threading.Thread(target=lambda: found.put(next(changes(project, before))), daemon=True).start()
    with pytest.raises(Empty):
        found.get(timeout=0.3)
    add_an_article(keeper)
    assert found.get(timeout=10) == ["moi.txt"]


def test_spare_copies_of_editors_are_no_change(keeper, project):
    before = look(project)
    for name in (".moi.txt.swp", "moi.txt~", ".git"):
        (keeper.seeds / name).write_text("x", encoding="utf-8")
    (keeper.seeds / ".an").mkdir()
    (keeper.seeds / ".an" / "a.txt").write_text("x", encoding="utf-8")
    assert look(project) == before


def test_a_file_that_goes_while_one_looks_is_no_error(keeper, project):
    (keeper.seeds / "treo.txt").symlink_to(keeper.seeds / "khong-co")
    assert keeper.seeds / "treo.txt" in look(project)


def test_the_folders_of_the_program_are_watched_too(project):
    names = [path.name for path in sources(project)]
    assert names.count("templates") == 2
    assert names.count("static") == 2
