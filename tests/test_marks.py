"""Marks cut a text without losing a letter, and every mark gets its anchor once."""

from hypothesis import given
from hypothesis import strategies as st

from antq_site.marks import Close, Mark, Open, Words, marked
from antq_site.model import Span

TEXT = "Chiều 30-5, UBND quận Kiến An tặng Giấy khen cho 12 tập thể."


def mark(words: str, fact: str = "ngay", number: int = 1) -> Mark:
    start = TEXT.index(words)
    return Mark(fact, "date", Span(start, start + len(words)), f"{fact}-{number}")


def whole() -> Span:
    return Span(0, len(TEXT))


def drawn(tokens) -> str:
    """Tokens as a line that can be read: [anchor:words] with ~ where a mark goes on."""
    signs = []
    for token in tokens:
        match token:
            case Open():
                signs.append(f"[{token.anchor or '~'}:")
            case Close():
                signs.append("]")
            case Words():
                signs.append(token.text)
    return "".join(signs)


def test_a_text_without_marks_is_its_words():
    assert marked(TEXT, whole(), ()) == (Words(TEXT),)


def test_a_mark_stands_around_its_words():
    found = drawn(marked(TEXT, whole(), [mark("Chiều 30-5")]))
    assert found == "[ngay-1:Chiều 30-5], UBND quận Kiến An tặng Giấy khen cho 12 tập thể."


def test_a_mark_inside_another_is_nested_and_leads_to_its_own_fact():
    marks = [mark("quận Kiến An", "noi"), mark("UBND quận Kiến An", "co-quan")]
    tokens = marked(TEXT, whole(), marks)
    assert "[co-quan-1:UBND [noi-1:quận Kiến An]]" in drawn(tokens)
    assert Words("quận Kiến An", "noi") in tokens
    assert Words("UBND ", "co-quan") in tokens


def test_a_mark_that_outlives_the_one_around_it_goes_on_without_an_anchor():
    marks = [mark("UBND quận Kiến An", "co-quan"), mark("Kiến An tặng Giấy khen", "khen")]
    assert "[co-quan-1:UBND quận [khen-1:Kiến An]][~: tặng Giấy khen]" in drawn(
        marked(TEXT, whole(), marks)
    )


def test_two_facts_in_the_same_words_have_an_anchor_each():
    marks = [mark("Kiến An", "noi"), mark("Kiến An", "khac")]
    assert "[khac-1:[noi-1:Kiến An]]" in drawn(marked(TEXT, whole(), marks))


def test_of_a_mark_that_reaches_out_of_the_block_only_the_part_inside_is_shown():
    start = TEXT.index("quận")
    found = drawn(marked(TEXT, Span(start, start + 12), [mark("UBND quận", "co-quan")]))
    assert found == "[co-quan-1:quận] Kiến An"


def test_a_mark_elsewhere_is_not_shown():
    assert marked(TEXT, Span(0, 5), [mark("Giấy khen")]) == (Words("Chiều"),)


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 15)
)


@st.composite
def texts_with_marks(draw):
    text = draw(st.text(min_size=60, max_size=60))
    found = draw(st.lists(spans, max_size=8))
    marks = [Mark(f"f-{n}", "other", span, f"f-{n}-1") for n, span in enumerate(found)]
    return text, draw(spans), marks


@given(texts_with_marks())
def test_words_joined_are_the_text(case):
    text, span, marks = case
    tokens = marked(text, span, marks)
    joined = "".join(token.text for token in tokens if isinstance(token, Words))
    assert joined == text[span.start : span.end]


@given(texts_with_marks())
def test_every_mark_in_the_stretch_has_its_anchor_exactly_once(case):
    text, span, marks = case
    anchors = [token.anchor for token in marked(text, span, marks) if isinstance(token, Open)]
    assert sorted(filter(None, anchors)) == sorted(m.anchor for m in marks if m.span.overlaps(span))


@given(texts_with_marks())
def test_what_is_opened_is_closed_and_nothing_is_closed_before(case):
    text, span, marks = case
    depth = 0
    for token in marked(text, span, marks):
        depth += isinstance(token, Open) - isinstance(token, Close)
        assert depth >= 0
    assert depth == 0


@given(texts_with_marks())
def test_each_letter_lies_in_exactly_the_marks_that_hold_it(case):
    text, span, marks = case
    place, depth = span.start, 0
    for token in marked(text, span, marks):
        depth += isinstance(token, Open) - isinstance(token, Close)
        if isinstance(token, Words):
            for offset in range(place, place + len(token.text)):
                assert depth == sum(m.span.start <= offset < m.span.end for m in marks)
            place += len(token.text)


@given(texts_with_marks())
def test_the_order_of_the_marks_does_not_matter(case):
    text, span, marks = case
    assert marked(text, span, marks) == marked(text, span, reversed(marks))
