"""What was published keeps answering, or the keeper is told before it goes."""

import re

import pytest

from antq_site.errors import ConfigError
from antq_site.former import faults_of, read_former
from tests.keeper import MANIFEST

PLANNED = {"index.html", "bai/a/index.html", "bai/a/record.json", "nam/2023/index.html", "a.css"}


def gone(addresses, removed=(), base=None, planned=PLANNED) -> list[str]:
    return [one.words[0] for one in faults_of(addresses, planned, removed, base)]


@pytest.mark.parametrize(
    "address",
    [
        *("bai/a/", "/bai/a/", "/bai/a", "bai/a/index.html", "/bai/a/?q=1", "bai/a/#x", "a.css"),
        *("https://e.org/bai/a/", "https://e.org/kho/cu/bai/a/", "/kho/bai/a/record.json"),
        *("https://e.org/kho/bai/%61/", "nam/2023/trang-7/", "kho/nam/2023/trang-2/index.html"),
    ],
)
def test_an_address_that_is_planned_is_answered_wherever_it_stood(address):
    assert gone([address]) == []


@pytest.mark.parametrize(
    "address", ["bai/b/", "/bai/b", "https://e.org/kho/bai/b/", "bai/a/x.json", "nam/trang-2/"]
)
def test_an_address_that_is_not_planned_is_named_as_it_was_given(address):
    assert gone(["bai/a/", address] if "//" not in address else [address]) == [address]


def test_the_home_page_of_a_site_below_a_folder_is_the_home_page():
    sites = [f"https://e.org/kho/{path}" for path in ("", "bai/a/", "nam/2023/")]
    assert gone(sites) == []
    assert gone([*sites, "https://e.org/kho/bai/b/"]) == ["https://e.org/kho/bai/b/"]


def test_a_base_address_settles_where_the_root_is():
    """This one is called like a folder of the site."""
    old = ["https://e.org/nam/", "https://e.org/nam/bai/a/"]
    assert gone(old, base="https://e.org/nam/") == []
    assert gone(old, base="https://e.org/nam") == []
    moved = ["https://cu.org/kho/bai/a/"]
    assert gone(moved, base="https://moi.org/") == []


def test_what_the_keeper_took_down_is_answered_with_all_below_it():
    assert gone(["bai/b/", "bai/b/record.json", "bai/bc/"], ["bai/b/"]) == ["bai/bc/"]
    assert gone(["bai/b/", "bai/b/record.json"], ["/bai/b"]) == []
    assert gone(["bai/b/x.csv"], ["bai/b/x.csv"]) == []


def test_people_are_told_what_to_do_for_people():
    faults = faults_of(
        ["can-bo/le-van-a-1234/", "bai/b/"], PLANNED | {"can-bo/index.html"}, [], None
    )
    assert [fault.code for fault in faults] == ["person-vanishes", "address-vanishes"]


def test_without_a_base_address_feeds_and_maps_are_left_out():
    assert gone(["feed.xml"]) == []
    assert gone(["feed.xml"], base="https://e.org/") == ["feed.xml"]


# ------------------------------------------------------------------------------------ the file


def test_a_plain_list_may_have_comments_and_blank_lines(tmp_path):
    file = tmp_path / "cu.txt"
    file.write_text("\ufeff# cũ\n\n bai/a/ \r\nbai/b/\nbai/a/\n", "utf-8")
    assert read_former(file) == ("bai/a/", "bai/b/")


def test_a_list_of_digests_names_files(tmp_path):
    file = tmp_path / MANIFEST
    file.write_text(f"{'0' * 64}  bai/a/index.html\n{'f' * 64}  site.css\n", "ascii")
    assert read_former(file) == ("bai/a/index.html", "site.css")


def test_an_index_of_sitemaps_has_its_parts_beside_it(tmp_path):
    def write(name: str, places: list[str], root: str = "urlset") -> None:
        rows = "".join(f"<x><loc>\n{one}</loc></x>" for one in places)
        (tmp_path / name).write_text(f"<?xml version='1.0'?><{root}>{rows}</{root}>", "utf-8")

    write("sitemap-1.xml", ["https://e.org/k/", "https://e.org/k/?a=1&amp;b=2"])
    write("sitemap-2.xml", ["https://e.org/k/bai/a/"])
    parts = ["https://e.org/k/sitemap-1.xml", "https://e.org/k/sitemap-2.xml"]
    write("sitemap.xml", parts, "sitemapindex")
    assert read_former(tmp_path / "sitemap.xml") == (
        "https://e.org/k/",
        "https://e.org/k/?a=1&b=2",
        "https://e.org/k/bai/a/",
    )
    (tmp_path / "sitemap-2.xml").unlink()
    with pytest.raises(ConfigError) as told:
        read_former(tmp_path / "sitemap.xml")
    assert "sitemap-2.xml" in str(told.value.place)


@pytest.mark.parametrize("raw", [b"", b"# none\n\n", b"<urlset></urlset>", b"\xff\xfe\x00a"])
def test_a_file_without_addresses_is_no_list(tmp_path, raw):
    file = tmp_path / "cu.txt"
    file.write_bytes(raw)
    with pytest.raises(ConfigError) as told:
        read_former(file)
    assert told.value.exit_code == 2
    with pytest.raises(ConfigError):
        read_former(tmp_path)


# --------------------------------------------------------------------------------- the command


@pytest.mark.parametrize("base", ["", "base_url: https://e.org/kho\n"])
def test_an_article_that_was_taken_out_is_missed_until_the_book_says_why(keeper, base):
    keeper.settings(f"title: Kho\n{base}")
    assert keeper.run("build").code == 0
    name = "sitemap.xml" if base else MANIFEST
    (keeper.root / name).write_bytes((keeper.site / name).read_bytes())
    assert keeper.run("check", "--against", name).code == 0
    (keeper.seeds / "2023-kien-thuy.txt").unlink()
    ended = keeper.run("check", "--against", name)
    assert ended.code == 5
    missed = re.findall(r"(\S+) đã công bố mà", ended.err)
    assert any(one.endswith("bai/2023-kien-thuy/" if base else "thuy/index.html") for one in missed)
    assert not any("can-bo/" in one or "2022-vinh-bao" in one for one in missed)
    book = keeper.root / "addresses.yml"
    roots = [one.removeprefix("https://e.org/kho/") for one in missed]
    removed = "".join(f"  {one}: gỡ theo yêu cầu\n" for one in roots)
    book.write_text(f"{book.read_text('utf-8')}removed:\n{removed}", "utf-8")
    ended = keeper.run("check", "--against", name)
    assert ended.code == 0, ended.err
    assert keeper.run("build").code == 0
    assert "gỡ theo yêu cầu" in (keeper.site / "bai/2023-kien-thuy/index.html").read_text("utf-8")


def test_a_person_whose_entry_was_lost_is_missed(keeper):
    assert keeper.run("build").code == 0
    (keeper.root / "cu.txt").write_bytes((keeper.site / MANIFEST).read_bytes())
    (keeper.seeds / "2022-vinh-bao.txt").unlink()
    assert "[person-vanishes]" not in keeper.run("check", "--against", "cu.txt").err
    (keeper.root / "addresses.yml").unlink()
    ended = keeper.run("check", "--against", "cu.txt")
    assert ended.code == 5
    assert "can-bo/pham-van-hoa" in ended.err
    assert "[person-vanishes]" in ended.err


def test_a_list_that_is_not_there_is_told(keeper):
    ended = keeper.run("check", "--against", "khong-co.txt")
    assert ended.code == 2
    assert "khong-co.txt: " in ended.err
