"""The documents are true: sessions run, tables are complete, links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click
import msgspec
import pytest

from antq_site import addresses, reading, seeds, selfcheck, strict_yaml, urls
from antq_site.cli import commands
from antq_site.config import SiteConfig

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("data/*.md")]
)
READMES = ("README.md", "README.vi.md")
LINE = (
    "seeds → Seed → (anatomy) Article → (extract) Facts → (record) Record → (archive) Archive"
    " → (pages, exports) Output → (publish) site"
)
LEFT_OUT = shutil.ignore_patterns(
    ".*", "_site", "node_modules", "__pycache__", "*.egg-info", "bench", "golden"
)
"""What the copy in which the sessions run does without."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def told(faults: Iterable[str]) -> None:
    """Fail with every fault, a line each."""
    lines = list(faults)
    assert not lines, "\n".join(["", *lines])


# ------------------------------------------------------------------------------------ sessions


class Step(NamedTuple):
    """A command of a session and what it prints; «…» stands for anything, also for lines."""

    command: str
    printed: str


def sessions(text: str) -> Iterator[Step]:
    """The commands of the ``console`` blocks of a document, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            yield Step(command, printed)


def matches(printed: str, pattern: str) -> bool:
    parts = [re.escape(part.strip(" ")) for part in pattern.strip().split("…")]
    return re.fullmatch(r"(?s:.*)".join(parts), printed.strip()) is not None


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what is checked out, in which a session may build and write."""
    copy = tmp_path_factory.mktemp("checkout") / "antq-site"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    (copy / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return copy


def run(command: str, where: Path) -> str:
    """Run a command as a reader of the README does, but in the environment that runs the tests.

    `make test` would run this test again: here its ARGS name a handful of tests instead.
    """
    environment = {
        name: value for name, value in os.environ.items() if name[:3] not in {"MAK", "ANT", "COV"}
    }
    environment |= {
        "ARGS": "-q -p no:cacheprovider tests/test_phrasing.py" if command == "make test" else "",
        "MAKEFLAGS": f"BIN={Path(sys.executable).parent} RUN= DEV=",
        "PYTHONPATH": str(where / "src"),
        "COLUMNS": "200",
    }
    done = subprocess.run(  # noqa: S602  the commands of our own README
        command,
        shell=True,
        cwd=where,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@pytest.mark.parametrize("name", READMES)
def test_the_sessions_of_the_readme_run_as_printed(name, checkout):
    steps = list(sessions(text_of(name)))
    assert {"make site", "make test"} <= {step.command for step in steps}
    for step in steps:
        printed = run(step.command, checkout)
        assert matches(printed, step.printed), (
            f"{name}: {step.command} printed\n{printed}\nand not\n{step.printed}"
        )


def test_a_session_that_prints_something_else_is_noticed():
    assert matches("a\n5 articles, 81 pages\n", "…\n5 articles, … pages")
    assert not matches("a\n4 articles, 81 pages\n", "…\n5 articles, … pages")
    assert not matches("5 articles\nand more\n", "5 articles")


def shown_commands(text: str) -> Iterator[list[str]]:
    """The words of every shown command of the program, executed or not."""
    for line in text.splitlines():
        words = line.strip().removeprefix("$ ").split()
        if words[:1] and words[0].endswith("antq-site"):
            yield words[1:]
        elif len(words) > 1 and words[1] == "build.py":
            yield ["build", *words[2:]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_shown_command_is_one_the_program_knows(document):
    blocks = re.findall(
        r"^```\w*\n(.*?)^```", document.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    for words in shown_commands("\n".join(blocks)):
        if words[0].startswith("-"):
            continue
        command = commands.get_command(click.Context(commands), words[0])
        assert command is not None, f"{document.name}: antq-site {' '.join(words)}"
        known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
        options = {word.partition("=")[0] for word in words[1:] if word.startswith("-")}
        assert options <= known | {"-h", "--help"}, f"{document.name}: {' '.join(words)}"


# ------------------------------------------------------------------------------------- READMEs


@pytest.mark.parametrize("name", [*READMES, "docs/architecture.md"])
def test_it_begins_with_the_program_in_one_line(name):
    lines = [line.strip("` ") for line in text_of(name).splitlines() if line.strip()]
    assert LINE in (lines[:1] if name in READMES else lines[:2])


def shape(name: str) -> dict[str, list[str]]:
    """What two languages of one text share: headings by level, commands, tests, links."""
    text = text_of(name)
    links = [target for target in _links(text) if not target.startswith("README")]
    return {
        "headings": re.findall(r"^(#+) ", text, re.MULTILINE),
        "commands": [step.command for step in sessions(text)],
        "blocks": re.findall(r"^```(\w*)$", text, re.MULTILINE),
        "tests": re.findall(r"`(tests/[^`]+)`", text),
        "links": [re.sub(r"\.vi(?=\.)|#.*", "", target) for target in links],
    }


def test_both_readmes_have_the_same_sections():
    english, vietnamese = map(shape, READMES)
    assert english == vietnamese


def test_the_readmes_lead_to_each_other():
    assert "README.vi.md" in _links(text_of("README.md"))
    assert "README.md" in _links(text_of("README.vi.md"))


def test_the_picture_of_the_site_is_small():
    pictures = [
        target for target in _links(text_of("README.md")) if target.startswith("docs/images/")
    ]
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size < 150_000


# --------------------------------------------------------------------------- tables of documents


def rows(text: str) -> Iterator[list[str]]:
    """The rows of all tables, each as its cells."""
    for line in text.splitlines():
        if line.startswith("|") and not set(line) <= set("|- :"):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def options_of(command: click.Command) -> set[str]:
    """The options of a command, but those that the bench alone uses."""
    found = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    return {name for one in found for name in (*one.opts, *one.secondary_opts)} - {"-h", "--help"}


def test_every_command_is_documented_with_its_options():
    text = text_of("docs/commands.md")
    written = {
        name: set(re.findall(r"`(-[\w-]+)`", line))
        for name, line in re.findall(
            r"^## `antq-site (\w+)(?:(?!^## ).)*?^Options: (.*?)$", text, re.MULTILINE | re.DOTALL
        )
    }
    assert written == {name: options_of(one) for name, one in commands.commands.items()}


def test_every_option_is_told():
    told_of = {
        name
        for row in rows(text_of("docs/commands.md").partition("## Options")[2])
        for name in re.findall(r"`(-[\w-]+)", row[0])
    }
    known = set().union(*map(options_of, commands.commands.values()))
    assert told_of - {"-h", "--help"} == known


def test_every_setting_is_documented_with_its_default():
    written = {
        row[0].strip("`"): row[1].strip("`")
        for row in rows(text_of("docs/settings.md"))
        if row[0][:1] == "`"
    }
    defaults = {
        field.name: "" if field.default in (None, "") else str(field.default).lower()
        for field in msgspec.structs.fields(SiteConfig)
        if not (field.default_factory is not msgspec.NODEFAULT)
    } | {"publishers": ""}
    assert {name: one.lower() for name, one in written.items()} == defaults


def test_every_target_of_make_is_documented():
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    written = set(
        re.findall(r"`make (\w+)", text_of("CONTRIBUTING.md") + text_of("docs/commands.md"))
    )
    assert targets == written


def test_every_file_for_machines_is_documented(checkout):
    run(
        ".venv/bin/python build.py --base-url https://example.org/kho --out machines",
        checkout,
    )
    site = checkout / "machines"
    named = set(re.findall(r"`([\w./<>-]+\.\w+|[\w.]*\.nojekyll)`", text_of("docs/data.md")))
    told(
        f"docs/data.md does not tell of {path}"
        for file in sorted(site.rglob("*"))
        if file.is_file()
        and file.suffix != ".html"
        and (path := _kind(file.relative_to(site))) not in named
    )


def _kind(path: Path) -> str:
    """A file's path with a pattern in place of what differs from one article to the next."""
    known = {"site.css", "page.js"}
    if path.parts[0] == "bai":
        return f"bai/<id>/{path.name}"
    return path.name if path.name in known else path.as_posix()


def test_the_limits_are_those_of_the_program():
    limits = text_of("SECURITY.md").partition("## Limits")[2].partition("## ")[0]
    for words in (
        f"{seeds.SIZE_LIMIT // 1024**2} MiB, {seeds.LINES_LIMIT:,} lines",
        f"{seeds.LINE_LIMIT:,} characters a line",
        f", {reading.SECONDS} seconds to read",
        f"{strict_yaml.SIZE_LIMIT // 1024} KiB",
        f"the address book {addresses.SIZE_LIMIT // 1024**2} MiB",
        f"{strict_yaml.DEPTH_LIMIT} levels",
        f"{urls.SLUG_LIMIT} characters",
        f"{selfcheck.SIZE_LIMIT // 10**9} GB",
    ):
        assert words in limits


# --------------------------------------------------------------------------------- links, names


CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def _links(text: str) -> list[str]:
    """Where the links and pictures of a document lead to, in order; code is no link."""
    return [one or other for one, other in LINK.findall(CODE.sub("", text))]


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to headings."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        bare = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
        found.add(bare.replace(" ", "-"))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document):
    for target in _links(document.read_text("utf-8")):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), f"{document.name} leads to {target}"
        assert file.is_relative_to(ROOT), f"{document.name} leads out of the project: {target}"
        if anchor:
            assert anchor in anchors(file.read_text("utf-8")), f"{document.name} leads to {target}"


@pytest.mark.parametrize(
    "document",
    [one for one in DOCUMENTS if one.name != "adding.md"],  # whose tests are yet to be written
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_tests_that_are_named_exist(document):
    text = document.read_text("utf-8")
    for file, test in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text):
        assert (ROOT / file).is_file(), f"{document.name} names {file}"
        if test:
            found = re.search(rf"^\s*def {test}\(", text_of(file), re.MULTILINE)
            assert found, f"{document.name} names {file}::{test}"


def test_every_decision_is_listed_and_numbered_once():
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(name[:4]) for name in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for name, number in zip(pages, numbers, strict=True):
        text = text_of(f"docs/decisions/{name}")
        assert text.startswith(f"# {number}. ")
        for part in ("**Situation.**", "**Decision.**", "**What follows.**"):
            assert part in text, f"{name} has no {part}"
        assert len(text) < 2500, f"{name} is longer than a screen"


# ----------------------------------------------------------------------------------- change log

SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_the_change_log_keeps_its_form():
    text = text_of("CHANGELOG.md")
    releases = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert releases[0] == "[Unreleased]"
    for release in releases[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", release), release
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= set(SECTIONS)


def test_the_change_log_knows_the_version():
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert version in released or not released


def test_licences_of_others_travel_with_what_is_theirs():
    assert "SIL OPEN FONT LICENSE" in text_of("static/fonts/OFL.txt")
    assert "Adobe" in text_of("static/fonts/OFL.txt")
    sources = text_of("src/antq_site/data/places.md")
    extras = tomllib.loads(text_of("pyproject.toml"))["project"]["optional-dependencies"]
    for package in extras["gazetteer"]:
        assert package.replace("==", " ") in sources
    assert "Permission is hereby granted" in sources
