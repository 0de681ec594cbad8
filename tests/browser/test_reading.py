"""A visit: what is loaded, what the keyboard reaches, what works without script and on paper."""

import gzip
from urllib.parse import urlsplit

import pytest

from tests.browser.page_types import EXAMPLES, example

ARTICLE = "bai/002-ea2d5685bb414729/"
SWITCH = "Hiện chỗ trích"
_COLOUR = "node => getComputedStyle(node).backgroundColor"
_NONE = "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("where", ["at_root", "below"])
def test_no_page_complains_or_asks_another_host(window, seeds_site, where):
    base = getattr(seeds_site, where)
    opened = window()
    for url in seeds_site.pages():
        opened.open(base + url)
    assert opened.complaints == []
    assert {urlsplit(url).netloc for url in opened.loaded} == {urlsplit(base).netloc}
    assert all(url.startswith(base) for url in opened.loaded)


def test_three_taps_lead_from_the_front_page_to_the_sentence(window, seeds_site):
    page = window(360).open(seeds_site.below)
    page.get_by_role("link", name="Quận Kiến An", exact=True).click()
    page.get_by_role("link", name="Xem câu gốc").click()
    mark = page.locator("mark:target")
    assert "Giấy khen" in mark.inner_text()
    assert mark.evaluate(_COLOUR) != _NONE


def test_a_first_visit_is_small(window, seeds_site):
    opened = window()
    opened.open(seeds_site.at_root + ARTICLE)
    text = fonts = 0
    for url in opened.loaded:
        path = urlsplit(url).path.lstrip("/")
        file = seeds_site.root / path
        body = (file / "index.html" if path.endswith("/") else file).read_bytes()
        if path.endswith(".woff2"):
            fonts += len(body)
        else:
            text += len(gzip.compress(body, 6))
    assert fonts > 0
    assert text <= 25_000
    assert text + fonts <= 100_000


def test_scripts_are_few(seeds_site):
    assert sum(path.stat().st_size for path in seeds_site.root.glob("*.js")) <= 10_000


# ------------------------------------------------------------------------------- the keyboard


def test_the_first_key_offers_to_skip_the_menu(window, seeds_site):
    page = window().open(seeds_site.at_root + ARTICLE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Đến nội dung chính"
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_every_control_of_an_article_is_reached_in_the_order_of_the_page(window, seeds_site):
    page = window().open(seeds_site.at_root + ARTICLE)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, summary')]"
        ".filter(one => one.checkVisibility() && !one.closest('details:not([open]) pre')).length"
    )
    for _ in range(wanted):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('footer') !== null")
    assert page.evaluate(_PLACE) == wanted


_PLACE = """[...document.querySelectorAll('a[href], button, input, summary')]
.filter(one => one.checkVisibility()).indexOf(document.activeElement) + 1"""


def test_focus_is_seen(window, seeds_site):
    page = window().open(seeds_site.at_root)
    for _ in range(3):
        page.keyboard.press("Tab")
    style = page.locator(":focus").evaluate("node => getComputedStyle(node).outline")
    assert "3px" in style
    assert "solid" in style


def test_the_menu_of_a_narrow_screen_opens_and_closes_by_keyboard(window, seeds_site):
    page = window(320).open(seeds_site.at_root)
    menu = page.get_by_role("navigation", name="Các mục của kho")
    assert not menu.is_visible()
    page.get_by_role("button", name="Các mục").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Địa phương"
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.locator(":focus").inner_text() == "Các mục"


def test_the_switch_shows_all_marks_and_what_they_mean(window, seeds_site):
    page = window().open(seeds_site.at_root + ARTICLE)
    mark = page.locator("article mark").first
    kinds = page.get_by_role("list", name="Nét gạch của từng loại")
    assert mark.evaluate(_COLOUR) == _NONE
    assert not kinds.is_visible()
    page.get_by_label(SWITCH).focus()
    page.keyboard.press("Space")
    assert mark.evaluate(_COLOUR) != _NONE
    assert kinds.is_visible()


