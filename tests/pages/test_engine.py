"""What holds for every page, and how long lists are cut."""

import posixpath
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from antq_site.dates import PartialDate
from antq_site.exports._engine import all_outputs
from antq_site.model import ArticleDate
from antq_site.pages._engine import Pager, Part, numbered, page_types, paged
from antq_site.resources import find
from antq_site.urls import file_of
from tests.pages.small import build, parsed


def hrefs(tree) -> list[str]:
    return [node.attributes.get("href") or "" for node in tree.css("[href]")]


def inside(href: str) -> bool:
    return ":" not in href.split("/", maxsplit=1)[0]


def test_every_page_type_has_its_template_and_its_name():
    for kind in page_types():
        assert kind.template == f"pages/{kind.name}.html"


def test_every_page_type_shows_itself_in_the_small_archive(archive, make_site):
    site = make_site()
    for kind in page_types():
        if kind.name in {"moved", "old_map"}:
            continue  # nobody was merged yet, and there are few articles; their own tests see to it
        assert next(kind.pages(archive, site), None) is not None, kind.name


def test_addresses_are_unique(archive, make_site):
    site = make_site()
    urls = [page.url for kind in page_types() for page in kind.pages(archive, site)]
    assert len(urls) == len(set(urls))


@pytest.mark.parametrize("offline", [False, True])
def test_every_link_inside_the_site_leads_to_a_file_and_every_anchor_exists(
    render, offline, archive, make_site
):
    others = {"site.css", "icon.svg", *(one.path for one in all_outputs(archive, make_site(), []))}
    trees = {url: parsed(text) for url, text in render(offline=offline).items()}
    files = {file_of(url): tree for url, tree in trees.items()}
    for url, tree in trees.items():
        for href in filter(inside, hrefs(tree)):
            path, _, anchor = unquote(href).partition("#")
            folder = posixpath.dirname(file_of(url))
            target = posixpath.normpath(posixpath.join(folder, path)) if path else file_of(url)
            if not offline and not posixpath.splitext(target)[1]:
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            if target in others:
                continue
            assert target in files, (url, href)
            if anchor:
                assert files[target].css_first(f'[id="{anchor}"]'), (url, href)


def test_every_page_has_one_heading_a_language_and_a_policy(pages):
    for url, tree in pages.items():
        assert len(tree.css("h1")) == 1, url
        assert tree.css_first("html").attributes["lang"] == "vi"
        first, second = tree.css("head > *")[:2]
        assert first.attributes.get("charset") == "utf-8"
        assert second.attributes.get("http-equiv") == "Content-Security-Policy"


def test_no_id_stands_twice_in_a_page(pages):
    for url, tree in pages.items():
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), url


def test_nothing_is_loaded_from_elsewhere_and_only_copying_runs(pages):
    for url, tree in pages.items():
        for node in tree.css("[src], link[href]"):
            assert inside(node.attributes.get("src") or node.attributes.get("href") or ""), url
        for script in tree.css("script"):
            if script.attributes.get("type") != "application/ld+json":
                assert script.attributes["src"] == "../../page.js"
                assert "defer" in script.attributes
                assert url.startswith("bai/")
        assert not tree.css("[style]"), url


def test_the_sections_are_a_menu_that_needs_no_script(pages):
    for url, tree in pages.items():
        if url != "404.html":
            button = tree.css_first("header button")
            assert tree.css_first(f"nav#{button.attributes['popovertarget']}[popover]"), url


def test_without_a_base_address_nothing_absolute_is_claimed(pages):
    for tree in pages.values():
        assert not tree.css('link[rel="canonical"], meta[property="og:url"]')


def test_a_link_to_a_page_has_a_picture_where_its_full_address_is_known(render, pages):
    for tree in pages.values():
        assert not tree.css('meta[property="og:image"], meta[name="twitter:card"]')
    tree = parsed(render(base_url="https://example.org/kho/")["nam/2023/"])
    picture = tree.css_first('meta[property="og:image"]').attributes["content"]
    assert picture == "https://example.org/kho/share.png"
    assert (find("static", Path())[-1] / "share.png").is_file()
    assert tree.css_first('meta[property="og:image:alt"]').attributes["content"] == "Kho thử"


def test_with_a_base_address_each_page_names_its_own(render):
    made = render(base_url="https://example.org/kho/")
    tree = parsed(made["nam/2023/"])
    canonical = tree.css_first('link[rel="canonical"]')
    assert canonical.attributes["href"] == "https://example.org/kho/nam/2023/"


def test_every_page_says_that_it_is_no_site_of_a_state_body(texts):
    for url, text in texts.items():
        assert "không phải trang của cơ quan nhà nước" in text, url


def test_the_english_interface_has_every_page(render, texts):
    made = render(language="en")
    assert made.keys() == texts.keys()
    assert "Key facts" in made["bai/kien-an/"]
    assert 'lang="en"' in made[""]


def test_a_long_list_is_cut_and_each_page_leads_on(make_site):
    parts: list[Part[int]] = list(paged(range(7), "nam/2023/", make_site(page_size=3)))
    assert [list(part.entries) for part in parts] == [[0, 1, 2], [3, 4, 5], [6]]
    assert [part.pager.here for part in parts] == [
        "nam/2023/",
        "nam/2023/trang-2/",
        "nam/2023/trang-3/",
    ]
    assert parts[1].pager.previous == "nam/2023/"
    assert parts[2].pager.next is None
    assert (parts[2].pager.first_entry, parts[2].pager.last_entry) == (7, 7)


def test_an_empty_list_has_one_page(make_site):
    part: Part[int]
    (part,) = paged((), "nam/", make_site())
    assert (part.pager.pages, part.pager.first_entry) == (1, 0)


def test_a_long_pager_leaves_gaps():
    pager = Pager("nam/", 10, 20, 1000, 50)
    assert [number for number, _ in pager.steps] == [1, 8, 9, 10, 11, 12, 20]


def test_later_pages_say_their_number(make_site):
    site = make_site()
    assert numbered("Năm 2023", Pager("nam/2023/", 1, 2, 60, 50), site) == "Năm 2023"
    assert numbered("Năm 2023", Pager("nam/2023/", 2, 2, 60, 50), site) == "Năm 2023, trang 2"


def test_paged_pages_are_all_rendered(render):
    made = render(page_size=1)
    assert "dia-phuong/hai-phong/" in made
    assert "can-bo/" in made
    assert "co-quan/trang-2/" in made


def test_an_article_elsewhere_changes_no_byte_of_what_it_has_nothing_to_do_with(
    records, knowledge, render
):
    old = msgspec.structs.replace(records[1].date, value=ArticleDate(PartialDate(2010, 3, 1)))
    text = msgspec.structs.replace(records[1].article, id="xa-xoi")
    more = msgspec.structs.replace(records[1], article=text, date=old)
    before, after = render(build(records, knowledge)), render(build([*records, more], knowledge))
    changed = {url for url in before if before[url] != after[url]}
    about_it = {"", "nam/", "nguon/", "nguon/bao-thu/", "co-quan/", "dia-phuong/"}
    around_it = {"bai/quan-11/", "bai/trong/"}
    of_its_place = {url for url in before if "ho-chi-minh" in url}
    assert changed <= about_it | around_it | of_its_place
    assert before["bai/kien-an/"] == after["bai/kien-an/"]
    assert "bai/xa-xoi/" in after
