"""Reads `seeds/`: which files are articles, their bytes, their text.

Everything that is refused is refused by name, with a reason; nothing is guessed.
"""

import hashlib
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from antq_site.errors import Place, SeedError
from antq_site.model import Seed
from antq_site.text import nfc
from antq_site.urls import slug

ENDINGS = (".txt", ".md")
"""Files that are read as articles; a Markdown file is read as text."""

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of one seed: a long news article is 20 kB."""
LINE_LIMIT = 60_000
"""Characters of one line: some archives keep a whole body on one, the longest met has 45,000."""
LINES_LIMIT = 20_000
"""Lines of one seed."""

_MAGIC = (
    b"\x89PNG",
    b"PK\x03\x04",
    b"\x7fELF",
    b"%PDF",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_CONTROL_SHARE = 0.01


class Decoded(msgspec.Struct, frozen=True):
    r"""A seed as text.

    Attributes:
        text: NFC, "\\n" between lines, without controls and invisible signs.
        encoding: As read ("utf-8", "utf-16", "cp1258").
        repairs: Codes of what was put right, in order; `reasons.repair-<code>` tells each.
    """

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def find_seeds(folder: Path) -> tuple[Path, ...]:
    """Find the files that are meant as articles.

    What is hidden, sidecars and whatever has another ending are passed over; devices and links with
    such names, and links to folders, are kept, so that `read_seed` can refuse them by name.

    Returns:
        In the order of their paths below the folder; empty when there are none or no such folder.
    """
    found: list[str] = []
    for home, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(home, name).is_symlink()]
        names = [*filter(_is_meant, files), *links]
        found += (os.path.join(home, name) for name in names)  # noqa: PTH118  tens of thousands
    return tuple(map(Path, sorted(found, key=lambda path: path.replace(os.sep, "/"))))


def _is_meant(name: str) -> bool:
    """Whether a file of this name is meant as an article."""
    hidden = name.startswith(".") or name.upper() == "README.MD"
    return name.lower().endswith(ENDINGS) and not hidden


def shown(path: Path, folder: Path) -> str:
    """A seed's path below its folder, NFC, with forward slashes; controls made visible."""
    name = os.fspath(path)[len(os.fspath(folder)) :].replace(os.sep, "/").removeprefix("/")
    if name.isascii() and name.isprintable():
        return name
    name = nfc(name.encode("utf-8", "replace").decode("utf-8", "replace"))
    return "".join(c if unicodedata.category(c)[0] != "C" else "\ufffd" for c in name)


def read_seed(path: Path, folder: Path) -> Seed:
    """Read one seed's bytes.

    Raises:
        SeedError: When it is no regular file, is too large, or cannot be opened.
    """
    file = shown(path, folder)
    try:
        info = os.lstat(path)
        if not stat.S_ISREG(info.st_mode):
            raise SeedError("not-a-file", place=Place(file))
        if info.st_size > SIZE_LIMIT:
            raise SeedError("seed-too-large", info.st_size, SIZE_LIMIT, place=Place(file))
        with path.open("rb") as source:
            raw = source.read(SIZE_LIMIT + 1)
    except OSError as problem:
        raise SeedError("unreadable", problem.strerror or problem, place=Place(file)) from None
    return Seed(file, raw, hashlib.sha256(raw).hexdigest())


def decode(seed: Seed) -> Decoded:
    """Turn a seed's bytes into text.

    Order: byte order mark, strict UTF-8, UTF-16 by its zero bytes, Windows-1258 when the result is
    Vietnamese. Nothing else is tried.

    Raises:
        SeedError: When the seed is empty, binary, in an unknown encoding, or beyond the limits.
    """
    place = Place(seed.file)
    if not seed.raw.strip():
        raise SeedError("empty", place=place)
    if seed.raw.startswith(_MAGIC):
        raise SeedError("binary", place=place)
    text, encoding = _text_of(seed.raw, place)
    text, repairs = _cleaned(text, place)
    _within_limits(text, place)
    return Decoded(text, encoding, repairs)


def _text_of(raw: bytes, place: Place) -> tuple[str, str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), "utf-16"
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding, zeros in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if zeros.count(0) > len(zeros) // 4:
            return raw.decode(encoding, "replace"), "utf-16"
    try:
        text = nfc(raw.decode("cp1258"))
    except UnicodeDecodeError:
        raise SeedError("unknown-encoding", place=place) from None
    if not _is_vietnamese(text):
        raise SeedError("unknown-encoding", place=place)
    return text, "cp1258"


_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_SURE = 0.85


def _is_vietnamese(text: str) -> bool:
    """Whether nearly all words are syllables that Vietnamese has, some of them marked."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words or not re.search("[đơưạảấầậắặếềểệốồổộớờởợứừữựịọụỵ]", text.lower()):
        return False
    good = sum(1 for word in words if _SYLLABLE.fullmatch(_toneless(word)))
    return good >= _SURE * len(words)


def _toneless(word: str) -> str:
    marks = "\u0300\u0309\u0303\u0301\u0323"
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in marks)
    return nfc(bare)


def _cleaned(text: str, place: Place) -> tuple[str, tuple[str, ...]]:
    """Take out controls and invisible signs; more than a hundredth of controls is no text."""
    repairs = []
    controls = len(_CONTROLS.findall(text))
    if controls > max(3, _CONTROL_SHARE * len(text)):
        raise SeedError("binary", place=place)
    if controls:
        repairs.append("controls")
        text = _CONTROLS.sub("", text)
    if _INVISIBLE.search(text):
        repairs.append("invisible")
        text = _INVISIBLE.sub("", text)
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    if not text.strip():
        raise SeedError("empty", place=place)
    return text, tuple(repairs)


def _within_limits(text: str, place: Place) -> None:
    lines = text.split("\n")
    if len(lines) > LINES_LIMIT:
        raise SeedError("too-many-lines", len(lines), LINES_LIMIT, place=place)
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            where = Place(place.file, number)
            raise SeedError("line-too-long", len(line), LINE_LIMIT, place=where)


def record_id(stem: str) -> str:
    """The permanent identity of the article of a file stem ("002_ea2d" → "002-ea2d")."""
    return slug(stem)


def clashes(files: Iterable[str]) -> dict[str, SeedError]:
    """Find files whose stems give one identity.

    Args:
        files: Paths below the seeds folder, as `shown` writes them.

    Returns:
        For each such file the error that names it and the first of its like; the first of each like
        is among them, since nobody can tell which of them the address belongs to.
    """
    known: dict[str, list[str]] = defaultdict(list)
    for file in files:
        known[record_id(Path(file).stem)].append(file)
    return {
        file: SeedError("same-identity", same[0], same[1], identity, place=Place(file))
        for identity, same in known.items()
        if len(same) > 1
        for file in same
    }
