"""Seeds and records, for every heap of bytes and every page of phrases."""

import hashlib
import re
import unicodedata

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from antq_site.anatomy._engine import segment
from antq_site.catalogue import load_catalogue
from antq_site.errors import SeedError
from antq_site.knowledge import load_knowledge
from antq_site.model import Basis, Fact, Record, Seed
from antq_site.record import read
from antq_site.seeds import Decoded, decode
from antq_site.text import nfc
from antq_site.wire import to_wire
from tests.properties.strategies import anything, articles

KNOWLEDGE, SAY = load_knowledge(), load_catalogue("vi")


def seed(raw: bytes) -> Seed:
    return Seed("bai.txt", raw, hashlib.sha256(raw).hexdigest())


def read_or_none(raw: bytes) -> Record | None:
    try:
        return read(seed(raw), KNOWLEDGE)
    except SeedError:
        return None


def decoded_or_told(raw: bytes) -> Decoded | None:
    """The text of some bytes; None when they are refused with a sentence."""
    try:
        return decode(seed(raw))
    except SeedError as problem:
        told, where = SAY(f"messages.{problem.code}", *problem.words), problem.place
    assert told
    assert where
    return None


def facts_in(record: Record) -> list[Fact[object]]:
    values = [getattr(record, field) for field in record.__struct_fields__]
    many = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return [one for one in many if isinstance(one, Fact)]


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258", "latin-1")
some_bytes = st.binary(max_size=400) | st.builds(
    lambda text, encoding: text.encode(encoding, "ignore"),
    anything | articles,
    st.sampled_from(ENCODINGS),
)


@given(some_bytes)
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\xd8")
def test_bytes_are_text_or_refused_by_name(raw):
    decoded = decoded_or_told(raw)
    if decoded is not None:
        assert decoded.text == nfc(decoded.text)
        assert decoded.text.strip()
        assert not re.search("[\x00-\x08\r\u200b\u202e\ufeff]", decoded.text)


@given(articles)
def test_a_text_in_utf_8_is_never_refused_but_when_it_is_empty(text):
    if text.strip():
        assert decode(seed(text.encode())).text.strip() == nfc(text).strip()


@given(articles.map(nfc))
def test_blocks_cover_the_text_without_overlap(text):
    found = segment(text, KNOWLEDGE.lexicon)
    place = 0
    for block in found.blocks:
        assert found.text[place : block.span.start].strip() == ""
        assert found.text[block.span.start : block.span.end].strip()
        place = block.span.end
    assert found.text[place:].strip() == ""
    assert len(found.lines) == (found.text.count("\n") + 1 if found.text else 0)


@given(articles | anything)
def test_reading_fails_by_name_or_gives_a_record(text):
    record = read_or_none(text.encode(errors="ignore"))
    if record is not None:
        assert msgspec.json.encode(to_wire(record, SAY))


@given(articles)
def test_words_lie_in_one_block_and_every_fact_has_words_or_a_reason(text):
    record = read_or_none(text.encode())
    if record is not None:
        blocks = record.article.blocks
        for fact in facts_in(record):
            assert fact.evidence or fact.because
            assert (fact.basis is Basis.STATED) == (not fact.because)
            for evidence in fact.evidence:
                assert any(block.span.holds(evidence.span) for block in blocks)


@given(articles)
def test_a_decomposed_text_reads_like_a_composed_one(text):
    one = read_or_none(unicodedata.normalize("NFC", text).encode())
    other = read_or_none(unicodedata.normalize("NFD", text).encode())
    assert (one is None) == (other is None)
    if one and other:
        assert one.article.text == other.article.text
        assert facts_in(one) == facts_in(other)


@given(articles)
def test_blank_lines_and_blanks_at_line_ends_change_nothing(text):
    one = read_or_none(text.encode())
    other = read_or_none("\n \n".join(f"{line}  " for line in text.split("\n")).encode())
    assert (one is None) == (other is None)
    if one and other:
        assert one.article.text == other.article.text
        assert facts_in(one) == facts_in(other)


@pytest.mark.parametrize("furniture", ["Ý kiến bạn đọc", "Tin khác", "captcha", "refresh"])
@given(text=articles)
def test_furniture_behind_an_article_changes_nothing(furniture, text):
    one = read_or_none(
        f"{text}\nMưa to gió lớn suốt đêm qua ở vùng này, nhiều nhà tốc mái.".encode()
    )
    other = read_or_none(
        f"{text}\nMưa to gió lớn suốt đêm qua ở vùng này, nhiều nhà tốc mái.\n{furniture}".encode()
    )
    assert one is not None
    assert other is not None
    assert one.article.text == other.article.text
    assert facts_in(one) == facts_in(other)
