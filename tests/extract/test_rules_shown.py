"""No rule without a case, no case for a rule that is gone."""

from pathlib import Path

from antq_site.extract._engine import extractors
from tests.cases import cases_of

HERE = Path(__file__).parent
RULES = {rule.name for extractor in extractors() for rule in extractor.rules}


def named(extractor: str) -> set[str]:
    return {rule for case in cases_of(HERE / f"{extractor}.yaml") for rule in case.rules}


def test_every_rule_is_shown_by_a_case_of_its_extractor():
    for extractor in extractors():
        own = {rule.name for rule in extractor.rules}
        assert not own - named(extractor.name), f"{extractor.name}.yaml lacks cases for rules"


def test_every_rule_a_case_names_exists():
    for extractor in extractors():
        assert not named(extractor.name) - RULES, f"{extractor.name}.yaml names rules that are gone"


def test_no_two_rules_have_one_name():
    names = [rule.name for extractor in extractors() for rule in extractor.rules]
    assert len(names) == len(set(names))
