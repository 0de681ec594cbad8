"""The Jinja environment: from a page to the bytes of its file.

Templates see ``site``, ``page``, what the page brings, ``t("key")`` for the words of the
interface, and ``link(address)``, the one way in which a page links inside the site. Everything is
escaped; a name that does not exist is an error.
"""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from antq_site.content import relinked
from antq_site.errors import RenderError
from antq_site.model import Output, Page
from antq_site.phrasing import Phrasing, bound, place_in_prose
from antq_site.site import Site
from antq_site.urls import article_url, file_of, place_url, relative, year_url


class InlineStyle(NamedTuple):
    """The style of a page that stands alone, with the digest that its policy allows."""

    css: Markup
    digest: str


class Renderer:
    """Renders the pages of one site.

    Args:
        site: What all pages may know.
        templates: Folders to look in, first one first.
        offline: Links name ``index.html``, for a site that is opened by double-click.
    """

    def __init__(self, site: Site, templates: tuple[Path, ...], *, offline: bool = False) -> None:
        self._site = site
        self._offline = offline
        self._loader = jinja2.FileSystemLoader([str(folder) for folder in templates])
        self._environment = _environment(self._loader)
        self._environment.globals.update(_words(site), link=self._linker())
        self._environment.globals["inline_style"] = self._inline_style
        self._environment.filters["relinked"] = self._relinker()

    def render(self, page: Page) -> Output:
        """Make the file of a page.

        Raises:
            RenderError: When the template is missing, broken, or asks for what there is not.
        """
        try:
            template = self._environment.get_template(page.template)
            text = template.render({**page.context, "page": page, "home": page.url == ""})
        except (jinja2.TemplateError, LookupError) as error:
            raise RenderError("page-not-rendered", page.url or "/", page.template, error) from error
        return Output(file_of(page.url), text.encode())

    def _linker(self) -> Callable[..., str]:
        offline = self._offline

        @jinja2.pass_context
        def link(context: Context, target: str) -> str:
            """The way from the page that is rendered to an address of the site."""
            return relative(target, context["page"].url, offline=offline)

        return link

    def _relinker(self) -> Callable[..., Markup]:
        offline = self._offline

        @jinja2.pass_context
        def relink(context: Context, body: Markup) -> Markup:
            """The keeper's markup with its links leading from the page that is rendered."""
            url = context["page"].url
            return relinked(body, lambda target: relative(target, url, offline=offline))

        return relink

    def _inline_style(self, template: str) -> InlineStyle:
        """Read a style sheet from the templates, for a page that loads nothing."""
        source, _, _ = self._loader.get_source(self._environment, template)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        css = Markup(source)  # noqa: S704  a template of ours or the keeper's, no text of an article
        return InlineStyle(css, f"sha256-{digest}")


def _environment(loader: jinja2.BaseLoader) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
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
        "article_url": article_url,
        "year_url": year_url,
        "place_url": place_url,
    }
