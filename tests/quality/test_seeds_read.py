"""The five seeds, field by field, against what a careful reader noted down from them.

A label is one file a seed in `labels/`. A list where one value is expected holds alternatives, each
right; `agencies` and `officials` are whole lists, and what stands in `…_optional` is neither asked
for nor wrong. Names are compared as `text.tone_key` writes them: letter for letter, but case, the
place of the tone mark and quotation marks.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.knowledge import load_knowledge
from antq_site.model import AwardKind, Basis, Fact, Occasion, Record
from antq_site.record import read
from antq_site.seeds import read_seed
from antq_site.strict_yaml import load_yaml
from antq_site.text import tone_key
from antq_site.wire import to_wire

LABELS = {
    file.stem.removeprefix("seed-"): load_yaml(file)
    for file in sorted((Path(__file__).parent / "labels").glob("*.yml"))
}
SEEDS = Path(__file__).parents[2] / "seeds"
ALL = pytest.mark.parametrize("number", LABELS)


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    knowledge = load_knowledge()
    return {
        number: read(read_seed(SEEDS / label["source"], SEEDS), knowledge)
        for number, label in LABELS.items()
    }


@pytest.fixture(scope="module")
def told(records) -> dict[str, Any]:
    say = load_catalogue("vi")
    return {number: to_wire(record, say) for number, record in records.items()}


def key(value: object) -> str | None:
    return None if value is None else tone_key(re.sub('[“”"]', "", str(value)))


def any_of(wanted: object) -> set[str | None]:
    """The alternatives that a label gives for one value."""
    return {key(one) for one in (wanted if isinstance(wanted, list) else [wanted])}


def of(fact: dict[str, Any] | None, part: str = "value") -> str | None:
    return None if fact is None else key(fact[part])


SINGLE: dict[str, Callable[[dict[str, Any]], str | None]] = {
    "headline": lambda record: of(record["headline"]),
    "captured": lambda record: key(record["captured"]),
    "published": lambda record: of(record["published"]),
    "date": lambda record: of(record["date"]),
    "agency": lambda record: of(record["agency"], "name"),
    "byline": lambda record: key(record["byline"]),
}


@ALL
@pytest.mark.parametrize("field", SINGLE)
def test_what_an_article_has_once(number, field, told):
    assert SINGLE[field](told[number]) in any_of(LABELS[number].get(field))


@ALL
@pytest.mark.parametrize("level", ["province", "district", "commune"])
def test_the_place(number, level, told):
    assert of(told[number]["locality"], level) in any_of(LABELS[number]["locality"][level])


@ALL
def test_the_digest_of_the_seed(number, told):
    assert told[number]["source"]["sha256"] == LABELS[number]["sha256"]


@ALL
def test_the_bodies_that_must_be_found_are_found_and_no_others(number, told):
    label = LABELS[number]
    found = {key(agency["name"]) for agency in told[number]["agencies"]}
    wanted = [any_of(one) for one in label["agencies"]]
    assert [names for names in wanted if not names & found] == []
    optional = {key(one) for one in label["agencies_optional"]}
    assert found - set().union(*wanted) - optional == set()


@ALL
def test_the_officials_are_those_who_are_named_with_an_office(number, told):
    found = [key(one["name"]) for one in told[number]["officials"]]
    assert found == [key(one["name"]) for one in LABELS[number]["officials"]]


def officials(number: str, told: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    return zip(LABELS[number]["officials"], told[number]["officials"], strict=True)


@ALL
def test_their_ranks(number, told):
    for wanted, found in officials(number, told):
        assert key(found["rank"]) in any_of(wanted["rank"])


@ALL
def test_their_offices(number, told):
    for wanted, found in officials(number, told):
        assert key(found["position"]) in any_of(wanted["position"])


AWARD = ("form", "giver", "collectives", "individuals", "items")


def same_award(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    return all(key(found[part]) in any_of(wanted.get(part)) for part in AWARD)


@ALL
def test_every_award_is_read_with_its_giver_and_its_counts(number, told):
    for wanted in LABELS[number]["awards"]:
        assert [one for one in told[number]["awards"] if same_award(wanted, one)], wanted


@ALL
def test_nothing_else_is_conferred(number, told):
    label = LABELS[number]
    allowed = [*label["awards"], *label.get("awards_optional", [])]
    for found in told[number]["awards"]:
        assert [one for one in allowed if same_award(one, found)], found


# ----------------------------------------------------------------------- what labels cannot say


def codes(fact: Fact[Any] | None) -> tuple[list[str], list[str]]:
    assert fact is not None
    return [one.code for one in fact.because], [one.code for one in fact.doubts]


def test_000_the_year_follows_from_the_year_summed_up(records):
    date = records["000"].date
    assert codes(date) == (["year-after-summed"], ["year-after-summed"])
    assert date.basis is Basis.INFERRED
    assert records["000"].period.value.start.year == 2018


def test_001_the_year_follows_from_tet(records):
    assert codes(records["001"].date) == (["year-from-tet"], ["year-from-tet"])


def test_001_170_parcels_are_gifts_and_no_commendation(records):
    (gift,) = records["001"].awards
    assert (gift.value.kind, gift.value.items) == (AwardKind.GIFT, 170)
    assert gift.value.total is None


def test_002_the_province_is_completed_from_the_map(records):
    place = records["002"].locality
    assert place.basis is Basis.COMPLETED
    assert codes(place) == (["province-from-map"], [])


@pytest.mark.parametrize(
    ("number", "publisher"),
    [
        ("000", "Trang tin Đảng bộ TP.HCM (thanhuytphcm.vn)"),
        ("001", "Trang tin Đảng bộ TP.HCM (thanhuytphcm.vn)"),
        ("002", None),
        ("003", "Kinh tế & Đô thị"),
        ("004", "Công an Nghệ An (congan.nghean.gov.vn)"),
    ],
)
def test_a_publisher_is_claimed_only_where_it_is_printed(number, publisher, records):
    assert records[number].article.provenance.publisher == publisher


def test_003_a_year_s_total_is_mentioned_and_not_conferred(records):
    (total,) = records["003"].awards_mentioned
    assert (total.value.occasion, total.value.collectives) == (Occasion.PERIOD_TOTAL, 205)
    assert [one.value.collectives for one in records["003"].awards] == [None]


def test_004_nothing_was_awarded(records):
    assert records["004"].awards == ()
    assert records["004"].awards_mentioned == ()


def test_004_two_reporters(records):
    assert records["004"].byline.value.name == "Hồ Hưng - Bùi Hải"


def test_004_indicators(records):
    found = [
        (one.value.name, one.value.value, one.value.up_to, one.value.of)
        for one in records["004"].indicators
    ]
    assert found == [
        ("Công an phường", 4, None, 4),
        ("tiêu chí", 20, None, 22),
        ("tiêu chí", 28, 29, 34),
    ]


def test_only_one_place_whatever_the_spelling(records):
    for record in records.values():
        assert len(record.localities) == 1


@pytest.mark.parametrize(
    "words", ["Ý kiến bạn đọc", "refresh", "Tổng lượt bình luận", "Tin khác", "captcha", "Chia sẻ"]
)
def test_furniture_is_in_no_text(words, records):
    assert [number for number, one in records.items() if words in one.article.text] == []
