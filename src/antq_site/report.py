"""What a build has to say: problems collected, told one a line, counted; the exit status."""

import sys
from collections import Counter
from pathlib import Path
from typing import TextIO

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.config import Problem, SettingsError
from antq_site.errors import AntqError, Place
from antq_site.model import Severity


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
        stream: Where lines go as they come.
    """

    def __init__(self, catalogue: Catalogue, stream: TextIO | None = None) -> None:
        self._say = catalogue
        self._stream = stream or sys.stderr
        self.entries: list[Entry] = []
        self.counts: Counter[str] = Counter()

    def problem(self, error: AntqError, done: str = "") -> None:
        """Tell an error; ``done`` names the sentence that says what was done about it."""
        if isinstance(error, SettingsError):
            for one in error.problems:
                self._tell(_of_problem(one))
        else:
            self._tell(Entry(error.code, error.words, error.place, Severity.ERROR, done))

    def note(self, code: str, *words: object, place: Place | None = None) -> None:
        """Tell something that is no error."""
        self._tell(Entry(code, tuple(map(str, words)), place, Severity.INFO))

    def say(self, key: str, *words: object) -> None:
        """Print a sentence without keeping it."""
        print(plain(self._say(f"messages.{key}", *words)), file=self._stream)

    def _tell(self, entry: Entry) -> None:
        self.entries.append(entry)
        print(plain(self.line(entry)), file=self._stream)

    def line(self, entry: Entry) -> str:
        """One problem in one line: where, what, its code, what was done."""
        where = f"{entry.place}: " if entry.place else ""
        done = f" — {self._say(f'messages.{entry.done}')}" if entry.done else ""
        return f"{where}{self._say(f'messages.{entry.code}', *entry.words)} [{entry.code}]{done}"

    def summary(self, *, published: bool) -> str:
        """The last line: how many articles, pages, set aside, repaired; published or not."""
        counts = [self.counts[name] for name in ("articles", "pages", "set-aside", "repaired")]
        state = self._say("messages.published" if published else "messages.not-published")
        return self._say("messages.summary", *counts, state)

    def end(self, *, published: bool) -> None:
        """Print the last line."""
        print(self.summary(published=published), file=self._stream)

    def save(self, path: Path, *, published: bool) -> None:
        """Keep the same for machines."""
        kept = {
            "counts": dict(sorted(self.counts.items())),
            "published": published,
            "entries": [
                {
                    "code": entry.code,
                    "severity": entry.severity.value,
                    "file": entry.place.file if entry.place else None,
                    "line": entry.place.line if entry.place else None,
                    "message": self._say(f"messages.{entry.code}", *entry.words),
                }
                for entry in self.entries
            ],
        }
        path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


def _of_problem(problem: Problem) -> Entry:
    return Entry(problem.code, problem.words, problem.place)
