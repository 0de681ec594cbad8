"""The runner of the cases sees what is missing, what is too much, and who misspelt a field."""

import msgspec
import pytest

from tests.cases import Case, article_of, cases_of, facts_of, faults

TEXT = "Đến nay, 03/03 Công an phường cơ bản đạt 20/22 tiêu chí."
BOTH = [{"name": "Công an phường", "value": "3"}, {"name": "tiêu chí", "value": "20"}]


def judged(knowledge, **fields) -> str:
    case = Case("một trường hợp", **{"text": TEXT, **fields})
    article = article_of(case)
    return " / ".join(faults(case, facts_of("indicators", article, knowledge), article))


def test_nothing_is_wrong_when_all_is_listed(knowledge):
    assert judged(knowledge, facts=BOTH, rules=["indicator.so-many-of"]) == ""


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"facts": BOTH[:1]}, "not expected: {'fact': 'indicator'"),
        ({"facts": [*BOTH, {"name": "xã"}]}, "not read: {'name': 'xã'}"),
        ({"facts": [*BOTH, BOTH[0]]}, "not read: {'name': 'Công an phường'"),
        ({"facts": [BOTH[0], {**BOTH[1], "of": None}]}, "not read: {'name': 'tiêu chí'"),
        ({"facts": []}, "not expected"),
        ({"absent": [{"of": "22"}]}, "should not be read"),
        ({"quotes": {"value": "20"}}, "value is stated by ['03/03', '20/22'], not by '20'"),
        ({"facts": BOTH, "rules": ["indicator.guess"]}, "no fact was seen by indicator.guess"),
    ],
)
def test_what_is_wrong_is_told(knowledge, fields, fault):
    assert fault in judged(knowledge, **fields)


def test_a_case_that_expects_nothing_is_refused():
    with pytest.raises(ValueError, match="expects nothing"):
        Case("rỗng", "văn bản")


def test_a_misspelt_key_is_refused(tmp_path):
    file = tmp_path / "flags.yaml"
    file.write_text("- case: một\n  text: hai\n  fact: []\n", encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="fact"):
        cases_of(file)


def test_a_case_knows_its_line(tmp_path):
    file = tmp_path / "flags.yaml"
    file.write_text(
        "- case: một\n  text: hai\n  facts: []\n- {case: ba, text: bốn, facts: []}\n", "utf-8"
    )
    assert str(cases_of(file)[1]).endswith("flags.yaml:4: ba")


def test_stretches_stand_on_lines_of_their_own_but_after_a_dateline():
    stretches = [{"headline": "Tít"}, {"dateline": "(Báo X) -"}, {"lede": "Sáng nay, mưa."}]
    article = article_of(Case("một", stretches, published="2019-08-13", facts=[]))
    assert article.text == "13/08/2019 08:00\nTít\n(Báo X) - Sáng nay, mưa.\n"
    assert [article.quote(block.span) for block in article.blocks] == [
        "13/08/2019 08:00",
        "Tít",
        "(Báo X) -",
        "Sáng nay, mưa.",
    ]
