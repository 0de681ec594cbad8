"""Compares what the parser reads with what is known: `python -m bench.reading FOLDER`.

A large test of reading beside the labelled articles of the press. The texts are made from phrases,
so the rates tell whether a known fact comes back, not how well the press at large is read.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from antq_site.engine import chunks, open_engine, workers_by_default
from antq_site.knowledge import load_knowledge
from antq_site.model import Award, Record
from antq_site.record import read
from antq_site.seeds import read_seed
from antq_site.text import tone_key
from bench.corpus import load_labels
from bench.model import Given, Label, Person

FIELDS = (
    "headline",
    "published",
    "date",
    "province",
    "district",
    "commune",
    "organiser",
    "agencies",
    "officials",
    "rank",
    "position, near",
    "position, exact",
    "office's agency",
    "awards: form + giver",
    "award counts",
    "byline",
)
"""What is compared; the last five about officials and awards only where those were found."""

_WRITTEN_OUT = {
    "ubnd": "ủy ban nhân dân",
    "mttq": "mặt trận tổ quốc",
    "lhpn": "liên hiệp phụ nữ",
    "lđlđ": "liên đoàn lao động",
    "chqs": "chỉ huy quân sự",
    "antq": "an ninh tổ quốc",
    "tp": "thành phố",
    "tx": "thị xã",
}
_HEADS = ("chủ tịch ", "giám đốc ", "bộ trưởng ", "thủ tướng ", "trưởng ")
_NEAR = 0.6


class Missed(NamedTuple):
    """One disagreement: the article, the field, what is true and what was read."""

    id: str
    field: str
    expected: str
    read: str


class Tally(NamedTuple):
    """Counts over some articles.

    Attributes:
        hits: By field, what is true and was read.
        true: By field, what there was to read.
        said: By field, what was read.
        notes: Errors of special weight: bystanders taken for officials, awards of another day.
        missed: Disagreements, in the order of the articles.
    """

    hits: Counter[str]
    true: Counter[str]
    said: Counter[str]
    notes: Counter[str]
    missed: list[Missed]

    def add(self, other: "Tally") -> None:
        """Take in the counts of other articles."""
        for mine, more in zip(self[:4], other[:4], strict=True):
            mine.update(more)
        self.missed.extend(other.missed)

    def rates(self, field: str) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there was nothing."""
        precision = self.hits[field] / self.said[field] if self.said[field] else 1.0
        recall = self.hits[field] / self.true[field] if self.true[field] else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def empty() -> Tally:
    """A tally of nothing."""
    return Tally(Counter(), Counter(), Counter(), Counter(), [])


def key(text: str) -> str:
    """A name for comparing: case, the place of tone marks and abbreviations do not count."""
    words = tone_key(text.translate(_MARKS)).split()
    return " ".join(_KEYS.get(word, word) for word in words)


_MARKS = str.maketrans(",;", "  ", "“”")
_KEYS = {tone_key(short): tone_key(whole) for short, whole in _WRITTEN_OUT.items()}


