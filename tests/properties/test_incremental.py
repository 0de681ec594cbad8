"""Whatever is edited between two builds: the second gives what a build from nothing gives.

`make soak` takes a hundred steps in place of eight. `ANTQ_SOAK` is how many, `ANTQ_SOAK_TEXTS` a
folder of articles to draw from in place of the seeds, `ANTQ_SOAK_SEED` another run of chance.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.keeper import KIEN_THUY, MANIFEST, ROOT, VINH_BAO, Keeper, environment, faults_of, files

STEPS = int(os.environ.get("ANTQ_SOAK", "8"))
SEED = int(os.environ.get("ANTQ_SOAK_SEED", "138"))
OTHERS = os.environ.get("ANTQ_SOAK_TEXTS")

FIRST = 10
"""Articles of the first build."""

IN_TWO_PROCESSES = """
import sys
from antq_site import cli, reading, staging
reading.CHUNK, staging.SHARE, staging.ALONE_BELOW = 2, 20, 1
raise SystemExit(cli.run(sys.argv[1:]))
"""
"""A build that shares out even a few articles and pages among processes."""

PLACES = [
    ("huyện Vĩnh Bảo", "Hải Phòng"),
    ("quận Kiến An", "Hải Phòng"),
    ("huyện Xuân Trường", "Nam Định"),
    ("thị xã Thái Hòa", "Nghệ An"),
    ("quận Đống Đa", "Hà Nội"),
]
NAMES = ["Phạm Văn Hòa", "Lê Thị Thu", "Trần Quốc Bảo", "Nguyễn Hữu Nghĩa"]


def drawn(chance: random.Random) -> str:
    """An article of a place, a day, a person and figures that chance has drawn."""
    district, province = chance.choice(PLACES)
    year, day, month = chance.randint(2018, 2024), chance.randint(1, 28), chance.randint(1, 12)
    text = chance.choice([VINH_BAO, KIEN_THUY])
    for old, new in (
        ("huyện Vĩnh Bảo", district),
        ("Huyện Vĩnh Bảo", district.capitalize()),
        ("Hải Phòng", province),
        ("15/08/2022", f"{day:02}/{month:02}/{year}"),
        ("20/11/2023", f"{day:02}/{month:02}/{year}"),
        ("15-8", f"{day}-{month}"),
        ("20-11", f"{day}-{month}"),
        ("Phạm Văn Hòa", chance.choice(NAMES)),
        ("5 cá nhân", f"{chance.randint(2, 90)} cá nhân"),
    ):
        text = text.replace(old, new)
    return text


class Editor:
    """Edits an archive at random, as keepers do over the years, and builds it.

    Args:
        keeper: Whose archive it is.
        chance: Draws what is done.
    """

    def __init__(self, keeper: Keeper, chance: random.Random) -> None:
        self.keeper = keeper
        self.chance = chance
        self.number = 0
        self.done: Counter[str] = Counter()
        self.texts = sorted(Path(OTHERS or ROOT / "seeds").glob("*.txt"))
        self.edits = {
            name.removeprefix("edit_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("edit_")
        }

    def some(self) -> Path:
        """One of the articles that are there; a new one as long as there are few."""
        there = sorted(self.keeper.seeds.rglob("*.txt"))
        return self.chance.choice(there) if len(there) > 3 else self.edit_add()

    def text(self) -> str:
        """An article: drawn by chance, or one of the given ones."""
        if OTHERS is None and self.chance.random() < 0.7:
            return drawn(self.chance)
        return self.chance.choice(self.texts).read_text("utf-8")

    def edit_add(self) -> Path:
        self.number += 1
        return self.keeper.write(f"bai-{self.number:04}.txt", self.text())

    def edit_change_a_line(self) -> None:
        file, other = self.some(), self.text().split("\n")
        lines = file.read_text("utf-8").split("\n")
        lines[self.chance.randrange(len(lines))] = self.chance.choice(other)
        file.write_text("\n".join(lines), "utf-8")

    def edit_delete(self) -> None:
        self.some().unlink()

    def edit_swap(self) -> None:
        one, other = self.some(), self.some()
        bodies = one.read_bytes(), other.read_bytes()
        other.write_bytes(bodies[0])
        one.write_bytes(bodies[1])

    def edit_rename(self) -> None:
        self.number += 1
        file = self.some()
        file.rename(file.with_name(f"ten-moi-{self.number:04}.txt"))

    def edit_touch(self) -> None:
        self.some().touch()

    def edit_copy(self) -> None:
        self.number += 1
        self.keeper.write(f"chep-{self.number:04}.txt", self.some().read_bytes())

    def edit_empty(self) -> None:
        self.some().write_bytes(b"")

    def edit_style(self) -> None:
        self._write("static/site.css", f"/* {self.chance.random()} */\n")

    def edit_template(self) -> None:
        frame = '{{% extends "base.html" %}}{{% block main %}}<h1>{}</h1>{{% endblock %}}'
        self._write("templates/pages/method.html", frame.format(self.chance.random()))

    def edit_settings(self) -> None:
        size, title = self.chance.choice([5, 7, 50]), self.chance.choice(["Kho", "Kho khác"])
        self._write("site.yml", f"title: {title}\nbase_url: https://e.org/k\npage_size: {size}\n")

    def edit_page(self) -> None:
        self._write("content/gioi-thieu.md", f"# Giới thiệu\n\n{self.chance.random()}\n")

    def edit_take_down(self) -> None:
        book = self.keeper.root / "addresses.yml"
        if book.is_file() and "removed:" not in book.read_text("utf-8"):
            book.write_text(f"{book.read_text('utf-8')}removed:\n  bai/da-go/: gỡ\n", "utf-8")

    def edit_lose_the_cache(self) -> None:
        shutil.rmtree(self.keeper.root / "._site.cache", ignore_errors=True)

    def _write(self, path: str, text: str) -> None:
        file = self.keeper.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self) -> list[str]:
        """Do one to three things; which ones."""
        names = self.chance.choices(
            list(self.edits),
            [4 if name in {"add", "change_a_line"} else 1 for name in self.edits],
            k=self.chance.choice([1, 1, 1, 2, 3]),
        )
        for name in names:
            self.edits[name]()
        self.done.update(names)
        return names

    def built_from_nothing(self, processes: int) -> dict[str, bytes]:
        """What a build makes that knows of none before it."""
        for left in (self.keeper.root / "moi", *self.keeper.root.glob(".moi.*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        words = ["build", "--out", "moi", f"-j{processes}"]
        if processes == 1:
            assert self.keeper.run(*words).code == 0
        else:
            command = [sys.executable, "-c", IN_TWO_PROCESSES, *words]
            subprocess.run(
                command,
                cwd=self.keeper.root,
                env=environment({}),
                capture_output=True,
                check=True,
            )
        return files(self.keeper.root / "moi")


@pytest.fixture
def editor(keeper):
    made = Editor(keeper, random.Random(SEED))  # noqa: S311  edits are drawn by chance, secrets are not
    for _ in range(FIRST):
        made.edit_add()
    made.edit_settings()
    return made


@pytest.mark.slow
def test_after_any_edits_a_build_gives_what_a_build_from_nothing_gives(editor):
    """With one process and with two, in turn."""
    keeper, seconds = editor.keeper, [0.0, 0.0]
    for step in range(STEPS):
        done = editor.edit() if step else []
        began = time.perf_counter()
        ended = keeper.run("build", "-j1")
        seconds[0] += time.perf_counter() - began
        assert ended.code == 0, (step, done, ended.err)
        began = time.perf_counter()
        right = editor.built_from_nothing(1 + step % 2)
        seconds[1] += time.perf_counter() - began
        found = files(keeper.site)
        different = [path for path in sorted(found | right) if found.get(path) != right.get(path)]
        assert not different, (step, done, different[:9])
        assert faults_of(keeper.site) == []
    assert editor.done.total() >= STEPS - 1
    print(  # noqa: T201  what `make soak` is run for
        f"\n{STEPS} steps, {editor.done.total()} edits {dict(sorted(editor.done.items()))};"
        f" {len(files(keeper.site))} files in the end;"
        f" {seconds[0]:.1f} s step by step, {seconds[1]:.1f} s from nothing"
    )


# ------------------------------------------------------------- what one article has to do with

THAI_HOA = """\
Thị xã Thái Hòa: 300 người dự Ngày hội Toàn dân bảo vệ an ninh Tổ quốc

