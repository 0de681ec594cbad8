"""The same articles, settings and version give the same bytes: anywhere, anew or step by step."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.corpus import make_corpus
from tests.keeper import ROOT, Keeper, files

SETTINGS = "title: Kho thử\nbase_url: https://kho.example/thu\n"

SHUFFLED = """
import os, random
listed, scanned = os.listdir, os.scandir
def listdir(*words):
    names = listed(*words)
    random.Random(7).shuffle(names)
    return names
class Scan:
    def __init__(self, *words):
        with scanned(*words) as found:
            self.left = list(found)
        random.Random(7).shuffle(self.left)
    def __iter__(self): return iter(self.left)
    def __next__(self):
        if not self.left: raise StopIteration
        return self.left.pop()
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.listdir, os.scandir = listdir, Scan
"""
"""A disk that lists its files in another order."""


def begun(folder: Path) -> Keeper:
    """An archive with the five articles of the project and two small ones."""
    folder.mkdir(parents=True)
    keeper = Keeper(folder)
    keeper.settings(SETTINGS)
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        shutil.copy(seed, keeper.seeds)
    return keeper


def built(keeper: Keeper, *words: str, **settings: str) -> dict[str, bytes]:
    """The site after a build in a process of its own."""
    done = keeper.launch("build", *words, **settings)
    assert done.code == 0, done.err
    return files(keeper.site)


def same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Fail with the files that differ."""
    assert one.keys() == other.keys()
    assert not [path for path in one if one[path] != other[path]]


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """The site as one process makes it here and now."""
    folder = tmp_path_factory.mktemp("kho") / "kho"
    return built(begun(folder), "-j1", PYTHONHASHSEED="0")


def elsewhere(tmp_path: Path) -> Keeper:
    return begun(tmp_path / "một nơi khác")


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Ho_Chi_Minh"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONOPTIMIZE": "1"},
        {"COLUMNS": "20", "NO_COLOR": "1", "HOME": "/nonexistent", "USER": "nobody"},
    ],
    ids="-".join,
)
def test_neither_machine_nor_language_matter(settings, reference, tmp_path):
    same(built(elsewhere(tmp_path), **settings), reference)


def test_the_order_of_the_disk_does_not_matter(reference, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(SHUFFLED, "utf-8")
    path = f"{tmp_path}:{ROOT / 'src'}"
    same(built(elsewhere(tmp_path), PYTHONPATH=path), reference)


def test_the_times_of_files_do_not_matter(reference, tmp_path):
    keeper = elsewhere(tmp_path)
    for number, file in enumerate(sorted(keeper.root.rglob("*"), reverse=True)):
        os.utime(file, (number, number))
    same(built(keeper), reference)


def test_the_number_of_processes_does_not_matter(tmp_path):
    """Enough articles and pages that reading and making are really shared."""
    sites = []
    for name, workers in (("một", "-j1"), ("ba", "-j3")):
        make_corpus(tmp_path / name / "corpus", 130)
        keeper = Keeper(tmp_path / name)
        shutil.copytree(tmp_path / name / "corpus" / "seeds", keeper.seeds, dirs_exist_ok=True)
        sites.append(built(keeper, workers))
    same(*sites)
    assert len(sites[0]) > 300


def add(keeper: Keeper) -> None:
    keeper.grow(3)


def edit(keeper: Keeper) -> None:
    file = keeper.seeds / "2022-vinh-bao.txt"
    keeper.write(file.name, file.read_text("utf-8").replace("5 cá nhân", "6 cá nhân"))


def rename(keeper: Keeper) -> None:
    (keeper.seeds / "them-1.txt").rename(keeper.seeds / "doi-ten.txt")


def remove(keeper: Keeper) -> None:
    (keeper.seeds / "2023-kien-thuy.txt").unlink()


def spoil(keeper: Keeper) -> None:
    keeper.write("them-2.txt", b"\x89PNG\r\n")


def change_settings(keeper: Keeper) -> None:
    keeper.settings(f"{SETTINGS}rights: excerpt\npage_size: 5\n")


def write_a_page(keeper: Keeper) -> None:
    folder = keeper.root / "content"
    folder.mkdir()
    (folder / "rieng.md").write_text("# Trang riêng\n\nĐôi lời.\n", "utf-8")


def write_a_template(keeper: Keeper) -> None:
    folder = keeper.root / "templates" / "pages"
    folder.mkdir(parents=True)
    text = (ROOT / "templates" / "pages" / "years.html").read_text("utf-8")
    (folder / "years.html").write_text(text.replace("<h1", '<h1 data-own="1"'), "utf-8")


def lose_the_cache(keeper: Keeper) -> None:
    for left in keeper.root.glob("._site.*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def copied(keeper: Keeper, folder: Path) -> Keeper:
    """The same archive, of which nothing was ever built."""
    folder.mkdir()
    clean = Keeper(folder)
    shutil.rmtree(clean.seeds)
    left_out = shutil.ignore_patterns("_site", "._site.*")
    shutil.copytree(keeper.root, folder, dirs_exist_ok=True, ignore=left_out)
    return clean


STEPS: tuple[Callable[[Keeper], None], ...] = (
    add, edit, rename, remove, spoil, change_settings, write_a_page, write_a_template,
    lose_the_cache,
)  # fmt: skip


def test_a_build_on_top_of_others_equals_a_clean_one(tmp_path):
    (tmp_path / "kho").mkdir()
    keeper = Keeper(tmp_path / "kho")
    keeper.settings(SETTINGS)
    built(keeper)
    for number, step in enumerate(STEPS):
        step(keeper)
        after = built(keeper)
        same(after, built(copied(keeper, tmp_path / f"sạch-{number}")))
