"""Letters, slugs, sentences and masks, for every text."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from antq_site.grammar.surface import spoken
from antq_site.grammar.vocabulary import alternation
from antq_site.redaction import MASK, redact
from antq_site.text import fold, initial, nfc, sentences, sort_key, tone_key
from antq_site.urls import SLUG_LIMIT, slug
from tests.properties.strategies import anything, vietnamese, words

RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[1-9]")


@given(anything.map(nfc))
def test_a_fold_keeps_the_length_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_a_fold_of_vietnamese_is_plain(text):
    assert not [sign for sign in fold(text) if sign.isalpha() and not sign.isascii()]


@given(anything.map(nfc))
def test_what_is_spoken_keeps_the_length_and_is_said_once(text):
    assert len(spoken(text)) == len(text)
    assert spoken(spoken(text)) == spoken(text)


@given(vietnamese)
def test_keys_do_not_see_the_normal_form(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert tone_key(decomposed) == tone_key(text)
    assert sort_key(decomposed)[:2] == sort_key(text)[:2]
    assert initial(decomposed) == initial(text)


@given(anything)
def test_a_slug_is_plain_short_and_never_reserved(text):
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9-]+", made)
    assert len(made) <= SLUG_LIMIT + 2
    assert not RESERVED.fullmatch(made)


@given(words)
def test_a_slug_of_a_slug_is_the_slug(text):
    assert slug(slug(text)) == slug(text)


@given(st.lists(vietnamese, max_size=8))
def test_any_names_can_be_sorted(names):
    in_order = sorted(names, key=sort_key)
    assert in_order == sorted([*names[1::2], *names[::2]], key=sort_key)


@given(anything)
def test_sentences_are_in_order_and_leave_out_only_blanks(text):
    spans = list(sentences(text))
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(vietnamese)
def test_a_mask_changes_figures_alone_and_is_laid_once(text):
    masked, count = redact(text)
    assert len(masked) == len(text)
    changed = [(a, b) for a, b in zip(text, masked, strict=True) if a != b]
    assert all(a.isdigit() and b == MASK for a, b in changed)
    assert (count > 0) == bool(changed)
    assert redact(masked) == (masked, 0)


@given(st.lists(words, max_size=12), words)
def test_an_alternation_matches_its_words_and_no_others(known, other):
    made = re.compile(alternation(known))
    assert all(made.fullmatch(word) for word in known)
    if known:
        assert bool(made.fullmatch(other)) == (other in known)


@given(st.lists(words, min_size=1, max_size=12))
def test_an_alternation_takes_the_longest(known):
    made = re.compile(alternation(known))
    for word in known:
        match = made.match(word + "~")
        assert match is not None
        assert match[0] == word
