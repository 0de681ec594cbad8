"""Citations say what is printed, and each format gives it back whole when it is read."""

import json
import re

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.citations import apa, bibtex, cite, csl_json, in_every_style, line, ris
from antq_site.config import SiteConfig
from antq_site.dates import PartialDate
from antq_site.knowledge import load_knowledge
from antq_site.model import ArticleDate, Published, Summary
from antq_site.site import Site
from tests import bibtex as reader

SAY = load_catalogue("vi")
WHOLE = Summary(
    id="002-kien-an",
    headline="Kiến An:  khen 22 tập thể,\ncá nhân",
    date=ArticleDate(PartialDate(2023, 5, 29)),
    published=Published(PartialDate(2023, 5, 30), "17:26"),
    captured=PartialDate(2024, 3, 29),
    publisher="Báo Thử & Nghiệm",
    byline="Hồ Hưng - Bùi Hải",
    url="https://bao.example/tin/kien an.html",
)
BARE = Summary(id="trong", headline="Không rõ gì", date=ArticleDate(PartialDate(2019, 1, 18)))
HOSTILE = r"50% \ {x} & y_1 #2 $3 ~ ^ } ER - BOOK @article{"


def site(base_url: str | None = "https://kho.example/antq") -> Site:
    return Site(SiteConfig(title="Kho thử", base_url=base_url), SAY, load_knowledge())


@pytest.fixture(scope="module")
def whole():
    return cite(WHOLE, site())


@pytest.fixture(scope="module")
def bare():
    return cite(BARE, site(None))


def ris_fields(text: str) -> list[tuple[str, str]]:
    """Read one RIS entry: every line is a tag and a value, the last is ER."""
    *rows, end, empty, rest = text.split("\r\n")
    assert (end, empty, rest) == ("ER  - ", "", "")
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.+)", row) for row in rows]
    return [(row[1], row[2]) for row in found if row] if all(found) else pytest.fail(text)


def test_the_line_tells_all_in_the_order_of_vietnamese_papers(whole):
    assert line(whole, SAY) == (
        "Hồ Hưng - Bùi Hải, “Kiến An: khen 22 tập thể, cá nhân”, Báo Thử & Nghiệm, 30/5/2023, "
        "Kho thử, lưu ngày 29/3/2024, https://kho.example/antq/bai/002-kien-an/"
    )


def test_what_is_not_printed_is_not_made_up(bare):
    assert line(bare, SAY) == "“Không rõ gì”, [không rõ ngày đăng], Kho thử."
    assert apa(bare, SAY) == "Không rõ gì. (không rõ ngày đăng). Kho thử."


def test_the_day_of_the_event_is_never_the_day_of_publication(bare):
    for text in (line(bare, SAY), apa(bare, SAY), bibtex(bare, SAY), ris(bare, SAY)):
        assert "2019" not in text
    assert "issued" not in csl_json(bare, SAY)


def test_apa_leads_with_the_author_and_speaks_two_languages(whole):
    assert apa(whole, SAY) == (
        "Hồ Hưng - Bùi Hải. (2023, 30 tháng 5). Kiến An: khen 22 tập thể, cá nhân. "
        "Báo Thử & Nghiệm. Kho thử. https://kho.example/antq/bai/002-kien-an/"
    )
    assert "(2023, May 30)" in apa(whole, load_catalogue("en"))


def test_apa_sets_no_second_stop_after_a_question():
    asked = cite(Summary(id="hoi", headline="Vì sao?"), site(None))
    assert apa(asked, SAY).startswith("Vì sao? (")


def test_bibtex_holds_every_field(whole):
    ((kind, key, fields),) = reader.entries(bibtex(whole, SAY))
    assert (kind, key) == ("article", "antq-002-kien-an")
    assert {name: reader.plain(value) for name, value in fields.items() if name != "url"} == {
        "author": "Hồ Hưng - Bùi Hải",
        "title": "Kiến An: khen 22 tập thể, cá nhân",
        "journal": "Báo Thử & Nghiệm",
        "entrysubtype": "newspaper",
        "date": "2023-05-30",
        "year": "2023",
        "month": "5",
        "note": "Kho thử, lưu ngày 29/3/2024; Bản gốc: https://bao.example/tin/kien%20an.html",
        "langid": "vietnamese",
    }
    assert fields["url"] == "https://kho.example/antq/bai/002-kien-an/"


