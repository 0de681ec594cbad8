"""How an article is cited: a line for people, APA, BibTeX, RIS and CSL-JSON, all from one value.

What is not printed is not made up: an article without a byline has no author, one without a day of
publication says so, and the day of its event is never put in its place.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.dates import PartialDate
from antq_site.model import Struct, Summary
from antq_site.phrasing import Phrasing
from antq_site.site import Site
from antq_site.urls import article_url

Json = dict[str, Any]


class Citation(Struct, frozen=True):
    """What there is to say when an article is cited; every text is on one line.

    Attributes:
        id: Of the record.
        title: The headline.
        archive: Title of the archive.
        author: The byline as printed, never taken apart; None without one.
        publisher: Name of the publisher; None where the text does not show it.
        published: Day of publication as printed; None without one.
        captured: Day on which the page was saved.
        address: Permanent address in the archive; None as long as the site has no base address.
        original: Address at the publisher's.
    """

    id: str
    title: str
    archive: str
    author: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    captured: PartialDate | None = None
    address: str | None = None
    original: str | None = None

    @property
    def key(self) -> str:
        """The name under which a bibliography refers to it: ASCII, beginning with a letter."""
        return f"antq-{self.id}"

    @property
    def url(self) -> str | None:
        """Where it is read: in the archive, else at the publisher's; None when neither is known."""
        return self.address or self.original

    @property
    def year(self) -> int | None:
        """Of publication; None when the year is not known."""
        return self.published.year if self.published else None


def cite(summary: Summary, site: Site) -> Citation:
    """Gather what a citation of an article says."""
    return Citation(
        id=summary.id,
        title=_one_line(summary.headline),
        archive=_one_line(site.config.title),
        author=_one_line(summary.byline) if summary.byline else None,
        publisher=summary.publisher,
        published=summary.published.date if summary.published else None,
        captured=summary.captured,
        address=site.absolute(article_url(summary.id)),
        original=web_address(summary.url),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


_UNSAFE = re.compile(r"[^!#-;=?-\[\]_a-z~]")
"""What an address may not hold as it is (RFC 3986); such letters are written as bytes."""


def web_address(url: str | None) -> str | None:
    """An address as it may stand in any format; None for one that leads to no web page."""
    if url is None or not url.startswith(("https://", "http://")):
        return None
    return _UNSAFE.sub(lambda one: "".join(f"%{byte:02X}" for byte in one[0].encode()), url)


class Styled(NamedTuple):
    """An article cited in one style, ready to be copied.

    Attributes:
        style: "line", "apa", "bibtex", "ris" or "csl-json".
        label: The style's own name, the same in every language; "" for the line.
        text: Without a line end.
    """

    style: str
    label: str
    text: str


def in_every_style(summary: Summary, site: Site) -> tuple[Styled, ...]:
    """An article cited in all styles, the line first."""
    citation, say = cite(summary, site), site.catalogue
    item = msgspec.json.format(msgspec.json.encode(csl_json(citation, say)), indent=1).decode()
    return (
        Styled("line", "", line(citation, say)),
        Styled("apa", "APA", apa(citation, say)),
        Styled("bibtex", "BibTeX", bibtex(citation, say).rstrip()),
        Styled("ris", "RIS", "\n".join(ris(citation, say).split("\r\n")).rstrip("\n")),
        Styled("csl-json", "CSL-JSON", item),
    )


# ---------------------------------------------------------------------------------- for people


def line(citation: Citation, say: Catalogue) -> str:
    """One line as Vietnamese papers cite: author, title, publisher, date, archive, day of capture.

    The full stop is left out after an address, where it would be copied along.
    """
    day = Phrasing(say).short
    parts = (
        citation.author,
        f"“{citation.title}”",
        citation.publisher,
        day(citation.published) if citation.published else say("citations.undated"),
        citation.archive,
        say("citations.captured", day(citation.captured)) if citation.captured else None,
        citation.address,
    )
    return ", ".join(filter(None, parts)) + ("" if citation.address else ".")


def apa(citation: Citation, say: Catalogue) -> str:
    """The same after APA 7: without an author the title leads."""
    date = f"({_apa_date(citation.published, say)})"
    author, title = citation.author, citation.title
    lead = [title, date] if author is None else [author, date, title]
    parts = [*lead, citation.publisher, citation.archive]
    sentences = [
        part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part
    ]
    return " ".join(filter(None, (*sentences, citation.url)))


def _apa_date(date: PartialDate | None, say: Catalogue) -> str:
    if date is None:
        return say("citations.apa-undated")
    month = say(f"site.month-{date.month}") if date.month else ""
    return say(f"citations.apa-{date.precision}", date.day, date.month, date.year, month)


def _note(citation: Citation, say: Catalogue) -> str:
    """What no field of a bibliography holds: the archive, the day of capture, the original."""
    archived = citation.archive
    if citation.captured:
        archived = say("citations.archived", archived, Phrasing(say).short(citation.captured))
    parts = [archived]
    if citation.published is None:
        parts.insert(0, say("citations.undated"))
    if citation.address and citation.original:
        parts.append(say("citations.original", citation.original))
    return "; ".join(parts)


# -------------------------------------------------------------------------------- for programs

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}


