"""Runs a command as a whole process and tells what it took; counts what it wrote."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """A command line, the folder it runs in, and what its environment has beside ours."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = {}


class Took(NamedTuple):
    """What a command took.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of all its processes, user and system.
        memory: Bytes at most held by any one of its processes.
    """

    wall: float
    cpu: float
    memory: int


class Failed(Exception):  # noqa: N818  says what happened
    """A command ended with an error; holds its last words."""


def run(command: Command) -> Took:
    """Run a command.

    Raises:
        Failed: When it ends with another status than 0.
    """
    os.sync()  # what others left to be written is not counted against this one
    before = time.perf_counter()
    process = subprocess.Popen(
        command.words,
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr:
        words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{command.words[0]}: {process.returncode}\n{words[-2000:].decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def run_all(commands: Iterable[Command]) -> Took:
    """Run commands one after the other, as one."""
    took = [run(command) for command in commands]
    return Took(
        sum(one.wall for one in took), sum(one.cpu for one in took), max(one.memory for one in took)
    )


class Written(NamedTuple):
    """How many files there are in a folder, and their bytes."""

    files: int
    bytes: int


def written(folder: Path) -> Written:
    """Count the files of a folder and of those below it."""
    sizes = [
        (Path(home) / name).lstat().st_size for home, _, names in os.walk(folder) for name in names
    ]
    return Written(len(sizes), sum(sizes))
