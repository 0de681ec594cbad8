"""Records as JSON follow their schema, lead into the text they carry, and obey rights."""

import json
from typing import Any

import jsonschema
import pytest

from antq_site.config import PublisherRights
from tests import bibtex
from tests.exports.conftest import BASE
from tests.pages.small import build


@pytest.fixture(scope="module")
def schema(seed_files):
    made = json.loads(seed_files["data/record.schema.json"])
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def alone(files: dict[str, bytes]) -> dict[str, Any]:
    """The records beside the articles, by id."""
    found = [json.loads(body) for path, body in files.items() if path.endswith("/record.json")]
    return {record["id"]: record for record in found}


def test_every_record_follows_the_schema(schema, seed_files, files):
    for made in (seed_files, files):
        for record in (*alone(made).values(), *json.loads(made["data/records.json"])):
            schema.validate(record)


def test_the_list_holds_the_same_records_in_archive_order_one_a_line(seed_files, seed_archive):
    listed = json.loads(seed_files["data/records.json"])
    assert [record["id"] for record in listed] == [one.id for one in seed_archive.summaries]
    beside = alone(seed_files)
    for record in listed:
        other = dict(beside[record["id"]])
        del other["citations"]
        assert record == other
    lines = seed_files["data/records.json"].decode().splitlines()
    assert [json.loads(line.removesuffix(",")) for line in lines[1:-1]] == listed


def test_offsets_lead_into_the_text_of_the_same_file(seed_files, seed_archive):
    checked = 0
    for record in alone(seed_files).values():
        for official in record["officials"]:
            words = [record["text"][one["start"] : one["end"]] for one in official["evidence"]]
            assert any(official["name"] in one for one in words), official["name"]
            checked += 1
    assert checked >= 5


def test_the_record_tells_of_its_archive(files):
    record = alone(files)["kien-an"]
    assert record["url"] == f"{BASE}/bai/kien-an/"
    citations = record["citations"]
    assert citations["line"].endswith(f"Kho thử, {BASE}/bai/kien-an/")
    ((_, key, _),) = bibtex.entries(citations["bibtex"])
    assert key == citations["csl"]["id"] == "antq-kien-an"
    assert citations["ris"].startswith("TY  - NEWS\r\n")


def test_without_a_base_address_no_address_is_claimed(outputs):
    assert "url" not in alone(outputs())["kien-an"]


def test_an_event_has_the_id_that_its_articles_share(seed_files, seed_archive):
    for record in alone(seed_files).values():
        if record["event"] is not None:
            assert record["event"]["id"] == seed_archive.get(record["id"]).event_id


def test_an_excerpt_ends_with_the_first_paragraph(outputs):
    made = outputs(rights="excerpt")
    text = alone(made)["kien-an"]["text"]
    assert text.endswith("& biểu dương.")
    assert "phát biểu" not in text
    assert json.loads(made["data/records.json"])[0]["text"] == text


def test_a_mere_record_gives_away_no_word_of_the_text(outputs):
    made = outputs(publishers={"Báo Thử": PublisherRights(rights="record-only")}, base_url=BASE)
    records = alone(made)
    assert "text" not in records["quan-11"]
    assert "text" in records["kien-an"]
    for path, body in made.items():
        if not path.endswith(".sqlite"):
            assert "tổng kết phong trào" not in body.decode(), path


def test_furniture_is_in_no_file(seed_files):
    for path, body in seed_files.items():
        for words in ("Ý kiến bạn đọc", "Tin khác", "captcha"):
            assert words.encode() not in body, (path, words)


def test_keys_stand_on_lines_of_their_own(files):
    lines = files["bai/kien-an/record.json"].decode().splitlines()
    assert lines[0] == "{"
    assert lines[1] == '"id": "kien-an",'
    assert lines[-1] == "}"


def test_the_schema_explains_every_field_in_the_language_of_the_site(outputs):
    made = json.loads(outputs(language="en")["data/record.schema.json"])
    assert made["properties"]["byline"]["title"] == "Author"
    assert all(one["description"] for one in made["properties"].values())


def test_an_empty_archive_is_an_empty_list(knowledge, outputs):
    assert json.loads(outputs(build([], knowledge))["data/records.json"]) == []
