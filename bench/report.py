"""Writes down what was measured, as Markdown."""

import os
import platform
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from antq_site import __version__
from bench.corpus import Size
from bench.measure import Took, Written

STATES = {
    "full": "everything new",
    "cached": "new site, records kept",
    "same": "nothing changed",
    "article": "one article changed, the first time",
    "another": "one article changed again",
    "template": "the article template changed",
}
"""States in the order in which they are measured."""

BASE = "Hugo"
_STEPS = ("reading", "assembling", "planning", "rendering", "publishing")


class Measured(NamedTuple):
    """One build in one state of one round.

    Attributes:
        state: A key of `STATES`.
        name: Of the generator.
        round: From 0.
        took: By the whole process.
        written: What the site holds afterwards.
        steps: Seconds of antq-site's steps; empty for others.
    """

    state: str
    name: str
    round: int
    took: Took
    written: Written
    steps: dict[str, float]


def machine(binaries: Path) -> Iterator[str]:
    """What it was measured on, and with which versions."""
    hugo = next(iter(binaries.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")))
    yield f"- {_processor()}, {os.cpu_count()} processors, {_memory()} GB; {platform.platform()}"
    yield f"- antq-site {__version__} on Python {platform.python_version()}"
    versions = [
        _said([str(hugo), "version"]).split("-")[0].replace("hugo v", "Hugo "),
        f"Pelican {_said([str(binaries / 'pelican'), '--version'])}",
        _said([str(binaries / "python"), "-m", "pagefind", "--version"]).replace(
            "pagefind", "Pagefind"
        ),
    ]
    yield f"- {', '.join(versions)}"


def _said(words: Sequence[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return (done.stdout or done.stderr).strip().splitlines()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


def report(size: Size, measured: Sequence[Measured]) -> Iterator[str]:
    """What was measured, as lines of Markdown."""
    rounds = max(one.round for one in measured) + 1
    yield (
        f"{size.articles:,} articles of {size.bytes / max(1, size.articles) / 1000:.2f} kB: "
        f"{size.districts:,} districts, {size.agencies:,} agencies, {size.officials:,} officials, "
        f"{size.forms} forms. Medians of {rounds} round{'s' if rounds > 1 else ''}."
    )
    yield ""
    yield from _table(measured)
    yield ""
    yield from _steps(measured)


def _table(measured: Sequence[Measured]) -> Iterator[str]:
    yield (
        f"| state | generator | seconds | user + sys | × {BASE} | user + sys × {BASE} "
        "| peak MB | files | MB |"
    )
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|"
    for state, words in STATES.items():
        names = dict.fromkeys(one.name for one in measured if one.state == state)
        for number, name in enumerate(names):
            runs = [one for one in measured if (one.state, one.name) == (state, name)]
            yield f"| {'' if number else words} | {_row(runs, measured)}"


def _row(runs: Sequence[Measured], measured: Sequence[Measured]) -> str:
    walls = [one.took.wall for one in runs]
    spread = f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else ""
    cells = [
        runs[0].name,
        f"{median(walls):.2f}{spread}",
        f"{median(one.took.cpu for one in runs):.2f}",
        _ratio(runs, measured, lambda took: took.wall),
        _ratio(runs, measured, lambda took: took.cpu),
        f"{max(one.took.memory for one in runs) / 1e6:,.0f}",
        f"{runs[-1].written.files:,}",
        f"{runs[-1].written.bytes / 1e6:,.1f}",
    ]
    return " | ".join(cells) + " |"


def _ratio(
    runs: Sequence[Measured], measured: Sequence[Measured], of: Callable[[Took], float]
) -> str:
    """The median of the ratios to the base in the same round and state."""
    state = "full" if runs[0].state == "cached" else runs[0].state
    base = {one.round: of(one.took) for one in measured if (one.state, one.name) == (state, BASE)}
    ratios = [of(one.took) / base[one.round] for one in runs if one.round in base]
    return f"{median(ratios):.3f}" if ratios else "–"


def _steps(measured: Sequence[Measured]) -> Iterator[str]:
    """Where the time of antq-site goes."""
    yield "| antq-site's steps, seconds | " + " | ".join(_STEPS) + " | all |"
    yield "|---|" + "---:|" * (len(_STEPS) + 1)
    keys = dict.fromkeys((one.name, one.state) for one in measured if one.steps)
    for name, state in keys:
        runs = [one for one in measured if (one.name, one.state) == (name, state)]
        cells = [f"{median(one.steps.get(step, 0) for one in runs):.2f}" for step in _STEPS]
        whole = f"{median(one.took.wall for one in runs):.2f}"
        yield f"| {name}: {STATES[state]} | {' | '.join(cells)} | {whole} |"


def insert(text: str, name: str, lines: Sequence[str]) -> str:
    """Put lines between the two marks of a name in a page.

    Raises:
        ValueError: When the page has no such marks.
    """
    begin, end = f"<!-- bench {name} -->\n", f"<!-- end of bench {name} -->\n"
    before, found, rest = text.partition(begin)
    _, also_found, after = rest.partition(end)
    if not (found and also_found):
        raise ValueError(f"no «{begin.strip()}» … «{end.strip()}» in the page")
    return before + begin + "\n" + "\n".join(lines) + "\n\n" + end + after
