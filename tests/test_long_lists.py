"""Lists with ten articles or more have files of their own; each address once."""

import posixpath
from collections.abc import Iterable
from pathlib import Path

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.exports._engine import all_outputs
from antq_site.knowledge import Knowledge
from antq_site.long_lists import LONG, LongList, long_lists
from antq_site.model import Page
from antq_site.pages._engine import all_pages, menus
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site
from tests.exports.conftest import numbered
from tests.pages.small import build, parsed, small_records


@pytest.fixture(scope="module")
def site(knowledge):
    return Site(SiteConfig(), load_catalogue("vi"), knowledge)


def lists(number: int, knowledge: Knowledge, site: Site) -> dict[str, LongList]:
    record = small_records(knowledge)[0]
    records = [numbered(record, day) for day in range(1, number + 1)]
    return {one.url: one for one in long_lists(build(records, knowledge), site)}


def test_ten_articles_make_a_list_long(knowledge, site):
    assert lists(LONG - 1, knowledge, site) == {}
    assert set(lists(LONG, knowledge, site)) == {
        "nam/2023/",
        "dia-phuong/hai-phong/",
        "dia-phuong/hai-phong/quan-kien-an/",
        "co-quan/hai-phong/quan-kien-an/cong-an/",
        "co-quan/hai-phong/quan-kien-an/uy-ban-nhan-dan/",
        "khen-thuong/giay-khen/",
    }


def files_linked(pages: Iterable[Page], site: Site) -> set[str]:
    """The tables and feeds to which pages lead, beside those of the whole archive."""
    renderer, found = Renderer(site, find("templates", Path()), menus(site)), set()
    for page in pages:
        tree = parsed(renderer.render(page).body.decode())
        hrefs = [node.attributes["href"] for node in tree.css("main a, head link")]
        paths = [posixpath.normpath(posixpath.join(page.url, href)) for href in hrefs]
        found |= {path for path in paths if path.endswith((".csv", "/feed.xml"))}
    return {path for path in found if not path.startswith("data/")}


@pytest.mark.parametrize("base_url", [None, "https://kho.example"])
def test_pages_of_long_lists_lead_to_their_files_and_others_to_none(base_url, knowledge):
    site = Site(SiteConfig(base_url=base_url, page_size=5), load_catalogue("vi"), knowledge)
    record = small_records(knowledge)[0]
    archive = build([numbered(record, day) for day in range(1, 13)], knowledge)
    made = {file.path for file in all_outputs(archive, site, [])}
    beside = {path for path in made if path.endswith((".csv", "/feed.xml"))}
    linked = files_linked(all_pages(archive, site), site)
    assert linked == {path for path in beside if not path.startswith("data/")}
    assert bool([path for path in linked if path.endswith("feed.xml")]) is bool(base_url)
    short = build([numbered(record, day) for day in range(1, 9)], knowledge)
    assert files_linked(all_pages(short, site), site) == set()


def test_a_list_holds_its_articles_in_archive_order(knowledge, site):
    found = lists(12, knowledge, site)
    year = found["nam/2023/"]
    assert year.title == "Năm 2023"
    assert [one.id for one in year.articles] == [f"kien-an-{day}" for day in range(12, 0, -1)]
    form = found["khen-thuong/giay-khen/"]
    assert len(form.awards) == len(form.articles) == 12
    assert not found["co-quan/hai-phong/quan-kien-an/cong-an/"].followed
