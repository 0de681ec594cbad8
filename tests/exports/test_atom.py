"""Feeds are Atom, in full addresses, in order, without asking the clock."""

import datetime as dt
from xml.etree import ElementTree as ET

import msgspec
import pytest

from antq_site.config import PublisherRights
from antq_site.model import Fact, Headline
from tests.exports.conftest import BASE, BECAUSE
from tests.pages.small import build

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(body: bytes) -> ET.Element:
    """Read a feed and ask of it what RFC 4287 asks of every feed."""
    root = ET.fromstring(body.decode())  # noqa: S314  what we wrote ourselves
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(ATOM + name)
            assert one.text
        dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    return root


def texts(root: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(ATOM + name) for entry in root.findall(f"{ATOM}entry")]


@pytest.fixture(scope="module")
def root(files):
    return feed(files["feed.xml"])


def test_dated_articles_stand_newest_first(root):
    assert texts(root, "id") == [f"{BASE}/bai/kien-an/", f"{BASE}/bai/quan-11/"]
    assert texts(root, "title")[0] == "Quận Kiến An: khen 22 tập thể, cá nhân"
    assert root.findtext(f"{ATOM}updated") == "2023-05-30T00:00:00+00:00"


def test_only_a_printed_day_is_a_day_of_publication(root):
    assert texts(root, "published") == ["2023-05-30T00:00:00+00:00", None]
    assert texts(root, "updated")[1] == "2019-01-18T00:00:00+00:00"


def test_the_opening_is_text_and_no_markup(root):
    summary = root.find(f"{ATOM}entry/{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert "hội nghị &lt;tổng kết&gt; &amp; biểu dương" in (summary.text or "")


def test_a_mere_record_shows_no_opening(outputs):
    rights = {"Báo Thử": PublisherRights(rights="record-only")}
    made = feed(outputs(publishers=rights, base_url=BASE)["feed.xml"])
    assert texts(made, "summary")[1] is None
    assert texts(made, "summary")[0]


def test_a_feed_names_itself_and_its_page(root):
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/feed.xml", "alternate": f"{BASE}/"}


def test_an_empty_feed_does_not_ask_the_clock(outputs, records, knowledge):
    made = feed(outputs(build([records[2]], knowledge), base_url=BASE)["feed.xml"])
    assert texts(made, "id") == []
    assert made.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_without_a_base_address_there_are_no_feeds(outputs, long_archive):
    assert not [path for path in outputs(long_archive) if path.endswith("feed.xml")]


def test_places_years_and_forms_with_many_articles_have_their_own(long_files):
    found = {path.removesuffix("feed.xml") for path in long_files if path.endswith("feed.xml")}
    assert {
        "",
        "nam/2023/",
        "dia-phuong/hai-phong/",
        "dia-phuong/hai-phong/quan-kien-an/",
        "khen-thuong/giay-khen/",
    } == found
    made = feed(long_files["dia-phuong/hai-phong/quan-kien-an/feed.xml"])
    assert made.findtext(f"{ATOM}title") == "Quận Kiến An · Kho thử"
    assert len(texts(made, "id")) == 12
    links = {link.get("rel"): link.get("href") for link in made.findall(f"{ATOM}link")}
    assert links["self"] == f"{BASE}/dia-phuong/hai-phong/quan-kien-an/feed.xml"


def test_letters_that_xml_cannot_hold_do_not_break_it(records, knowledge, outputs):
    headline = Fact(Headline("Tít\x0b <lạ> & \ufffe"), because=BECAUSE)
    changed = msgspec.structs.replace(records[0], headline=headline)
    made = feed(outputs(build([changed], knowledge), base_url=BASE)["feed.xml"])
    assert texts(made, "title") == ["Tít <lạ> & "]