05/08/2019 10:00

Sáng 5-8, phường Hòa Hiếu, thị xã Thái Hòa, Nghệ An tổ chức Ngày hội Toàn dân bảo vệ ANTQ.
"""


def test_an_article_changes_the_pages_that_are_about_it_and_no_others(keeper):
    """It is of another province, another year, other people than those that are there."""
    assert keeper.run("build", "-j1").code == 0
    before = files(keeper.site)
    keeper.write("2019-thai-hoa.txt", THAI_HOA)
    assert keeper.run("build", "-j1").code == 0
    after = files(keeper.site)
    changed = {path for path in before if before[path] != after.get(path)}
    lists = {"", "nam/", "dia-phuong/", "co-quan/", "nguon/", "phong-trao/"}
    of_its_programme = "phong-trao/toan-dan-bao-ve-an-ninh-to-quoc/"
    newer_neighbour = "bai/2022-vinh-bao/"
    pages = {*lists, of_its_programme, newer_neighbour}
    data = {path for path in before if path.startswith("data/")}
    assert changed <= {f"{page}index.html" for page in pages} | data | {MANIFEST}
    assert {"index.html", "nam/index.html", "bai/2022-vinh-bao/index.html", MANIFEST} <= changed
    assert {"data/officials.csv", "data/awards.csv"}.isdisjoint(changed)  # it has none
    assert {path for path in after if "thai-hoa" in path} - before.keys()
