"""Award forms, offices, ranks, bodies, abbreviations, kinds of event, days: words as data.

Each file of ``data/lexicon/`` explains its fields at its top. A misspelt field or a value of the
wrong type is reported with its file when the lexicon is read.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from antq_site.errors import DataError, Place
from antq_site.model import AwardKind

_HOME = Path(__file__).parent / "data" / "lexicon"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the lexicon: what it does not know, it refuses."""


class AwardForm(_Entry, frozen=True):
    """A form of commendation, a title or a gift; the fields are told in ``awards.yaml``."""

    id: str
    name: str
    kind: AwardKind
    source: str
    words: tuple[str, ...] = ()
    givers: tuple[str, ...] = ()
    classed: bool = False
    quoted: bool = False
    aged: bool = False


class OfficeWords(_Entry, frozen=True):
    """Words with which a position begins; the fields are told in ``offices.yaml``."""

    words: tuple[str, ...]
    alone: bool = False
    agency: str | None = None
    agency_needed: bool = False


class RankWords(_Entry, frozen=True):
    """Ranks of one force, low to high."""

    force: str
    words: tuple[str, ...]


class _Offices(_Entry, frozen=True):
    offices: tuple[OfficeWords, ...]
    ranks: tuple[RankWords, ...]
    honorifics: tuple[str, ...]
    learned: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    surnames: frozenset[str]


class Body(_Entry, frozen=True):
    """A kind of agency; the fields are told in ``bodies.yaml``."""

    id: str
    name: str
    sector: str
    takes: str
    words: tuple[str, ...] = ()
    word: str | None = None
    fused: bool = False
    inner: bool = False
    inner_of: bool = False
    capital: bool = False
    capital_next: bool = False
    common: bool = False
    office_only: bool = False
    fields: tuple[str, ...] = ()


class _Bodies(_Entry, frozen=True):
    bodies: tuple[Body, ...]
    acting_body: str


class _Words(_Entry, frozen=True):
    levels: dict[str, str]
    stops: tuple[str, ...]
    openers: tuple[str, ...]
    joins: tuple[str, ...]
    confer: tuple[str, ...]
    receive: tuple[str, ...]
    organise: tuple[str, ...]
    recipients: dict[str, tuple[str, ...]]


class _Abbreviations(_Entry, frozen=True):
    abbreviations: dict[str, str]
    places: dict[str, str]


class EventKind(_Entry, frozen=True):
    """A kind of event, with its name in each language and the words that show it."""

    id: str
    vi: str
    en: str
    words: tuple[str, ...]

    def name(self, language: str) -> str:
        """Its name in a language of the interface."""
        return self.en if language == "en" else self.vi


class ProgrammeName(_Entry, frozen=True):
    """A movement, campaign or paper that recurs under a name."""

    id: str
    kind: str
    name: str
    words: tuple[str, ...]


class _Events(_Entry, frozen=True):
    kinds: tuple[EventKind, ...]
    programmes: tuple[ProgrammeName, ...]
    programme_words: dict[str, str]


class FoundingDay(_Entry, frozen=True):
    """The day something was founded, from which «kỷ niệm N năm» counts."""

    words: tuple[str, ...]
    day: dt.date
    source: str


class _Days(_Entry, frozen=True):
    days: tuple[FoundingDay, ...]
    tet: dict[int, str]
    stems: tuple[str, ...]
    branches: tuple[str, ...]


class Publisher(_Entry, frozen=True):
    """Who printed an article; ``province`` is its home, None for a national organ."""

    name: str
    words: tuple[str, ...]
    kind: str
    province: str | None
    source: str


class _Publishers(_Entry, frozen=True):
    publishers: tuple[Publisher, ...]


