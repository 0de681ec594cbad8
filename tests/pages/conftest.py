"""A small archive of articles written for the tests, and its pages, rendered and parsed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from antq_site.archive import Archive
from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.content import ContentPage, clean
from antq_site.knowledge import Knowledge, load_knowledge
from antq_site.model import Record
from antq_site.pages._engine import all_pages, menus
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site
from tests.pages.small import build, parsed, small_records


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def records(knowledge) -> tuple[Record, ...]:
    return small_records(knowledge)


@pytest.fixture(scope="session")
def archive(records, knowledge) -> Archive:
    return build(records, knowledge)


@pytest.fixture(scope="session")
def make_site(knowledge) -> Callable[..., Site]:
    def make(language="vi", **settings) -> Site:
        config = SiteConfig(title="Kho thử", language=language, **settings)
        content = (ContentPage("lien-he", "Liên hệ", clean("[Nơi](/dia-phuong/)")),)
        return Site(config, load_catalogue(language), knowledge, content)

    return make


@pytest.fixture(scope="session")
def render(archive, make_site) -> Callable[..., dict[str, str]]:
    """Render all pages under some settings: from address to text."""

    def all_of(of: Archive = archive, *, offline=False, **settings) -> dict[str, str]:
        site = make_site(**settings)
        renderer = Renderer(site, find("templates", Path()), menus(site), offline=offline)
        return {p.url: renderer.render(p).body.decode() for p in all_pages(of, site)}

    return all_of


@pytest.fixture(scope="session")
def texts(render) -> dict[str, str]:
    made: dict[str, str] = render()
    return made


@pytest.fixture(scope="session")
def pages(texts) -> dict[str, Any]:
    return {url: parsed(text) for url, text in texts.items()}


@pytest.fixture(scope="session")
def main(pages) -> Callable[[str], str]:
    """The words of the main part of a page, on one line."""

    def words(url: str) -> str:
        node = pages[url].css_first("main")
        assert node is not None
        return " ".join(node.text(separator=" ").replace("\u00a0", " ").split()).replace(" ,", ",")

    return words
