"""`make` gets its environment: whole, from the lock file, and with a plain word when it cannot."""

import subprocess
import sys
from importlib.metadata import distributions
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.keeper import ROOT

_spec = spec_from_file_location("environment", ROOT / "scripts" / "environment.py")
assert _spec is not None
assert _spec.loader is not None
environment: Any = module_from_spec(_spec)
_spec.loader.exec_module(environment)


class Commands:
    """Stands in for the system: remembers what is run, and says how it ends.

    Args:
        failing: Words of commands that fail.
    """

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.run: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        """Run a command."""
        self.run.append(command)
        failed = any(word in command for word in self.failing)
        return subprocess.CompletedProcess(command, int(failed))


@pytest.fixture
def system(monkeypatch):
    """Let no command be run in earnest."""

    def use(*failing: str) -> Commands:
        commands = Commands(*failing)
        monkeypatch.setattr(environment.subprocess, "run", commands)
        return commands

    return use


def there(folder: Path) -> Path:
    """A Python in an environment."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("", encoding="utf-8")
    return python


LOCK = Path("requirements/run.txt")


def test_what_is_locked_is_installed_by_hash_and_then_the_program(system, tmp_path):
    commands = system()
    python = there(tmp_path / ".venv")
    environment.main(tmp_path / ".venv", LOCK)
    asked, locked, own = commands.run
    assert asked == [str(python), "-c", "import pip"]
    assert locked[:3] == [str(python), "-m", "pip"]
    assert {"--require-hashes", "--only-binary", ":all:", str(LOCK)} <= set(locked)
    assert own[-2:] == ["--editable", "."]
    assert {"--no-deps", "--no-build-isolation"} <= set(own)


def test_there_is_one_line_and_no_noise(system, tmp_path, capfd):
    commands = system()
    there(tmp_path / ".venv")
    environment.main(tmp_path / ".venv", LOCK)
    assert all(one.count("--quiet") == 2 for one in commands.run if "pip" in one)
    out, said = capfd.readouterr()
    assert out == ""
    assert len(said.splitlines()) == 1


def test_an_environment_is_made_where_there_is_none(system, tmp_path):
    commands = system()
    environment.main(tmp_path / ".venv", LOCK)
    assert commands.run[0] == [sys.executable, "-m", "venv", "--clear", str(tmp_path / ".venv")]
    assert len(commands.run) == 3


def test_one_that_was_broken_off_is_made_anew(system, tmp_path):
    commands = system("import pip")
    there(tmp_path / ".venv")
    environment.main(tmp_path / ".venv", LOCK)
    assert [command[1:3] for command in commands.run[:2]] == [["-c", "import pip"], ["-m", "venv"]]


def stopped(folder: Path) -> str:
    """How the script ends when it cannot go on: with words and no traceback."""
    with pytest.raises(SystemExit) as caught:
        environment.main(folder, LOCK)
    assert isinstance(caught.value.code, str)  # printed, and status 1
    return caught.value.code


def test_a_python_too_old_is_told(system, tmp_path, monkeypatch):
    commands = system()
    monkeypatch.setattr(environment.sys, "version_info", (3, 10, 12, "final", 0))
    said = stopped(tmp_path / ".venv")
    assert "cần Python 3.11 trở lên; đây là 3.10.12" in said
    assert "not 3.10.12" in said
    assert commands.run == []


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_what_debian_keeps_in_a_package_of_its_own_is_named(system, tmp_path, monkeypatch, missing):
    commands = system()
    find = environment.find_spec
    monkeypatch.setattr(
        environment, "find_spec", lambda name: find(name) if name != missing else None
    )
    said = stopped(tmp_path / ".venv")
    assert said.count("apt install python3-venv") == 2
    assert commands.run == []
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("failing", "words"), [("venv", "không tạo được môi trường"), ("--editable", "không cài được")]
)
def test_what_fails_is_told_in_both_languages(system, tmp_path, failing, words):
    system(failing)
    vietnamese, english = stopped(tmp_path / ".venv").splitlines()
    assert words in vietnamese
    assert english.isascii()


def test_an_old_python_can_read_the_script():
    """The words must reach whoever has a Python of ten years ago."""
    source = (ROOT / "scripts" / "environment.py").read_text("utf-8")
    compile(source, "environment.py", "exec", flags=0, dont_inherit=True)
    assert ":=" not in source
    assert "match " not in source
    assert " | None" not in source


@pytest.mark.slow
def test_a_real_environment_is_made_and_found_whole(tmp_path):
    folder = tmp_path / ".venv"
    environment._make(folder)
    python = folder / "bin" / "python"
    assert environment._has_pip(python)  # noqa: SLF001  asked by nobody else
    (pip,) = folder.glob("lib/python*/site-packages/pip")
    pip.rename(folder / "pip")
    assert not environment._has_pip(python)  # noqa: SLF001  same
    assert not environment._has_pip(folder / "bin" / "none")  # noqa: SLF001  same


def test_make_makes_it_once():
    """The stamps stand between the lock files and every target that needs the environment."""
    rules = (ROOT / "Makefile").read_text("utf-8")
    assert "$(RUN): pyproject.toml requirements/run.txt" in rules
    assert "$(DEV): pyproject.toml requirements/dev.txt" in rules
    assert rules.count("scripts/environment.py $(VENV)") == 2


def test_what_is_asked_for_with_an_extra_is_locked_with_it():
    """Else pip takes the newest release of it for a candidate, which no hash of ours fits."""
    locked = (ROOT / "requirements" / "dev.txt").read_text("utf-8")
    asked = [
        wanted
        for package in distributions()
        for wanted in map(Requirement, package.requires or ())
        if wanted.extras and not wanted.marker and f"\n{package.name}==" in f"\n{locked}"
    ]
    assert asked
    for wanted in asked:
        extras = ",".join(sorted(wanted.extras))
        assert f"{wanted.name}[{extras}]==" in locked, wanted
