"""The keeper's settings: all that is wrong is told, with its line and what would be right."""

from unicodedata import normalize

import pytest

from antq_site.config import PublisherRights, SettingsError, SiteConfig, is_address, load_config
from antq_site.errors import ConfigError
from tests.keeper import ROOT


@pytest.fixture
def read(tmp_path):
    """Read settings from a text."""

    def load(text: str) -> SiteConfig:
        file = tmp_path / "site.yml"
        file.write_text(text, encoding="utf-8")
        return load_config(file)

    return load


@pytest.fixture
def problems(read):
    """What is wrong with some settings: line, code and words of each."""

    def told(text: str) -> list[tuple[int | None, str, tuple[str, ...]]]:
        with pytest.raises(SettingsError) as caught:
            read(text)
        return [(one.place.line, one.code, one.words) for one in caught.value.problems]

    return told


def test_no_settings_are_the_defaults(tmp_path, read):
    assert load_config(None) == load_config(tmp_path / "none.yml") == SiteConfig()
    assert read("") == read("# chỉ có chú thích\n") == read("title:\nkeeper:\n") == SiteConfig()


@pytest.mark.parametrize("file", ["site.yml", "starter/site.yml"])
def test_the_settings_that_come_with_the_program_can_be_read(file):
    assert load_config(ROOT / file).title == SiteConfig().title


def test_every_setting_has_its_value(read):
    assert read("""
title: Kho Kiến An
tagline: Tin bài của quận
description: "Một kho: nhiều bài"
base_url: https://ten.github.io/kho
language: en
keeper: Phòng Lưu trữ
contact_email: kho@ten.vn
repository: https://github.com/ten/kho
rights: excerpt
publishers:
  Báo Hải Phòng: {rights: full}
  "Kinh tế & Đô thị":
    rights: record-only
page_size: 5
public_review: không
data_licence: CC0 1.0
""") == SiteConfig(
        title="Kho Kiến An",
        tagline="Tin bài của quận",
        description="Một kho: nhiều bài",
        base_url="https://ten.github.io/kho",
        language="en",
        keeper="Phòng Lưu trữ",
        contact_email="kho@ten.vn",
        repository="https://github.com/ten/kho",
        rights="excerpt",
        publishers={
            "Báo Hải Phòng": PublisherRights("full"),
            "Kinh tế & Đô thị": PublisherRights("record-only"),
        },
        page_size=5,
        public_review=False,
        data_licence="CC0 1.0",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tilte: Kho\n", (1, "unknown-key", ("tilte", "title"))),
        ("\n\nBaseURL: x\n", (3, "unknown-key", ("BaseURL", "base_url"))),
        ("title: [a, b]\n", (1, "wants-text", ("title",))),
        ("title: {a: b}\n", (1, "wants-text", ("title",))),
        ("language: fr\n", (1, "wants-one-of", ("language", "fr", "vi, en"))),
        ("rights: ful\n", (1, "wants-one-of", ("rights", "ful", "full, excerpt, record-only"))),
        ("public_review: có lẽ\n", (1, "wants-one-of", ("public_review", "có lẽ", "true, false"))),
        ("page_size: 4\n", (1, "wants-number", ("page_size", "4", "5–500"))),
        ("page_size: 501\n", (1, "wants-number", ("page_size", "501", "5–500"))),
        ("page_size: năm mươi\n", (1, "wants-number", ("page_size", "năm mươi", "5–500"))),
        (f"page_size: {'9' * 5000}\n", (1, "wants-number", ("page_size", "9" * 5000, "5–500"))),
        ("base_url: kho.vn\n", (1, "wants-address", ("base_url", "kho.vn"))),
        (
            "base_url: javascript:alert(1)\n",
            (1, "wants-address", ("base_url", "javascript:alert(1)")),
        ),
        ("repository: ftp://a/b\n", (1, "wants-address", ("repository", "ftp://a/b"))),
        ("contact_email: toi\n", (1, "wants-mail", ("contact_email", "toi"))),
        ("contact_email: a@b.vn?bcc=c\n", (1, "wants-mail", ("contact_email", "a@b.vn?bcc=c"))),
        ("publishers: Báo\n", (1, "wants-publishers", ("publishers",))),
        ("publishers:\n  Báo: full\n", (2, "wants-publishers", ("Báo",))),
        ("publishers:\n  Báo: {}\n", (2, "wants-publishers", ("Báo",))),
        ("publishers:\n  Báo: {right: full}\n", (2, "unknown-key", ("right", "rights"))),
        (
            "publishers:\n  Báo:\n    rights: ful\n",
            (3, "wants-one-of", ("rights", "ful", "full, excerpt, record-only")),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_would_be_right(problems, text, problem):
    assert problems(text) == [problem]


def test_all_that_is_wrong_is_told_at_once(problems):
    found = problems("titel: a\nlanguage: fr\npublishers:\n  A: full\n  B: {rights: no}\n")
    assert [line for line, _, _ in found] == [1, 2, 4, 5]


@pytest.mark.parametrize("text", ["- a\n- b\n", "chỉ có chữ\n"])
def test_settings_are_lines_of_key_and_value(read, text):
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert caught.value.code == "settings-no-map"


def test_a_decomposed_name_is_the_same_name(read):
    found = read(normalize("NFD", "publishers:\n  Báo Hải Phòng: {rights: excerpt}\n"))
    assert list(found.publishers) == ["Báo Hải Phòng"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://ten.github.io/kho", True),
        ("http://localhost:8000/", True),
        ("https://", False),
        ("//ten.github.io", False),
        ("https://a/b?c=d", False),
        ("https://a/b#c", False),
        ('https://a/"onclick', False),
        ("https://a/b c", False),
    ],
)
def test_an_address_is_full_and_bare(text, is_one):
    assert is_address(text) is is_one
