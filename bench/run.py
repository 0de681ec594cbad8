"""The bench: `make bench N=10000`, or `python -m bench.run 10000`.

Makes a corpus, has antq-site and others build it in turn on the same disk, state by state, and
prints how long each took in relation to Hugo in the same round, with memory, files and bytes.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from bench.builders import SAME_PAGES, Builder, Hugo, HugoWithPagefind, Ours, Pelican
from bench.corpus import load_labels, make_corpus, size_of
from bench.measure import run_all, written
from bench.reading import compare, table
from bench.report import STATES, Measured, insert, machine, report

PROJECT = Path(__file__).parent.parent
REQUIREMENTS = Path(__file__).parent / "peers" / "requirements.txt"
PAGE = PROJECT / "docs" / "performance.md"

Make = Callable[[Path, Path], Builder]
MAKERS: dict[str, Make] = {
    "hugo": Hugo,
    "ours": lambda folder, _: Ours(folder, SAME_PAGES),
    "everything": lambda folder, _: Ours(folder),
    "pagefind": HugoWithPagefind,
    "pelican": Pelican,
}
"""How each generator is set up in a folder, with the folder of the peers' programs."""


def install(folder: Path) -> Path:
    """Install the peers into a folder, once.

    Returns:
        The folder of their programs.
    """
    environment = folder / "peers"
    binaries = environment / "bin"
    stamp = environment / "requirements.txt"
    if not stamp.is_file() or stamp.read_bytes() != REQUIREMENTS.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "-r"]
        subprocess.run([*pip, str(REQUIREMENTS)], check=True)
        shutil.copyfile(REQUIREMENTS, stamp)
    return binaries


def measure(
    names: Sequence[str], states: Sequence[str], rounds: int, folder: Path, binaries: Path
) -> Iterator[Measured]:
    """Measure so many rounds, each in folders of its own.

    Nothing is removed before the end: on ext4 it takes up to ten times as long to make files within
    minutes of removing many.
    """
    corpus = folder / "corpus"
    labels = load_labels(corpus)
    for number in range(rounds):
        builders = []
        for name in names:
            place = folder / f"round-{number}" / name
            place.mkdir(parents=True)
            builder = MAKERS[name](place, binaries)
            builder.prepare(corpus, labels)
            builders.append(builder)
        yield from measure_round(number, builders, states)


def measure_round(
    number: int, builders: Sequence[Builder], states: Sequence[str]
) -> Iterator[Measured]:
    """Have all generators build in turn, state by state; each round begins with another of them."""
    turn = number % len(builders)
    for state in states:
        for builder in [*builders[turn:], *builders[:turn]]:
            if enter(state, builder):
                took = run_all(builder.commands())
                steps = {} if state == "same" else builder.seconds()  # no step is taken
                yield Measured(state, builder.name, number, took, written(builder.out), steps)


def enter(state: str, builder: Builder) -> bool:
    """Bring a generator into a state; False where there is no such state for it."""
    if state == "cached":
        return builder.use_other_folder()
    if state in ("article", "another"):
        builder.change_article()
    if state == "template":
        builder.change_template()
    return True


def keep(log: Path, measured: Iterator[Measured]) -> Iterator[Measured]:
    """Note each measurement in a file when it is made: a run of hours may be cut short."""
    with log.open("wb") as file:
        for one in measured:
            file.write(msgspec.json.encode(one) + b"\n")
            file.flush()
            print(f"{one.name}, {one.state}: {one.took.wall:.2f} s", file=sys.stderr, flush=True)
            yield one


def kept(log: Path) -> list[Measured]:
    """What a run has noted."""
    lines = log.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Measured) for line in lines]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Compare antq-site with other generators.")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default=",".join(MAKERS), help="generators, with commas")
    parser.add_argument("--states", default=",".join(STATES), help="states, with commas")
    parser.add_argument("--folder", type=Path, default=PROJECT / ".bench", help="to work in")
    parser.add_argument("--kept", action="store_true", help="tell what a run has noted so far")
    parser.add_argument("--no-reading", action="store_true", help="leave the parser's rates out")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    given = parser.parse_args()
    given.folder = given.folder.resolve()
    lines = list(told(given))
    print("\n".join(lines))
    if given.write:
        text = PAGE.read_text("utf-8")
        PAGE.write_text(insert(text, str(given.count), lines), "utf-8")


def told(given: argparse.Namespace) -> Iterator[str]:
    """Measure, unless that was done, and tell what came of it."""
    binaries = install(given.folder)
    folder, log = given.folder / str(given.count), given.folder / f"{given.count}.jsonl"
    if given.kept:
        size, measured = size_of(folder / "corpus"), kept(log)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        size = make_corpus(folder / "corpus", given.count)
        names, states = given.only.split(","), given.states.split(",")
        measured = list(keep(log, measure(names, states, given.rounds, folder, binaries)))
        for used in folder.glob("round-*"):
            shutil.rmtree(used)
    yield from machine(binaries)
    yield ""
    yield from report(size, measured)
    if not given.no_reading:
        yield from ["", "What the parser reads of the known facts:", ""]
        yield from table(compare(folder / "corpus"))


if __name__ == "__main__":
    main()
