"""Whatever stands in an article, its page has the elements of the template, and no others."""

import json
import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.dates import PartialDate
from antq_site.knowledge import load_knowledge
from antq_site.model import (
    Agency,
    AgencyRole,
    ArticleDate,
    Award,
    AwardKind,
    BlockKind,
    Byline,
    Event,
    Fact,
    Headline,
    Indicator,
    Model,
    Office,
    Official,
    Programme,
    Provenance,
    Reason,
    Record,
)
from antq_site.pages._engine import all_pages, menus
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site
from tests.hostile.payloads import PAYLOADS, addresses, foreign, shape
from tests.keeper import ROOT
from tests.pages.small import article, build, evidence

KNOWLEDGE = load_knowledge()
PLACE = KNOWLEDGE.gazetteer.units_named("Quận Kiến An")[0].id

letters = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Nd", "Lu")), max_size=20
)
"""Without capitals and figures: those make abbreviations and amounts, which have elements."""

hostile = st.lists(st.one_of(st.sampled_from(PAYLOADS), letters), min_size=1, max_size=4).map(
    lambda parts: " ".join(["a", *parts, "a"])
)


def plain(words: str) -> str:
    """A harmless text with its blanks where another has them."""
    return re.sub(r"\S", "x", words)


def record(words: str, url: str | None = None) -> Record:
    """A record in which every text that can come from an article is the same."""
    line = " ".join(words.split())
    text = article(
        "thu",
        [
            (BlockKind.HEADLINE, line),
            (BlockKind.LEDE, f"b {line}"),
            (BlockKind.CROSSHEAD, f"c {line}"),
            (BlockKind.BODY, f"d {line} d"),
            (BlockKind.CAPTION, f"e {line}"),
            (BlockKind.BYLINE, f"f {line}"),
        ],
    )
    seen = evidence(text, f"d {line} d")
    agency = Agency(line, "cong-an", PLACE, AgencyRole.ORGANISER)
    official = Official(line, line, (Office(line, line, "cong-an", PLACE),), ("spoke",))
    award = Award(
        line, "giay-khen", AwardKind.COMMENDATION, giver=line, giver_unit=PLACE, presenter=line,
        collectives=2, total=2, recipients=(line,), reason=line,
    )  # fmt: skip
    source = Provenance(f"{line}.txt", "0" * 64, url=url, publisher=line)
    return Record(
        msgspec.structs.replace(text, provenance=source),
        headline=Fact(Headline(line), evidence(text, line)),
        byline=Fact(Byline(line), seen),
        keywords=(line, line),
        date=Fact(ArticleDate(PartialDate(2023, 5, 30)), seen),
        event=Fact(Event("tong-ket", line, line), seen),
        locality=Fact(
            KNOWLEDGE.gazetteer.locality(PLACE), seen, doubts=(Reason("most-named", (line,)),)
        ),
        agency=Fact(agency, seen),
        agencies=(Fact(agency, seen),),
        officials=(Fact(official, seen, (Reason("several-ranks", (line, line)),)),),
        awards=(Fact(award, seen),),
        programmes=(Fact(Programme(line, "chuong-trinh", "thu"), seen),),
        models=(Fact(Model(line), seen),),
        indicators=(Fact(Indicator(line, 20, of=22, unit=line, scope=line), seen),),
    )


@pytest.fixture(scope="module", params=["vi", "en"])
def render(request):
    """Make the pages of an archive of one record: from address to text."""
    config = SiteConfig(
        base_url="https://kho.example/thu",
        language=request.param,
        repository="https://github.com/ten/kho",
        contact_email="kho@ten.vn",
    )
    site = Site(config, load_catalogue(request.param), KNOWLEDGE)
    renderer = Renderer(site, find("templates", ROOT), menus(site))

    def made(one: Record, *urls: str) -> dict[str, str]:
        pages = all_pages(build([one], KNOWLEDGE), site)
        return {p.url: renderer.render(p).body.decode() for p in pages if p.url in urls or not urls}

    return made


ARTICLE = "bai/thu/"

often = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@often
@given(words=hostile)
def test_a_hostile_article_has_the_elements_of_a_plain_one(render, words):
    page = render(record(words), ARTICLE)[ARTICLE]
    assert shape(page) == shape(render(record(plain(words)), ARTICLE)[ARTICLE])


@often
@given(words=hostile)
def test_no_link_leads_where_an_article_wants(render, words):
    page = render(record(words, url=words[2:-2]), ARTICLE)[ARTICLE]
    own = ("https://kho.example/thu/", "https://github.com/ten/kho/", "mailto:kho@ten.vn")
    for address in addresses(page):
        assert not foreign(address), address
        elsewhere = address.startswith(("https:", "http:", "mailto:"))
        assert not elsewhere or address.startswith((*own, "https://evil.example/")), address


@often
@given(words=hostile)
def test_what_is_said_to_machines_gives_back_the_text(render, words):
    page = LexborHTMLParser(render(record(words), ARTICLE)[ARTICLE])
    (block,) = [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]
    assert block["headline"] == " ".join(words.split())


@pytest.mark.parametrize("words", PAYLOADS)
def test_every_page_keeps_its_elements_with_every_payload(render, words):
    hostile_pages = render(record(f"a {words} a"))
    plain_pages = render(record(plain(f"a {words} a")))
    assert len(hostile_pages) == len(plain_pages) > 20
    for mine, other in zip(hostile_pages.values(), plain_pages.values(), strict=True):
        assert shape(mine) == shape(other)


def test_markup_that_gets_through_would_be_noticed(render):
    page = render(record("a"), ARTICLE)[ARTICLE]
    for words in ("<script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>"):
        assert shape(page.replace(">a<", f">{words}<", 1)) != shape(page)
    assert foreign("java\tscript:alert(1)")
    assert foreign("//evil.example")
    assert not foreign("../a:b/")
