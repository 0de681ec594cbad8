"""What is shown where nothing is stands alone at any depth."""

import base64
import hashlib

from tests.pages.small import parsed


def test_it_loads_nothing_and_its_style_is_the_one_its_policy_allows(texts, pages):
    page = pages["404.html"]
    assert not page.css("link, script, img")
    style = texts["404.html"].split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert f"'sha256-{digest}'" in (policy or "")


def test_without_a_base_address_it_links_nowhere(pages):
    assert not pages["404.html"].css("a")


def test_with_a_base_address_it_leads_home(render):
    page = parsed(render(base_url="https://example.org/kho")["404.html"])
    assert page.css_first("a").attributes["href"] == "https://example.org/kho/"
