"""A reader of BibTeX, just large enough to check what the archive writes: braces are counted."""

import re
from collections.abc import Iterator

_HEAD = re.compile(r"@(?P<kind>\w+)\{(?P<key>[^\s,{}]+)")
_FIELD = re.compile(r",\s*(?P<name>\w+)\s*=\s*\{")
_COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


class BrokenBibtexError(ValueError):
    """Says at which character the text stops being BibTeX."""


def entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Read entries: kind, key, and fields as they stand between their outer braces.

    Raises:
        BrokenBibtexError: When braces do not match or something stands between entries.
    """
    place = 0
    while text[place:].strip():
        place += len(text[place:]) - len(text[place:].lstrip())
        head = _HEAD.match(text, place)
        if head is None:
            raise BrokenBibtexError(place)
        place, fields = head.end(), {}
        while field := _FIELD.match(text, place):
            end = _closing(text, field.end())
            fields[field["name"]] = text[field.end() : end]
            place = end + 1
        closing = re.compile(r"\s*\}").match(text, place)
        if closing is None:
            raise BrokenBibtexError(place)
        place = closing.end()
        yield head["kind"], head["key"], fields


def _closing(text: str, start: int) -> int:
    """Where the braces opened before ``start`` close; a backslash protects none, as in BibTeX."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise BrokenBibtexError(start)


def plain(value: str) -> str:
    """A field as a reader sees it: without protecting braces, commands as their letters.

    Raises:
        BrokenBibtexError: When a letter stands there that TeX would read as a command.
    """
    text = value.removeprefix("{").removesuffix("}") if value.startswith("{") else value
    shown = re.sub(r"\\(text\w+)\{\}|\\([#$%&_])", _letter, text)
    bare = re.search(r"[#$%&_~^{}\\]", re.sub(r"\\(text\w+)\{\}|\\([#$%&_])", "", text))
    if bare:
        raise BrokenBibtexError(bare[0])
    return shown


def _letter(command: re.Match[str]) -> str:
    return command[2] or _COMMANDS[command[1]]
