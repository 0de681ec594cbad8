"""A disk that takes only so much, and processes that somebody else ends."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from antq_site.strict_yaml import load_yaml
from tests.keeper import Keeper, environment, faults_of, files

BUILD = [sys.executable, "-m", "antq_site.cli", "build"]


def limited(keeper: Keeper, size: int) -> "subprocess.CompletedProcess[str]":
    """Build where no file can grow beyond a size."""
    return subprocess.run(
        [*BUILD, "-j1"],
        cwd=keeper.root,
        env=environment({}),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("size", [0, 1, 700, 4096, 9000, 20_000, 70_000])
def test_a_file_that_is_cut_short_is_never_published(keeper, size):
    assert keeper.run("build").code == 0
    old = files(keeper.site)
    keeper.write("2023-kien-thuy.txt", "Xã Ngũ Phúc\n\nXã đã ra mắt mô hình Camera an ninh.\n")
    ended = limited(keeper, size)
    assert ended.returncode in (0, 4), ended.stderr
    if ended.returncode:
        assert "đĩa từ chối: " in ended.stderr
        assert files(keeper.site) == old
    assert keeper.run("build").code == 0
    assert faults_of(keeper.site) == []
    assert files(keeper.site) != old


def test_the_address_book_is_never_cut_short(keeper):
    line = f"  bai/cu-{{0:03}}/: {'gỡ theo yêu cầu ' * 150}\n"
    book = keeper.root / "addresses.yml"
    book.write_text(f"removed:\n{''.join(map(line.format, range(150)))}", encoding="utf-8")
    kept = book.read_bytes()
    ended = limited(keeper, len(kept))
    assert ended.returncode == 4
    assert "addresses.yml" in ended.stderr
    assert book.read_bytes() == kept
    assert keeper.run("build").code == 0
    written = load_yaml(book, 1_000_000)
    assert len(written["people"]) == 2
    assert len(written["removed"]) == 150


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in found.read_text("ascii").split()] if found.exists() else []


def workers(process: "subprocess.Popen[str]") -> list[int]:
    """Wait until a build has started others."""
    until = time.monotonic() + 60
    while not (found := children(process.pid)):
        assert time.monotonic() < until, "no process was started"
        assert process.poll() is None, "the build ended alone"
        time.sleep(0.005)
    return found


def gone(pid: int) -> bool:
    """Whether a process ends within two seconds."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text("ascii").rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.slow
def test_no_article_is_lost_with_the_process_that_read_it(keeper):
    keeper.grow(70)
    with keeper.start("build", "-j2") as process:
        os.kill(workers(process)[0], signal.SIGKILL)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert said.splitlines()[-1].startswith("72 bài, ")
    assert faults_of(keeper.site) == []


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_build(keeper, sign):
    keeper.grow(200)
    with keeper.start("build", "-j2") as process:
        started = workers(process)
        process.send_signal(sign)
        process.communicate(timeout=30)
    assert [pid for pid in started if not gone(pid)] == []
