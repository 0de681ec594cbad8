"""The commands. Heavy modules are loaded by the command that needs them."""

import contextlib
import errno
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from antq_site import __version__
from antq_site.catalogue import LANGUAGES, Catalogue
from antq_site.errors import (
    AntqError,
    CommandLineError,
    LockedError,
    Place,
    PublishError,
    SeedError,
)
from antq_site.report import Report
from antq_site.usage import (
    SpokenCommand,
    SpokenGroup,
    address,
    argument,
    kinds,
    number,
    one_of,
    option,
    spoken_language,
)

if TYPE_CHECKING:
    from antq_site.model import Seed
    from antq_site.options import Options
    from antq_site.project import Project

F = TypeVar("F", bound=Callable[..., Any])

_PATH = click.Path(path_type=Path)
_WORKERS = 256
_DISK = frozenset(
    [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM]
)
"""What a disk says when it does not take what is written."""


def _speak(context: click.Context, given: click.Parameter, language: str | None) -> None:
    """``antq-site --lang en build`` is ``antq-site build --lang en``."""
    if one_of(LANGUAGES)(context, given, language) is not None:
        context.default_map = {name: {"lang": language} for name in commands.commands}


@click.group(
    cls=SpokenGroup, help="about", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="antq-site %(version)s", help="opt-version", metavar="")
@option(
    "--lang",
    text="opt-lang",
    value="language",
    expose_value=False,
    callback=_speak,
)
def commands() -> None:
    """All commands, in the order in which a keeper meets them."""


def command(name: str) -> Callable[[Callable[..., int]], click.Command]:
    """Add a command; ``cli.<name>`` tells it, and ``cli.<name>-more`` what else there is to say."""
    return commands.command(name, cls=SpokenCommand, help=name)


def _together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, shown in the order in which they stand."""

    def add(function: F) -> F:
        for one in reversed(options):
            function = one(function)
        return function

    return add


_messages = _together(
    option("--lang", text="opt-lang", value="language", callback=one_of(LANGUAGES)),
    option("--debug", text="opt-debug", is_flag=True),
)
_places = _together(
    option("--seeds", text="opt-seeds", value="folder", type=_PATH),
    option("--out", text="opt-out", value="folder", type=_PATH),
    option("--config", text="opt-config", value="file", type=_PATH),
)
_workers = option(
    "-j", "--workers", text="opt-workers", value="number", callback=number(0, _WORKERS), default="0"
)
_building = _together(
    _places,
    _workers,
    option("--strict", text="opt-strict", is_flag=True),
    option("--offline", text="opt-offline", is_flag=True),
    option("--base-url", text="opt-base-url", value="address", callback=address),
    option("--only", text="opt-only", value="kinds", callback=kinds, hidden=True),
    _messages,
)


def _project(
    seeds: Path | None = None, out: Path | None = None, config: Path | None = None
) -> "Project":
    from antq_site.project import project_at

    return project_at(Path.cwd(), seeds, out, config)


def _options(**given: Any) -> "Options":  # noqa: ANN401  what the command line holds
    from antq_site.options import Options

    return Options(**{"language" if name == "lang" else name: given[name] for name in given})


# ------------------------------------------------------------------------------------- the site


@command("build")
@_building
@click.pass_obj
def build(
    say: Catalogue, /, seeds: Path | None, out: Path | None, config: Path | None, **given: object
) -> int:
    """Build the site."""
    from antq_site import building
    from antq_site.progress import progress

    project, report = _project(seeds, out, config).checked(), Report(say)
    try:
        with progress(say) as tell:
            return building.build(project, _options(progress=tell, **given), report)
    except LockedError:
        raise
    except AntqError as error:
        report.problem(error)
        report.end(published=False)
        with contextlib.suppress(OSError):
            report.save(project.report, published=False)
        return error.exit_code


@command("serve")
@option("--port", text="opt-port", value="number", callback=number(0, 65535), default="8000")
@option("--prefix", text="opt-prefix", value="prefix", default="/")
@_building
@click.pass_obj
def serve(
    say: Catalogue,
    /,
    seeds: Path | None,
    out: Path | None,
    config: Path | None,
    **given: Any,  # noqa: ANN401  the rest
) -> int:
    """Show the site on this machine and build it again when something changes."""
    from antq_site.serve import serve as run_server

    project = _project(seeds, out, config).checked()
    where = given.pop("port"), given.pop("prefix")
    return run_server(project, _options(**given), say, where)


@command("check")
@option("--seeds", text="opt-seeds", value="folder", type=_PATH)
@option("--config", text="opt-config", value="file", type=_PATH)
@option("--against", text="opt-against", value="file", type=_PATH)
@_workers
@_messages
@click.pass_obj
def check(
    say: Catalogue,
    /,
    seeds: Path | None,
    config: Path | None,
    against: Path | None,
    **given: object,
) -> int:
    """Read everything, write nothing."""
    from antq_site import building
    from antq_site.progress import progress

    project = _project(seeds, config=config).checked()
    with progress(say) as tell:
        return building.check(project, _options(progress=tell, **given), Report(say), against)


@command("clean")
@_places
@_messages
@click.pass_obj
def clean(
    say: Catalogue, /, seeds: Path | None, out: Path | None, config: Path | None, **_given: object
) -> int:
    """Remove the site and what builds left behind."""
    from antq_site.cleaning import clean as run_clean

    return run_clean(_project(seeds, out, config), Report(say))


@command("new")
@argument("folder", text="arg-new-folder", value="folder", type=_PATH)
@_messages
@click.pass_obj
def new(say: Catalogue, /, folder: Path, **_given: object) -> int:
    """Make an archive of one's own."""
    from antq_site.publish import disk_faults
    from antq_site.scaffold import make_archive

    with disk_faults():
        return make_archive(folder, Report(say))


