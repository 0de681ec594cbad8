"""The spare tree is brought up to date by what differs from it, and by nothing else."""

from pathlib import Path

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.digests import digest
from antq_site.model import Output
from antq_site.plan import Item
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site
from antq_site.staging import Stage, Staged
from antq_site.trees import MANIFEST, Tree
from tests.keeper import files, stamps


@pytest.fixture(scope="module")
def renderer(knowledge) -> Renderer:
    site = Site(SiteConfig(title="Kho"), load_catalogue("vi"), knowledge)
    return Renderer(site, find("templates", Path()), {"menu": (), "foot": ()}, offline=False)


class Trees:
    """A published tree and a spare one, as two builds in turn see them."""

    def __init__(self, root: Path, renderer: Renderer) -> None:
        self.root = root
        self.renderer = renderer
        self.site, self.spare = "a", "b"

    def folder(self, name: str) -> Path:
        return self.root / name

    def staged(self, bodies: dict[str, str], keys: dict[str, str] | None = None) -> Staged:
        """Bring the spare tree up to date; the key of a file is its text unless named."""
        told = keys or {}
        planned = {
            path: Item(path, digest(told.get(path, body)), Output(path, body.encode()))
            for path, body in bodies.items()
        }
        kept = self.root / "cache"
        trees = [Tree(self.folder(name), kept) for name in (self.site, self.spare)]
        return Stage(planned, planned, *trees).update(self.renderer, 1, lambda *_: None)

    def built(self, bodies: dict[str, str], keys: dict[str, str] | None = None) -> int:
        """Bring the spare up to date and exchange the two; how many files were made."""
        made = self.staged(bodies, keys).made
        self.site, self.spare = self.spare, self.site
        found = files(self.folder(self.site))
        assert found.pop(MANIFEST)
        assert found == {path: body.encode() for path, body in bodies.items()}
        return made


@pytest.fixture
def trees(tmp_path, renderer):
    return Trees(tmp_path, renderer)


MANY = {f"bai/{number}/index.html": f"bài {number}" for number in range(9)}


def test_a_first_build_makes_all_and_a_second_nothing(trees):
    assert trees.built(MANY) == 9
    assert trees.built(MANY) == 0


def test_only_what_changed_is_made(trees):
    trees.built(MANY)
    assert trees.built({**MANY, "bai/3/index.html": "khác", "bai/9/index.html": "mới"}) == 2
    assert trees.built({**MANY, "bai/4/index.html": "khác"}) == 1  # bai/3 as it was is still there


def test_what_has_not_changed_is_not_written_anew(trees):
    trees.built(MANY)
    trees.built(MANY)
    before = stamps(trees.folder(trees.spare))
    trees.staged({**MANY, "bai/3/index.html": "khác"})
    after = stamps(trees.folder(trees.spare))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {MANIFEST, "bai/3", "bai/3/index.html"}


def test_the_published_tree_is_not_touched(trees):
    trees.built(MANY)
    trees.built({**MANY, "index.html": "1"})
    before = files(trees.folder(trees.site)), stamps(trees.folder(trees.site))
    trees.staged({"bai/3/index.html": "khác", "index.html": "2"})
    assert (files(trees.folder(trees.site)), stamps(trees.folder(trees.site))) == before


def test_the_same_bytes_from_other_things_are_not_written(trees):
    trees.built(MANY)
    trees.built(MANY)
    before = stamps(trees.folder(trees.spare))
    staged = trees.staged(MANY, {"bai/3/index.html": "another ground"})
    assert staged.made == 1
    after = stamps(trees.folder(trees.spare))
    assert before["bai/3/index.html"] == after["bai/3/index.html"]


@pytest.mark.parametrize("turn", [0, 1])
@pytest.mark.parametrize("body", [None, "sửa tay"])
def test_what_somebody_removed_or_changed_by_hand_is_made_again(trees, turn, body):
    """In whichever of the two trees it happened, it never comes back."""
    trees.built(MANY)
    trees.built({**MANY, "index.html": "1"})
    hurt = trees.folder([trees.site, trees.spare][turn]) / "bai/3/index.html"
    hurt.unlink()
    if body is not None:
        hurt.write_text(body, "utf-8")
    trees.built({**MANY, "index.html": "2"})
    trees.built({**MANY, "index.html": "3"})
    trees.built({**MANY, "index.html": "4"})


def test_what_was_removed_by_hand_and_is_to_be_made_anew_is_written(trees):
    """Its digest says that the same bytes were there: they are not."""
    trees.built(MANY)
    trees.built(MANY)
    (trees.folder(trees.spare) / "bai/3/index.html").unlink()
    trees.built(MANY, {"bai/3/index.html": "another ground"})


def test_what_is_no_longer_planned_is_removed_with_its_folder(trees):
    trees.built(MANY)
    trees.built(MANY)
    trees.built({"index.html": "1"})
    trees.built({"index.html": "1"})
    for name in (trees.site, trees.spare):
        assert sorted(path.name for path in trees.folder(name).iterdir()) == sorted(
            ["index.html", MANIFEST]
        )


def test_a_file_may_become_a_folder_and_a_folder_a_file(trees):
    trees.built({"tai-lieu": "tệp", "anh/mot": "1", "anh/hai/ba": "3"})
    trees.built({"tai-lieu/mot": "1", "anh": "tệp"})
    trees.built({"tai-lieu/mot": "1", "anh": "tệp"})
    trees.built({"tai-lieu": "tệp", "anh/mot": "1"})


def test_with_faults_nothing_is_said_to_be_published(trees):
    staged = trees.staged({"Kho/a": "1", "kho/A": "2"})
    assert [fault.code for fault in staged.faults] == ["same-name"]


def test_a_killed_build_leaves_doubt_and_the_next_makes_what_is_in_doubt(trees, monkeypatch):
    trees.built(MANY)
    trees.built(MANY)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    other = {**MANY, "bai/3/index.html": "khác", "bai/4/index.html": "khác"}
    with monkeypatch.context() as patched:
        patched.setattr("antq_site.trees.Tree.settle", killed)
        with pytest.raises(KeyboardInterrupt):
            trees.staged(other)
    trees.built(MANY)
