"""The sitemap names every page by its full address; robots lead to it."""

from xml.etree import ElementTree as ET

import pytest

from antq_site.exports import sitemap
from antq_site.pages._engine import all_pages
from tests.exports.conftest import BASE

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(body: bytes, entry: str) -> list[str]:
    root = ET.fromstring(body.decode())  # noqa: S314  what we wrote ourselves
    found = [node.findtext(f"{SPACE}loc") or "" for node in root.findall(SPACE + entry)]
    assert len(found) == len(root)
    return found


def test_every_page_is_named_once(files, archive, make_site):
    site = make_site(base_url=BASE)
    wanted = {f"{BASE}/{page.url}" for page in all_pages(archive, site)} - {f"{BASE}/404.html"}
    found = addresses(files["sitemap.xml"], "url")
    assert set(found) == wanted
    assert found == sorted(found)


def test_robots_lead_to_the_sitemap(files, outputs):
    assert f"Sitemap: {BASE}/sitemap.xml\n".encode() in files["robots.txt"]
    alone = outputs()
    assert alone["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in alone


def test_a_long_list_is_cut_and_indexed(monkeypatch: pytest.MonkeyPatch, files, outputs):
    monkeypatch.setattr(sitemap, "LIMIT", 20)
    made = outputs(base_url=BASE)
    parts = addresses(made["sitemap.xml"], "sitemap")
    assert parts[0] == f"{BASE}/sitemap-1.xml"
    named = [one for part in parts for one in addresses(made[part.removeprefix(f"{BASE}/")], "url")]
    assert named == addresses(files["sitemap.xml"], "url")


def test_github_leaves_the_files_as_they_are(files):
    assert files[".nojekyll"] == b""