# -------------------------------------------------------------------------------- the articles


@command("extract")
@argument("paths", text="arg-paths", value="paths", nargs=-1, required=True, type=_PATH)
@option("--text", text="opt-text", is_flag=True)
@_messages
@click.pass_obj
def extract(say: Catalogue, /, paths: Sequence[Path], *, text: bool, **_given: object) -> int:
    """Print the records of some articles, one JSON object a line."""
    import msgspec

    from antq_site.knowledge import load_knowledge
    from antq_site.record import read
    from antq_site.wire import to_wire

    report, knowledge, failed = Report(say), load_knowledge(), False
    for seed in _seeds_of(paths):
        try:
            record = read(_given_seed(seed), knowledge)
        except SeedError as problem:
            report.problem(problem, "not-read")
            failed = True
            continue
        shown = to_wire(record, say)
        if text:
            shown["text"] = record.article.text
        sys.stdout.buffer.write(msgspec.json.encode(shown) + b"\n")
    sys.stdout.flush()
    return SeedError.exit_code if failed else 0


def _seeds_of(paths: Sequence[Path]) -> Iterator["Seed | SeedError"]:
    """The seeds of files and folders, each read or with the error that says why not."""
    from antq_site.seeds import find_seeds, read_seed

    for path in paths:
        folder, files = (path, find_seeds(path)) if path.is_dir() else (path.parent, (path,))
        for file in files:
            try:
                yield read_seed(file, folder)
            except SeedError as error:
                yield error


def _given_seed(found: "Seed | SeedError") -> "Seed":
    if isinstance(found, SeedError):
        raise found
    return found


@command("explain")
@argument("seed", text="arg-seed", value="file", type=_PATH)
@_messages
@click.pass_obj
def explain(say: Catalogue, /, seed: Path, **_given: object) -> int:
    """Follow the reading of one article."""
    from antq_site.explain import explain as lines
    from antq_site.knowledge import load_knowledge
    from antq_site.record import read
    from antq_site.seeds import read_seed

    for line in lines(read(read_seed(seed, seed.parent), load_knowledge()), say):
        click.echo(line)
    return 0


@command("list")
@_messages
@click.pass_obj
def list_members(say: Catalogue, /, **_given: object) -> int:
    """Print the members of each family."""
    from antq_site.anatomy._engine import anatomies
    from antq_site.exports._engine import exports
    from antq_site.extract._engine import extractors
    from antq_site.pages._engine import page_types

    families: tuple[tuple[str, Sequence[Any]], ...] = (
        ("anatomies", anatomies()),
        ("extractors", extractors()),
        ("pages", page_types()),
        ("exports", exports()),
    )
    for name, members in families:
        click.echo(f"{say(f'cli.list-{name}')}: {', '.join(member.name for member in members)}")
    return 0


# ------------------------------------------------------------------------------------ the door


class _Terminated(BaseException):
    """The system asks this process to end."""


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


def main(prefix: tuple[str, ...] = ()) -> None:
    """Run the command line.

    Args:
        prefix: Words before those of the command line: ``python build.py`` is ``antq-site build``.

    Raises:
        SystemExit: Always, with the status of `errors` and of the command.
    """
    words = [*prefix, *sys.argv[1:]]
    signal.signal(signal.SIGTERM, _terminate)
    _open_streams()
    raise SystemExit(run(words))


def _open_streams() -> None:
    """Let nothing stop a command that comes from where its words go.

    A locale may lack Vietnamese letters; a stream may be closed, and the next file that is opened
    would take its number.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  kept


def run(words: list[str]) -> int:
    """Run a line and give its status; whatever goes wrong is told in one line."""
    say = spoken_language(words)
    report = Report(say)
    try:
        return _obeyed(words, say)
    except AntqError as error:
        report.problem(error, "see-help" if isinstance(error, CommandLineError) else "")
        return error.exit_code
    except (KeyboardInterrupt, _Terminated) as end:
        report.say("stopped")
        return 128 + (signal.SIGTERM if isinstance(end, _Terminated) else signal.SIGINT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        if "--debug" in words:
            raise
        return _fault(problem, report)


def _obeyed(words: list[str], say: Catalogue) -> int:
    try:
        with commands.make_context("antq-site", [*words] or ["--help"], obj=say) as context:
            return int(commands.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code if words else CommandLineError.exit_code


def _fault(problem: Exception, report: Report) -> int:
    """Tell of what nobody foresaw: a disk that refuses, else a fault of the program."""
    if isinstance(problem, OSError) and problem.errno in _DISK:
        place = Place(str(problem.filename)) if problem.filename else None
        error: AntqError = PublishError("disk", problem.strerror, place=place)
    else:
        error = _bug(problem)
    report.problem(error)
    return error.exit_code


def _bug(problem: Exception) -> AntqError:
    """A fault of the program in one line; the rest is in a file that it names."""
    place = None
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(prefix="antq-site-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(problem)))
        place = Place(name)
    return AntqError("bug", type(problem).__name__, problem, place=place)


if __name__ == "__main__":
    main()