class Layout(_Entry, frozen=True):
    """Lines of a saved page that are not the article; the fields are told in ``layout.yaml``."""

    exact: frozenset[str]
    starts: tuple[str, ...]
    tail: tuple[str, ...]
    captions: tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """All words the readers know.

    Attributes:
        award_forms: By id, in the order of the file.
        bodies: In the order of the file; several entries may share an id.
        tet: First day of Tết by year.
    """

    award_forms: Mapping[str, AwardForm]
    offices: tuple[OfficeWords, ...]
    ranks: tuple[RankWords, ...]
    honorifics: tuple[str, ...]
    learned: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    surnames: frozenset[str]
    bodies: tuple[Body, ...]
    acting_body: str
    words: _Words
    abbreviations: Mapping[str, str]
    short_places: Mapping[str, str]
    event_kinds: Mapping[str, EventKind]
    programmes: tuple[ProgrammeName, ...]
    programme_words: Mapping[str, str]
    founding_days: tuple[FoundingDay, ...]
    tet: Mapping[int, dt.date]
    stems: tuple[str, ...]
    branches: tuple[str, ...]
    publishers: tuple[Publisher, ...]
    layout: Layout

    def body(self, body_id: str) -> Body:
        """The first body of a kind.

        Raises:
            KeyError: When no body has that id.
        """
        for body in self.bodies:
            if body.id == body_id:
                return body
        raise KeyError(body_id)

    def year_named(self, stem: str, branch: str, around: int) -> int | None:
        """The year of a name of the sixty-year cycle («Quý Mão») that lies nearest to another.

        Returns:
            The year; None where the two words make no year of the cycle.
        """
        for year in sorted(range(around - 30, around + 31), key=lambda y: (abs(y - around), y)):
            if self.stems[year % 10] == stem and self.branches[year % 12] == branch:
                return year
        return None


T = TypeVar("T")


class _Loader(yaml.CSafeLoader):
    """Reads every scalar as text: its type follows from the entry that it fills.

    So «no» and «on» stay words, and the files are read in two thirds of the time.
    """

    yaml_implicit_resolvers = {}  # noqa: RUF012  what the library looks for


def _plain(node: yaml.Node | None) -> Any:  # noqa: ANN401  a tree of dicts, lists and texts
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.ScalarNode) and (node.value != "null" or node.style):
        return node.value
    return None


def _mapping(node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        if key.value in found:
            line = key.start_mark.line + 1
            raise yaml.YAMLError(f"`{key.value}` stands twice in one entry, again in line {line}")
        found[key.value] = _plain(value)
    return found


def _read(name: str, kind: type[T]) -> T:
    file = _HOME / f"{name}.yaml"
    try:
        node = _Loader(file.read_bytes()).get_single_node()
        return msgspec.convert(_plain(node), kind, strict=False)
    except (msgspec.ValidationError, yaml.YAMLError) as problem:
        raise DataError("broken-data", problem, place=Place(f"data/lexicon/{file.name}")) from None


def load_lexicon() -> Lexicon:
    """Read all words.

    Raises:
        DataError: When a file has a field or a value it should not have.
    """
    offices, bodies, events = (
        _read("offices", _Offices),
        _read("bodies", _Bodies),
        _read("events", _Events),
    )
    days, short = _read("days", _Days), _read("abbreviations", _Abbreviations)
    return Lexicon(
        award_forms={
            form.id: form for form in _read("awards", dict[str, tuple[AwardForm, ...]])["forms"]
        },
        offices=offices.offices,
        ranks=offices.ranks,
        honorifics=offices.honorifics,
        learned=offices.learned,
        roles=offices.roles,
        surnames=offices.surnames,
        bodies=bodies.bodies,
        acting_body=bodies.acting_body,
        words=_read("words", _Words),
        abbreviations=short.abbreviations,
        short_places=short.places,
        event_kinds={kind.id: kind for kind in events.kinds},
        programmes=events.programmes,
        programme_words=events.programme_words,
        founding_days=days.days,
        tet={
            year: dt.date(year, *(int(part) for part in day.split("-")))
            for year, day in days.tet.items()
        },
        stems=days.stems,
        branches=days.branches,
        publishers=_read("publishers", _Publishers).publishers,
        layout=_read("layout", Layout),
    )


def lexicon_digest() -> str:
    """A digest of the words' files, for the keys of what was read with them."""
    files = sorted(_HOME.glob("*.yaml"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
