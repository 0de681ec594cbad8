"""What a build has to say: problems collected, told one a line, counted; the exit status."""

import contextlib
import errno
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.config import Problem, SettingsError
from antq_site.errors import AntqError, Place
from antq_site.model import Severity

_SYSTEM = {os.strerror(number): name for number, name in errno.errorcode.items()}
"""From what the system says ("No space left on device") to its name ("ENOSPC")."""


def print_line(line: str, stream: TextIO | None = None) -> None:
    """Print a line on the standard error; that nobody listens is no reason to stop."""
    stream = stream or sys.stderr
    if stream is not None:
        with contextlib.suppress(OSError):
            print(line, file=stream, flush=True)


class Entry(msgspec.Struct, frozen=True):
    """One line of a report."""

    code: str
    words: tuple[str, ...] = ()
    place: Place | None = None
    severity: Severity = Severity.ERROR
    done: str = ""


def plain(text: str) -> str:
    """A text without signs that a terminal would obey."""
    return "".join(c if c.isprintable() or c == "\u00a0" else f"\\x{ord(c):02x}" for c in text)


class Report:
    """Collects what is to be told.

    Args:
        catalogue: The language to tell it in.
        stream: Where lines go as they come; None for the standard error of the moment.
    """

    def __init__(self, catalogue: Catalogue, stream: TextIO | None = None) -> None:
        self._say = catalogue
        self._stream = stream
        self.entries: list[Entry] = []
        self.counts: Counter[str] = Counter()
        self.seconds: dict[str, float] = {}

    def problem(self, error: AntqError, done: str = "") -> None:
        """Tell an error; ``done`` names the sentence that says what was done about it."""
        if isinstance(error, SettingsError):
            for one in error.problems:
                self._tell(_of_problem(one))
        else:
            self._tell(Entry(error.code, error.words, error.place, Severity.ERROR, done))

    def note(self, code: str, *words: object, place: Place | Path | None = None) -> None:
        """Tell something that is no error."""
        place = Place(str(place)) if isinstance(place, Path) else place
        self._tell(Entry(code, tuple(map(str, words)), place, Severity.INFO))

    def say(self, key: str, *words: object) -> None:
        """Print a sentence without keeping it."""
        self._print(self._say(f"messages.{key}", *words))

    def _tell(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._print(self.line(entry))

    def _print(self, line: str) -> None:
        print_line(plain(line), self._stream)

    def line(self, entry: Entry) -> str:
        """One problem in one line: where, what, its code, what was done."""
        where = f"{_near(entry.place)}: " if entry.place else ""
        done = f" — {self._say(f'messages.{entry.done}')}" if entry.done else ""
        return f"{where}{self._sentence(entry)} [{entry.code}]{done}"

    def _sentence(self, entry: Entry) -> str:
        return self._say(f"messages.{entry.code}", *(self._word(word) for word in entry.words))

    def _word(self, word: str) -> str:
        """What the system says, in the reader's language; other words as they are."""
        key = f"messages.system-{_SYSTEM.get(word, '')}"
        return self._say(key) if key in self._say else word

    def summary(self, *, published: bool) -> str:
        """The last line: how many articles, pages, set aside, repaired; published or not."""
        counts = [self.counts[name] for name in ("articles", "pages", "set-aside", "repaired")]
        state = self._say("messages.published" if published else "messages.not-published")
        return self._say("messages.summary", *counts, state)

    def end(self, *, published: bool) -> None:
        """Print the last line."""
        self._print(self.summary(published=published))

    @property
    def notes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Code and words of all that was no error."""
        return tuple((one.code, one.words) for one in self.entries)

    def again(self, counts: Mapping[str, int], notes: Iterable[tuple[str, tuple[str, ...]]]) -> int:
        """Tell once more how the last build ended, since nothing has changed; the exit status."""
        self.counts.update(counts)
        for code, words in notes:
            if code != "up-to-date":
                self.note(code, *words)
        self.note("up-to-date")
        self.end(published=True)
        return 0

    def save(self, path: Path, *, published: bool) -> None:
        """Keep the same for machines."""
        kept = {
            "counts": dict(sorted(self.counts.items())),
            "published": published,
            "seconds": self.seconds,
            "entries": [
                {
                    "code": entry.code,
                    "severity": entry.severity.value,
                    "file": entry.place.file if entry.place else None,
                    "line": entry.place.line if entry.place else None,
                    "message": self._sentence(entry),
                }
                for entry in self.entries
            ],
        }
        path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


def _near(place: Place) -> Place:
    """The place as seen from where the keeper stands."""
    file = Path(place.file)
    if file.is_absolute() and file.is_relative_to(Path.cwd()) and file != Path.cwd():
        return msgspec.structs.replace(place, file=str(file.relative_to(Path.cwd())))
    return place


def _of_problem(problem: Problem) -> Entry:
    return Entry(problem.code, problem.words, problem.place)
