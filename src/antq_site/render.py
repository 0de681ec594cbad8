"""The Jinja environment: from a page to the bytes of its file.

Templates see ``site``, ``page``, what the page brings, ``t("key")`` for the words of the
interface, and ``link(address)``, the one way in which a page links inside the site. Everything is
escaped; a name that does not exist is an error.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from antq_site.catalogue import Catalogue
from antq_site.content import relinked
from antq_site.digests import digest
from antq_site.errors import RenderError
from antq_site.long_lists import LONG
from antq_site.model import Output, Page
from antq_site.phrasing import Phrasing, bound, place_in_prose
from antq_site.site import Site
from antq_site.urls import article_url, file_of, place_url, relative, year_url

_NAMED = re.compile(r'(?:\b(?:extends|import|include|from)\s+|\binline_style\()["\']([^"\']+)["\']')
"""Another template that a template names: found a hundred times faster than by parsing."""


class InlineStyle(NamedTuple):
    """The style of a page that stands alone, with the digest that its policy allows."""

    css: Markup
    digest: str


class Renderer:
    """Renders the pages of one site, one at a time.

    Args:
        site: What all pages may know.
        templates: Folders to look in, first one first.
        common: What all templates see beside what their pages bring: the menus.
        offline: Links name ``index.html``, for a site that is opened by double-click.
    """

    def __init__(
        self,
        site: Site,
        templates: tuple[Path, ...],
        common: Mapping[str, object],
        *,
        offline: bool = False,
    ) -> None:
        self._offline = offline
        self._here = ""
        self._linked: set[str] = set()
        self._loader = jinja2.FileSystemLoader([str(folder) for folder in templates])
        self._environment = _environment(self._loader, site.catalogue)
        self._environment.globals.update(_words(site), link=self._link, trail=(), **common)
        self._environment.globals.update(kept=self._kept, inline_style=self._inline_style)
        self._environment.filters["relinked"] = lambda body: relinked(body, self._link)
        self._closures: dict[str, bytes] = {}
        self._pieces: dict[tuple[object, ...], _Piece] = {}

    def render(self, page: Page) -> Output:
        """Make the file of a page.

        Raises:
            RenderError: When the template is missing, broken, or asks for what there is not.
        """
        self._here, self._linked = page.url, set()
        try:
            template = self._environment.get_template(page.template)
            text = template.render({**page.make(), "page": page, "home": page.url == ""})
        except (jinja2.TemplateError, LookupError) as error:
            raise RenderError("page-not-rendered", page.url or "/", page.template, error) from error
        return Output(file_of(page.url), text.encode())

    @property
    def linked(self) -> frozenset[str]:
        """Addresses inside the site to which the page rendered last leads."""
        return frozenset(self._linked)

    def _link(self, target: str) -> str:
        """The way from the page that is rendered to an address of the site."""
        self._linked.add(target)
        return relative(target, self._here, offline=self._offline)

    def _kept(self, macro: Macro, key: object, *shown: object) -> Markup:
        """What a macro makes of some values, made once for all pages of one depth.

        An article stands in twenty lists; what they show of it depends on its key, and on how far
        below the root the page stands.

        Args:
            macro: Of a template; its name is the only one of its kind.
            key: Stands for all that the macro shows, beside the settings.
            shown: What the macro is called with.
        """
        key = (macro.name, key, self._here.count("/"))
        piece = self._pieces.get(key)
        if piece is None:
            before, self._linked = self._linked, set()
            piece = _Piece(Markup(macro(*shown)), frozenset(self._linked))  # noqa: S704  same
            self._linked = before
            if len(self._pieces) >= _PIECES:
                self._pieces.clear()
            self._pieces[key] = piece
        self._linked |= piece.linked
        return piece.markup

    def closure(self, name: str) -> bytes:
        """A digest of a template with all that it is made of."""
        known = self._closures.get(name)
        if known is None:
            parts = [self._source(one) for one in sorted(self.made_of(name))]
            known = self._closures[name] = digest(parts)
        return known

    def made_of(self, name: str) -> set[str]:
        """The names of a template and of all that it extends, imports, includes."""
        reached, waiting = set[str](), [name]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += _NAMED.findall(self._source(one))
        return reached

    @cache  # noqa: B019  a renderer lives as long as its process
    def _source(self, name: str) -> str:
        return self._loader.get_source(self._environment, name)[0]

    def _inline_style(self, template: str) -> InlineStyle:
        """Read a style sheet from the templates, for a page that loads nothing."""
        source = self._source(template)
        allowed = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        css = Markup(source)  # noqa: S704  a template of ours or the keeper's, no text of an article
        return InlineStyle(css, f"sha256-{allowed}")


class _Piece(NamedTuple):
    """A part of a page that stands in many, and where it leads to."""

    markup: Markup
    linked: frozenset[str]


_PIECES = 60_000
"""Parts that are kept in one process: about 30 MB."""


class _Spoken(NodeTransformer):
    """Puts the words of the interface into a template when it is read, not each time it is used."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._say = catalogue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  the library's name
        """``t("menu")`` becomes the words themselves; with words to fill in it stays a call."""
        if isinstance(node.node, nodes.Name) and node.node.name == "t" and len(node.args) == 1:
            key = node.args[0]
            if isinstance(key, nodes.Const) and f"site.{key.value}" in self._say:
                words = escape(self._say(f"site.{key.value}"))
                return nodes.Const(words, lineno=node.lineno)
        return self.generic_visit(node)


class _Template(jinja2.Template):
    """A template whose macros are the same for all who import them."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Macros see globals only: nothing is compared, page by page, with who imports them."""
        del ctx
        return super()._get_default_module()


class _Environment(jinja2.Environment):
    """An environment whose templates speak one language."""

    catalogue: Catalogue
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All templates share the globals of the environment: one dict, looked up at once."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        spoken: nodes.Template = _Spoken(self.catalogue).visit(tree)
        return spoken


def _environment(loader: jinja2.BaseLoader, catalogue: Catalogue) -> jinja2.Environment:
    environment = _Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.catalogue = catalogue
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return environment


def _words(site: Site) -> dict[str, Any]:
    """What every template can call: words, wordings and addresses."""
    phrasing = Phrasing(site.catalogue)
    return {
        "site": site,
        "config": site.config,
        "gazetteer": site.knowledge.gazetteer,
        "lexicon": site.knowledge.lexicon,
        "in_vi": Markup("") if site.catalogue.language == "vi" else Markup(' lang="vi"'),
        "t": lambda key, *words: site.catalogue(f"site.{key}", *words),
        "number": phrasing.number,
        "date": phrasing.date,
        "short": phrasing.short,
        "iso": phrasing.iso,
        "bound": bound,
        "in_prose": place_in_prose,
        "long_list": LONG,
        "article_url": article_url,
        "year_url": year_url,
        "place_url": place_url,
    }
