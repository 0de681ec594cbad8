"""Addresses are plain, lasting, and work from wherever the site stands."""

import pytest

from antq_site.urls import (
    SLUG_LIMIT,
    agency_url,
    article_url,
    award_url,
    file_of,
    official_url,
    page_of,
    place_url,
    programme_url,
    relative,
    slug,
    source_url,
    year_url,
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Quận Đống Đa", "quan-dong-da"),
        ("002_ea2d5685bb414729", "002-ea2d5685bb414729"),
        ("Kinh tế & Đô thị", "kinh-te-do-thi"),
        ("Số 09/CTr-BCA-MTTW", "so-09-ctr-bca-mttw"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "khong-ten"),
        ("", "khong-ten"),
    ],
)
def test_slug(text, made):
    assert slug(text) == made


@pytest.mark.parametrize("word", ["con", "CON", "prn", "aux", "nul", "com1", "lpt9", "Còn"])
def test_names_that_windows_reserves_are_passed_by(word):
    assert slug(word) == f"{slug(word).removesuffix('-1')}-1"
    assert slug(word) != slug(f"{word} x")


@pytest.mark.parametrize("word", ["com0", "com10", "console", "cong-an"])
def test_names_that_only_look_reserved_stay(word):
    assert slug(word) == word


def test_a_long_slug_is_cut_at_a_word():
    made = slug("phong trào toàn dân bảo vệ an ninh tổ quốc " * 5)
    assert len(made) <= SLUG_LIMIT
    assert (
        made == "phong-trao-toan-dan-bao-ve-an-ninh-to-quoc-phong-trao-toan-dan-bao-ve-an-ninh-to"
    )


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (article_url("002-ea"), "bai/002-ea/"),
        (year_url(2023), "nam/2023/"),
        (year_url(2023, 5), "nam/2023/05/"),
        (year_url(None), "nam/khong-ro/"),
        (place_url("hai-phong/quan-kien-an"), "dia-phuong/hai-phong/quan-kien-an/"),
        (place_url("hai-phong", 2023), "dia-phuong/hai-phong/2023/"),
        (agency_url("hai-phong", "cong-an"), "co-quan/hai-phong/cong-an/"),
        (agency_url(None, "bo-cong-an"), "co-quan/trung-uong/bo-cong-an/"),
        (official_url("nguyen-van-a-3f2a"), "can-bo/nguyen-van-a-3f2a/"),
        (award_url(), "khen-thuong/"),
        (award_url("giay-khen"), "khen-thuong/giay-khen/"),
        (programme_url(), "phong-trao/"),
        (programme_url("x"), "phong-trao/x/"),
        (source_url(), "nguon/"),
        (source_url("bao-x"), "nguon/bao-x/"),
        (page_of("nam/2023/", 1), "nam/2023/"),
        (page_of("nam/2023/", 3), "nam/2023/trang-3/"),
    ],
)
def test_addresses_do_not_change(url, address):
    assert url == address


@pytest.mark.parametrize(
    ("url", "file"),
    [("", "index.html"), ("nam/2023/", "nam/2023/index.html"), ("404.html", "404.html")],
)
def test_the_file_that_answers_an_address(url, file):
    assert file_of(url) == file


@pytest.mark.parametrize(
    ("target", "base", "online", "offline"),
    [
        ("", "", "./", "index.html"),
        ("", "nam/2023/", "../../", "../../index.html"),
        ("nam/2023/", "", "nam/2023/", "nam/2023/index.html"),
        ("nam/2023/", "nam/2023/05/", "../", "../index.html"),
        ("nam/2022/", "nam/2023/", "../2022/", "../2022/index.html"),
        ("bai/x/#ngay-1", "nam/2023/", "../../bai/x/#ngay-1", "../../bai/x/index.html#ngay-1"),
        ("bai/x/#ngay-1", "bai/x/", "#ngay-1", "#ngay-1"),
        ("bai/x/", "bai/x/", "./", "index.html"),
        ("static/site.css", "bai/x/", "../../static/site.css", "../../static/site.css"),
        ("tim-kiem/?q=a#b", "", "tim-kiem/?q=a#b", "tim-kiem/index.html?q=a#b"),
        ("nam/2023/", "404.html", "nam/2023/", "nam/2023/index.html"),
    ],
)
def test_links_are_relative(target, base, online, offline):
    assert relative(target, base) == online
    assert relative(target, base, offline=True) == offline
