"""Looks over a site before it is published: where its pages lead to, its names, its size.

Pages are looked over when they are made, by the process that makes them. A page that is not made
anew leads where it led before; when something it may lead to has gone, it is read again.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from antq_site.errors import CheckError, Place
from antq_site.urls import file_of

SIZE_LIMIT = 1_000_000_000
"""Bytes; the most that GitHub Pages serves."""
SIZE_WARNING = 800_000_000

_EXTERNAL = ("http:", "https:", "mailto:", "//", "data:")
_IDS = re.compile(rb'\sid="([^"]+)"')
_INSIDE = re.compile(rb'\shref="#([^"]*)"')
_TARGETS = re.compile(rb'\s(?:href|src)="([^"]*)"')


class Links(NamedTuple):
    """Where a page leads to.

    Attributes:
        broken: Targets that are not in the site, and anchors that are not on the page itself.
        anchors: Places on other pages: the file and the anchor of each.
        ids: Anchors that the page itself offers.
    """

    broken: tuple[str, ...]
    anchors: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def links_of(body: bytes, linked: Iterable[str], files: Container[str]) -> Links:
    """Look over a page that was just made.

    Args:
        body: The page.
        linked: Addresses inside the site to which it leads, perhaps with an anchor.
        files: Paths of all files of the site.
    """
    ids = frozenset(_IDS.findall(body))
    broken = [f"#{one.decode()}" for one in set(_INSIDE.findall(body)) - ids if one]
    anchors = []
    for target in linked:
        address, _, anchor = target.partition("#")
        file = file_of(address.partition("?")[0])
        if file not in files:
            broken.append(target)
        elif anchor:
            anchors.append((file, anchor))
    return Links(tuple(sorted(broken)), tuple(sorted(anchors)), frozenset(i.decode() for i in ids))


def faults_of(pages: Mapping[str, Links], root: Path) -> Iterator[CheckError]:
    """What is wrong with where some pages lead to, in the order of their paths.

    Args:
        pages: Those that were made anew.
        root: Of the tree in which they and all others stand.
    """
    offered: dict[str, frozenset[str]] = {path: links.ids for path, links in pages.items()}
    for path in sorted(pages):
        for target in pages[path].broken:
            code = "broken-anchor" if target.startswith("#") else "broken-link"
            yield CheckError(code, target, place=Place(path))
        for file, anchor in pages[path].anchors:
            if file not in offered:
                found = _IDS.findall((root / file).read_bytes())
                offered[file] = frozenset(one.decode() for one in found)
            if anchor not in offered[file]:
                yield CheckError("broken-anchor", f"{file}#{anchor}", place=Place(path))


def leading_to(vanished: Container[str], pages: Iterable[str], root: Path) -> Iterator[CheckError]:
    """Pages that lead to files which are no longer there, in the order given."""
    for path in pages:
        for raw in dict.fromkeys(_TARGETS.findall((root / path).read_bytes())):
            target = raw.decode()
            if not target.startswith(_EXTERNAL) and resolve(path, target)[0] in vanished:
                yield CheckError("broken-link", target, place=Place(path))


def same_names(files: Iterable[str]) -> Iterator[CheckError]:
    """Two files that one name would reach on a disk without capitals."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield CheckError("same-name", path, other, place=Place(path))


def too_large(total: int) -> Iterator[CheckError]:
    """The one fault of a site of more bytes than GitHub Pages serves."""
    if total > SIZE_LIMIT:
        yield CheckError("site-too-large", total, SIZE_LIMIT)


def resolve(path: str, target: str) -> tuple[str, str]:
    """The file and the anchor that a link on a page leads to."""
    parts = urlsplit(target)
    if not parts.path:
        return path, unquote(parts.fragment)
    joined = normpath(join(dirname(path), unquote(parts.path)))
    folder = parts.path.endswith("/") or joined == "." or parts.path.endswith("..")
    file = file_of("" if joined == "." else f"{joined}/") if folder else joined
    return file, unquote(parts.fragment)
