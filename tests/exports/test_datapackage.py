"""The data package describes the files that are there, and every cell fits its column."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def package(seed_files):
    return json.loads(seed_files["data/datapackage.json"])


def tables(package: Any) -> list[Any]:
    return [one for one in package["resources"] if one.get("type") == "table"]


def test_it_says_what_the_standard_asks_of_a_package(package):
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "CC BY 4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names))
    for one in package["resources"]:
        assert one["title"]
        assert one["description"]
        assert one["encoding"] == "utf-8"


def test_every_file_it_names_is_there(package, seed_files):
    for one in package["resources"]:
        assert f"data/{one['path']}" in seed_files
        if "jsonSchema" in one:
            assert f"data/{one['jsonSchema']}" in seed_files


def test_columns_are_those_of_the_file_and_each_is_explained(package, seed_files):
    for table in tables(package):
        text = seed_files[f"data/{table['path']}"].decode("utf-8-sig")
        header = next(csv.reader(io.StringIO(text, newline="")))
        assert [field["name"] for field in table["schema"]["fields"]] == header
        assert all(field["description"] for field in table["schema"]["fields"])


FITS = {
    "string": r"[\s\S]*",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "boolean": "true|false",
}


def faults(field: Any, cell: str) -> Iterator[str]:
    """What is wrong with a cell, by Table Schema."""
    limits = field.get("constraints", {})
    if cell == "":
        yield from ["required"] if limits.get("required") else []
        return
    if not re.fullmatch(FITS[field["type"]], cell):
        yield "type"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        yield "pattern"
    if "enum" in limits and cell not in limits["enum"]:
        yield "enum"
    if "minimum" in limits and int(cell) < limits["minimum"]:
        yield "minimum"


def test_every_cell_fits_its_column(package, seed_files):
    checked = 0
    for table in tables(package):
        fields = {field["name"]: field for field in table["schema"]["fields"]}
        text = seed_files[f"data/{table['path']}"].decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            for name, cell in row.items():
                assert not list(faults(fields[name], cell)), (table["name"], name, cell)
                checked += 1
    assert checked > 300


def test_keys_and_references_are_columns(package):
    columns = {
        table["name"]: {field["name"] for field in table["schema"]["fields"]}
        for table in tables(package)
    }
    for table in tables(package):
        schema = table["schema"]
        assert set(schema.get("primaryKey", [])) <= columns[table["name"]]
        for key in schema.get("foreignKeys", []):
            assert set(key["fields"]) <= columns[table["name"]]
            assert set(key["reference"]["fields"]) <= columns[key["reference"]["resource"]]


def test_it_does_not_change_with_the_articles(seed_files, files, outputs, long_archive):
    assert seed_files["data/datapackage.json"] == outputs()["data/datapackage.json"]
    assert seed_files["data/datapackage.json"] == outputs(long_archive)["data/datapackage.json"]


def test_it_names_the_keeper_and_the_home_where_they_are_known(outputs):
    made = json.loads(
        outputs(keeper="Nhóm lưu trữ", base_url="https://kho.example")["data/datapackage.json"]
    )
    assert made["contributors"] == [{"title": "Nhóm lưu trữ", "roles": ["maintainer"]}]
    assert made["homepage"] == "https://kho.example/"
    bare = json.loads(outputs()["data/datapackage.json"])
    assert "contributors" not in bare
    assert "homepage" not in bare
