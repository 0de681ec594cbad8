"""Exports are drafts: made when written, and anew only when what they depend on has changed."""

import json

import msgspec

from antq_site.exports._engine import all_outputs, as_array
from antq_site.model import Draft, Headline, Output, Record
from antq_site.record import read
from antq_site.redaction import MASK
from antq_site.seeds import read_seed
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


def test_masked_numbers_are_in_no_file(tmp_path, knowledge, make_site):
    """Neither in a text nor in anything that was read off it."""
    text = (
        "Quận Kiến An: tổng kết phong trào\n17:26 30/05/2023\n"
        "Chiều 30-5, Công an quận Kiến An tổng kết phong trào Toàn dân bảo vệ an ninh Tổ quốc. "
        "Ông Trần Văn Mẫu, Trưởng Công an quận Kiến An, điện thoại 0912 345 678, phát biểu. "
        "Số tài khoản: 0123456789012 Ngân hàng Thử. CCCD số 031088001234.\n"
    )
    (tmp_path / "mot.txt").write_text(text, encoding="utf-8")
    archive = build([read(read_seed(tmp_path / "mot.txt", tmp_path), knowledge)], knowledge)
    made = keyed(archive, make_site(base_url=BASE))
    assert made["bai/mot/record.json"][1].count(MASK.encode()) == 10 + 13 + 12
    for path, (_, body) in made.items():
        for number in (b"0912 345 678", b"0123456789012", b"031088001234"):
            assert number not in body, path
