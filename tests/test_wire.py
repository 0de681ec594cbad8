"""The public form has the keys and shapes that are promised, and its schema refuses others."""

import json
from pathlib import Path

import jsonschema
import pytest

from antq_site.record import read
from antq_site.seeds import find_seeds, read_seed
from antq_site.wire import record_schema, to_wire

SEEDS = Path(__file__).parent.parent / "seeds"
FACT = {"evidence", "because", "basis", "doubts"}


@pytest.fixture(scope="module")
def records(knowledge):
    return [read(read_seed(file, SEEDS), knowledge) for file in find_seeds(SEEDS)]


@pytest.fixture(scope="module")
def told(records, vietnamese):
    return {record.id[:3]: to_wire(record, vietnamese) for record in records}


@pytest.fixture(scope="module")
def schema(vietnamese):
    made = record_schema(vietnamese)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def test_all_keys_are_always_there(told):
    for record in told.values():
        assert list(record) == [
            "id", "source", "headline", "byline", "keywords", "captured", "date", "published",
            "event", "period", "locality", "localities", "agency", "agencies", "officials",
            "awards", "awards_mentioned", "programmes", "models", "indicators", "blocks", "notes",
            "checked",
        ]  # fmt: skip


def test_a_fact_is_its_value_beside_what_it_rests_on(told):
    record = told["002"]
    assert record["date"].keys() == {"value", "end", "of"} | FACT
    assert record["published"].keys() == {"value", "time"} | FACT
    assert record["event"].keys() == {"id", "kind", "name", "venue"} | FACT
    assert record["period"].keys() == {"from", "to"} | FACT
    assert record["locality"].keys() == {"province", "district", "commune", "unit"} | FACT
    assert record["agencies"][0].keys() == {"name", "kind", "unit", "role"} | FACT
    official = {"name", "rank", "position", "agency", "roles", "offices"}
    assert record["officials"][0].keys() == official | FACT
    assert record["awards"][0].keys() == {
        "form", "kind", "giver", "presenter", "collectives", "individuals", "households", "items",
        "total", "amount", "recipients", "reason", "for_year", "occasion",
    } | FACT  # fmt: skip


def test_values_are_written_as_promised(told):
    record = told["002"]
    assert record["date"]["value"] == "2023-05-30"
    assert record["published"]["time"] == "17:26"
    assert (record["period"]["from"], record["period"]["to"]) == ("2013", "2023")
    assert record["byline"] == "KC"
    (award,) = record["awards"]
    assert (award["collectives"], award["individuals"], award["households"]) == (12, 10, None)
    assert told["001"]["captured"] == "2024-07-27"
    assert told["003"]["published"] is None


def test_a_reason_is_a_code_with_its_sentence(told):
    (because,) = told["002"]["date"]["because"]
    assert because["code"] == "year-from-publication"
    assert "2023-05-30" in because["sentence"]


def test_evidence_is_where_the_words_stand(told, records):
    text = next(record.article.text for record in records if record.id.startswith("002"))
    first = told["002"]["date"]["evidence"][0]
    assert text[first["start"] : first["end"]] == "Chiều 30-5"


def test_every_record_follows_the_schema(told, schema):
    for record in told.values():
        schema.validate(json.loads(json.dumps(record)))


@pytest.mark.parametrize(
    "fault",
    [
        lambda record: record.pop("byline"),
        lambda record: record.update(colour="red"),
        lambda record: record["date"].update(value="30/5/2023"),
        lambda record: record["date"].pop("doubts"),
        lambda record: record["date"].update(basis="guessed"),
        lambda record: record["awards"][0].update(collectives=-1),
        lambda record: record["awards"][0].update(kind="khen"),
        lambda record: record["source"].update(sha256="x"),
        lambda record: record["officials"][0]["offices"][0].pop("position"),
        lambda record: record["blocks"][0].update(kind="other"),
    ],
)
def test_the_schema_refuses_what_was_not_promised(fault, told, schema):
    record = json.loads(json.dumps(told["002"]))
    fault(record)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(record)
