"""Digests of files, looked up by what the disk says of them and worked out when that is new."""

import contextlib
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from antq_site.digests import SIZE, digest

T = TypeVar("T")

LARGE = 64 * 1024 * 1024
"""Bytes: of a file larger than this, what the disk says of it stands for its bytes. No seed is."""

_SETTLED = 2_000_000_000
"""Nanoseconds: a file changed less long ago may change again without its time showing it."""

Kept = tuple[int, int, int, int, bytes]
"""Size, times of the last change of its bytes and of anything else, number on the disk, digest.

The second time cannot be set back: it shows a file that was changed and given its old time again.
"""

_decoder = msgspec.msgpack.Decoder(dict[str, Kept])


class Fingerprints:
    """Digests of the bytes of files.

    Args:
        path: Of the file in which they are kept from one build to the next.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = load_kept(path, _decoder) or {}
        self._seen: dict[str, Kept] = {}
        self._told: dict[str, bytes] = {}
        self._now = time.time_ns()

    def of(self, file: Path | str) -> bytes:
        """The digest of a file; for what is no file that can be read, one of what it is.

        Within one build the answer stays what it was: the build and the memory of it must not
        speak of different bytes.
        """
        name = os.fspath(file)
        if name not in self._told:
            self._told[name] = self._looked_up(name)
        return self._told[name]

    def forget(self, file: Path | str) -> None:
        """Look again at a file that the build itself has written."""
        self._told.pop(os.fspath(file), None)

    def _looked_up(self, name: str) -> bytes:
        try:
            info = os.lstat(name)
            if not stat.S_ISREG(info.st_mode):
                return digest("no file", stat.S_IFMT(info.st_mode))
            state = info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino
            known = self._kept.get(name)
            if info.st_size > LARGE:
                return digest("large file", state)
            if known is None or known[:-1] != state:
                known = (*state, _digest_of(name))
        except OSError as problem:
            return digest("no file", problem.errno)
        if self._now - max(info.st_mtime_ns, info.st_ctime_ns) > _SETTLED and _is_text(name):
            self._seen[name] = known
        return known[-1]

    def of_all(self, files: Iterable[Path], below: Path) -> bytes:
        """One digest of some files: of where each lies below a folder, and of its bytes."""
        return digest(sorted((file.relative_to(below).as_posix(), self.of(file)) for file in files))

    def save(self) -> None:
        """Keep the digests of the files that were asked for."""
        save_kept(self._path, self._seen)


def _is_text(name: str) -> bool:
    """Whether a name can be kept; one that came in bytes of no encoding is looked at each time."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _digest_of(name: str) -> bytes:
    with open(name, "rb") as source:  # noqa: PTH123  ten thousand paths are not made for nothing
        return hashlib.file_digest(source, lambda: hashlib.blake2b(digest_size=SIZE)).digest()


def load_kept(path: Path, decoder: "msgspec.msgpack.Decoder[T]") -> T | None:
    """Read a value that was kept with its digest; None when it is not there, or damaged."""
    try:
        raw = path.read_bytes()
        body, check = raw[:-SIZE], raw[-SIZE:]
        return decoder.decode(body) if digest(body) == check else None
    except (OSError, msgspec.DecodeError):
        return None


def save_kept(path: Path, value: object) -> None:
    """Keep a value with its digest; what cannot be written is made again next time."""
    body = msgspec.msgpack.encode(value)
    fresh = path.with_name(f"{path.name}.new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(body + digest(body))
        fresh.replace(path)


def names_below(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, in order, with forward slashes; none without one."""
    start = len(os.fspath(folder)) + 1
    for home, folders, names in os.walk(folder):
        folders.sort()
        prefix = f"{home[start:].replace(os.sep, '/')}/".removeprefix("/")
        yield from (prefix + name for name in sorted(names))


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder, in the order of their names; none when there is no such folder."""
    for home, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(home, name) for name in sorted(names))
