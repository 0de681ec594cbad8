"""The keeper's pages are Markdown, and nothing in them runs."""

from pathlib import Path

import pytest

from antq_site.content import clean, read_content, relinked
from antq_site.errors import ConfigError
from antq_site.resources import find


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_heading_is_the_title_and_the_file_name_the_address(tmp_path):
    write(tmp_path, "gioi-thieu.md", "# Giới thiệu\n\nMột *kho* tin bài.\n")
    (page,) = read_content([tmp_path])
    assert (page.url, page.title) == ("gioi-thieu/", "Giới thiệu")
    assert page.body == "<p>Một <em>kho</em> tin bài.</p>"


def test_the_keepers_page_takes_the_place_of_ours(tmp_path):
    write(tmp_path / "ours", "lien-he.md", "# Liên hệ\n")
    write(tmp_path / "ours", "gioi-thieu.md", "# Giới thiệu\n")
    write(tmp_path / "his", "lien-he.md", "# Viết cho tôi\n")
    pages = read_content([tmp_path / "his", tmp_path / "ours"])
    assert [page.title for page in pages] == ["Giới thiệu", "Viết cho tôi"]


def test_a_page_without_a_heading_is_named(tmp_path):
    write(tmp_path, "a.md", "Chỉ có chữ.\n")
    with pytest.raises(ConfigError) as caught:
        read_content([tmp_path])
    assert caught.value.code == "content-no-title"
    assert "a.md" in caught.value.words


def test_a_page_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "a.md").write_bytes(b"# Gi\xff")
    with pytest.raises(ConfigError) as caught:
        read_content([tmp_path])
    assert caught.value.code == "content-not-utf8"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '<p style="color:red" onclick="x()">a</p>',
        "<iframe src=https://example.org></iframe>",
    ],
)
def test_nothing_that_runs_or_loads_is_kept(text):
    made = clean(text)
    for forbidden in ("<script", "<img", "onerror", "onclick", "javascript:", "style=", "<iframe"):
        assert forbidden not in made


def test_links_from_the_root_lead_from_where_the_page_stands():
    body = clean("[nơi](/dia-phuong/), [nhà](/), [ngoài](https://example.org/)")
    made = relinked(body, lambda url: f"../{url}")
    assert 'href="../dia-phuong/"' in made
    assert 'href="../"' in made
    assert 'href="https://example.org/"' in made


def test_the_pages_that_come_with_the_program_can_be_read(tmp_path):

    assert [page.name for page in read_content(find("content", tmp_path))] == [
        "gioi-thieu",
        "lien-he",
    ]
