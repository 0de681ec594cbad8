"""Every error the program can name.

    AntqError
    ├── ConfigError    the keeper's settings cannot be used           exit 2
    │   └── CommandLineError  the command line cannot be understood   exit 2
    ├── DataError      shipped or kept data (words, places) is broken exit 2
    ├── SeedError      one article cannot be read: it is set aside    exit 0, with --strict 3
    ├── CorrectionError  one correction cannot be used                exit 3
    ├── RenderError    a page could not be made                       exit 70
    ├── PublishError   the output cannot be written                   exit 4
    ├── CheckError     the staged site failed its self-check          exit 5
    └── LockedError    another build holds the lock                   exit 75

An error carries a code, whose sentence stands in the catalogue (`messages.<code>`), and the words
that fill it; `Place` says where to look. The exit codes are a contract with scripts.
"""

from pathlib import PurePath
from typing import ClassVar

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where a problem stands: a file, perhaps a line of it, perhaps the words.

    Attributes:
        file: As the keeper would write it, relative to the project where possible.
        line: Counted from 1; None where the whole file is meant.
        words: The words in question, as they stand there; "" where none.
    """

    file: str
    line: int | None = None
    words: str = ""

    def __str__(self) -> str:
        """The place as editors understand it: ``file:line``."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


class AntqError(Exception):
    """A problem the program can name.

    Args:
        code: Names the sentence in the catalogue, ``messages.<code>``.
        words: Fill the sentence, in its order.
        place: Where to look.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, code: str, *words: object, place: Place | PurePath | None = None) -> None:
        self.code = code
        self.words = tuple(str(word) for word in words)
        self.place = Place(str(place)) if isinstance(place, PurePath) else place
        super().__init__(code, *self.words)


class ConfigError(AntqError):
    """The keeper's settings cannot be used."""

    exit_code = 2


class CommandLineError(ConfigError):
    """The command line cannot be understood."""


class DataError(AntqError):
    """Words or places that the program reads at its start are broken."""

    exit_code = 2


class SeedError(AntqError):
    """One article cannot be read; it is set aside by name and reason."""

    exit_code = 3


class CorrectionError(AntqError):
    """One correction cannot be used."""

    exit_code = 3


class RenderError(AntqError):
    """A page could not be made."""

    exit_code = 70


class PublishError(AntqError):
    """The output cannot be written; the last published site stands."""

    exit_code = 4


class CheckError(AntqError):
    """The staged site failed its self-check; the last published site stands."""

    exit_code = 5


class LockedError(AntqError):
    """Another build holds the lock."""

    exit_code = 75
