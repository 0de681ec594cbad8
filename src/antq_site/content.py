"""The keeper's own pages, written in Markdown: about, contact, and what else he adds.

This is the one place that makes markup from text: Markdown goes through an allow-list, so that a
page can carry links, lists and tables, and nothing that runs.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import markdown
import msgspec
import nh3
from markupsafe import Markup, escape

from antq_site.errors import ConfigError
from antq_site.text import nfc
from antq_site.urls import slug

_TAGS = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "blockquote"}
    | {"table", "thead", "tbody", "tr", "th", "td", "hr", "br", "dl", "dt", "dd", "abbr"}
    | {"sup", "sub"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "th": {"scope"}}
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})
_INSIDE = re.compile(r'href="/(?P<url>[^/"][^"]*)?"')
_TITLE = re.compile(r"\A\s*# +(?P<title>[^\n]+)\n?")


class ContentPage(msgspec.Struct, frozen=True):
    """One page of the keeper's own words.

    Attributes:
        name: File stem, slugged; its address is ``<name>/``.
        title: The first-level heading on top of the file.
        body: What follows, as clean markup.
    """

    name: str
    title: str
    body: Markup

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"{self.name}/"


def read_content(folders: Iterable[Path]) -> tuple[ContentPage, ...]:
    """Read the pages of text of the first folder that has one of each name.

    Args:
        folders: As ``resources.find("content", project)`` gives them: the keeper's first.

    Returns:
        In the order of their addresses; empty when there are none.

    Raises:
        ConfigError: When a file is a link, is not UTF-8, or has no heading of the first level on
            top.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.md")):
            files.setdefault(slug(file.stem), file)
    return tuple(_read(name, files[name]) for name in sorted(files))


def _read(name: str, file: Path) -> ContentPage:
    if file.is_symlink() or not file.is_file():
        raise ConfigError("not-a-file", place=file)
    try:
        text = nfc(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError("content-not-utf8", file.name, place=file) from error
    heading = _TITLE.match(text)
    if heading is None:
        raise ConfigError("content-no-title", file.name, place=file)
    return ContentPage(name, heading["title"].strip(), clean(text[heading.end() :]))


def clean(text: str) -> Markup:
    """Make markup from Markdown, with nothing in it that is not on the list."""
    made = markdown.markdown(text, extensions=["tables", "def_list", "abbr"], output_format="html")
    kept = nh3.clean(
        made,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )
    return Markup(kept)  # noqa: S704  the allow-list above has just made it safe


def relinked(body: Markup, link: Callable[[str], str]) -> Markup:
    """Make links that begin with a slash lead from where the page stands.

    The keeper writes ``[Địa phương](/dia-phuong/)`` and it works at "/", under "/repo/" and from a
    folder.

    Args:
        body: As ``clean`` made it.
        link: From an address of the site to what the page must link to.
    """
    return Markup(  # noqa: S704  clean before; only addresses of the site's own are exchanged
        _INSIDE.sub(lambda href: f'href="{escape(link(href["url"] or ""))}"', body)
    )
