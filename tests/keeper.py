"""A keeper at the command line: a folder with a small archive, and antq-site run in it."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from antq_site import cli

ROOT = Path(__file__).resolve().parent.parent
"""Of the checkout."""

MANIFEST = "manifest-sha256.txt"

VINH_BAO = """\
Huyện Vĩnh Bảo: Khen thưởng 3 tập thể trong phong trào Toàn dân bảo vệ ANTQ

15/08/2022 09:30

Sáng 15-8, UBND huyện Vĩnh Bảo, Hải Phòng tổ chức Ngày hội Toàn dân bảo vệ an ninh Tổ quốc.

Thượng tá Phạm Văn Hòa, Trưởng Công an huyện Vĩnh Bảo phát biểu tại Ngày hội.

UBND huyện Vĩnh Bảo tặng Giấy khen cho 3 tập thể và 5 cá nhân.
"""
KIEN_THUY = """\
Xã Ngũ Phúc ra mắt mô hình Camera an ninh

20/11/2023 16:05

Chiều 20-11, UBND xã Ngũ Phúc, huyện Kiến Thụy, Hải Phòng ra mắt mô hình Camera an ninh.

Đồng chí Lê Thị Thu, Chủ tịch UBND xã Ngũ Phúc dự.
"""


class Ended(NamedTuple):
    """How a command ended: its status, what it printed, what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it said, line by line."""
        return self.err.splitlines()


class Keeper:
    """A folder with two small articles, and the command line in it.

    Args:
        root: An empty folder, or one that holds an archive already.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seeds = root / "seeds"
        self.site = root / "_site"
        if not self.seeds.is_dir():
            self.seeds.mkdir()
            self.write("2022-vinh-bao.txt", VINH_BAO)
            self.write("2023-kien-thuy.txt", KIEN_THUY)

    def write(self, name: str, content: str | bytes) -> Path:
        """Put an article into the archive."""
        file = self.seeds / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def settings(self, text: str) -> Path:
        """Write the settings."""
        file = self.root / "site.yml"
        file.write_text(text, encoding="utf-8")
        return file

    def run(self, *words: str) -> Ended:
        """Run a command in this process."""
        out = io.TextIOWrapper(io.BytesIO(), "utf-8")
        err = io.TextIOWrapper(io.BytesIO(), "utf-8")
        with chdir(self.root), redirect_stdout(out), redirect_stderr(err):
            code = cli.run(list(words))
        return Ended(code, _written(out), _written(err))

    def start(self, *words: str, **settings: str) -> "subprocess.Popen[str]":
        """Start a command in a process of its own; ``settings`` are its environment's."""
        return subprocess.Popen(
            [sys.executable, "-m", "antq_site.cli", *words],
            cwd=self.root,
            env=environment(settings),
            preexec_fn=_interruptible,  # noqa: PLW1509  no thread here holds a lock
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def launch(self, *words: str, **settings: str) -> Ended:
        """Run a command in a process of its own."""
        with self.start(*words, **settings) as process:
            out, err = process.communicate(timeout=60)
        return Ended(process.returncode, out, err)

    def grow(self, articles: int = 60) -> None:
        """Add articles, so that a build takes long enough to be stopped."""
        for number in range(articles):
            text = VINH_BAO.replace("3 tập thể", f"{number + 4} tập thể")
            self.write(f"them-{number}.txt", text)

    def shrink(self) -> None:
        """Take out what `grow` has added."""
        for file in self.seeds.glob("them-*"):
            file.unlink()

    def begun(self) -> None:
        """Wait until a build is at work."""
        until = time.monotonic() + 30
        while not list(self.root.glob("._site.*lock")):
            assert time.monotonic() < until, "no build began"
            time.sleep(0.01)


def _interruptible() -> None:
    """Let Ctrl+C reach a command, even where whoever runs the tests does not hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


UNWATCHED = {"COVERAGE_PROCESS_CONFIG": ""}
"""Settings of a process that is not measured: what measures loads modules and speaks at the end."""


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with the code of this checkout and some settings."""
    kept = {name: word for name, word in os.environ.items() if not name.startswith("ANTQ_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **settings}


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder: path → bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """All files below a folder: path → time of the last change and number on the disk."""
    found = {}
    for file in sorted(folder.rglob("*")):
        info = file.lstat()
        found[file.relative_to(folder).as_posix()] = (info.st_mtime_ns, info.st_ino)
    return found


def faults_of(site: Path) -> Sequence[str]:
    """What keeps a folder from being a whole site: files that are not as its manifest tells.

    Returns:
        Paths, each with what is wrong; empty when the site is whole.
    """
    there = files(site)
    listed = there.pop(MANIFEST, b"").decode()
    if not listed:
        return [f"no {MANIFEST}"]
    told = {line[66:]: line[:64] for line in listed.splitlines()}
    found = {path: hashlib.sha256(body).hexdigest() for path, body in there.items()}
    return [
        f"{path}: listed {told.get(path)}, found {found.get(path)}"
        for path in sorted(told.keys() | found.keys())
        if told.get(path) != found.get(path)
    ]
