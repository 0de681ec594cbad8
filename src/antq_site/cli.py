"""The commands. Heavy modules are loaded by the command that needs them."""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from antq_site import __version__
from antq_site.catalogue import LANGUAGES, Catalogue, load_catalogue
from antq_site.errors import AntqError, Place, SeedError

if TYPE_CHECKING:
    from antq_site.pipeline import Options
    from antq_site.project import Project
    from antq_site.report import Report

F = TypeVar("F", bound=Callable[..., Any])


def _language() -> str:
    """The language of messages: ``--lang``, else ``ANTQ_LANG``, else Vietnamese."""
    for word in sys.argv[1:]:
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    if "--lang" in sys.argv[1:-1]:
        return sys.argv[sys.argv.index("--lang") + 1]
    return os.environ.get("ANTQ_LANG", "vi")


def _catalogue(language: str | None = None) -> Catalogue:
    wanted = language or _language()
    return load_catalogue(wanted if wanted in LANGUAGES else LANGUAGES[0])


_say = _catalogue()


def _option(*names: str, text: str, **more: Any) -> Callable[[F], F]:  # noqa: ANN401  as click's
    return click.option(*names, help=_say(f"cli.{text}"), **more)


def _places(command: F) -> F:
    """The options that say where things are."""
    kinds: dict[str, Any] = {"type": click.Path(path_type=Path)}
    for option in (
        _option("--config", text="opt-config", **kinds),
        _option("--out", text="opt-out", **kinds),
        _option("--seeds", text="opt-seeds", **kinds),
    ):
        command = option(command)
    return command


def _building(command: F) -> F:
    """The options that say how to build."""
    for option in (
        _option("--debug", text="opt-debug", is_flag=True),
        _option("--lang", text="opt-lang", type=click.Choice(LANGUAGES)),
        _option("--base-url", text="opt-base-url"),
        _option("--offline", text="opt-offline", is_flag=True),
        _option("--strict", text="opt-strict", is_flag=True),
        _option("-j", "--workers", text="opt-workers", type=click.IntRange(0), default=0),
    ):
        command = option(command)
    return _places(command)


