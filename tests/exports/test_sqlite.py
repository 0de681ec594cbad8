"""The database holds the tables, is sound, and is the same bytes everywhere."""

import csv
import io
import sqlite3
from contextlib import closing

import pytest

from antq_site.exports.sqlite import APPLICATION


@pytest.fixture
def base(seed_files):
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(seed_files["data/archive.sqlite"])
        yield opened


def test_it_is_sound(base):
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


@pytest.mark.parametrize("name", ["articles", "officials", "awards", "agencies", "places"])
def test_a_table_holds_the_rows_of_its_csv(name, base, seed_files):
    text = seed_files[f"data/{name}.csv"].decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    found = base.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608  names of the test
    assert [column[0] for column in found.description] == header
    words = {None: "", 0: "0", 1: "1"}
    flags = {"counted", "checked"}
    for row, expected in zip(found, rows, strict=True):
        for column, value, cell in zip(header, row, expected, strict=True):
            told = ("true" if value else "false") if column in flags else words.get(value, value)
            assert str(told) == cell, (name, column)


def test_counts_are_numbers_and_what_is_unsaid_is_null(base):
    kinds = base.execute("SELECT DISTINCT typeof(collectives) FROM awards").fetchall()
    assert {kind for (kind,) in kinds} <= {"integer", "null"}
    (told,) = base.execute(
        "SELECT SUM(individuals) FROM awards WHERE counted AND article LIKE '002%'"
    ).fetchone()
    assert told == 10


def test_the_bytes_do_not_tell_which_sqlite_wrote_them(outputs, seed_archive, seed_files):
    made = seed_files["data/archive.sqlite"]
    assert made == outputs(seed_archive)["data/archive.sqlite"]
    assert int.from_bytes(made[96:100], "big") == 3_040_000
