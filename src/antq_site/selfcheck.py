"""Looks over a staged site before it is published: links, anchors, names, links of the file system, size."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from antq_site.errors import CheckError, Place
from antq_site.urls import file_of

SIZE_LIMIT = 1_000_000_000
"""Bytes; the most that GitHub Pages serves."""
SIZE_WARNING = 800_000_000

_EXTERNAL = ("http:", "https:", "mailto:", "//")


class _Page:
    """What a page offers and what it leads to."""

    def __init__(self, body: bytes) -> None:
        tree = LexborHTMLParser(body)
        self.anchors = {str(node.attributes["id"]) for node in tree.css("[id]")}
        self.targets = [
            str(node.attributes[name] or "")
            for name in ("href", "src")
            for node in tree.css(f"[{name}]")
        ]


def check_site(root: Path, files: Mapping[str, int]) -> list[CheckError]:
    """Look over a staged site.

    Args:
        root: Of the staged site.
        files: Path of every file that was made → its size in bytes.

    Returns:
        What is wrong, in the order of the files; empty when nothing is.
    """
    found = [*_names(files), *_links_of_the_disk(root), *_size(files)]
    if not found:
        found += _links(root, files)
    return found


def _names(files: Mapping[str, int]) -> Iterator[CheckError]:
    """Two files that one name would reach on a disk without capitals."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield CheckError("same-name", path, other, place=Place(path))


def _links_of_the_disk(root: Path) -> Iterator[CheckError]:
    for home, folders, names in os.walk(root):
        for name in sorted([*folders, *names]):
            if Path(home, name).is_symlink():
                path = Path(home, name).relative_to(root).as_posix()
                yield CheckError("symlink", path, place=Place(path))


def _size(files: Mapping[str, int]) -> Iterator[CheckError]:
    total = sum(files.values())
    if total > SIZE_LIMIT:
        yield CheckError("site-too-large", total, SIZE_LIMIT)


def _links(root: Path, files: Mapping[str, int]) -> Iterator[CheckError]:
    """Links that lead to no file, and anchors that are not on the page they lead to."""
    pages = {
        path: _Page((root / path).read_bytes()) for path in sorted(files) if path.endswith(".html")
    }
    for path, page in pages.items():
        for target in dict.fromkeys(page.targets):
            if target.startswith(_EXTERNAL) or path == "404.html":
                continue
            file, anchor = resolve(path, target)
            if file not in files:
                yield CheckError("broken-link", target, place=Place(path))
            elif anchor and file in pages and anchor not in pages[file].anchors:
                yield CheckError("broken-anchor", target, place=Place(path))


def resolve(path: str, target: str) -> tuple[str, str]:
    """The file and the anchor that a link on a page leads to."""
    parts = urlsplit(target)
    if not parts.path:
        return path, unquote(parts.fragment)
    joined = normpath(join(dirname(path), unquote(parts.path)))
    folder = parts.path.endswith("/") or joined == "." or parts.path.endswith("..")
    file = file_of("" if joined == "." else f"{joined}/") if folder else joined
    return file, unquote(parts.fragment)
