"""«Nothing changed» is said only when nothing changed, and whatever changed is noticed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from antq_site import freshness
from antq_site.fingerprints import Fingerprints
from antq_site.freshness import Freshness, program_digest
from antq_site.options import Options
from antq_site.project import project_at
from antq_site.trees import MANIFEST
from tests.keeper import UNWATCHED, VINH_BAO, Keeper, environment, files, stamps

ALREADY = "[up-to-date]"

PROBE = """
import sys
from antq_site import cli
code = cli.run(["build"])
print(code, *sorted({name.partition(".")[0] for name in sys.modules} | set(sys.modules)))
"""
"""A build in a fresh interpreter, and what it has loaded by then."""

HEAVY = {"jinja2", "sqlite3", "markdown", "antq_site.pipeline", "antq_site.gazetteer"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with a site that was just published."""
    root = tmp_path_factory.mktemp("built") / "kho"
    root.mkdir()
    keeper = Keeper(root)
    keeper.settings("title: Kho\n")
    for name in ("content", "static", "templates"):
        (root / name).mkdir()
    (root / "content" / "lien-he.md").write_text("# Liên hệ\n\nThư.\n", "utf-8")
    (root / "static" / "a.txt").write_text("a", "utf-8")
    assert keeper.run("build").code == 0
    return root


@pytest.fixture
def published(built, tmp_path):
    """A copy of it."""
    root = tmp_path / "kho-da-dung"
    shutil.copytree(built, root)
    keeper = Keeper.__new__(Keeper)
    keeper.root, keeper.seeds, keeper.site = root, root / "seeds", root / "_site"
    return keeper


def fresh(keeper) -> bool:
    """Whether a build finds that nothing has changed, without looking any closer."""
    at = project_at(keeper.root)
    return Freshness(at, Options().key, Fingerprints(at.cache / "files")).holds() is not None


def test_nothing_changed_is_answered_without_what_a_build_needs(published):
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=published.root,
        env=environment(UNWATCHED),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, *loaded = done.stdout.split()
    assert code == "0"
    assert ALREADY in done.stderr
    assert HEAVY & set(loaded) == set()


def test_a_build_that_has_something_to_do_loads_it(published):
    """The probe above would see it."""
    published.write("moi.txt", VINH_BAO)
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=published.root,
        env=environment({}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert set(done.stdout.split()) >= HEAVY


def test_the_same_is_said_in_the_same_words_again(published):
    first = published.run("build")
    second = published.run("build")
    assert ALREADY in first.err
    assert first == second
    assert first.lines[-1].startswith("2 bài, ")


def test_a_new_time_is_no_change(published):
    for file in (published.seeds / "2022-vinh-bao.txt", published.root / "site.yml"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    before = stamps(published.site)
    assert fresh(published)
    assert ALREADY in published.run("build").err
    assert stamps(published.site) == before


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda root: _write(
        root / "seeds/2022-vinh-bao.txt", VINH_BAO.replace("3 tập thể", "4 tập thể")
    ),
    "a new article": lambda root: _write(root / "seeds/moi.txt", VINH_BAO),
    "an article gone": lambda root: (root / "seeds/2022-vinh-bao.txt").unlink(),
    "an article renamed": lambda root: (root / "seeds/2022-vinh-bao.txt").rename(
        root / "seeds/2022-vb.txt"
    ),
    "a strange name": lambda root: _write(root / "seeds/a__pycache__b.txt", VINH_BAO),
    "settings": lambda root: _write(root / "site.yml", "title: Kho khác\n"),
    "settings gone": lambda root: (root / "site.yml").unlink(),
    "addresses": lambda root: _write(
        root / "addresses.yml",
        (root / "addresses.yml").read_text("utf-8") + "removed:\n  bai/cu/: gỡ\n",
    ),
    "addresses gone": lambda root: (root / "addresses.yml").unlink(),
    "a page of text": lambda root: _write(root / "content/lien-he.md", "# Liên hệ\n\nKhác.\n"),
    "a new page of text": lambda root: _write(root / "content/khac.md", "# Khác\n"),
    "a static file": lambda root: _write(root / "static/a.txt", "b"),
    "a static file gone": lambda root: (root / "static/a.txt").unlink(),
    "a template": lambda root: _write(root / "templates/pages/method.html", "{{ page.title }}"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(published, change):
    assert fresh(published)
    CHANGES[change](published.root)
    assert not fresh(published)


@pytest.mark.parametrize(
    "words", [["--offline"], ["--base-url", "https://e.org/"], ["--lang", "en"]]
)
def test_other_options_make_another_site(published, words):
    before = files(published.site)
    assert published.run("build", *words).code == 0
    assert files(published.site) != before
    assert published.run("build").code == 0
    assert files(published.site) == before


def test_options_that_change_no_byte_do_not_count(published):
    assert ALREADY in published.run("build", "-j2", "--strict").err


def test_another_version_makes_the_site_anew(published, monkeypatch):
    monkeypatch.setattr(freshness, "__version__", "999")
    assert not fresh(published)


def test_a_changed_word_or_place_is_noticed(published, tmp_path, monkeypatch):
    """The program with its words and places counts, and what Python keeps of it does not."""
    home = tmp_path / "program"
    shutil.copytree(Path(freshness.__file__).parent, home)
    monkeypatch.setattr(freshness, "__file__", str(home / "freshness.py"))
    before = program_digest(Fingerprints(tmp_path / "none"))
    (home / "data" / "__pycache__").mkdir(exist_ok=True)
    (home / "data" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert program_digest(Fingerprints(tmp_path / "none")) == before
    words = home / "data" / "lexicon" / "awards.yaml"
    words.write_text(words.read_text("utf-8") + "\n", "utf-8")
    assert program_digest(Fingerprints(tmp_path / "none")) != before
    assert not fresh(published)


def test_a_site_that_is_another_or_gone_is_made_again(published):
    before = files(published.site)
    (published.site / MANIFEST).write_bytes(b"")
    assert not fresh(published)
    shutil.rmtree(published.site)
    assert published.run("build").code == 0
    assert files(published.site) == before


def test_articles_that_were_set_aside_are_told_every_time(published):
    published.write("trong.txt", "")
    first, second = published.run("build"), published.run("build")
    assert "trong.txt: tệp trống [empty]" in first.err
    assert "trong.txt: tệp trống [empty]" in second.err


def test_copies_are_told_again_with_nothing_else_to_do(published):
    published.write("ban-sao.txt", VINH_BAO)
    assert "[copy]" in published.run("build").err
    second = published.run("build")
    assert "[copy]" in second.err
    assert ALREADY in second.err


@pytest.mark.parametrize("change", ["a new article", "an article gone", "an article"])
def test_what_changes_while_the_site_is_built_is_in_the_next_one(keeper, monkeypatch, change):
    """The build had seen the articles already: it must not be said that nothing has changed."""
    real = freshness.Freshness.keep

    def keep_late(self, counts, notes):
        CHANGES[change](keeper.root)
        real(self, counts, notes)

    with monkeypatch.context() as patched:
        patched.setattr(freshness.Freshness, "keep", keep_late)
        assert keeper.run("build").code == 0
    assert not fresh(keeper)
    assert keeper.run("build").code == 0
    right = files(keeper.site)
    shutil.rmtree(keeper.site)
    for left in keeper.root.glob("._site.*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    assert keeper.run("build").code == 0
    assert files(keeper.site) == right
