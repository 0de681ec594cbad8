"""Addresses are plain, lasting, and work from wherever the site stands."""

import re
from urllib.parse import urljoin

import pytest

from antq_site.urls import (
    SLUG_LIMIT,
    agency_url,
    article_url,
    as_address,
    award_place_url,
    award_url,
    award_year_url,
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
        (award_year_url(2023), "khen-thuong/nam/2023/"),
        (award_year_url(None), "khen-thuong/nam/khong-ro/"),
        (award_place_url("hai-phong"), "khen-thuong/noi/hai-phong/"),
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
    ("written", "address"),
    [
        *((one, "bai/x/") for one in ("bai/x/", "/bai/x", " bai/x/index.html", "/bai/x/ ")),
        *((one, "") for one in ("", "/", "index.html")),
        ("/bai/x/record.json", "bai/x/record.json"),
        ("404.html", "404.html"),
    ],
)
def test_an_address_may_be_written_in_several_ways(written, address):
    assert as_address(written) == address


TARGETS = [
    "",
    "nam/2023/",
    "nam/2023/05/",
    "bai/x/",
    "bai/x/#ngay-1",
    "tim-kiem/?q=a#b",
    "404.html",
]
BASES = ["", "nam/2023/", "nam/2023/05/", "bai/x/", "404.html"]


@pytest.mark.parametrize("root", ["https://x.vn/", "https://x.vn/kho/"])
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("target", TARGETS)
def test_a_link_leads_to_its_target_from_wherever_the_site_stands(target, base, root):
    link = relative(target, base)
    assert not link.startswith("/")
    assert urljoin(root + base, link) == root + target


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("target", TARGETS)
def test_offline_a_link_leads_to_a_file(target, base):
    path, rest, _ = re.split(r"([#?].*)?$", target, maxsplit=1)
    link = relative(target, base, offline=True)
    assert (
        urljoin(f"file:///kho/{file_of(base)}", link) == f"file:///kho/{file_of(path)}{rest or ''}"
    )


@pytest.mark.parametrize("offline", [False, True])
def test_a_link_within_a_page_is_its_anchor_alone(offline):
    assert relative("bai/x/#ngay-1", "bai/x/", offline=offline) == "#ngay-1"
