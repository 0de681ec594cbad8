"""Exports are drafts: made when written, and anew only when what they depend on has changed."""

import json

import msgspec

from antq_site.exports._engine import all_outputs, as_array
from antq_site.model import Draft, Headline, Output, Record
from tests.exports.conftest import BASE, addresses, body_of
from tests.pages.small import build


def keyed(archive, site) -> dict[str, tuple[object, bytes]]:
    """From path to what a file depends on, and its bytes."""
    return {
        file.path: (file.inputs if isinstance(file, Draft) else file.body, body_of(file))
        for file in all_outputs(archive, site, addresses(archive, site))
    }


def changed_headline(record: Record) -> Record:
    assert record.headline is not None
    headline = msgspec.structs.replace(record.headline, value=Headline("Một tít khác"))
    return msgspec.structs.replace(record, headline=headline)


def changed_text(record: Record) -> Record:
    """Another letter of the text that no list shows."""
    text = record.article.text.replace("phát biểu.", "phát biểu!")
    article = msgspec.structs.replace(record.article, text=text)
    return msgspec.structs.replace(record, article=article)


def test_what_changed_has_other_inputs_and_what_did_not_has_the_same(
    records, knowledge, make_site, archive
):
    site = make_site(base_url=BASE)
    before = keyed(archive, site)
    for change in (changed_headline, changed_text):
        after = keyed(build([change(records[0]), *records[1:]], knowledge), site)
        assert after.keys() == before.keys()
        for path, (inputs, body) in after.items():
            if inputs == before[path][0]:
                assert body == before[path][1], path
        assert after["bai/kien-an/record.json"][0] != before["bai/kien-an/record.json"][0]
        assert after["bai/quan-11/record.json"][0] == before["bai/quan-11/record.json"][0]


def test_a_word_of_a_text_changes_no_table(records, knowledge, make_site, archive):
    site = make_site(base_url=BASE)
    before = keyed(archive, site)
    after = keyed(build([changed_text(records[0]), *records[1:]], knowledge), site)
    anew = {path for path in after if after[path][0] != before[path][0]}
    assert {"bai/kien-an/record.json", "data/records.json"} <= anew
    assert not {"data/articles.csv", "data/archive.sqlite", "data/citations.bib"} & anew


def test_nothing_is_made_while_files_are_listed(archive, make_site, monkeypatch):
    """Planning asks for no text: what loads a record here is too early."""
    monkeypatch.setattr(archive, "record", lambda _: 1 / 0)
    listed = list(all_outputs(archive, make_site(base_url=BASE), []))
    assert sum(isinstance(file, Output) for file in listed) == 2


def test_an_array_is_an_array_however_many_entries_it_has():
    for number in range(4):
        entries = [json.dumps({"n": n}).encode() for n in range(number)]
        assert json.loads(b"".join(as_array(entries))) == [{"n": n} for n in range(number)]
