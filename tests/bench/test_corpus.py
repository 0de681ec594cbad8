"""The corpus: the same each time, as described, and its labels say what its texts print."""

import re

import pytest

from antq_site.dates import PartialDate
from antq_site.gazetteer import load_gazetteer
from bench.corpus import articles, load_labels, make_corpus
from bench.phrases import phrases
from bench.world import World


@pytest.fixture(scope="module")
def thirty():
    return list(articles(30))


def test_the_same_number_and_seed_give_the_same_articles(thirty):
    assert list(articles(30)) == thirty
    assert [one.text for one in articles(30, seed=2)] != [one.text for one in thirty]


def test_a_larger_corpus_begins_with_the_smaller(thirty):
    assert list(articles(40))[:30] == thirty


def test_an_article_is_as_long_as_in_the_press(thirty):
    sizes = [len(one.text.encode()) for one in thirty]
    assert 3000 <= sum(sizes) / len(sizes) <= 4000


def test_no_blank_of_a_phrase_is_left_open():
    for one in articles(200):
        assert not re.search(r"[{}]", one.text), one.file


def test_names_of_a_label_stand_in_the_text(thirty):
    for one in thirty:
        assert one.label.headline in one.text
        for official in one.label.officials:
            assert official.name in one.text
            assert official.positions[0] in one.text
            assert (official.rank or "") in one.text
        assert (one.label.byline or "") in one.text


def test_counts_of_a_label_stand_in_the_text_as_digits_or_words(thirty):
    words = {2: "hai", 3: "ba", 4: "bốn", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám"}
    counted = 0
    for one in thirty:
        for award in one.label.awards:
            for count in (award.collectives, award.individuals, award.items):
                if count is not None:
                    number = rf"0?{count}|{words.get(count, count)}"
                    assert re.search(
                        rf"\b({number}) (tập thể|đơn vị|cá nhân|đồng chí|\w+ quà)", one.text
                    )
                    counted += 1
    assert counted > 10


def test_a_time_of_publication_is_labelled_where_it_is_printed(thirty):
    printed = [one for one in thirty if one.label.published]
    assert 5 < len(printed) < 25
    for one in printed:
        day, time = one.label.published.split("T")
        year, month, date = day.split("-")
        assert f"{date}/{month}/{year}" in one.text
        assert time in one.text


def test_places_existed_on_the_day():
    gazetteer = load_gazetteer()
    for one in articles(300):
        label, day = one.label, PartialDate.parse(one.label.date)
        place = label.commune or label.district or label.province
        level = 3 if label.commune else 2 if label.district else 1
        assert any(
            gazetteer.locality(unit.id).province == label.province
            for unit in gazetteer.units_named(place, day, level)
        ), one.file


def test_after_the_reform_there_are_no_districts():
    later = [one.label for one in articles(400) if one.label.date >= "2025-07-03"]
    assert len(later) > 10
    assert not [label.id for label in later if label.district]


def test_the_world_is_as_large_as_described():
    world = World(load_gazetteer(), 1)
    assert 650 <= len(world.districts) <= 750
    agencies = {world.body(kind, unit).full for unit, kind in world.agencies()}
    assert 1900 <= len(agencies) <= 2100
    assert len({form["form"] for form in phrases("awards")}) == 25


def test_the_sentences_are_many():
    events = phrases("events").values()
    counts = [len(shape["names"]) + len(shape["heads"]) for shape in events]
    counts += [len(group) for name in ("results", "telling") for group in phrases(name).values()]
    assert sum(counts) > 300


def test_a_written_corpus_is_read_back(tmp_path, thirty):
    size = make_corpus(tmp_path / "corpus", 30)
    assert size.articles == 30
    assert load_labels(tmp_path / "corpus") == [one.label for one in thirty]
    for one in thirty:
        assert (tmp_path / "corpus" / "seeds" / one.file).read_text("utf-8") == one.text


def test_a_folder_that_is_there_is_not_written_into(tmp_path):
    (tmp_path / "seeds").mkdir()
    with pytest.raises(FileExistsError):
        make_corpus(tmp_path, 1)
