"""The renderer escapes everything, knows no undefined name and links relatively."""

import re
from pathlib import Path

import jinja2
import jinja2.meta
import pytest

from antq_site.catalogue import LANGUAGES, load_catalogue
from antq_site.config import SiteConfig
from antq_site.errors import RenderError
from antq_site.knowledge import load_knowledge
from antq_site.model import Output, Page
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site

TEMPLATES = find("templates", Path())[0]


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(SiteConfig(title="Kho thử"), load_catalogue("vi"), load_knowledge())


def rendered(
    site: Site,
    tmp_path: Path,
    template: str,
    url: str = "nam/2023/",
    *,
    offline: bool = False,
    **context: object,
) -> Output:
    (tmp_path / "t.html").write_text(template, encoding="utf-8")
    renderer = Renderer(site, (tmp_path,), {}, offline=offline)
    return renderer.render(Page(url, "t.html", "Tít", lambda: context))


def test_text_is_escaped(site, tmp_path):
    made = rendered(site, tmp_path, "{{ x }}", x="<b>&")
    assert made.body == b"&lt;b&gt;&amp;"


def test_a_page_is_the_index_of_its_folder(site, tmp_path):
    assert rendered(site, tmp_path, "").path == "nam/2023/index.html"
    assert rendered(site, tmp_path, "", url="404.html").path == "404.html"


def test_links_lead_from_the_page_that_is_rendered(site, tmp_path):
    template = "{{ link('dia-phuong/') }}"
    assert rendered(site, tmp_path, template).body == b"../../dia-phuong/"
    offline = rendered(site, tmp_path, template, offline=True)
    assert offline.body == b"../../dia-phuong/index.html"


@pytest.mark.parametrize("template", ["{{ nothing }}", "{% if %}", "{% include 'no.html' %}"])
def test_a_broken_template_is_named_with_its_page(site, tmp_path, template):
    with pytest.raises(RenderError) as caught:
        rendered(site, tmp_path, template)
    assert caught.value.words[:2] == ("nam/2023/", "t.html")


def test_the_keepers_template_takes_the_place_of_ours(site, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "method.html").write_text("của tôi", encoding="utf-8")
    renderer = Renderer(site, (tmp_path, TEMPLATES), {})
    page = Page("phuong-phap/", "pages/method.html", "Phương pháp", dict)
    assert renderer.render(page).body.decode() == "của tôi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_templates_ask_for_is_in_the_catalogue(language):
    catalogue = load_catalogue(language)
    asked = set()
    for file in TEMPLATES.rglob("*.html"):
        asked.update(re.findall(r"\bt\([\"']([a-z0-9-]+)[\"'](?! ~)", file.read_text("utf-8")))
    assert len(asked) > 100
    assert [key for key in sorted(asked) if f"site.{key}" not in catalogue] == []


def test_templates_mark_nothing_as_safe():
    for file in TEMPLATES.rglob("*.html"):
        assert "|safe" not in file.read_text("utf-8").replace(" ", ""), file


def test_style_and_script_attributes_stand_in_no_template():
    for file in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\s(style|on\w+)=", file.read_text("utf-8")), file


def test_a_missing_reason_is_shown_by_its_code_and_dates_in_reasons_are_worded(site):
    assert site.reason("no-such-reason") == "no-such-reason"
    assert "30/5/2023" in site.reason("year-from-publication", "2023-05-30")


def test_all_that_a_template_is_made_of_is_found_without_parsing_it(site):
    renderer = Renderer(site, (TEMPLATES,), {})
    environment = jinja2.Environment(autoescape=True)
    for file in TEMPLATES.rglob("*.html"):
        tree = environment.parse(file.read_text("utf-8"))
        named = {*filter(None, jinja2.meta.find_referenced_templates(tree))}
        reached = renderer.made_of(file.relative_to(TEMPLATES).as_posix())
        assert named <= reached, file
