"""YAML without surprises: no aliases, tags, implicit types or duplicate keys, and every key's line.

Stock loaders read ``no`` as false, ``010`` as 8 and ``12:30`` as 750, and keep the last of two
equal keys in silence. Here every scalar is text, and whoever wants a number says so.
"""

from pathlib import Path
from typing import Any

import yaml

from antq_site.errors import ConfigError, Place
from antq_site.text import nfc

SIZE_LIMIT = 256 * 1024
"""Bytes of one file that a keeper types."""
DEPTH_LIMIT = 20

Path_ = tuple[str | int, ...]
Lines = dict[Path_, int]
"""From the path of a key or an item ("publishers", "Báo X", "rights") to its line, from 1."""


class _Refused(yaml.YAMLError):
    """Something that YAML allows and a keeper's file should not hold."""

    def __init__(self, code: str, words: str, line: int) -> None:
        self.code, self.words, self.line = code, words, line
        super().__init__(code)


class _Composer(yaml.SafeLoader):
    """The pure-Python loader on purpose: it can be told what to refuse."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401  the library's signature
        """Compose one node, unless it is an alias or lies too deep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it open
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None:
            raise _Refused("yaml-alias", "", line)
        if getattr(event, "tag", None) is not None:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            raise _Refused("yaml-tag", tag, line)
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise _Refused("yaml-depth", str(DEPTH_LIMIT), line)
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def load_yaml(path: Path, limit: int = SIZE_LIMIT) -> Any:  # noqa: ANN401  dicts, lists, texts
    """Read a file of at most so many bytes as dicts, lists and texts; None for an empty file.

    Raises:
        ConfigError: When it is no such YAML; names the line.
    """
    return load_with_lines(path, limit)[0]


def load_with_lines(path: Path, limit: int = SIZE_LIMIT) -> tuple[Any, Lines]:
    """Read a file, and on which line each key stands.

    Raises:
        ConfigError: When it is no such YAML; names the line.
    """
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise ConfigError("unreadable", problem.strerror or problem, place=path) from None
    if len(raw) > limit:
        raise ConfigError("yaml-too-large", len(raw), limit, place=path)
    lines: Lines = {}
    try:
        node = _Composer(nfc(raw.decode("utf-8"))).get_single_node()
        return (None if node is None else _value(node, (), lines)), lines
    except UnicodeDecodeError as problem:
        raise ConfigError("yaml-not-utf8", problem.start, place=path) from None
    except _Refused as problem:
        raise ConfigError(
            problem.code, problem.words, place=Place(str(path), problem.line)
        ) from None
    except yaml.MarkedYAMLError as problem:
        raise _broken(problem, path) from None
    except yaml.YAMLError as problem:
        raise ConfigError("yaml-broken", problem, place=path) from None


_SLIPS = {
    "mapping values are not allowed": "yaml-colon",
    "found character '\\t'": "yaml-tab",
    "could not find expected ':'": "yaml-no-colon",
    "found unexpected end of stream": "yaml-open-quote",
    "expected <block end>": "yaml-indent",
}
"""What most often goes wrong when somebody types, by how the library's words begin."""


def _broken(problem: yaml.MarkedYAMLError, path: Path) -> ConfigError:
    """What the library could not read, in our words where we know what it is."""
    mark = problem.problem_mark or problem.context_mark
    place = Place(str(path), mark.line + 1 if mark else None)
    said = problem.problem or ""
    slip = next((code for words, code in _SLIPS.items() if said.startswith(words)), None)
    return ConfigError(slip, place=place) if slip else ConfigError("yaml-broken", said, place=place)


def _value(node: yaml.Node, path: Path_, lines: Lines) -> Any:  # noqa: ANN401  dict, list or text
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        found = []
        for number, item in enumerate(node.value):
            lines[*path, number] = item.start_mark.line + 1
            found.append(_value(item, (*path, number), lines))
        return found
    plain_nothing = node.value in ("", "~", "null") and getattr(node, "style", None) is None
    return None if plain_nothing else node.value


def _mapping(node: yaml.MappingNode, path: Path_, lines: Lines) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused("yaml-key", "", line)
        if key.value in found:
            raise _Refused("yaml-duplicate", key.value, line)
        lines[*path, key.value] = line
        found[key.value] = _value(value, (*path, key.value), lines)
    return found