def test_bibtex_keeps_an_author_whole(whole):
    ((_, _, fields),) = reader.entries(bibtex(whole, SAY))
    assert fields["author"] == "{Hồ Hưng - Bùi Hải}"


def test_an_article_without_a_publisher_is_no_article_of_a_journal(bare):
    ((kind, _, fields),) = reader.entries(bibtex(bare, SAY))
    assert kind == "misc"
    assert set(fields) == {"title", "note", "langid"}
    assert reader.plain(fields["note"]) == "[không rõ ngày đăng]; Kho thử"


def test_signs_of_a_format_are_words_in_a_headline():
    hostile = cite(Summary(id="x", headline=HOSTILE, byline=HOSTILE), site())
    ((_, _, fields),) = reader.entries(bibtex(hostile, SAY))
    assert reader.plain(fields["title"]) == HOSTILE
    assert reader.plain(fields["author"]) == HOSTILE
    told = ris_fields(ris(hostile, SAY))
    assert ("TI", HOSTILE) in told
    assert [tag for tag, _ in told].count("TY") == 1
    assert json.loads(json.dumps(csl_json(hostile, SAY)))["title"] == HOSTILE


def test_ris_is_read_as_a_newspaper_article(whole):
    assert ris_fields(ris(whole, SAY)) == [
        ("TY", "NEWS"),
        ("ID", "antq-002-kien-an"),
        ("AU", "Hồ Hưng - Bùi Hải"),
        ("TI", "Kiến An: khen 22 tập thể, cá nhân"),
        ("T2", "Báo Thử & Nghiệm"),
        ("PY", "2023"),
        ("DA", "2023/05/30/"),
        ("LA", "vi"),
        ("UR", "https://kho.example/antq/bai/002-kien-an/"),
        ("DB", "Kho thử"),
        ("AN", "002-kien-an"),
        ("N1", "Kho thử, lưu ngày 29/3/2024; Bản gốc: https://bao.example/tin/kien%20an.html"),
    ]


@pytest.mark.parametrize(
    ("printed", "slashes", "parts"),
    [
        (PartialDate(2023, 5, 30), "2023/05/30/", [2023, 5, 30]),
        (PartialDate(2023, 5), "2023/05//", [2023, 5]),
        (PartialDate(2023), "2023///", [2023]),
    ],
)
def test_a_date_is_as_exact_as_it_was_printed(printed, slashes, parts):
    known = cite(Summary(id="x", headline="Tít", published=Published(printed)), site())
    assert dict(ris_fields(ris(known, SAY)))["DA"] == slashes
    assert csl_json(known, SAY)["issued"] == {"date-parts": [parts]}
    ((_, _, fields),) = reader.entries(bibtex(known, SAY))
    assert fields["date"] == str(printed)


def test_csl_holds_every_field(whole):
    assert csl_json(whole, SAY) == {
        "id": "antq-002-kien-an",
        "type": "article-newspaper",
        "title": "Kiến An: khen 22 tập thể, cá nhân",
        "author": [{"literal": "Hồ Hưng - Bùi Hải"}],
        "container-title": "Báo Thử & Nghiệm",
        "issued": {"date-parts": [[2023, 5, 30]]},
        "language": "vi",
        "URL": "https://kho.example/antq/bai/002-kien-an/",
        "archive": "Kho thử",
        "archive_location": "002-kien-an",
        "note": "Kho thử, lưu ngày 29/3/2024; Bản gốc: https://bao.example/tin/kien%20an.html",
    }


def test_without_a_base_address_the_original_is_cited():
    known = cite(WHOLE, site(None))
    assert known.url == "https://bao.example/tin/kien%20an.html"
    assert "bai/002-kien-an" not in line(known, SAY)


def test_what_is_no_web_address_is_not_cited():
    assert cite(Summary(id="x", headline="Tít", url="javascript:alert(1)"), site()).original is None


def test_a_panel_offers_every_style_ready_to_copy(whole):
    line_, apa_, bibtex_, ris_, csl = in_every_style(WHOLE, site())
    assert line_.text == line(whole, SAY)
    assert (apa_.label, apa_.text) == ("APA", apa(whole, SAY))
    assert list(reader.entries(bibtex_.text)) == list(reader.entries(bibtex(whole, SAY)))
    assert ris_.text.splitlines()[-1] == "ER  - "
    assert json.loads(csl.text) == csl_json(whole, SAY)
