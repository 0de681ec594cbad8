"""The address of everything, decided once: slugs, folders, file names.

Addresses are folders relative to the root of the site, without a leading slash and with a closing
one ("bai/002-ea2d5685bb414729/"); the home page is "". They never depend on the language of the
interface.
"""

import re
from functools import lru_cache

from slugify import slugify

from antq_site.text import fold

SLUG_LIMIT = 80
"""Longest slug in characters; cut at a word."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows refuses as files or folders; «con» is also a Vietnamese word."""


_PLAIN = re.compile(r"[a-z0-9]+(?:[ -][a-z0-9]+)*")
"""Words in ASCII with one blank or hyphen between them: their slug is plain to see."""


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """Make the part of an address that stands for a text.

    Returns:
        Lower-case ASCII letters, digits and hyphens; never empty, never a name Windows reserves.
    """
    letters = fold(text)
    if len(letters) <= SLUG_LIMIT and _PLAIN.fullmatch(letters):
        made = letters.replace(" ", "-")
    else:
        made = slugify(text, max_length=SLUG_LIMIT, word_boundary=True) or "khong-ten"
    return f"{made}-1" if made in _RESERVED else made


def article_url(record_id: str) -> str:
    """The permanent address of an article."""
    return f"bai/{record_id}/"


def year_url(year: int | None, month: int | None = None) -> str:
    """The address of a year, of a month of it, or of the articles whose year is unknown."""
    if year is None:
        return "nam/khong-ro/"
    return f"nam/{year}/" if month is None else f"nam/{year}/{month:02d}/"


def place_url(path: str, year: int | None = None) -> str:
    """The address of a place, or of one year of it, from the gazetteer's path of slugs."""
    return f"dia-phuong/{path}/" if year is None else f"dia-phuong/{path}/{year}/"


def agency_url(place_path: str | None, agency_slug: str) -> str:
    """The address of an agency below the place of its seat; central bodies have a folder."""
    return f"co-quan/{place_path or 'trung-uong'}/{agency_slug}/"


def official_url(official_id: str) -> str:
    """The address of an official, by the id from the address book."""
    return f"can-bo/{official_id}/"


def award_url(form_id: str | None = None) -> str:
    """The address of the awards ledger, or of one form in it."""
    return "khen-thuong/" if form_id is None else f"khen-thuong/{form_id}/"


def award_year_url(year: int | None) -> str:
    """The address of one year in the awards ledger, or of the awards whose year is unknown."""
    return f"khen-thuong/nam/{'khong-ro' if year is None else year}/"


def award_place_url(path: str) -> str:
    """The address of one place in the awards ledger, from the gazetteer's path of slugs."""
    return f"khen-thuong/noi/{path}/"


def programme_url(programme_id: str | None = None) -> str:
    """The address of the programmes, or of one of them."""
    return "phong-trao/" if programme_id is None else f"phong-trao/{programme_id}/"


def source_url(publisher_id: str | None = None) -> str:
    """The address of the sources, or of one publisher."""
    return "nguon/" if publisher_id is None else f"nguon/{publisher_id}/"


def as_address(written: str) -> str:
    """An address as a keeper may write it: with a slash in front, without one behind, or the file.

    Returns:
        As addresses are meant here; that of a file that is no page is left as it is.
    """
    path = written.strip().lstrip("/").removesuffix("index.html")
    last = path.rpartition("/")[2]
    return path if not last or "." in last else f"{path}/"


def page_of(url: str, number: int) -> str:
    """The address of a later page of a list; the first page is the list's own address."""
    return url if number == 1 else f"{url}trang-{number}/"


def file_of(url: str) -> str:
    """The file that answers an address: "nam/2023/" is "nam/2023/index.html"."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def relative(target: str, base: str, *, offline: bool = False) -> str:
    """Link from one address to another so that it works at "/", under "/repo/" and from a folder.

    The way leads up to the root of the site and down again, so that it depends on nothing but how
    far below the root the page stands.

    Args:
        target: An address, perhaps with "#anchor" or "?query".
        base: The address of the page that links.
        offline: Write "index.html" out, for pages that are opened by double-click.
    """
    if target.startswith(base) and target[len(base) : len(base) + 1] == "#":
        return target[len(base) :]
    way = "../" * base.count("/") + target
    if not offline:
        return way or "./"
    cut = min((way.find(mark) for mark in "#?" if mark in way), default=len(way))
    return file_of(way[:cut]) + way[cut:]
