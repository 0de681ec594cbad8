"""The keeper's settings, checked: a misspelt key is told with its line and its nearest key."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from antq_site.errors import ConfigError, Place
from antq_site.strict_yaml import Lines, load_with_lines

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
    language: Literal["vi", "en"] = "vi"
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


_SWITCH = {"true": True, "yes": True, "có": True, "false": False, "no": False, "không": False}


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
    values = {key: value for key, value in values.items() if value is not None}
    problems = [*_unknown(values, lines, path), *_wrong(values, lines, path)]
    if problems:
        raise SettingsError(tuple(problems))
    return msgspec.convert(_typed(values), SiteConfig)


def _unknown(values: dict[str, Any], lines: Lines, path: Path) -> Iterator[Problem]:
    known = SiteConfig.__struct_fields__
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.0)[0]
            yield Problem(Place(str(path), lines[key,], key), "unknown-key", (key, near))


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """Texts as the settings want them: numbers and switches."""
    typed = dict(values)
    if str(typed.get("page_size", "")).isdigit():
        typed["page_size"] = int(typed["page_size"])
    if str(typed.get("public_review", "")).lower() in _SWITCH:
        typed["public_review"] = _SWITCH[str(typed["public_review"]).lower()]
    return typed


def _wrong(values: dict[str, Any], lines: Lines, path: Path) -> Iterator[Problem]:
    """Each value that is of the wrong kind, one by one, so that all are told."""
    for key, value in _typed(values).items():
        if key in SiteConfig.__struct_fields__:
            try:
                msgspec.convert({key: value}, SiteConfig)
            except msgspec.ValidationError as problem:
                yield Problem(
                    Place(str(path), lines[key,], key), "wrong-value", (key, str(problem))
                )
            else:
                yield from _out_of_range(key, value, Place(str(path), lines[key,], key))


def _out_of_range(key: str, value: object, place: Place) -> Iterator[Problem]:
    if key == "page_size" and isinstance(value, int) and not 5 <= value <= 500:
        yield Problem(place, "wrong-value", (key, "5–500"))
    addresses = ("base_url", "repository")
    if key in addresses and not str(value).startswith(("https://", "http://")):
        yield Problem(place, "wrong-value", (key, "https://…"))
