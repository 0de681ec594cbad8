"""One row of the table says all there is to say of a field, everywhere."""

import csv
import io
import json
import os
import runpy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from antq_site.catalogue import LANGUAGES, Catalogue, load_catalogue
from antq_site.config import SiteConfig
from antq_site.contents import Many, One, Rows, Whole
from antq_site.exports._engine import all_outputs
from antq_site.field import Facet, Field, MarkKind, Property, Sheet, Tag
from antq_site.fields import FIELDS, properties, tags
from antq_site.linked import Entry
from antq_site.model import Basis, Fact, Record, Summary
from antq_site.pages._engine import all_pages, menus
from antq_site.parts import COUNT, Part, Shape, Unit
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.shapes import EVIDENCE, OFFICE
from antq_site.site import Site
from antq_site.tables import all_tables
from antq_site.wire import record_schema
from tests.exports.conftest import body_of
from tests.pages.small import build, parsed, small_records

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "fields.md"
SENTENCES_HOME = ROOT / "src" / "antq_site" / "data" / "catalogue" / "vi"
BASE = "https://kho.example"

document = runpy.run_path(str(ROOT / "scripts" / "fields_document.py"))["document"]


class Extended(Catalogue):
    """A catalogue with a few more sentences."""

    def __init__(self, language: str, more: dict[str, str]) -> None:
        super().__init__(language, more)
        self._known = load_catalogue(language)

    def __contains__(self, key: str) -> bool:
        return super().__contains__(key) or key in self._known

    def __call__(self, key: str, *words: object) -> str:
        return (
            super().__call__(key, *words) if super().__contains__(key) else self._known(key, *words)
        )


def _quarter(month: int | None) -> int | None:
    return None if month is None else (month + 2) // 3


def _quarter_fact(record: Record) -> Fact[int] | None:
    """The quarter of the year, computed from the date of the record."""
    quarter = _quarter(record.date.value.value.month) if record.date else None
    if record.date is None or quarter is None:
        return None
    return Fact(quarter, record.date.evidence, record.date.because, Basis.COMPLETED)


ROW = Field(
    "quarter",
    One(Shape("quarter", (Part("value", COUNT, lambda one: one),)), _quarter_fact),
    sheet=Sheet("quarter", "quy", MarkKind.DATE),
    columns=(
        Part("quarter", COUNT, lambda e: _quarter(e.summary.month), maybe=True, unit=Unit.YEAR),
    ),
    properties=(Property("position", lambda e: _quarter(e.summary.month)),),
    tags=(Tag("DC.coverage", lambda e: [f"quý {_quarter(e.summary.month)}"]),),
    facet=Facet("quarter", lambda summary: [str(_quarter(summary.month))]),
    index="nam/",
)
SENTENCES = {
    "fields.quarter": "Quý",
    "fields.quarter-what": "Quý của ngày.",
    "fields.quarter-value": "Quý, từ 1 đến 4.",
    "fields.articles-quarter": "Quý của ngày, từ 1 đến 4.",
}


@pytest.fixture(scope="module")
def archive(knowledge):
    return build(small_records(knowledge), knowledge)


@pytest.fixture(scope="module")
def site(knowledge):
    config = SiteConfig(title="Kho thử", base_url=BASE)
    return Site(config, Extended("vi", SENTENCES), knowledge, fields=(*FIELDS, ROW))


@pytest.fixture(scope="module")
def files(archive, site):
    return {file.path: body_of(file) for file in all_outputs(archive, site, [])}


@pytest.fixture(scope="module")
def pages(archive, site):
    renderer = Renderer(site, find("templates", Path()), menus(site))
    wanted = ("bai/kien-an/", "du-lieu/")
    return {
        page.url: parsed(renderer.render(page).body.decode())
        for page in all_pages(archive, site)
        if page.url in wanted
    }


# ------------------------------------------------------------------ a new field is one row


