"""Extractors run after those they need; a rule's match leads back to the words."""

import re

import pytest

from antq_site.extract import _engine
from antq_site.extract._engine import Extractor, Hit, Reading, Rule, evidence_of, extractors
from antq_site.grammar.reduce import pattern
from antq_site.model import BlockKind, Span
from tests.cases import article_from


@pytest.fixture
def family(monkeypatch):
    """Put some extractors, by name and needs, in the place of the real ones."""

    def among(**needs: tuple[str, ...]) -> list[str]:
        found = tuple(Extractor(name, of, (), lambda *_: iter(())) for name, of in needs.items())
        monkeypatch.setattr(_engine, "discover", lambda *_: found)
        extractors.cache_clear()
        return [one.name for one in extractors()]

    yield among
    extractors.cache_clear()


def test_each_runs_after_those_it_needs_and_ties_are_alphabetical(family):
    assert family(zoe=(), mia=("zoe",), anna=("mia",), bob=()) == ["bob", "zoe", "mia", "anna"]


def test_two_that_need_each_other_are_named(family):
    with pytest.raises(ValueError, match=r"need each other: \['anna', 'mia'\]"):
        family(zoe=(), mia=("anna",), anna=("mia",))


def test_one_that_is_needed_and_missing(family):
    with pytest.raises(ValueError, match="anna"):
        family(anna=("nobody",))


@pytest.fixture
def hit(knowledge) -> Hit:
    article = article_from([(BlockKind.BODY, "UBND huyện Lộc Ninh tặng Giấy khen.")])
    reading = Reading(article, knowledge)
    ((block, reduced),) = reading.reduced()
    rule = Rule("test.rule", r"(?P<giver>{agency})(?P<why> vì)? tặng (?P<form>{form})", lambda _: 1)
    (found,) = rule.hits(reduced, block)
    return found


def test_groups_lead_back_to_the_words(hit):
    quote = "UBND huyện Lộc Ninh tặng Giấy khen."
    assert quote[slice(*span(hit.span("giver")))] == "UBND huyện Lộc Ninh"
    assert quote[slice(*span(hit.span("form")))] == "Giấy khen"
    assert quote[slice(*span(hit.span()))] == "UBND huyện Lộc Ninh tặng Giấy khen"
    assert hit.value("form").form.id == "giay-khen"
    assert [type(one.value).__name__ for one in hit.mentions()] == ["AgencyName", "FormName"]


def span(found: Span) -> tuple[int, int]:
    return found.start, found.end


def test_a_group_that_matched_nothing_has_no_words(hit):
    assert hit["why"] is None
    assert hit["unknown"] is None
    assert hit.value("why") is None
    assert hit.value("unknown") is None
    with pytest.raises(ValueError, match="no words for why"):
        hit.span("why")


def test_evidence_is_given_for_every_group_that_found_words(hit):
    rule = Rule("test.rule", "", lambda _: None)
    found = evidence_of(hit, rule, {"form": "what"})
    assert [(one.part, one.rule) for one in found] == [
        ("giver", "test.rule"),
        ("what", "test.rule"),
    ]


def test_the_pattern_of_a_rule_is_compiled_once():
    one, same = pattern("{agency} tặng"), pattern("{agency} tặng")
    assert one is same
    assert isinstance(one, re.Pattern)
