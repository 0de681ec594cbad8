"""Addresses that were published before, and which of them nothing would answer any more.

They are read from an older sitemap, from the list of digests of an older site, or from a plain
list. Where that site stood does not matter: its root is told apart by what stands below it.
"""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from antq_site.errors import CheckError, ConfigError
from antq_site.urls import as_address, file_of, official_url

_PLACE = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")
_LISTED = re.compile(r"[0-9a-f]{64} [ *](.+)")
_LATER = re.compile(r"(?P<list>.*/)trang-\d+/(?:index\.html)?")
"""A later page of a list: what stands on it moves with every article, so that it is no promise."""
_PEOPLE = official_url("").rstrip("/")


def read_former(file: Path) -> tuple[str, ...]:
    """Read the addresses that a file lists.

    Args:
        file: A sitemap, an index of sitemaps with its parts beside it, a ``manifest-sha256.txt``,
            or addresses or paths one a line; blank lines and lines that begin with # are passed
            over.

    Returns:
        As they stand there, each once.

    Raises:
        ConfigError: When the file, or a part of it, is not there or is no text, or lists nothing.
    """
    found = tuple(dict.fromkeys(_addresses(file)))
    if not found:
        raise ConfigError("no-addresses", place=file)
    return found


def _addresses(file: Path) -> Iterator[str]:
    text = _text(file)
    if not text.lstrip().startswith("<"):
        for line in filter(None, map(str.strip, text.splitlines())):
            listed = _LISTED.fullmatch(line)
            if not line.startswith("#"):
                yield listed[1] if listed else line
        return
    for place in map(html.unescape, _PLACE.findall(text)):
        if "<sitemapindex" in text:
            yield from _addresses(file.parent / urlsplit(place).path.rpartition("/")[2])
        else:
            yield place


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as problem:
        raise ConfigError("unreadable", problem.strerror or problem, place=file) from None
    except UnicodeDecodeError as problem:
        raise ConfigError("yaml-not-utf8", problem.start, place=file) from None


def faults_of(
    addresses: Iterable[str], planned: Collection[str], removed: Iterable[str], base: str | None
) -> Iterator[CheckError]:
    """Tell which addresses nothing would answer, in their order.

    Args:
        addresses: As `read_former` reads them.
        planned: Paths of all files of the site.
        removed: Addresses that the keeper has taken down; what lay below them went with them.
        base: Where the site stands; None when that is not known, which leaves out feeds and maps.
    """
    down = tuple(f"{as_address(one).rstrip('/')}/" for one in removed)
    for address, path in _below_root(list(addresses), planned, base):
        later = _LATER.fullmatch(path)
        if _answered(path, planned) or (later and _answered(later["list"], planned)):
            continue
        if base is None and path.endswith(".xml"):
            continue
        if not f"{path.rstrip('/')}/".startswith(down):
            person = path.startswith(f"{_PEOPLE}/")
            yield CheckError("person-vanishes" if person else "address-vanishes", address)


def _answered(path: str, planned: Collection[str]) -> bool:
    return any(file in planned for file in (file_of(path), path, f"{path}/index.html"))


def _below_root(
    addresses: list[str], planned: Collection[str], base: str | None
) -> Iterator[tuple[str, str]]:
    """Each address with its path below the root of the site it is from."""
    paths = [_path(address) for address in addresses]
    root = _root(paths, planned)
    if base is not None and all(address.startswith(base.rstrip("/")) for address in addresses):
        root = _path(f"{base.rstrip('/')}/")
    for address, path in zip(addresses, paths, strict=True):
        yield address, "" if f"{path}/" == root else path.removeprefix(root)


def _path(address: str) -> str:
    parts = urlsplit(address)
    return unquote(parts.path).lstrip("/")


def _root(paths: Iterable[str], planned: Collection[str]) -> str:
    """What most paths have before the first name that stands on top of the site."""
    tops = {path.partition("/")[0] for path in planned}
    votes: Counter[str] = Counter()
    for path in paths:
        names = path.split("/")
        found = next((place for place, name in enumerate(names) if name in tops), None)
        if found is not None:
            votes["".join(f"{name}/" for name in names[:found])] += 1
    return max(votes, key=lambda root: (votes[root], -len(root)), default="")
