"""What was read before, kept under the digest of all that the reading depended on.

One SQLite file beside the site. It can be deleted at any time: everything in it is made again. Each
entry carries a digest of its own, so that a damaged one is noticed and made again too.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from antq_site.digests import digest
from antq_site.errors import PublishError
from antq_site.model import Record, Summary

_TABLE = """
create table if not exists reading (
    key blob primary key, check_sum blob not null, summary blob not null, record blob not null
) without rowid
"""
_FORMAT = 2
"""Of the file; a file of another format is made anew."""
_AT_ONCE = 500
"""Keys of one question."""
_KEEP = 2
"""Entries no longer wanted are dropped when there are more than so many times those that are."""

_records = msgspec.msgpack.Decoder(Record)


class Failed(msgspec.Struct, frozen=True, array_like=True):
    """An article that could not be read: the error's code, words and line."""

    code: str
    words: tuple[str, ...] = ()
    line: int | None = None


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What came of one seed.

    Attributes:
        summary: What the archive keeps in memory; None when it could not be read.
        failed: Why it could not be read; None when it could.
        sha256: Of the seed, hexadecimal.
        repaired: Whether its text was put right.
    """

    summary: Summary | None
    failed: Failed | None
    sha256: str
    repaired: bool = False


_readings = msgspec.msgpack.Decoder(Reading)


class Entry(msgspec.Struct, frozen=True):
    """A reading as it is kept: its key, the reading and the whole record, as MessagePack.

    Attributes:
        lasting: Whether it is what the key stands for, also next time.
    """

    key: bytes
    reading: bytes
    record: bytes
    lasting: bool = True


class Cache:
    """Readings by key.

    Args:
        path: Of the file; made when there is none.

    Attributes:
        damaged: Whether the file could not be used and was made anew.

    Raises:
        PublishError: When the disk takes no file at all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = _opened(path)
        except sqlite3.Error:
            self._base = self._made_anew()
        except OSError as problem:
            raise PublishError("disk", problem.strerror, place=path) from None

    def readings(self, keys: Sequence[bytes]) -> dict[bytes, Reading]:
        """The readings that are there and whole, by key."""
        found: dict[bytes, Reading] = {}
        try:
            for key, check, raw in self._rows("check_sum, summary", keys):
                if digest(key, raw) == check:
                    found[key] = _readings.decode(raw)
        except (sqlite3.Error, msgspec.DecodeError):
            self._start_over()
        return found

    def record(self, key: bytes) -> Record | None:
        """The whole record of a key; None when it is not there or damaged."""
        try:
            for _, raw in self._rows("record", [key]):
                body, check = raw[: -len(key)], raw[-len(key) :]
                return _records.decode(body) if digest(key, body) == check else None
        except (sqlite3.Error, msgspec.DecodeError):
            return None
        return None

    def _rows(self, columns: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            yield from self._base.execute(
                f"select key, {columns} from reading where key in ({marks})",  # noqa: S608  no text
                some,
            )

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep some readings; each is whole on the disk or not there."""
        rows = (
            (
                one.key,
                digest(one.key, one.reading),
                one.reading,
                one.record + digest(one.key, one.record),
            )
            for one in entries
        )
        with self._mended(), self._base:
            self._base.executemany("insert or replace into reading values (?, ?, ?, ?)", rows)

    def forget_others(self, keys: Sequence[bytes]) -> None:
        """Drop what is not among some keys, when that is worth its time."""
        with self._mended(), self._base:
            (known,) = self._base.execute("select count(*) from reading").fetchone()
            if known > _KEEP * max(len(keys), _AT_ONCE):
                self._base.execute("create temp table wanted (key blob primary key)")
                self._base.executemany("insert into wanted values (?)", ((key,) for key in keys))
                self._base.execute("delete from reading where key not in (select key from wanted)")
                self._base.execute("drop table wanted")

    @contextlib.contextmanager
    def _mended(self) -> Iterator[None]:
        """Make the file anew when it turns out to be broken; go without where the disk refuses."""
        try:
            yield
        except sqlite3.OperationalError:
            pass
        except sqlite3.DatabaseError:
            self._start_over()

    def _start_over(self) -> None:
        self.close()
        self._base = self._made_anew()

    def _made_anew(self) -> sqlite3.Connection:
        self.damaged = True
        try:
            self.path.unlink(missing_ok=True)
            return _opened(self.path)
        except (OSError, sqlite3.Error) as problem:
            words = problem.strerror if isinstance(problem, OSError) else problem
            raise PublishError("disk", words, place=self.path) from None

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file of this format.

    The cache may be lost in a crash and is then made again, so the disk is not waited for.
    """
    base = sqlite3.connect(path)
    try:
        base.execute("pragma journal_mode = off")
        base.execute("pragma synchronous = off")
        base.execute("pragma mmap_size = 67108864")
        (version,) = base.execute("pragma user_version").fetchone()
        if version in (0, _FORMAT):
            base.execute(_TABLE)
            base.execute(f"pragma user_version = {_FORMAT}")
            return base
    except BaseException:
        base.close()
        raise
    base.close()
    path.unlink()
    return _opened(path)