def test_the_row_is_in_the_record_with_its_evidence(files):
    record = json.loads(files["bai/kien-an/record.json"])
    assert record["quarter"]["value"] == 2
    assert record["quarter"]["basis"] == "completed"
    assert record["quarter"]["evidence"] == record["date"]["evidence"]
    listed = {one["id"]: one for one in json.loads(files["data/records.json"])}
    assert listed["trong"]["quarter"] is None


def test_the_row_is_in_the_schema_and_its_records_fit(files):
    schema = json.loads(files["data/record.schema.json"])
    assert schema["properties"]["quarter"]["title"] == "Quý"
    assert "quarter" in schema["required"]
    for record in json.loads(files["data/records.json"]):
        jsonschema.Draft202012Validator(schema).validate(record)


def test_the_row_is_a_column_in_every_table_of_articles(files):
    text = files["data/articles.csv"].decode("utf-8-sig")
    told = [row["quarter"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert told == ["2", "1", ""]
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(files["data/archive.sqlite"])
        assert base.execute("SELECT quarter FROM articles").fetchall() == [(2,), (1,), (None,)]
    package = json.loads(files["data/datapackage.json"])
    (column,) = [
        one for one in package["resources"][0]["schema"]["fields"] if one["name"] == "quarter"
    ]
    assert column["description"] == "Quý của ngày, từ 1 đến 4."
    assert (column["type"], column["unit"]) == ("integer", "năm")


def test_the_row_stands_among_the_facts_and_leads_to_its_words(pages):
    page = pages["bai/kien-an/"]
    row = page.css_first("#v-quy")
    assert row.parent.css_first("dt").text() == "Quý"
    assert row.css_first(".value").text() == "2"
    anchor = row.css_first(".basis a").attributes["href"]
    assert page.css_first(f"mark{anchor}, {anchor}") is not None


def test_the_row_is_in_linked_data_and_in_meta_tags(pages):
    page = pages["bai/kien-an/"]
    linked = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert linked["position"] == 2
    assert page.css_first('meta[name="DC.coverage"]').attributes["content"] == "quý 2"


def test_the_row_is_in_the_dictionary_and_in_the_document(pages, site):
    row = pages["du-lieu/"].css_first("#f-quarter")
    assert "Quý của ngày." in row.text()
    assert row.css_first("a").attributes["href"] == "../nam/"
    columns = pages["du-lieu/"].css_first("#t-articles").text()
    assert "Quý của ngày, từ 1 đến 4." in columns
    made = document(site.fields, site.catalogue, site.catalogue)
    assert "| `quarter` | Quý | Quý | Quý của ngày. | one fact or null |" in made


def test_the_row_is_a_filter(archive, site):
    facets = {field.facet.name: field.facet for field in site.fields if field.facet}
    assert list(facets["quarter"].read(archive.get("kien-an"))) == ["2"]


# ---------------------------------------------------------------------- the table as it is


def shapes() -> Iterator[Shape[Any]]:
    for field in FIELDS:
        if isinstance(field.content, One | Many | Whole | Rows):
            yield field.content.shape
    yield from (EVIDENCE, OFFICE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_label_and_a_meaning(language, knowledge):
    say = load_catalogue(language)
    site = Site(SiteConfig(), say, knowledge)
    told = [field.label(say) for field in FIELDS] + [field.meaning(say) for field in FIELDS]
    for shape in (*shapes(), *(table.shape for table in all_tables(site))):
        told += [shape.meaning(part, say) for part in shape.parts]
    told += [say(f"fields.unit-{unit}") for unit in Unit]
    assert all(told)


def test_no_sentence_of_the_catalogue_is_left_over(knowledge):
    """What explains nothing misleads whoever translates."""
    written = yaml.safe_load((SENTENCES_HOME / "fields.yaml").read_text("utf-8"))
    asked: set[str] = set()

    class Listening(Catalogue):
        def __call__(self, key: str, *words: object) -> str:
            asked.add(key.removeprefix("fields."))
            return super().__call__(key, *words)

    say = Listening("vi", {f"fields.{key}": "x" for key in written})
    site = Site(SiteConfig(), say, knowledge)
    record_schema(say)
    for shape in (*shapes(), *(table.shape for table in all_tables(site))):
        for part in shape.parts:
            shape.meaning(part, say)
            asked.update({f"unit-{part.unit}"} if part.unit else ())
    for table in all_tables(site):
        table.label(say)
        table.meaning(say)
    assert set(written) - asked == set()


def test_names_keys_and_columns_are_there_once():
    columns = [column.name for field in FIELDS for column in field.columns]
    keys = [field.sheet.key for field in FIELDS if field.sheet]
    facets = [field.facet.name for field in FIELDS if field.facet]
    for names in ([field.name for field in FIELDS], columns, keys, facets):
        assert len(names) == len(set(names))


def test_an_index_is_a_page(archive, knowledge):
    site = Site(SiteConfig(), load_catalogue("vi"), knowledge)
    urls = {page.url for page in all_pages(archive, site)}
    assert {field.index for field in FIELDS if field.index} <= urls


def test_the_document_is_what_the_table_says():
    made = document(FIELDS, load_catalogue("vi"), load_catalogue("en"))
    if os.environ.get("ANTQ_GOLDEN") == "write":
        DOCUMENT.write_text(made, encoding="utf-8")
    assert DOCUMENT.read_text("utf-8") == made, "run `make golden` and look at docs/fields.md"


# ------------------------------------------------------------- linked data and meta tags


@pytest.fixture
def entry(archive):
    return Entry(archive.get("kien-an"), f"{BASE}/bai/kien-an/")


def test_what_is_not_known_is_in_no_vocabulary():
    bare = Entry(Summary(id="trong", headline="Tít"), None)
    assert properties(bare) == {"headline": "Tít"}
    assert tags(bare) == (("DC.title", "Tít"), ("citation_title", "Tít"))


def test_people_and_bodies_are_mentioned_together(entry):
    mentions = properties(entry)["mentions"]
    assert {"@type": "Organization", "name": "Công an quận Kiến An"} in mentions
    assert {
        "@type": "Person",
        "name": "Trần Văn Mẫu",
        "jobTitle": "Phó Trưởng Công an quận Kiến An",
        "worksFor": {"@type": "Organization", "name": "Công an quận Kiến An"},
    } in mentions
    names = [(one["@type"], one["name"]) for one in mentions]
    assert len(names) == len(set(names))


def test_a_place_lies_in_its_province(entry):
    assert properties(entry)["contentLocation"] == {
        "@type": "AdministrativeArea",
        "name": "Quận Kiến An",
        "containedInPlace": {"@type": "AdministrativeArea", "name": "Hải Phòng"},
    }


def test_the_day_of_the_event_stands_at_the_event(entry):
    summary = msgspec.structs.replace(
        entry.summary, event_kind="tong-ket", event_name="hội nghị tổng kết", published=None
    )
    told = properties(Entry(summary, None))
    assert told["about"]["startDate"] == "2023-05-30"
    assert told["about"]["organizer"]["name"] == "Ủy ban nhân dân quận Kiến An"
    assert "datePublished" not in told
    assert "dateCreated" not in told
    assert "@id" not in told


def test_reference_managers_find_what_they_look_for(entry):
    told = dict(tags(entry))
    assert told["citation_title"] == "Quận Kiến An: khen 22 tập thể, cá nhân"
    assert told["citation_publication_date"] == "2023/05/30"
    assert told["citation_public_url"] == f"{BASE}/bai/kien-an/"
    assert told["DCTERMS.issued"] == "2023-05-30"
    assert told["DCTERMS.temporal"] == "2023-05-30"
    assert told["DCTERMS.spatial"] == "Quận Kiến An, Hải Phòng"
    assert told["article:published_time"] == "2023-05-30T17:26:00+07:00"