def test_arrow_keys_move_between_the_tiles(window, many_site):
    page = window().open(many_site.at_root)
    tiles = page.get_by_role("group", name="Sơ đồ theo tỉnh, thành phố")
    tiles.get_by_role("link", name="Hà Nội").focus()
    reached = []
    for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        label = page.locator(":focus").get_attribute("aria-label") or ""
        reached.append(label.partition(":")[0])
    assert reached == ["Hà Tĩnh", "Hải Phòng", "Hà Nội", "Hà Nội"]


# ----------------------------------------------------------------------------- without script


def test_values_and_words_lead_to_each_other_without_script(window, seeds_site):
    page = window(java_script_enabled=False).open(seeds_site.at_root + ARTICLE)
    row = page.locator("#v-khen-thuong-1")
    row.locator(".basis a").first.click()
    mark = page.locator("mark:target")
    assert mark.get_attribute("id") == "khen-thuong-1-1"
    assert mark.evaluate(_COLOUR) != _NONE
    mark.locator("a").first.click()
    assert page.locator("dd:target").get_attribute("id") == "v-khen-thuong-1"
    assert row.evaluate(_COLOUR) != _NONE


def test_marks_light_up_and_citations_unfold_without_script(window, seeds_site):
    page = window(java_script_enabled=False).open(seeds_site.at_root + ARTICLE)
    page.get_by_label(SWITCH).check()
    assert page.locator("article mark").first.evaluate(_COLOUR) != _NONE
    assert not page.locator("button.copy").count()
    page.locator("summary", has_text="BibTeX").click()
    assert "@" in page.locator("details[open] pre").inner_text()


def test_the_menu_opens_without_script(window, seeds_site):
    page = window(320, java_script_enabled=False).open(seeds_site.at_root)
    page.get_by_role("button", name="Các mục").click()
    page.get_by_role("link", name="Khen thưởng", exact=True).first.click()
    assert page.url.endswith("/khen-thuong/")


def test_with_script_a_citation_is_copied(window, seeds_site):
    permissions = ["clipboard-read", "clipboard-write"]
    page = window(permissions=permissions).open(seeds_site.at_root + ARTICLE)
    page.get_by_role("button", name="Chép trích dẫn").click()
    page.get_by_role("status").filter(has_text="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cite").inner_text()
    page.get_by_role("button", name="Chép liên kết").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"https://kho.example/x/{ARTICLE}"


# ------------------------------------------------------------------------ on paper, from a folder


def test_paper_shows_the_text_the_record_and_the_address_but_no_controls(window, seeds_site):
    opened = window(760)
    opened.page.emulate_media(media="print")
    page = opened.open(seeds_site.at_root + ARTICLE)
    for seen in ("h1", "article.text", ".record", ".cite", ".address"):
        assert page.locator(seen).first.is_visible(), seen
    for unseen in ("header nav", ".switch", ".copy", ".brief", ".around", "details"):
        assert not page.locator(unseen).first.is_visible(), unseen
    assert page.locator(".address").inner_text() == f"https://kho.example/x/{ARTICLE}"


def test_a_double_click_opens_the_whole_site(window, offline_site):
    opened = window()
    page = opened.open((offline_site / "index.html").as_uri())
    page.get_by_role("link", name="Quận Kiến An", exact=True).click()
    page.get_by_role("link", name="Xem câu gốc").click()
    assert page.locator("mark:target").evaluate(_COLOUR) != _NONE
    page.get_by_role("button", name="Chép trích dẫn").wait_for()
    assert opened.complaints == []
    assert all(url.startswith(offline_site.as_uri()) for url in opened.loaded)


def test_the_page_that_is_not_there_stands_alone(window, seeds_site):
    opened = window()
    page = opened.open(f"{seeds_site.below}404.html")
    assert page.locator("h1").is_visible()
    assert len(opened.loaded) == 1
    assert example(seeds_site, "not_found") == EXAMPLES["not_found"]
