"""A record keeps what always holds: words for every fact, and the same record each time."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antq_site.errors import SeedError
from antq_site.extract._engine import Reading, extract_facts
from antq_site.model import (
    Agency,
    AgencyRole,
    Award,
    AwardKind,
    Basis,
    BlockKind,
    Event,
    Evidence,
    Fact,
    Facts,
    Indicator,
    Model,
    Occasion,
    Official,
    Published,
    Record,
    Seed,
    Severity,
    Span,
)
from antq_site.record import article_of, describe, doubts_of, read
from antq_site.seeds import find_seeds, read_seed
from tests import cases
from tests.cases import article_from

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests/extract").glob("*.yaml"))
CASES = [case for file in FILES for case in cases.cases_of(file)]
SEEDS = find_seeds(ROOT / "seeds")

PARTS: dict[type[Any], dict[str, str]] = {
    Official: {"name": "name", "rank": "rank", "offices": "position"},
    Award: {
        "form": "form",
        "giver": "giver",
        "presenter": "presenter",
        "collectives": "collectives",
        "individuals": "individuals",
        "households": "households",
        "items": "items",
    },
    Indicator: {"name": "name", "value": "value", "scope": "scope"},
    Event: {"venue": "venue"},
    Model: {"name": "name"},
    Published: {"date": "date", "time": "time"},
}
"""Fields that are each stated by words of their own: the part of the evidence that names them."""


def seed_of(text: str, file: str = "bai.txt") -> Seed:
    raw = text.encode()
    return Seed(file, raw, hashlib.sha256(raw).hexdigest())


def facts_in(record: Record) -> list[Fact[Any]]:
    values = [getattr(record, field) for field in record.__struct_fields__]
    many = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return [one for one in many if isinstance(one, Fact)]


@pytest.fixture(scope="module")
def records(knowledge) -> list[Record]:
    """The seeds, and the text of every case."""
    found = [read(read_seed(file, ROOT / "seeds"), knowledge) for file in SEEDS]
    for case in CASES:
        article = cases.article_of(case)
        found.append(describe(article, extract_facts(Reading(article, knowledge)), knowledge))
    return found


def test_every_fact_has_words_or_a_reason(records):
    facts = [fact for record in records for fact in facts_in(record)]
    assert len(facts) > 500
    for fact in facts:
        assert fact.evidence or fact.because
        assert fact.evidence or fact.basis is not Basis.STATED


def test_words_lie_in_one_block_of_the_article(records):
    for record in records:
        for fact in facts_in(record):
            for evidence in fact.evidence:
                assert any(block.span.holds(evidence.span) for block in record.article.blocks)


def test_every_stated_field_has_its_words(records):
    for record in records:
        for fact in facts_in(record):
            parts = {evidence.part for evidence in fact.evidence}
            for field, part in PARTS.get(type(fact.value), {}).items():
                if getattr(fact.value, field) not in (None, ()):
                    assert part in parts, (record.article.text, fact)


def test_what_is_completed_or_inferred_says_why(records):
    for record in records:
        for fact in facts_in(record):
            assert (fact.basis is Basis.STATED) == (not fact.because), fact


def test_only_what_was_conferred_at_the_event_stands_among_the_awards(records):
    for record in records:
        assert all(one.value.occasion is Occasion.EVENT for one in record.awards)
        assert all(one.value.occasion is not Occasion.EVENT for one in record.awards_mentioned)


def test_a_total_is_the_sum_of_its_counts_and_gifts_have_none(records):
    awards = [one.value for record in records for one in (*record.awards, *record.awards_mentioned)]
    assert any(award.total for award in awards)
    for award in awards:
        counts = [award.collectives, award.individuals, award.households]
        known = [one for one in counts if one is not None]
        assert not known or award.total == sum(known)
        assert award.kind is not AwardKind.GIFT or award.total is None


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem[:3])
def test_the_same_seed_gives_the_same_record(file, knowledge):
    seed = read_seed(file, ROOT / "seeds")
    first, second = read(seed, knowledge), read(seed, knowledge)
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem[:3])
def test_a_record_is_written_and_read_back(file, knowledge):
    record = read(read_seed(file, ROOT / "seeds"), knowledge)
    article = msgspec.json.decode(msgspec.json.encode(record.article), type=type(record.article))
    assert article == record.article


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem[:3])
def test_each_line_of_the_text_knows_its_line_of_the_seed(file, knowledge):
    seed = read_seed(file, ROOT / "seeds")
    article = article_of(seed, knowledge)
    printed = seed.raw.decode().split("\n")
    for block in article.blocks:
        assert article.quote(block.span) in printed[article.line(block.span) - 1]


# -------------------------------------------------------------------------------- one seed


BODY = "Sáng 12/8/2020, UBND huyện Lộc Ninh tổ chức hội nghị sơ kết."


def test_the_identity_is_the_file_s_stem(knowledge):
    record = read(seed_of(f"Lộc Ninh sơ kết\n\n{BODY}", "2020/Bài_01.txt"), knowledge)
    assert record.id == "bai-01"
    assert record.article.provenance.file == "2020/Bài_01.txt"


def test_numbers_are_masked_before_anything_is_read(knowledge):
    record = read(seed_of(f"Lộc Ninh sơ kết\n\n{BODY} Liên hệ 0912345678."), knowledge)
    assert "0912" not in record.article.text
    assert "Liên hệ ••••••••••." in record.article.text
    assert "masked" in record.article.provenance.repairs
    assert [note.code for note in record.notes] == ["repair-masked"]


def test_a_seed_of_furniture_alone_is_no_article(knowledge):
    with pytest.raises(SeedError) as caught:
        read(seed_of("Ý kiến bạn đọc\n\nTin khác\n\ncaptcha"), knowledge)
    assert caught.value.code == "no-article"


def test_keywords_are_those_of_the_article(knowledge):
    blocks = [(BlockKind.BODY, BODY), (BlockKind.KEYWORDS, "an ninh,  Lộc Ninh , ")]
    record = describe(article_from(blocks), Facts(), knowledge)
    assert record.keywords == ("an ninh", "Lộc Ninh")


def test_what_is_missing_is_noted(knowledge):
    record = describe(article_from([(BlockKind.BODY, "Mưa.")]), Facts(), knowledge)
    assert [(note.code, note.severity) for note in record.notes] == [
        ("no-headline", Severity.WARNING),
        ("no-date", Severity.WARNING),
        ("no-place", Severity.WARNING),
    ]


WORDS = (Evidence(Span(0, 4), "test.rule"),)


def test_who_holds_the_event_goes_before_who_is_visited(knowledge):
    host = Fact(Agency("Công an xã A", "cong-an", role=AgencyRole.HOST), WORDS)
    holder = Fact(Agency("Công an tỉnh B", "cong-an", role=AgencyRole.ORGANISER), WORDS)
    office = Fact(Agency("Công an huyện C", "cong-an"), WORDS)
    article = article_from([(BlockKind.BODY, "Mưa to.")])
    assert describe(article, Facts((office, host, holder)), knowledge).agency == holder
    assert describe(article, Facts((office, host)), knowledge).agency == host
    assert describe(article, Facts((office,)), knowledge).agency is None


def award(form_id: str, giver: str | None, kind=AwardKind.COMMENDATION) -> Fact[Award]:
    return Fact(Award(form_id, form_id, kind, giver=giver), WORDS)


@pytest.mark.parametrize(
    ("form_id", "giver", "doubted"),
    [
        ("bang-khen", "Ủy ban nhân dân huyện Lộc Ninh", True),
        ("bang-khen", "Ủy ban nhân dân tỉnh Bình Phước", False),
        ("giay-khen", "Ủy ban nhân dân huyện Lộc Ninh", False),
        ("huan-chuong-lao-dong", "Ủy ban nhân dân tỉnh Bình Phước", True),
        ("huan-chuong-lao-dong", "Chủ tịch nước", False),
        ("huan-chuong-lao-dong", None, False),
        ("khong-co", "Ủy ban nhân dân huyện Lộc Ninh", False),
    ],
)
def test_a_giver_whom_the_law_does_not_let_confer_is_doubted(form_id, giver, doubted, knowledge):
    article = article_from([(BlockKind.BODY, "Mưa to.")])
    (found,) = describe(article, Facts((award(form_id, giver),)), knowledge).awards
    assert [one.code for one in found.doubts] == (["giver-may-not-confer"] if doubted else [])


def test_gifts_are_given_by_anyone(knowledge):
    article = article_from([(BlockKind.BODY, "Mưa to.")])
    gift = award("qua", "Ủy ban nhân dân xã A", AwardKind.GIFT)
    assert describe(article, Facts((gift,)), knowledge).awards == (gift,)


def test_doubts_are_told_with_their_field(knowledge):
    article = article_from([(BlockKind.BODY, "Mưa to.")])
    record = describe(article, Facts((award("bang-khen", "Ủy ban nhân dân xã A"),)), knowledge)
    assert [(field, doubt.code) for field, _, doubt in doubts_of(record)] == [
        ("awards", "giver-may-not-confer")
    ]