class _Article:
    """Compares the record of one article with its label."""

    def __init__(self, label: Label, record: Record) -> None:
        self._label = label
        self._record = record
        self.tally = empty()

    def compare(self) -> Tally:
        """Compare all fields."""
        self._singles()
        self._agencies()
        self._officials()
        self._awards()
        return self.tally

    def _set(self, field: str, true: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
        """Count what is true and what was read, from how it is compared to how it is shown."""
        hits = sorted(true.keys() & said.keys())
        self.tally.true[field] += len(true)
        self.tally.said[field] += len(said)
        self.tally.hits[field] += len(hits)
        if true.keys() != said.keys():
            lost = "; ".join(true[one] for one in sorted(true.keys() - said.keys()))
            extra = "; ".join(said[one] for one in sorted(said.keys() - true.keys()))
            self.tally.missed.append(Missed(self._label.id, field, lost, extra))
        return hits

    def _singles(self) -> None:
        label, record = self._label, self._record
        place = record.locality.value if record.locality else None
        headline = record.headline.value.text if record.headline else None
        organiser = record.agency.value.name if record.agency else None
        byline = record.byline.value.name if record.byline else None
        self._set("headline", _same(label.headline), _same(headline))
        self._set("published", _same(label.published), _same(self._published()))
        self._set("date", _same(label.date), _same(self._date()))
        for level in ("province", "district", "commune"):
            self._set(level, _same(getattr(label, level)), _same(getattr(place, level, None)))
        self._set("organiser", _keyed([label.agency]), _keyed([organiser]))
        self._set("byline", _same(label.byline), _same(byline))

    def _published(self) -> str | None:
        put_out = self._record.published.value if self._record.published else None
        return f"{put_out.date}T{put_out.time}" if put_out else None

    def _date(self) -> str | None:
        """What was read; the true day where the text leaves the year open and so did the reader."""
        value = str(self._record.date.value.value) if self._record.date else None
        left_open = not self._label.year_said and value == f"-{self._label.date[4:]}"
        return self._label.date if left_open else value

    def _agencies(self) -> None:
        label = self._label
        wanted = _keyed(label.agencies)
        passed_over = _keyed(label.optional).keys() - wanted.keys()
        said = _keyed(fact.value.name for fact in self._record.agencies)
        kept = {name: said[name] for name in said.keys() - passed_over}
        self._set("agencies", wanted, kept)

    def _officials(self) -> None:
        true = {person.name: person for person in self._label.officials}
        said = {fact.value.name: fact.value for fact in self._record.officials}
        found = self._set("officials", {n: n for n in true}, {n: n for n in said})
        taken = len(set(self._label.bystanders) & set(said))
        self.tally.notes["bystanders taken for officials"] += taken
        for name in found:
            person, one = true[name], said[name]
            self._set("rank", _same(person.rank), _same(one.rank))
            self._position(person, one.position or "")
            held = _keyed(office.agency for office in one.offices)
            wanted = _keyed([person.agency])
            self._set("office's agency", wanted, wanted if wanted.keys() <= held.keys() else held)

    def _position(self, person: Person, said: str) -> None:
        """Compare an office with each of its wordings in the text."""
        wordings, one = _keyed(person.positions), _keyed([said])
        fullest = _keyed(person.positions[:1])
        exact = one.keys() <= wordings.keys()
        near = any(_overlap(wording, key(said)) >= _NEAR for wording in wordings)
        self._set("position, exact", one if exact else fullest, one)
        self._set("position, near", one if near else fullest, one)

    def _awards(self) -> None:
        true = {_act(one.form, one.giver): one for one in self._label.awards}
        said = {_act(fact.value.form, fact.value.giver): fact.value for fact in self._record.awards}
        found = self._set("awards: form + giver", _shown(true), _shown(said))
        for act in found:
            self._set("award counts", _counts(true[act]), _counts(said[act]))
        if not true and said:
            self.tally.notes["articles without awards in which some were read"] += 1


def _same(value: str | None) -> dict[str, str]:
    return {value: value} if value else {}


def _keyed(names: Iterable[str | None]) -> dict[str, str]:
    return {key(name): name for name in names if name}


def _shown(awards: Mapping[str, Given | Award]) -> dict[str, str]:
    return {act: f"{one.form}, {one.giver}" for act, one in awards.items()}


def _overlap(one: str, other: str) -> float:
    """How much of two wordings is the same, from 0 to 1."""
    first, second = set(one.split()), set(other.split())
    return len(first & second) / len(first | second) if first | second else 1.0


def _act(form: str, giver: str | None) -> str:
    """Form and giver for comparing; the head of a body confers for it."""
    name = key(form).removeprefix(key("danh hiệu") + " ").removesuffix(" " + key("của Chính phủ"))
    who = key(giver or "")
    for head in _HEADS:
        who = who.removeprefix(key(head) + " ")
    return f"{name} | {who}"


def _counts(award: Given | Award) -> dict[str, str]:
    names = ("collectives", "individuals", "items")
    counts = {name: getattr(award, name) for name in names}
    return _keyed(f"{name} {count}" for name, count in counts.items() if count is not None)


# ------------------------------------------------------------------------------------- running


def compare(folder: Path, tell: Callable[[int, int], None] | None = None) -> Tally:
    """Read a corpus and compare it with its labels."""
    labels = load_labels(folder)
    parts = chunks(labels, 100)
    total = empty()
    with open_engine(workers_by_default()) as engine:
        for number, tally in enumerate(engine.map(partial(_part, folder / "seeds"), parts), 1):
            total.add(tally)
            if tell is not None:
                tell(min(number * 100, len(labels)), len(labels))
    return total


def _part(seeds: Path, labels: Sequence[Label]) -> Tally:
    total = empty()
    knowledge = load_knowledge()
    for label in labels:
        seed = read_seed(seeds / f"{label.id.replace('-', '_')}.txt", seeds)
        total.add(_Article(label, read(seed, knowledge)).compare())
    return total


def table(tally: Tally) -> Iterator[str]:
    """The rates as lines of Markdown."""
    yield "| field | there | read | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for field in FIELDS:
        precision, recall, both = tally.rates(field)
        counts = f"{tally.true[field]:,} | {tally.said[field]:,}"
        yield f"| {field} | {counts} | {precision:.3f} | {recall:.3f} | {both:.3f} |"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Compare the parser with the facts of a corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="so many disagreements of each field")
    given = parser.parse_args()
    tally = compare(given.folder)
    print("\n".join(table(tally)))
    for note, count in sorted(tally.notes.items()):
        print(f"{note}: {count}")
    for field in FIELDS:
        for missed in [one for one in tally.missed if one.field == field][: given.misses]:
            print(f"{field}: {missed.id}: expected «{missed.expected}», read «{missed.read}»")


if __name__ == "__main__":
    main()
