"""`explain` tells each fact once: its value, its words and line, its rule, reasons and doubts."""

import hashlib

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.explain import explain
from antq_site.model import Seed
from antq_site.record import read

TEXT = """\
Huyện Lộc Ninh: Sơ kết công tác Công an

Sáng 12/8, UBND huyện Lộc Ninh tổ chức hội nghị sơ kết công tác sáu tháng đầu năm 2020.

Ông Lê Văn Hòa, Chủ tịch UBND huyện Lộc Ninh phát biểu. Liên hệ 0912345678.

UBND huyện Lộc Ninh tặng Giấy khen cho 3 tập thể và 5 cá nhân.

Hồ Tâm
"""


@pytest.fixture(scope="module")
def record(knowledge):
    raw = TEXT.encode()
    return read(Seed("bai.txt", raw, hashlib.sha256(raw).hexdigest()), knowledge)


@pytest.fixture(scope="module")
def lines(record, vietnamese):
    return list(explain(record, vietnamese))


def about(lines: list[str], label: str) -> list[str]:
    """The lines of the fact that is told under a label."""
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{label}: "))
    rest = lines[start:]
    return rest[: rest.index("")] if "" in rest else rest


def test_it_begins_with_the_article_and_its_file(lines):
    assert lines[0] == "bai — bai.txt"


def test_a_fact_is_told_with_its_words_its_line_and_its_rule(lines, vietnamese):
    told = about(lines, vietnamese("fields.headline"))
    assert told[0].endswith(": Huyện Lộc Ninh: Sơ kết công tác Công an")
    assert "Huyện Lộc Ninh: Sơ kết công tác Công an" in told[1]
    assert "headline.block" in told[1]


def test_a_value_that_is_one_text_is_told_as_it_is(lines, vietnamese):
    assert about(lines, vietnamese("fields.byline"))[0].endswith(": Hồ Tâm")


def test_each_part_of_an_award_leads_to_its_words(lines, vietnamese):
    told = about(lines, vietnamese("fields.awards"))
    assert "collectives=3" in told[0]
    assert "individuals=5" in told[0]
    evidence = [line for line in told if "→ collectives" in line]
    assert len(evidence) == 1
    assert "3 tập thể" in evidence[0]
    assert vietnamese("cli.evidence", 7, "3 tập thể", "|").split("|")[0].strip() in evidence[0]


def test_what_is_inferred_says_so_why_and_with_which_doubt(lines, record, vietnamese):
    told = about(lines, vietnamese("fields.date"))
    (because,) = record.date.because
    (doubt,) = record.date.doubts
    assert f"  = {vietnamese('cli.basis-inferred')}" in told
    assert f"  ← {vietnamese(f'reasons.{because.code}', *because.words)}" in told
    assert f"  ? {vietnamese(f'reasons.{doubt.code}', *doubt.words)}" in told


def test_notes_come_last(lines, vietnamese):
    assert lines[-1] == f"! {vietnamese('reasons.repair-masked')}"


def test_the_organiser_and_the_place_are_told_once(lines):
    assert sum("name=Ủy ban nhân dân huyện Lộc Ninh" in line for line in lines) == 1
    assert sum("province=Bình Phước" in line for line in lines) == 1


def test_no_line_breaks_within_a_line(lines):
    assert not any("\n" in line for line in lines)


def test_it_is_told_in_english_too(record):
    english = list(explain(record, load_catalogue("en")))
    assert len(english) > 20
    assert english[0] == "bai — bai.txt"
