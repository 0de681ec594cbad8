"""A command is measured as a whole process."""

import sys
from pathlib import Path

import pytest

from bench.measure import Command, Failed, Took, run, run_all, written


def _python(code: str, folder: Path) -> Command:
    return Command([sys.executable, "-c", code], folder)


def test_time_and_memory_of_a_command(tmp_path):
    took = run(_python("held = b'x' * 50_000_000; import time; time.sleep(0.1)", tmp_path))
    assert took.wall >= 0.1
    assert took.memory > 50_000_000
    assert took.cpu > 0


def test_processes_that_a_command_starts_are_counted(tmp_path):
    busy = "sum(range(5_000_000)); held = b'x' * 60_000_000"
    took = run(
        _python(
            f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])", tmp_path
        )
    )
    assert took.memory > 60_000_000
    assert took.cpu > 0.02


def test_a_command_that_fails_is_told_with_its_words(tmp_path):
    with pytest.raises(Failed, match="no such seeds"):
        run(_python("import sys; sys.exit('no such seeds')", tmp_path))


def test_commands_in_a_row_count_as_one(tmp_path, monkeypatch):
    took = iter([Took(1.0, 2.0, 30), Took(3.0, 4.0, 20)])
    monkeypatch.setattr("bench.measure.run", lambda _: next(took))
    assert run_all([_python("", tmp_path)] * 2) == Took(4.0, 6.0, 30)


def test_files_of_a_folder_and_below(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_bytes(b"123")
    (tmp_path / "two").write_bytes(b"4567")
    assert written(tmp_path) == (2, 7)
    assert written(tmp_path / "none") == (0, 0)
