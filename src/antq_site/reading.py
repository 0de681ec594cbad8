"""Reads every seed, or finds in the cache what came of reading it before; in several processes."""

import hashlib
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import msgspec

from antq_site.cache import Cache, Entry, Failed, Reading
from antq_site.digests import SIZE, digest
from antq_site.engine import chunks, open_engine, run_all
from antq_site.errors import Place, SeedError
from antq_site.fingerprints import Fingerprints
from antq_site.knowledge import load_knowledge
from antq_site.model import Record, Summary
from antq_site.record import read
from antq_site.report import Report
from antq_site.seeds import clashes, find_seeds, read_seed, shown
from antq_site.summaries import summarise

CHUNK = 64
"""Seeds of one task: large enough that handing it over costs nothing."""
SECONDS = 5
"""Time of one article; what takes longer is set aside."""

Tell = Callable[[str, int, int], None]
"""Told how many of how many are done, by step."""


class Found(NamedTuple):
    """A seed with the key of its reading, and the digest of its bytes that went into the key."""

    file: Path
    name: str
    key: bytes
    print: bytes


class Read(NamedTuple):
    """All that could be read.

    Attributes:
        summaries: In the order of the files.
        seeds: From the id of an article to its seed.
    """

    summaries: tuple[Summary, ...]
    seeds: dict[str, Found]


class Reader:
    """Reads the seeds of one folder.

    Args:
        folder: Of the seeds.
        cache: What was read before.
        prints: Digests of files.
        program: Digest of the program with its words and places.
        report: Told what was set aside, and which articles are copies.
        processes: How many may read at once.
        tell: Told how far it is.
        debug: Let unexpected errors through.
    """

    def __init__(  # noqa: PLR0913  the surroundings of one build
        self,
        folder: Path,
        cache: Cache,
        prints: Fingerprints,
        program: bytes,
        report: Report,
        *,
        processes: int = 1,
        tell: Tell | None = None,
        debug: bool = False,
    ) -> None:
        self._folder = folder
        self._cache = cache
        self._prints = prints
        self._program = program
        self._report = report
        self._processes = processes
        self._tell = tell or (lambda _step, _done, _of: None)
        self._debug = debug

    def read(self) -> Read:
        """Read all seeds; what could not be read is in the report and not here."""
        found = list(self._found())
        known = self._cache.readings([one.key for one in found])
        self._read_missing([one for one in found if one.key not in known], known)
        self._cache.forget_others([one.key for one in found])
        if self._cache.damaged:
            self._report.note("cache-damaged", place=Place(self._cache.path.name))
        return self._taken(found, known)

    def _found(self) -> Iterator[Found]:
        if not self._folder.is_dir():
            self._report.problem(SeedError("no-seeds-folder", place=Place(str(self._folder))))
        files = find_seeds(self._folder)
        names = [shown(file, self._folder) for file in files]
        twice = clashes(names)
        for error in twice.values():
            self._set_aside(error)
        for file, name in zip(files, names, strict=True):
            if name not in twice:
                print_ = self._prints.of(file)
                yield Found(file, name, digest(name, print_, self._program), print_)

    def _read_missing(self, missing: Sequence[Found], known: dict[bytes, Reading]) -> None:
        parts, total = chunks(missing, CHUNK), len(known) + len(missing)
        task = partial(read_part, self._folder, debug=self._debug)
        processes = min(self._processes, len(parts))
        with open_engine(processes, load_knowledge_once) as engine:
            for entries in run_all(engine, task, parts, partial(_one_by_one, task)):
                made = {one.key: _decoded(one) for one in entries}
                known |= made
                self._cache.keep(one for one in entries if one.lasting)
                self._tell("reading", len(known), total)

    def _taken(self, found: Sequence[Found], known: dict[bytes, Reading]) -> Read:
        summaries: list[Summary] = []
        seeds: dict[str, Found] = {}
        first: dict[str, str] = {}
        for seed in found:
            reading = known[seed.key]
            if reading.failed is not None:
                place = Place(seed.name, reading.failed.line)
                self._set_aside(SeedError(reading.failed.code, *reading.failed.words, place=place))
            if reading.summary is not None:
                summaries.append(reading.summary)
                seeds[reading.summary.id] = seed
                self._count(reading, seed, first)
        return Read(tuple(summaries), seeds)

    def _count(self, reading: Reading, seed: Found, first: dict[str, str]) -> None:
        """Count an article, and tell when it is a copy of another; each keeps its address."""
        self._report.counts["articles"] += 1
        self._report.counts["repaired"] += reading.repaired
        other = first.setdefault(reading.sha256, seed.name)
        if other != seed.name:
            self._report.note("copy", other, place=Place(seed.name))

    def _set_aside(self, error: SeedError) -> None:
        self._report.problem(error, "set-aside")
        self._report.counts["set-aside"] += 1


_decoder = msgspec.msgpack.Decoder(Reading)


def _decoded(entry: Entry) -> Reading:
    return _decoder.decode(entry.reading)


def load_knowledge_once() -> None:
    """Load words and places in a process before its first task."""
    load_knowledge()


def _one_by_one(
    task: Callable[[Sequence[Found]], list[Entry]], part: Sequence[Found]
) -> list[Entry]:
    """Read the part of a process that died, each article in a process of its own."""
    entries: list[Entry] = []
    for seed in part:
        with open_engine(2) as engine:
            dead = [_entry(seed, failed=Failed("reader-died"))]
            entries += next(run_all(engine, task, [[seed]], lambda _, dead=dead: dead))  # type: ignore[misc]  # bound now
    return entries


def read_part(folder: Path, seeds: Sequence[Found], *, debug: bool = False) -> list[Entry]:
    """Read some seeds; each ends as a record or as a reason why not."""
    return [_read_one(folder, seed, debug=debug) for seed in seeds]


def _read_one(folder: Path, seed: Found, *, debug: bool) -> Entry:
    as_found = False
    try:
        with _time_limit(SECONDS):
            text = read_seed(seed.file, folder)
            as_found = hashlib.blake2b(text.raw, digest_size=SIZE).digest() == seed.print
            return _entry(seed, read(text, load_knowledge()), lasting=as_found)
    except SeedError as error:
        line = error.place.line if error.place else None
        return _entry(seed, failed=Failed(error.code, error.words, line), lasting=as_found)
    except TimeoutError:
        return _entry(seed, failed=Failed("article-too-slow", (str(SECONDS),)))
    except Exception as error:
        if debug:
            raise
        return _entry(seed, failed=Failed("reader-failed", (type(error).__name__, str(error))))


def _entry(
    seed: Found,
    record: Record | None = None,
    failed: Failed | None = None,
    *,
    lasting: bool = False,
) -> Entry:
    """What came of a seed.

    Args:
        seed: The seed.
        record: Its record; None when it could not be read.
        failed: Why not.
        lasting: Whether the bytes that the key stands for have led to this. Faults of the machine
            or the program do not, nor do bytes that were others by the time they were read: such a
            seed is read again next time.
    """
    if record is None:
        return Entry(seed.key, msgspec.msgpack.encode(Reading(None, failed, "")), b"", lasting)
    source = record.article.provenance
    reading = Reading(summarise(record), None, source.sha256, bool(source.repairs))
    whole = msgspec.msgpack.encode(record)
    return Entry(seed.key, msgspec.msgpack.encode(reading), whole, lasting)


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Stop what works too long, where the system can; how busy the machine is does not count."""
    if (
        not hasattr(signal, "SIGVTALRM")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
