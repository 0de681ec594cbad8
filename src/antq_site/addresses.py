"""The address book: which person lives at which permanent address.

The build proposes entries and never changes one; the keeper commits the file. An entry is found
again by name, province and sector, so that added and removed articles move nobody. A merge names
the entry that goes on; the old address then redirects to it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from antq_site.authority import PersonKey, Sight, short_hash
from antq_site.errors import DataError, Place
from antq_site.strict_yaml import load_yaml
from antq_site.urls import slug

_HEAD = """\
# Sổ địa chỉ: ai ở địa chỉ cố định nào. Máy đề nghị mục mới, không bao giờ sửa mục cũ; người giữ kho lưu tệp này lại.
# merged_into: mục này là cùng một người với mục kia; địa chỉ cũ sẽ dẫn sang địa chỉ mới.
# The address book: who lives at which permanent address. The build only adds; the keeper commits it.
"""


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One person's line in the book.

    Attributes:
        name: As first met.
        province: Address of the province, as in `authority.PersonKey`.
        sector: As in `authority.PersonKey`.
        first: Id of the article in which the person was first met.
        merged_into: Id of the entry that goes on in place of this one.
    """

    name: str
    key: str
    province: str
    sector: str
    first: str
    merged_into: str | None = None


class _Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: dict[str, PersonEntry] = {}


class AddressBook:
    """Addresses of persons, those kept and those proposed.

    Args:
        people: Entries by id ("nguyen-dong-tung-3f2a").
    """

    def __init__(self, people: Mapping[str, PersonEntry] | None = None) -> None:
        self._people = dict(people or {})
        self._by_key = {
            PersonKey(entry.key, entry.province, entry.sector): name
            for name, entry in self._people.items()
        }

    @classmethod
    def load(cls, path: Path) -> "AddressBook":
        """Read the book; an absent file is an empty book.

        Raises:
            DataError: When the file is not a book.
        """
        if not path.is_file():
            return cls()
        try:
            book = msgspec.convert(load_yaml(path) or {}, _Book)
        except msgspec.ValidationError as problem:
            raise DataError("broken-data", problem, place=Place(path.name)) from None
        return cls(book.people)

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
        while (further := self._people[name].merged_into) and further in self._people:
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
            From key to id, merged persons under the id that goes on.
        """
        found = {}
        for key in sorted(persons):
            name = self._by_key.get(key)
            if name is None:
                name = self._add(key, min(persons[key], key=lambda sight: sight.record))
            found[key] = self._end(name)
        return found

    def _add(self, key: PersonKey, first: Sight) -> str:
        base = slug(first.name)
        tries = (short_hash(*key, first.record, str(turn) if turn else "") for turn in range(100))
        name = next(made for code in tries if (made := f"{base}-{code}") not in self._people)
        self._people[name] = PersonEntry(
            first.name, key.name, key.province, key.sector, first.record
        )
        self._by_key[key] = name
        return name

    def dump(self) -> str:
        """The book as the keeper commits it: entries by id, always the same for the same entries."""
        people = {name: msgspec.to_builtins(self._people[name]) for name in sorted(self._people)}
        body = yaml.safe_dump({"people": people}, allow_unicode=True, sort_keys=False, width=1000)
        return _HEAD + body
