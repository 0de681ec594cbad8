"""Everyone can read every page: rules of accessibility, narrow screens, valid markup."""

import json
import subprocess

import pytest

from antq_site.pages._engine import page_types
from tests.browser.conftest import from_npm, needed
from tests.browser.page_types import EXAMPLES, UNSEEN, example

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "rules => axe.run({runOnly: {type: 'tag', values: rules}}).then(told => told.violations)"


@pytest.fixture(scope="session")
def axe() -> str:
    return from_npm("axe-core/axe.min.js").read_text("utf-8")


def violations(page, axe: str) -> list[str]:
    """What is wrong, one line each: the rule, and the first element that breaks it."""
    page.evaluate(axe)
    found = page.evaluate(_RUN, RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def test_every_page_type_is_looked_at():
    assert {kind.name for kind in page_types()} == set(EXAMPLES) | UNSEEN


@pytest.fixture
def sites(seeds_site, many_site):
    return seeds_site, many_site


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_rule_of_accessibility_is_broken(window, sites, axe, width, theme):
    opened = window(width, theme)
    broken = {}
    for site in sites:
        for name in EXAMPLES:
            url = example(site, name)
            if (site.root / url).exists():
                found = violations(opened.open(site.at_root + url), axe)
                if found:
                    broken[url] = found
    assert not broken, json.dumps(broken, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_opens_and_lights_up_breaks_no_rule_either(window, seeds_site, axe, theme):
    page = window(320, theme).open(seeds_site.at_root + example(seeds_site, "article"))
    page.get_by_label("Hiện chỗ trích").check()
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    assert violations(page, axe) == []
    page.locator("header button").click()
    assert violations(page, axe) == []


@pytest.mark.parametrize("width", [320, 360, 768, 2560])
def test_nothing_is_wider_than_the_screen(window, sites, width):
    opened = window(width)
    wide = []
    for site in sites:
        for name in EXAMPLES:
            url = example(site, name)
            if (site.root / url).exists():
                page = opened.open(site.at_root + url)
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wide.append(url)
    assert wide == []


def test_the_markup_of_every_page_is_valid(seeds_site, many_site):
    java = needed("java", "apt-get install default-jre-headless")
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    some = [many_site.root / example(many_site, name) for name in EXAMPLES]
    pages = [str(page / "index.html" if page.is_dir() else page) for page in some if page.exists()]
    words = [java, "-jar", str(jar), "--format", "gnu", "--skip-non-html"]
    # The validator takes no file for one of its own host; the browser obeys the policy above.
    words += ["--filterpattern", ".*violates Content Security Policy.*"]
    done = subprocess.run(
        [*words, str(seeds_site.root), *pages], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr.splitlines()[:20] == []
