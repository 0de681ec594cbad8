"""The files for reference managers hold every article, and each can be read back."""

import json

from tests import bibtex
from tests.pages.small import build


def test_all_formats_hold_the_same_articles_in_archive_order(seed_files, seed_archive):
    wanted = [f"antq-{one.id}" for one in seed_archive.summaries]
    entries = list(bibtex.entries(seed_files["data/citations.bib"].decode()))
    assert [key for _, key, _ in entries] == wanted
    items = json.loads(seed_files["data/citations.csl.json"])
    assert [item["id"] for item in items] == wanted
    ris = seed_files["data/citations.ris"].decode().split("\r\n\r\n")[:-1]
    assert [one.split("ID  - ")[1].split("\r\n")[0] for one in ris] == wanted
    assert all(one.startswith("TY  - NEWS\r\n") and one.endswith("ER  - ") for one in ris)


def test_fields_are_whole_after_reading(seed_files, seed_archive):
    for _, key, fields in bibtex.entries(seed_files["data/citations.bib"].decode()):
        summary = seed_archive.get(key.removeprefix("antq-"))
        assert bibtex.plain(fields["title"]) == " ".join(summary.headline.split())


def test_an_empty_archive_has_empty_files(knowledge, outputs):
    made = outputs(build([], knowledge))
    assert made["data/citations.bib"] == made["data/citations.ris"] == b""
    assert json.loads(made["data/citations.csl.json"]) == []
