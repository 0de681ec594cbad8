"""The keeper's settings, checked: a misspelt key is told with its line and its nearest key."""

import difflib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

import msgspec

from antq_site.errors import ConfigError, Place
from antq_site.strict_yaml import Lines, load_with_lines

Language = Literal["vi", "en"]
RightsWord = Literal["full", "excerpt", "record-only"]


class PublisherRights(msgspec.Struct, frozen=True):
    """What may be shown of one publisher's texts."""

    rights: RightsWord


class SiteConfig(msgspec.Struct, frozen=True):
    """The settings of a site; `site.yml` tells each of them.

    Attributes:
        title: Name of the archive.
        tagline: One line under it.
        description: One or two sentences for search engines.
        base_url: Where the site will stand ("https://name.github.io/archive"); None leaves out what
            needs full addresses.
        language: Of the interface, "vi" or "en".
        keeper: Who keeps the archive.
        contact_email: For corrections and removals.
        repository: Address of the project at GitHub, for «Báo sai sót».
        rights: What is shown of a text unless its publisher has a line of its own.
        publishers: Publisher → rights.
        page_size: Entries a page of a long list.
        public_review: Whether doubts are listed on a public page.
        data_licence: Licence of the records (not of the texts).
    """

    title: str = "Kho tin bài An ninh Tổ quốc"
    tagline: str = ""
    description: str = ""
    base_url: str | None = None
    language: Language = "vi"
    keeper: str = ""
    contact_email: str | None = None
    repository: str | None = None
    rights: RightsWord = "full"
    publishers: dict[str, PublisherRights] = {}
    page_size: int = 50
    public_review: bool = True
    data_licence: str = "CC BY 4.0"


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong in the settings: where, which sentence, which words."""

    place: Place
    code: str
    words: tuple[str, ...]


class SettingsError(ConfigError):
    """Everything that is wrong in the settings, told together.

    Args:
        problems: At least one.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(first.code, *first.words, place=first.place)
        self.problems = problems


def load_config(path: Path | None) -> SiteConfig:
    """Read the settings; an absent file means defaults.

    Raises:
        ConfigError: When the file is no YAML.
        SettingsError: When keys or values are wrong; all of them.
    """
    if path is None or not path.is_file():
        return SiteConfig()
    values, lines = load_with_lines(path)
    values = {} if values is None else values
    if not isinstance(values, dict):
        raise ConfigError("settings-no-map", place=path)
    found = _Settings(path, lines)
    settings = {key: found.read(key, value) for key, value in values.items() if value is not None}
    if found.problems:
        raise SettingsError(tuple(found.problems))
    return msgspec.convert(settings, SiteConfig)


def is_address(text: str) -> bool:
    """Whether a text is a full address of the web, without query and fragment."""
    parts = urlsplit(text)
    whole = parts.scheme in ("https", "http") and parts.netloc != ""
    return whole and not (parts.query or parts.fragment or re.search(r"[\s<>\"]", text))


class _Unfit(Exception):  # noqa: N818  never leaves this module
    """A value that a setting cannot take: the sentence that says so, and what it could be."""

    def __init__(self, code: str, *words: str) -> None:
        self.code, self.words = code, words
        super().__init__(code)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Unfit("wants-text")
    return value


def _address(value: object) -> str:
    if not is_address(_text(value)):
        raise _Unfit("wants-address", _text(value))
    return _text(value)


def _mail(value: object) -> str:
    if not re.fullmatch(r"[^@\s<>\"?]+@[^@\s<>\"?]+\.[^@\s<>\"?]+", _text(value)):
        raise _Unfit("wants-mail", _text(value))
    return _text(value)


def _page_size(value: object) -> int:
    text = _text(value)
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 5 <= int(text) <= 500):
        raise _Unfit("wants-number", text, "5–500")
    return int(text)


_SWITCH = {"true": True, "yes": True, "có": True, "false": False, "no": False, "không": False}


def _switch(value: object) -> bool:
    if _text(value).lower() not in _SWITCH:
        raise _Unfit("wants-one-of", _text(value), "true, false")
    return _SWITCH[_text(value).lower()]


def _language(value: object) -> str:
    return _one_of(value, get_args(Language))


def _rights(value: object) -> str:
    return _one_of(value, get_args(RightsWord))


def _one_of(value: object, words: tuple[str, ...]) -> str:
    if _text(value) not in words:
        raise _Unfit("wants-one-of", _text(value), ", ".join(words))
    return _text(value)


_READERS: dict[str, Callable[[object], object]] = {
    "base_url": _address,
    "repository": _address,
    "contact_email": _mail,
    "language": _language,
    "rights": _rights,
    "page_size": _page_size,
    "public_review": _switch,
}
"""How the text of a setting becomes its value; the others are texts."""


Key = tuple[str, ...]
"""Where a setting stands: its name, or for a publisher's rights all names that lead to it."""


class _Settings:
    """Reads settings one by one, and keeps what is wrong with each."""

    def __init__(self, path: Path, lines: Lines) -> None:
        self._file = str(path)
        self._lines = lines
        self.problems: list[Problem] = []

    def read(self, key: str, value: object) -> object:
        """The value of a setting; None when something is wrong with it."""
        if key == "publishers":
            return self._publishers(value)
        if self._known((key,), SiteConfig.__struct_fields__):
            return self._fit((key,), _READERS.get(key, _text), value)
        return None

    def _publishers(self, value: object) -> object:
        if isinstance(value, dict):
            return {name: self._publisher(name, rights) for name, rights in value.items()}
        self._tell(("publishers",), "wants-publishers")
        return None

    def _publisher(self, name: str, value: object) -> object:
        rights = value if isinstance(value, dict) else {}
        if not all(self._known(("publishers", name, key), ("rights",)) for key in rights):
            return None
        if "rights" in rights:
            return {"rights": self._fit(("publishers", name, "rights"), _rights, rights["rights"])}
        self._tell(("publishers", name), "wants-publishers")
        return None

    def _fit(self, path: Key, reader: Callable[[object], object], value: object) -> object:
        try:
            return reader(value)
        except _Unfit as unfit:
            self._tell(path, unfit.code, *unfit.words)
            return None

    def _known(self, path: Key, known: Sequence[str]) -> bool:
        if path[-1] not in known:
            near = difflib.get_close_matches(path[-1], known, 1, 0.0)[0]
            self._tell(path, "unknown-key", near)
        return path[-1] in known

    def _tell(self, path: Key, code: str, *words: str) -> None:
        place = Place(self._file, self._lines.get(path), path[-1])
        self.problems.append(Problem(place, code, (path[-1], *words)))
