"""`phrases.yaml`: texts with every phrase that is found in them, in order, by its kind.

Kinds: agency, office, rank, honorific, name (of a person), place, form (of award), date.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from antq_site.extract._engine import Reading
from antq_site.grammar.mentions import (
    AgencyName,
    DayPhrase,
    FormName,
    Honorific,
    OfficeTitle,
    PersonName,
    PlaceName,
    RankName,
)
from antq_site.model import BlockKind
from antq_site.strict_yaml import load_with_lines
from tests.cases import article_from

KINDS: dict[type[Any], str] = {
    AgencyName: "agency",
    OfficeTitle: "office",
    RankName: "rank",
    Honorific: "honorific",
    PersonName: "name",
    PlaceName: "place",
    FormName: "form",
    DayPhrase: "date",
}


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and its phrases."""

    text: str
    phrases: list[dict[str, str]]


FILE = Path(__file__).parent / "phrases.yaml"
TREE, LINES = load_with_lines(FILE)
CASES = [
    pytest.param(case, id=f"{FILE.name}:{LINES[(number,)]}: {case.text}")
    for number, case in enumerate(msgspec.convert(TREE, list[Case]))
]


@pytest.mark.parametrize("case", CASES)
def test_phrases(case, knowledge):
    article = article_from([(BlockKind.BODY, case.text)])
    found = [
        {KINDS[type(mention.value)]: article.quote(mention.span)}
        for mention in Reading(article, knowledge).mentions
    ]
    assert found == case.phrases