def bibtex(citation: Citation, say: Catalogue) -> str:
    """An entry for BibTeX and biblatex, in UTF-8; ends with a line end.

    Names and titles stand in double braces: Vietnamese names are not turned around, capitals stay.
    """
    kind = "article" if citation.publisher else "misc"
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _bibtex(citation, say))
    return f"@{kind}{{{citation.key}{fields}\n}}\n"


def _bibtex(citation: Citation, say: Catalogue) -> Iterator[tuple[str, str]]:
    """Fields in their order, escaped; an address stands as it is, as both programs want it."""
    if citation.author:
        yield "author", f"{{{_latex(citation.author)}}}"
    yield "title", f"{{{_latex(citation.title)}}}"
    if citation.publisher:
        yield "journal", f"{{{_latex(citation.publisher)}}}"
        yield "entrysubtype", "newspaper"
    if citation.published and citation.year:
        yield "date", str(citation.published)
        yield "year", str(citation.year)
        if citation.published.month:
            yield "month", str(citation.published.month)
    if citation.url:
        yield "url", citation.url
    yield "note", _latex(_note(citation, say))
    yield "langid", "vietnamese"


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text)


def ris(citation: Citation, say: Catalogue) -> str:
    """An entry in the RIS format, with CRLF, ended by an empty line."""
    told = (f"{tag}  - {value}\r\n" for tag, value in _ris(citation, say) if value)
    return "".join(told) + "ER  - \r\n\r\n"


def _ris(citation: Citation, say: Catalogue) -> Iterator[tuple[str, str | None]]:
    yield "TY", "NEWS"
    yield "ID", citation.key
    yield "AU", citation.author
    yield "TI", citation.title
    yield "T2", citation.publisher
    if citation.published and citation.year:
        yield "PY", str(citation.year)
        yield "DA", _ris_date(citation.published)
    yield "LA", "vi"
    yield "UR", citation.url
    yield "DB", citation.archive
    yield "AN", citation.id
    yield "N1", _note(citation, say)


def _ris_date(date: PartialDate) -> str:
    """YYYY/MM/DD/ with nothing where a part is unknown; the slashes stay."""
    month, day = (f"{part:02d}" if part else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/"


def csl_json(citation: Citation, say: Catalogue) -> Json:
    """An item of CSL-JSON; what is not known is left out."""
    told = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": citation.author}] if citation.author else None,
        "container-title": citation.publisher,
        "issued": _csl_date(citation.published),
        "language": "vi",
        "URL": citation.url,
        "archive": citation.archive,
        "archive_location": citation.id,
        "note": _note(citation, say),
    }
    return {name: value for name, value in told.items() if value is not None}


def _csl_date(date: PartialDate | None) -> Json | None:
    if date is None or date.year is None:
        return None
    parts = (date.year, date.month, date.day)
    return {"date-parts": [[part for part in parts if part is not None]]}