@click.group(help=_say("cli.about"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="antq-site %(version)s")
def commands() -> None:
    """All commands."""


class _Run:
    """What every command that reads an archive begins with."""

    def __init__(self, seeds: Path | None, out: Path | None, config: Path | None) -> None:
        from antq_site.project import project_at
        from antq_site.report import Report

        self.project: Project = project_at(Path.cwd(), seeds, out, config)
        self.report: Report = Report(_say)


def _options(progress: Any = None, **given: Any) -> "Options":  # noqa: ANN401
    from antq_site.pipeline import Options

    return Options(
        workers=given["workers"],
        strict=given["strict"],
        offline=given["offline"],
        base_url=given["base_url"],
        language=given["lang"],
        debug=given["debug"],
        progress=progress,
    )


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar a step on a terminal; nothing in a log."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_say(f"cli.step-{step}"), total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield tell


@commands.command(help=_say("cli.build"))
@_building
def build(seeds: Path | None, out: Path | None, config: Path | None, **given: Any) -> int:  # noqa: ANN401
    """Build the site."""
    from antq_site import pipeline

    run = _Run(seeds, out, config)
    with _progress() as progress:
        return _told(
            run.report, lambda: pipeline.build(run.project, _options(progress, **given), run.report)
        )


@commands.command(help=_say("cli.check"))
@_building
def check(seeds: Path | None, out: Path | None, config: Path | None, **given: Any) -> int:  # noqa: ANN401
    """Read everything, write nothing."""
    from antq_site import pipeline

    run = _Run(seeds, out, config)
    return _told(run.report, lambda: pipeline.check(run.project, _options(**given), run.report))


def _told(report: "Report", work: Any) -> int:  # noqa: ANN401  a command's work
    try:
        return int(work())
    except AntqError as error:
        report.problem(error)
        return error.exit_code


@commands.command(help=_say("cli.extract"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_option("--text/--no-text", text="opt-text", default=False)
def extract(paths: Sequence[Path], *, text: bool) -> int:
    """Print the records of some articles, one JSON object a line."""
    import msgspec

    from antq_site.knowledge import load_knowledge
    from antq_site.record import read
    from antq_site.report import Report
    from antq_site.wire import to_wire

    report, knowledge, failed = Report(_say), load_knowledge(), False
    for seed, error in _seeds_of(paths):
        try:
            if error is not None:
                raise error
            record = read(seed, knowledge)
        except SeedError as problem:
            report.problem(problem, "not-read")
            failed = True
            continue
        shown = to_wire(record, _say, text=record.article.text if text else None)
        sys.stdout.buffer.write(msgspec.json.encode(shown) + b"\n")
    sys.stdout.flush()
    return 3 if failed else 0


def _seeds_of(paths: Sequence[Path]) -> Iterator[tuple[Any, SeedError | None]]:
    """The seeds of files and folders, each read or with the error that says why not."""
    from antq_site.seeds import find_seeds, read_seed

    for path in paths:
        folder, files = (path, find_seeds(path)) if path.is_dir() else (path.parent, (path,))
        for file in files:
            try:
                yield read_seed(file, folder), None
            except SeedError as error:
                yield None, error


@commands.command(help=_say("cli.explain"))
@click.argument("seed", type=click.Path(path_type=Path))
@_option("--lang", text="opt-lang", type=click.Choice(LANGUAGES))
def explain(seed: Path, lang: str | None) -> int:
    """Follow the reading of one article."""
    from antq_site.explain import explain as lines
    from antq_site.knowledge import load_knowledge
    from antq_site.record import read
    from antq_site.report import Report
    from antq_site.seeds import read_seed

    catalogue = _catalogue(lang)
    try:
        record = read(read_seed(seed, seed.parent), load_knowledge())
    except AntqError as error:
        Report(catalogue).problem(error, "not-read")
        return error.exit_code
    for line in lines(record, catalogue):
        click.echo(line)
    return 0


@commands.command(name="list", help=_say("cli.list"))
def list_members() -> int:
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
        click.echo(f"{_say(f'cli.list-{name}')}: {', '.join(member.name for member in members)}")
    return 0


@commands.command(help=_say("cli.clean"))
@_places
def clean(seeds: Path | None, out: Path | None, config: Path | None) -> int:
    """Remove the site and what builds left behind."""
    import shutil

    from antq_site.publish import locked, recover, refuse_foreign

    run = _Run(seeds, out, config)

    def remove() -> int:
        with locked(run.project):
            recover(run.project)
            refuse_foreign(run.project)
            if run.project.out.is_dir():
                shutil.rmtree(run.project.out)
        for left in (run.project.lock, run.project.report):
            left.unlink(missing_ok=True)
        return 0

    return _told(run.report, remove)


@commands.command(help=_say("cli.new"))
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make an archive of one's own."""
    from antq_site.report import Report
    from antq_site.scaffold import make_archive

    report = Report(_say)
    return _told(report, lambda: make_archive(folder, report))


@commands.command(help=_say("cli.serve"))
@_option("--port", text="opt-port", type=click.IntRange(0, 65535), default=8000)
@_option("--prefix", text="opt-prefix", default="/")
@_building
def serve(seeds: Path | None, out: Path | None, config: Path | None, **given: Any) -> int:  # noqa: ANN401
    """Show the site on this machine and build it again when something changes."""
    from antq_site.serve import serve as run_server

    run = _Run(seeds, out, config)
    where = given.pop("port"), given.pop("prefix")
    return _told(run.report, lambda: run_server(run.project, _options(**given), run.report, where))


# ------------------------------------------------------------------------------------ the door


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(143)


def main(prefix: tuple[str, ...] = ()) -> None:
    """Run the command line.

    Args:
        prefix: Words before those of the command line: ``python build.py`` is ``antq-site build``.

    Raises:
        SystemExit: Always, with the status of `errors` and of the command.
    """
    words = [*prefix, *sys.argv[1:]]
    signal.signal(signal.SIGTERM, _terminated)
    raise SystemExit(_run(words))


def _run(words: list[str]) -> int:
    try:
        return int(commands.main(words, prog_name="antq-site", standalone_mode=False) or 0)
    except click.exceptions.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.ClickException as problem:
        problem.show()
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        if "--debug" in words:
            raise
        return _bug(problem)


def _bug(problem: Exception) -> int:
    """Tell of a fault of the program in one line; the rest is in a file."""
    from antq_site.report import Report

    handle, name = tempfile.mkstemp(prefix="antq-site-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(problem)))
    error = AntqError("bug", type(problem).__name__, problem, place=Place(name))
    Report(_say).problem(error)
    return error.exit_code


if __name__ == "__main__":
    main()
