"""A site that does not hold together is not published: links, anchors, names, size."""

import pytest

from antq_site.selfcheck import (
    SIZE_LIMIT,
    faults_of,
    leading_to,
    links_of,
    resolve,
    same_names,
    too_large,
)
from tests.keeper import files

FILES = {"index.html", "bai/a/index.html", "bai/b/index.html", "site.css"}


def told(faults) -> list[tuple[str, str, str]]:
    return [(one.code, one.words[0], one.place.file if one.place else "") for one in faults]


def page(tmp_path, path: str, body: bytes) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)


def test_links_that_lead_somewhere_are_no_fault(tmp_path):
    body = b'<p id="x"><a href="#x">1</a> <a href="#">top</a>'
    links = links_of(body, ["", "bai/a/", "bai/a/?q=1", "site.css"], FILES)
    assert (links.broken, links.anchors, links.ids) == ((), (), frozenset({"x"}))
    assert told(faults_of({"index.html": links}, tmp_path)) == []


def test_a_broken_link_is_told_with_its_page(tmp_path):
    pages = {
        "bai/b/index.html": links_of(b"", ["bai/c/", "bai/a"], FILES),
        "bai/a/index.html": links_of(b"", ["site.js"], FILES),
    }
    assert told(faults_of(pages, tmp_path)) == [
        ("broken-link", "site.js", "bai/a/index.html"),
        ("broken-link", "bai/a", "bai/b/index.html"),
        ("broken-link", "bai/c/", "bai/b/index.html"),
    ]


def test_an_anchor_that_is_not_on_the_page_itself_is_told(tmp_path):
    links = links_of(b'<a href="#y">1</a><p id="x">', [], FILES)
    assert told(faults_of({"index.html": links}, tmp_path)) == [
        ("broken-anchor", "#y", "index.html")
    ]


@pytest.mark.parametrize("made_anew", [True, False])
def test_an_anchor_on_another_page_is_looked_for_there(tmp_path, made_anew):
    """Whether the other page was made just now or stands there from before."""
    page(tmp_path, "bai/a/index.html", b'<p id="x">')
    pages = {"index.html": links_of(b"", ["bai/a/#x", "bai/a/#y"], FILES)}
    if made_anew:
        pages["bai/a/index.html"] = links_of(b'<p id="x">', [], FILES)
    assert told(faults_of(pages, tmp_path)) == [
        ("broken-anchor", "bai/a/index.html#y", "index.html")
    ]


def test_a_page_that_was_not_made_anew_may_lead_to_what_is_gone(tmp_path):
    page(tmp_path, "bai/b/index.html", b'<a href="../a/">1</a><a href="../../">2</a>')
    page(tmp_path, "index.html", b'<a href="bai/b/">1</a><a href="https://x.vn/bai/a/">')
    found = leading_to({"bai/a/index.html"}, ["bai/b/index.html", "index.html"], tmp_path)
    assert told(found) == [("broken-link", "../a/", "bai/b/index.html")]


@pytest.mark.parametrize(
    ("path", "target", "file"),
    [
        ("bai/a/index.html", "../../", "index.html"),
        ("bai/a/index.html", "../..", "index.html"),
        ("bai/a/index.html", "../b/#ng%C3%A0y", "bai/b/index.html"),
        ("bai/a/index.html", "#x", "bai/a/index.html"),
        ("bai/a/index.html", "record.json", "bai/a/record.json"),
        ("bai/a/index.html", "../b/index.html", "bai/b/index.html"),
        ("index.html", "./", "index.html"),
        ("index.html", "du-lieu/?q=1", "du-lieu/index.html"),
        ("404.html", "site.css", "site.css"),
    ],
)
def test_a_link_is_followed_to_its_file(path, target, file):
    assert resolve(path, target)[0] == file


def test_an_anchor_is_read_as_it_is_meant():
    assert resolve("index.html", "bai/b/#ng%C3%A0y") == ("bai/b/index.html", "ngày")


def test_two_names_that_differ_by_capitals_are_told():
    (fault,) = same_names(["anh/a.png", "anh/b.png", "anh/A.png"])
    assert (fault.code, fault.words) == ("same-name", ("anh/a.png", "anh/A.png"))
    assert told(same_names(["a", "b"])) == []


def test_a_site_that_github_would_not_serve_is_told():
    assert told(too_large(SIZE_LIMIT)) == []
    assert told(too_large(SIZE_LIMIT + 1)) == [("site-too-large", str(SIZE_LIMIT + 1), "")]


# ------------------------------------------------------------------------- in a whole build


@pytest.fixture
def published(keeper):
    assert keeper.run("build").code == 0
    return files(keeper.site)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{{ link("bai/khong-co/") }}', "broken-link"),
        ('<a href="#khong-co">1</a>', "broken-anchor"),
        ('{{ link("nam/#khong-co") }}', "broken-anchor"),
    ],
)
def test_a_template_that_leads_nowhere_is_not_published(keeper, published, body, code):
    own = keeper.root / "templates" / "pages"
    own.mkdir(parents=True)
    frame = '{% extends "base.html" %}{% block main %}<h1>1</h1>$BODY{% endblock %}'
    (own / "method.html").write_text(frame.replace("$BODY", body), "utf-8")
    ended = keeper.run("build")
    assert ended.code == 5
    assert f"[{code}]" in ended.err
    assert "phuong-phap/index.html: " in ended.err
    assert files(keeper.site) == published


def test_a_file_of_the_keepers_that_vanishes_under_a_page_is_told(keeper):
    """The page is not made anew: nothing it is made of has changed."""
    own = keeper.root / "static"
    own.mkdir()
    (own / "so-do.txt").write_text("sơ đồ", "utf-8")
    content = keeper.root / "content"
    content.mkdir()
    (content / "so-do.md").write_text("# Sơ đồ\n\n[Xem](/so-do.txt)\n", "utf-8")
    assert keeper.run("build").code == 0
    right = files(keeper.site)
    (own / "so-do.txt").unlink()
    ended = keeper.run("build")
    assert ended.code == 5
    assert "so-do/index.html" in ended.err
    assert files(keeper.site) == right
