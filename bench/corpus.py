"""Makes a corpus: `python -m bench.corpus 10000 FOLDER`.

FOLDER/seeds/NNNNNN_<digest>.txt  raw articles, as a keeper would have saved them
FOLDER/labels.jsonl               one `bench.model.Label` a line, in the order of the files

The same number and seed give the same bytes; the first articles of a larger corpus are those of a
smaller one.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from antq_site.gazetteer import load_gazetteer
from bench.articles import Article, article
from bench.model import Label
from bench.world import World


class Size(NamedTuple):
    """What a corpus holds: articles, their bytes, and how many of each thing they name."""

    articles: int
    bytes: int
    districts: int
    agencies: int
    officials: int
    forms: int


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Make so many articles."""
    world = World(load_gazetteer(), seed)
    return (article(seed, number, world) for number in range(count))


def make_corpus(folder: Path, count: int, seed: int = 1) -> Size:
    """Write a corpus into a folder that is not there yet, or is empty."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    with (folder / "labels.jsonl").open("wb") as file:
        for one in articles(count, seed):
            (seeds / one.file).write_bytes(one.text.encode())
            file.write(msgspec.json.encode(one.label) + b"\n")
    return size_of(folder)


def load_labels(folder: Path) -> list[Label]:
    """Read the labels of a corpus."""
    lines = (folder / "labels.jsonl").read_bytes().splitlines()
    decoder = msgspec.json.Decoder(Label)
    return [decoder.decode(line) for line in lines]


def size_of(folder: Path) -> Size:
    """Count what a corpus holds."""
    labels = load_labels(folder)
    return Size(
        len(labels),
        sum(file.stat().st_size for file in (folder / "seeds").iterdir()),
        len({(one.province, one.district) for one in labels if one.district}),
        len({name for one in labels for name in one.agencies}),
        len({(who.name, who.agency) for one in labels for who in one.officials}),
        len({award.form for one in labels for award in one.awards}),
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Make a corpus in which every fact is known.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for name, number in make_corpus(given.folder, given.count, given.seed)._asdict().items():
        print(f"{name}: {number}")


if __name__ == "__main__":
    main()
