"""The comparison of the parser with what is known: it counts hits, losses and inventions."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from antq_site.knowledge import load_knowledge
from antq_site.record import read
from antq_site.seeds import read_seed
from bench.corpus import load_labels, make_corpus
from bench.model import Given, Person
from bench.reading import FIELDS, Tally, _Article, compare, key, table


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    make_corpus(folder, 30)
    return folder


def _compared(corpus: Path, number: int, **changes: Any) -> Tally:
    """The tally of one article, its label changed so that it is no longer true."""
    label = load_labels(corpus)[number]
    file = next(corpus.glob(f"seeds/{label.id[:6]}*"))
    record = read(read_seed(file, corpus / "seeds"), load_knowledge())
    return _Article(msgspec.structs.replace(label, **changes), record).compare()


def test_known_facts_come_back(corpus):
    tally = compare(corpus)
    for field, least in {"officials": 0.97, "organiser": 0.9, "province": 0.95}.items():
        assert tally.rates(field)[2] >= least, field


def test_a_fact_that_is_not_read_costs_recall(corpus):
    invented = Person("Nguyễn Không Có", None, ("Chủ tịch UBND xã",), "Ủy ban nhân dân xã")
    label = load_labels(corpus)[0]
    before = _compared(corpus, 0).rates("officials")
    after = _compared(corpus, 0, officials=(*label.officials, invented)).rates("officials")
    assert after[1] < before[1]
    assert after[0] == before[0]


def test_a_fact_that_is_not_there_costs_precision(corpus):
    label = load_labels(corpus)[0]
    after = _compared(corpus, 0, officials=label.officials[1:])
    assert after.rates("officials")[0] < 1
    assert any(missed.field == "officials" for missed in after.missed)


def test_a_wrong_date_is_a_miss(corpus):
    label = load_labels(corpus)[0]
    assert _compared(corpus, 0).hits["date"] == 1
    wrong = _compared(corpus, 0, date="1999" + label.date[4:])
    assert wrong.hits["date"] == 0


def test_counts_are_compared_number_by_number(corpus):
    numbers = [n for n, label in enumerate(load_labels(corpus)) if label.awards]
    found = next(n for n in numbers if _compared(corpus, n).hits["award counts"])
    awards = load_labels(corpus)[found].awards
    wrong = tuple(Given(one.form, one.giver, 999, 999) for one in awards)
    assert _compared(corpus, found, awards=wrong).hits["award counts"] == 0


def test_names_are_compared_with_abbreviations_written_out():
    assert key("UBND TX Thái Hoà") == key("Ủy ban nhân dân thị xã Thái Hòa")
    assert key("Phó Bí thư Quận ủy; Chủ tịch UBND quận") == key(
        "Phó Bí thư Quận ủy, Chủ tịch UBND quận"
    )
    assert key("Trần Văn Tuấn") != key("Trần Văn Tuân")


def test_the_table_has_a_row_for_each_field(corpus):
    lines = list(table(compare(corpus)))
    assert len(lines) == len(FIELDS) + 2
    assert all(line.count("|") == 7 for line in lines)
