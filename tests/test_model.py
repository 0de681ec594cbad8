"""The nouns cannot be nonsense, and know where they stand."""

import pytest

from antq_site.dates import PartialDate
from antq_site.model import (
    Agency,
    ArticleDate,
    BlockKind,
    Byline,
    Evidence,
    Fact,
    Facts,
    Headline,
    Locality,
    Office,
    Official,
    Reason,
    Span,
    Summary,
)
from tests.cases import article_from

ARTICLE = article_from(
    [(BlockKind.HEADLINE, "Tít"), (BlockKind.BODY, "Mưa to."), (BlockKind.BYLINE, "An")]
)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_is_a_stretch(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "held"),
    [
        (Span(2, 6), Span(2, 6), True, True),
        (Span(2, 6), Span(3, 5), True, True),
        (Span(2, 6), Span(5, 8), True, False),
        (Span(2, 6), Span(6, 8), False, False),
        (Span(2, 6), Span(0, 2), False, False),
    ],
)
def test_spans_overlap_and_hold(one, other, overlap, held):
    assert one.overlaps(other) == other.overlaps(one) == overlap
    assert one.holds(other) == held


def test_a_fact_needs_words_or_a_reason():
    with pytest.raises(ValueError, match="evidence or a because"):
        Fact(Byline("An"))
    assert Fact(Byline("An"), because=(Reason("page-clock"),)).evidence == ()
    assert Fact(Byline("An"), (Evidence(Span(0, 2), "byline.last-line"),)).because == ()


def test_facts_are_found_by_kind_in_the_order_they_were_read():
    because = (Reason("page-clock"),)
    one, two = (Fact(Byline(name), because=because) for name in ("An", "Bình"))
    headline = Fact(Headline("Tít"), because=because)
    more = (headline, two)
    facts = Facts((one,)) + more
    assert facts.of(Byline) == (one, two)
    assert facts.of(Locality) == ()


def test_an_article_quotes_its_words_and_finds_its_blocks():
    body = ARTICLE.of(BlockKind.BODY)[0]
    assert ARTICLE.quote(body.span) == "Mưa to."
    assert [block.kind for block in ARTICLE.of(BlockKind.BYLINE, BlockKind.HEADLINE)] == [
        BlockKind.HEADLINE,
        BlockKind.BYLINE,
    ]
    assert ARTICLE.block_at(body.span.start) == body
    assert ARTICLE.block_at(body.span.end) is None


def test_a_line_is_that_of_the_seed_where_it_is_known():
    body = ARTICLE.of(BlockKind.BODY)[0].span
    assert ARTICLE.line(body) == 2
    known = type(ARTICLE)(ARTICLE.id, ARTICLE.provenance, ARTICLE.text, ARTICLE.blocks, (1, 5, 9))
    assert known.line(body) == 5


def test_a_position_is_all_offices_in_the_words_of_the_text():
    offices = (Office("Phó Bí thư Quận ủy"), Office("Chủ tịch UBND quận"))
    assert Official("An", offices=offices).position == "Phó Bí thư Quận ủy; Chủ tịch UBND quận"
    assert Official("An", "Đại tá").position is None


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        (PartialDate(2023, 5, 30), 2023, 5),
        (PartialDate(2023), 2023, None),
        (PartialDate(None, 5, 30), None, None),
        (None, None, None),
    ],
)
def test_a_summary_stands_under_the_year_and_month_of_its_date(date, year, month):
    summary = Summary("a", "A", date=ArticleDate(date) if date else None)
    assert (summary.year, summary.month) == (year, month)


def test_values_are_compared_by_value_and_cannot_be_changed():
    assert Agency("Bộ Công an", "bo-cong-an") == Agency("Bộ Công an", "bo-cong-an")
    with pytest.raises(AttributeError):
        Agency("Bộ Công an", "bo-cong-an").name = "x"  # type: ignore[misc]  # that is the point
