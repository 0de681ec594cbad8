"""The one runner of all case files: `awards.yaml` shows the extractor «awards», and so on."""

from pathlib import Path

import pytest

from antq_site.extract._engine import extractors
from tests.cases import BESIDE, Case, article_of, cases_of, facts_of, faults, kinds

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
ALL = [pytest.param(file.stem, case, id=str(case)) for file in FILES for case in cases_of(file)]


@pytest.mark.parametrize(("extractor", "case"), ALL)
def test_a_text_says_what_its_case_says(extractor: str, case: Case, knowledge):
    article = article_of(case)
    facts = facts_of(extractor, article, knowledge)
    wrong = list(faults(case, facts, article))
    assert not wrong, "\n  ".join([str(case), article.text, *wrong])


@pytest.mark.parametrize(("extractor", "case"), ALL)
def test_evidence_lies_in_one_block_and_names_a_rule_of_its_extractor(extractor, case, knowledge):
    article = article_of(case)
    rules = {r.name for one in extractors() if one.name == extractor for r in one.rules}
    for fact in facts_of(extractor, article, knowledge):
        for evidence in fact.evidence:
            assert evidence.rule in rules
            assert [b for b in article.blocks if b.span.holds(evidence.span)]


@pytest.mark.parametrize(("extractor", "case"), ALL)
def test_a_case_names_fields_that_there_are(extractor, case):
    known = kinds()
    for fact in [*(case.facts or []), *case.absent]:
        fields = known[fact["fact"]] if "fact" in fact else {f for of in known.values() for f in of}
        assert not set(fact) - BESIDE - set(fields), str(case)


def test_every_extractor_has_a_case_file_and_every_file_its_extractor():
    assert [file.stem for file in FILES] == sorted(one.name for one in extractors())


def test_no_two_cases_of_a_file_have_one_name():
    for file in FILES:
        names = [case.case for case in cases_of(file)]
        assert len(names) == len(set(names)), file.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_shows_texts_that_look_right_and_are_not(file):
    held_back = [case for case in cases_of(file) if case.facts == [] or case.absent]
    assert len(held_back) >= 3, "at least three cases with «facts: []» or «absent»"
