"""The words are told with their sources, agree with each other, and a misspelt field is named."""

import shutil
from pathlib import Path

import pytest
import yaml

from antq_site import lexicon as module
from antq_site.errors import DataError
from antq_site.lexicon import lexicon_digest, load_lexicon
from antq_site.model import AwardKind


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The lexicon's files, to be changed."""
    copy = tmp_path / "lexicon"
    shutil.copytree(module._HOME, copy)  # noqa: SLF001  where the words are kept
    monkeypatch.setattr(module, "_HOME", copy)
    return copy


def change(home: Path, name: str, old: str, new: str) -> None:
    file = home / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "key"), [("awards", "forms"), ("days", "days"), ("publishers", "publishers")]
)
def test_every_form_day_and_publisher_has_a_source(name, key):
    entries = yaml.safe_load((module._HOME / f"{name}.yaml").read_text("utf-8"))[key]  # noqa: SLF001
    assert len(entries) > 10
    assert all(entry["source"].strip() for entry in entries)


@pytest.mark.parametrize("file", sorted(module._HOME.glob("*.yaml")), ids=lambda one: one.name)  # noqa: SLF001
def test_every_file_explains_its_fields_at_the_top(file):
    assert file.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("awards", "classed: true", "clased: true", "clased"),
        ("awards", "kind: khen-thuong", "kind: khen", "khen"),
        ("awards", ', source: "Luật 06/2022/QH15, Điều 33"', "", "source"),
        ("bodies", "sector: chinh-quyen", "sektor: chinh-quyen", "sektor"),
        ("offices", "alone: true}", "alone: maybe}", "bool"),
        ("days", "day: ", "day: im Mai ", "date"),
        ("words", "levels:", "levels: [", "levels"),
    ],
)
def test_a_broken_entry_is_reported_with_its_file(home, name, old, new, told):
    change(home, name, old, new)
    with pytest.raises(DataError) as caught:
        load_lexicon()
    assert caught.value.code == "broken-data"
    assert str(caught.value.place) == f"data/lexicon/{name}.yaml"
    assert name == "words" or told in caught.value.words[0]


def test_a_key_that_stands_twice_is_reported_with_its_line(home):
    change(home, "bodies", "{id: hoi, name: Hội,", "{id: hoi, name: Hội, id: khac,")
    with pytest.raises(DataError) as caught:
        load_lexicon()
    assert "`id` stands twice" in caught.value.words[0]


def test_words_that_look_like_yes_and_no_stay_words(home):
    change(home, "words", "stops: [", "stops: [no, on, 010, ")
    assert load_lexicon().words.stops[:3] == ("no", "on", "010")


def test_the_digest_changes_with_any_word(home):
    before = lexicon_digest()
    change(home, "words", "tặng", "tặng ")
    assert lexicon_digest() != before


def test_forms_are_found_by_id_and_gifts_are_a_kind_of_their_own(knowledge):
    forms = knowledge.lexicon.award_forms
    assert forms["giay-khen"].name == "Giấy khen"
    assert [id_ for id_, form in forms.items() if form.kind is AwardKind.GIFT] == ["qua"]


def test_ids_of_forms_kinds_and_programmes_are_slugs(knowledge):
    words = knowledge.lexicon
    ids = [*words.award_forms, *words.event_kinds, *(one.id for one in words.programmes)]
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids)


def test_words_are_in_small_letters_as_they_are_matched(knowledge):
    words = knowledge.lexicon
    entries = [*words.award_forms.values(), *words.bodies, *words.publishers]
    assert [word for one in entries for word in one.words if word != word.lower()] == []


def test_a_body_is_found_by_its_kind(knowledge):
    assert knowledge.lexicon.body("cong-an").name == "Công an"
    assert knowledge.lexicon.body(knowledge.lexicon.acting_body).name == "Ủy ban nhân dân"
    with pytest.raises(KeyError, match="khong-co"):
        knowledge.lexicon.body("khong-co")


def test_an_office_that_belongs_to_a_body_names_one_there_is(knowledge):
    words = knowledge.lexicon
    named = {office.agency for office in words.offices if office.agency}
    assert named <= {body.id for body in words.bodies}


def test_publishers_homes_are_provinces(knowledge):
    for publisher in knowledge.lexicon.publishers:
        home = publisher.province
        assert home is None or knowledge.gazetteer.units_named(home, level=1), publisher.name


def test_kinds_of_events_have_a_name_in_each_language(knowledge):
    kind = knowledge.lexicon.event_kinds["tong-ket"]
    assert (kind.name("vi"), kind.name("en")) == ("Hội nghị tổng kết", "Closing conference")


@pytest.mark.parametrize(
    ("stem", "branch", "year"),
    [("quý", "mão", 2023), ("mậu", "tuất", 2018), ("giáp", "tý", 2044), ("bính", "ngọ", 2026)],
)
def test_years_of_the_sixty_year_cycle(knowledge, stem, branch, year):
    assert knowledge.lexicon.year_named(stem, branch, 2017) == year


@pytest.mark.parametrize("pair", [("quý", "tý_"), ("giáp", "sửu")])
def test_two_words_that_make_no_year_of_the_cycle(knowledge, pair):
    assert knowledge.lexicon.year_named(*pair, 2017) is None


def test_tet_lies_between_21_january_and_20_february(knowledge):
    days = knowledge.lexicon.tet
    assert set(range(2010, 2027)) <= set(days)
    assert all((1, 21) <= (day.month, day.day) <= (2, 20) for day in days.values())
    assert (days[2023].month, days[2023].day) == (1, 22)
