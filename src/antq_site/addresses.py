"""The address book: which person lives at which permanent address, and what was taken down.

The build proposes entries and never changes one; the keeper commits the file. A person is found
again by name, province and sector, or, when those are read differently than before, by name and the
article in which the entry was first met. So added and removed articles and better readings move
nobody. A merge names the entry that goes on; the old address then leads to it. An entry that nobody
answers to any more keeps its address, with a page that says so.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from antq_site.authority import PersonKey, Sight, short_hash
from antq_site.errors import DataError, Place
from antq_site.strict_yaml import load_yaml
from antq_site.text import tone_key
from antq_site.urls import slug

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of the book: 100,000 people take 16 million."""

_HEAD = """\
# Sổ địa chỉ: ai ở địa chỉ cố định nào. Máy chỉ thêm mục mới, không sửa mục cũ; hãy lưu lại tệp này.
# people: mỗi người một dòng; merged_into: cùng một người với mục kia, địa chỉ cũ dẫn sang đó.
# removed: địa chỉ đã gỡ và lý do, ví dụ  bai/002-abc/: gỡ theo yêu cầu ngày 1/2/2026
# The address book: who lives at which permanent address. The build only adds; commit this file.
"""

_ENTRY = re.compile(
    r"  (?P<id>[a-z0-9-]+): \{name: (?P<name>[^\W\d_][^,:#{}\[\]\"'&*!|>%@`\n]*), "
    r"province: (?P<province>[a-z0-9/-]+), sector: (?P<sector>[a-z-]+), "
    r"first: (?P<first>[a-z0-9-]+)"
    r"(?:, merged_into: (?P<merged_into>[a-z0-9-]+))?\}"
)
"""A line as `AddressBook.dump` writes it; whatever else stands in the file is read as YAML."""


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One person's line in the book.

    Attributes:
        name: As first met.
        province: Address of the province, as in `authority.PersonKey`.
        sector: As in `authority.PersonKey`.
        first: Id of the article in which the person was first met.
        merged_into: Id of the entry that goes on in place of this one.
    """

    name: str
    province: str
    sector: str
    first: str
    merged_into: str | None = None

    @property
    def key(self) -> PersonKey:
        """What a mention must agree with to be this person."""
        return PersonKey(tone_key(self.name), self.province, self.sector)

    def line(self, name: str) -> str:
        """The entry as it stands in the file."""
        plain = json.dumps(self.name, ensure_ascii=False)
        shown = self.name if _ENTRY.fullmatch(self._line(name, self.name)) else plain
        return self._line(name, shown)

    def _line(self, name: str, shown: str) -> str:
        merged = f", merged_into: {self.merged_into}" if self.merged_into else ""
        known = f"province: {self.province}, sector: {self.sector}, first: {self.first}"
        return f"  {name}: {{name: {shown}, {known}{merged}}}"


class _Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: dict[str, PersonEntry] | None = None
    removed: dict[str, str] | None = None


class Split(msgspec.Struct, frozen=True):
    """Two persons answer to one entry; the one of its first article kept it.

    Attributes:
        entry: Id of the entry.
        other: Id of the new entry that the other person got.
    """

    entry: str
    other: str


class AddressBook:
    """Addresses of persons, those kept and those proposed.

    Args:
        people: Entries by id ("nguyen-dong-tung-3f2a").
        removed: Addresses that were taken down, each with the reason in the keeper's words.
    """

    def __init__(
        self,
        people: Mapping[str, PersonEntry] | None = None,
        removed: Mapping[str, str] | None = None,
    ) -> None:
        self._people = dict(people or {})
        self.removed = dict(removed or {})
        self._by_key = {entry.key: name for name, entry in self._people.items()}
        self._by_first = {
            (entry.key.name, entry.first): name for name, entry in self._people.items()
        }
        self.splits: list[Split] = []

    @classmethod
    def load(cls, path: Path) -> "AddressBook":
        """Read the book; an absent file is an empty book.

        Raises:
            DataError: When the file is not a book, or entries are merged in a circle.
        """
        if not path.is_file():
            return cls()
        book = _as_written(path) or _as_yaml(path)
        made = cls(book.people, book.removed)
        for name in made._people:
            made._end(name)
        return made

    @property
    def people(self) -> Mapping[str, PersonEntry]:
        """All entries by id."""
        return self._people

    @property
    def redirects(self) -> dict[str, str]:
        """From each merged id to the one that goes on; chains are followed to their end."""
        return {name: self._end(name) for name, entry in self._people.items() if entry.merged_into}

    def _end(self, name: str) -> str:
        seen = {name}
        while further := self._people[name].merged_into:
            if further not in self._people:
                raise DataError("merge-into-nobody", name, further, place=Place("addresses.yml"))
            if further in seen:
                raise DataError("merge-in-circle", name, place=Place("addresses.yml"))
            seen.add(further)
            name = further
        return name

    def propose(self, persons: Mapping[PersonKey, Iterable[Sight]]) -> dict[PersonKey, str]:
        """Find the id of every person; who has none gets one, kept from now on.

        Args:
            persons: As `authority.persons` joins them.

        Returns:
            From key to id, merged persons under the id that goes on. The same whatever the order of
            the persons.
        """
        found = {key: self._by_key[key] for key in persons if key in self._by_key}
        taken = set(found.values())
        for key in sorted(key for key in persons if key not in found):
            known = self._known_otherwise(key, persons[key])
            found[key] = known if known and known not in taken else self._add(key, persons[key])
            if known in taken:
                self.splits.append(Split(known or "", found[key]))
            taken.add(found[key])
        return {key: self._end(name) for key, name in found.items()}

    def _known_otherwise(self, key: PersonKey, sights: Iterable[Sight]) -> str | None:
        """The entry of the same name that was first met in one of these articles."""
        names = (self._by_first.get((key.name, sight.record)) for sight in sights)
        return next(filter(None, names), None)

    def _add(self, key: PersonKey, sights: Iterable[Sight]) -> str:
        """Make an entry; its id follows from the key, so that a lost book is made again alike."""
        first = min(sights, key=lambda sight: sight.record)
        code = short_hash(*key, length=12)
        tries = (f"{slug(first.name)}-{code[:length]}" for length in range(4, 13))
        name = next(made for made in tries if made not in self._people)
        self._people[name] = PersonEntry(first.name, key.province, key.sector, first.record)
        self._by_key[key] = name
        self._by_first[key.name, first.record] = name
        return name

    def dump(self) -> str:
        """The book as the keeper commits it: a line an entry, by id; the same for the same book."""
        lines = [self._people[name].line(name) for name in sorted(self._people)]
        book = _HEAD + "people:\n" + "".join(f"{line}\n" for line in lines)
        if self.removed:
            quoted = (
                f"  {url}: {json.dumps(why, ensure_ascii=False)}\n"
                for url, why in sorted(self.removed.items())
            )
            book += "removed:\n" + "".join(quoted)
        return book


def _as_written(path: Path) -> _Book | None:
    """Read a book that is as `dump` wrote it, a hundred times faster than YAML is read."""
    people: dict[str, PersonEntry] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or line == "people:":
            continue
        entry = _ENTRY.fullmatch(line)
        if entry is None or entry["id"] in people:
            return None
        parts = entry.group("name", "province", "sector", "first", "merged_into")
        people[entry["id"]] = PersonEntry(*parts)
    return _Book(people)


def _as_yaml(path: Path) -> _Book:
    try:
        return msgspec.convert(load_yaml(path, SIZE_LIMIT) or {}, _Book)
    except msgspec.ValidationError as problem:
        raise DataError("broken-data", problem, place=Place(path.name)) from None
