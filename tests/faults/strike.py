"""Strikes a build at its n-th change of the disk: kills it, interrupts it, or lets the disk refuse.

Every call of Python that changes something on the disk is announced to an audit hook before it is
done. The hook counts those below the keeper's folder and strikes at the n-th. A build runs in a
process that is forked, since a hook cannot be taken out again, and what it needs is loaded once.
"""

import errno
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.keeper import Keeper

CHANGING = frozenset(
    [
        *("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink"),
        *("os.truncate", "os.chmod", "os.utime", "shutil.copyfile", "sqlite3.connect"),
        "ctypes.dlsym",
    ]
)
"""Events before a change; the last is met before two folders are exchanged in one step."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

Blow = Callable[[str], None]
"""What happens at the n-th change; it is given the event's name."""


def kill(_event: str) -> None:
    """As when the power fails, or somebody ends the process at once."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt(_event: str) -> None:
    """As when somebody presses Ctrl+C."""
    signal.raise_signal(signal.SIGINT)


def refusing(number: int) -> Blow:
    """As when the disk does not take what is written."""

    def refuse(event: str) -> None:
        if event != "ctypes.dlsym":
            raise OSError(number, os.strerror(number))

    return refuse


BLOWS: dict[str, Blow] = {
    "kill": kill,
    "interrupt": interrupt,
    "no space": refusing(errno.ENOSPC),
    "broken disk": refusing(errno.EIO),
}


class Counter:
    """The audit hook: counts changes, and strikes at one of them.

    Args:
        root: Only what happens below this folder counts.
        at: Which change is struck, from 1; 0 for none.
        blow: What happens then.
    """

    def __init__(self, root: Path, at: int, blow: Blow) -> None:
        self._root = root
        self._at = at
        self._blow = blow
        self.seen = 0

    def __call__(self, event: str, words: tuple[object, ...]) -> None:
        """Hear of an event, before it happens."""
        if self._changes(event, words):
            self.seen += 1
            if self.seen == self._at:
                self._blow(event)

    def _changes(self, event: str, words: tuple[object, ...]) -> bool:
        if event == "open":
            path, _, flags = words
            writes = isinstance(flags, int) and flags & WRITING
            return bool(writes) and isinstance(path, str | bytes) and self._is_below(path)
        return event in CHANGING

    def _is_below(self, path: str | bytes) -> bool:
        return Path(os.fsdecode(path)).absolute().is_relative_to(self._root)


def struck(keeper: Keeper, at: int, blow: Blow, before: Callable[[], None] | None = None) -> int:
    """Build in a process of its own and strike it.

    Args:
        keeper: Whose archive is built.
        at: Which change is struck, from 1; 0 for none.
        blow: What happens then.
        before: Done in the new process first.

    Returns:
        Its exit status; minus the number of the signal that ended it.
    """
    return _forked(keeper, Counter(keeper.root, at, blow), before, None)


def changes(keeper: Keeper, before: Callable[[], None] | None = None) -> int:
    """Build in a process of its own, and count how often it changes something on the disk."""
    reader, writer = os.pipe()
    status = _forked(keeper, Counter(keeper.root, 0, kill), before, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        count = int(told.read())
    assert status == 0
    return count


def _forked(
    keeper: Keeper, counter: Counter, before: Callable[[], None] | None, told: int | None
) -> int:
    with warnings.catch_warnings():  # newer Pythons warn of threads, which a test runner may have
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 70
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests
            if before is not None:
                before()
            sys.addaudithook(counter)
            status = keeper.run("build", "-j1").code
            if told is not None:
                os.write(told, str(counter.seen).encode())
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)
