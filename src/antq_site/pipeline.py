"""The build as a page of named steps.

find seeds → read them → assemble the archive → stage pages, data and static files → look it over →
swap it in. A step that fails leaves the published site as it is.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import msgspec

from antq_site.addresses import AddressBook
from antq_site.archive import Archive, assemble, summarise
from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig, load_config
from antq_site.content import read_content
from antq_site.engine import can_fork, chunks, open_engine, run_all, workers_by_default
from antq_site.errors import AntqError, Place, SeedError
from antq_site.exports._engine import all_outputs
from antq_site.knowledge import load_knowledge
from antq_site.model import Output, Record, Severity
from antq_site.pages._engine import all_pages
from antq_site.project import Project
from antq_site.publish import (
    disk_faults,
    locked,
    manifest,
    recover,
    refuse_foreign,
    swap,
    unchanged,
    write,
)
from antq_site.record import read
from antq_site.render import Renderer
from antq_site.report import Report
from antq_site.resources import find
from antq_site.seeds import clashes, find_seeds, read_seed, shown
from antq_site.selfcheck import check_site
from antq_site.site import Site

CHUNK = 64
"""Seeds of one task: large enough that handing it over costs nothing."""
ALONE_BELOW = 400
"""Fewer pages than this are rendered in this process: starting others would take longer."""
SECONDS = 5
"""Time of one article; what takes longer is set aside."""


class Options(msgspec.Struct, frozen=True):
    """How to build.

    Attributes:
        workers: Processes; 0 for as many as there are processors.
        strict: Refuse to publish when an article was set aside.
        offline: Links name ``index.html``, for a site that is opened by double-click.
        base_url: In place of the settings' address; None leaves it.
        language: In place of the settings' language; None leaves it.
        debug: Let unexpected errors through.
        progress: Told how many of how many are done, by step.
    """

    workers: int = 0
    strict: bool = False
    offline: bool = False
    base_url: str | None = None
    language: str | None = None
    debug: bool = False
    progress: Callable[[str, int, int], None] | None = None

    def tell(self, step: str, done: int, of: int) -> None:
        """Tell how far a step is."""
        if self.progress is not None:
            self.progress(step, done, of)

    @property
    def processes(self) -> int:
        """How many processes to use."""
        return self.workers or workers_by_default()


class Failed(msgspec.Struct, frozen=True):
    """An article that was set aside: its file, and the error's code, words and line."""

    file: str
    code: str
    words: tuple[str, ...]
    line: int | None = None


class Done(msgspec.Struct, frozen=True):
    """An article that was read: its file and its record as MessagePack."""

    file: str
    record: bytes


def load_site(project: Project, options: Options) -> Site:
    """Read settings, words, places and the keeper's pages.

    Raises:
        ConfigError: When settings or pages cannot be used.
        DataError: When words or places are broken.
    """
    config = _settled(load_config(project.config), options)
    content = read_content(find("content", project.root))
    return Site(config, load_catalogue(config.language), load_knowledge(), content)


def _settled(config: SiteConfig, options: Options) -> SiteConfig:
    changes = {"base_url": options.base_url, "language": options.language}
    return msgspec.structs.replace(config, **{k: v for k, v in changes.items() if v is not None})


# ------------------------------------------------------------------------------------- reading


def read_articles(project: Project, options: Options, report: Report) -> dict[str, bytes]:
    """Read every seed.

    Returns:
        From record id to its record as MessagePack, in the order of the files; what could not be
        read is in the report and not here.
    """
    files = find_seeds(project.seeds)
    if not project.seeds.is_dir():
        report.problem(SeedError("no-seeds-folder", place=Place(str(project.seeds))))
    twice = clashes(shown(file, project.seeds) for file in files)
    names = [shown(file, project.seeds) for file in files]
    wanted = [f for f, name in zip(files, names, strict=True) if name not in twice]
    for error in twice.values():
        _set_aside(report, error)
    found: dict[str, bytes] = {}
    parts = chunks(wanted, CHUNK)
    with open_engine(min(options.processes, len(parts)), load_knowledge_once) as engine:
        for outcome in _outcomes(engine, parts, project.seeds, options):
            _take(outcome, found, report)
            options.tell("reading", len(found), len(files))
    _tell_copies(found, report)
    return found


def load_knowledge_once() -> None:
    """Load words and places in a process before its first task."""
    load_knowledge()


def _outcomes(
    engine: Executor, parts: Sequence[Sequence[Path]], folder: Path, options: Options
) -> Iterator[Done | Failed]:
    task = partial(read_part, folder, debug=options.debug)
    for results in run_all(engine, task, parts, partial(_one_by_one, task)):
        yield from results


def _one_by_one(
    task: Callable[[Sequence[Path]], list[Done | Failed]], part: Sequence[Path]
) -> list[Done | Failed]:
    """Read the part of a process that died, each article in a process of its own."""
    found: list[Done | Failed] = []
    for file in part:
        with open_engine(2) as engine:
            dead = [Failed(file.name, "reader-died", ())]
            found += next(run_all(engine, task, [[file]], lambda _, dead=dead: dead))  # type: ignore[misc]  # bound now
    return found


def read_part(folder: Path, files: Sequence[Path], *, debug: bool = False) -> list[Done | Failed]:
    """Read some seeds; each ends as a record or as a reason why not."""
    return [_read_one(folder, file, debug=debug) for file in files]


def _read_one(folder: Path, file: Path, *, debug: bool) -> Done | Failed:
    name = shown(file, folder)
    try:
        with _time_limit(SECONDS):
            record = read(read_seed(file, folder), load_knowledge())
    except SeedError as error:
        return Failed(name, error.code, error.words, error.place.line if error.place else None)
    except TimeoutError:
        return Failed(name, "article-too-slow", (str(SECONDS),))
    except Exception as error:
        if debug:
            raise
        return Failed(name, "reader-failed", (type(error).__name__, str(error)))
    return Done(name, msgspec.msgpack.encode(record))


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Stop what takes too long, where the system can."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _take(outcome: Done | Failed, found: dict[str, bytes], report: Report) -> None:
    if isinstance(outcome, Failed):
        place = Place(outcome.file, outcome.line)
        _set_aside(report, SeedError(outcome.code, *outcome.words, place=place))
        return
    record = decode_record(outcome.record)
    found[record.id] = outcome.record
    report.counts["articles"] += 1
    report.counts["repaired"] += bool(record.article.provenance.repairs)


def _set_aside(report: Report, error: SeedError) -> None:
    report.problem(error, "set-aside")
    report.counts["set-aside"] += 1


_decoder = msgspec.msgpack.Decoder(Record)


def decode_record(raw: bytes) -> Record:
    """A record from its MessagePack."""
    return _decoder.decode(raw)


def _tell_copies(found: Mapping[str, bytes], report: Report) -> None:
    """Tell which articles have the same bytes; each keeps its address."""
    first: dict[str, str] = {}
    for raw in found.values():
        source = decode_record(raw).article.provenance
        other = first.setdefault(source.sha256, source.file)
        if other != source.file:
            report.note("copy", other, place=Place(source.file))


# ------------------------------------------------------------------------------------ assembling


def make_archive(found: Mapping[str, bytes], site: Site, book: AddressBook) -> Archive:
    """Assemble the archive of what was read; whole records are decoded when a page asks."""
    summaries = (summarise(decode_record(raw)) for raw in found.values())
    return assemble(
        summaries, site.knowledge.gazetteer, book, lambda name: decode_record(found[name])
    )


# --------------------------------------------------------------------------------------- staging


class Work(NamedTuple):
    """All that a process needs to render its share of the pages."""

    archive: Archive
    site: Site
    templates: tuple[Path, ...]
    stage: Path
    offline: bool


_work: list[Work] = []


def begin_work(work: Work) -> None:
    """Remember, in a process that renders, what there is to render."""
    _work[:] = [work]


Written = list[tuple[str, str, int]]


def render_share(share: Sequence[int]) -> Written:
    """Render and write every n-th page.

    Args:
        share: (which, of how many).
    """
    work, (which, of) = _work[0], share
    renderer = Renderer(work.site, work.templates, offline=work.offline)
    written: Written = []
    for number, page in enumerate(all_pages(work.archive, work.site)):
        if number % of == which:
            written.append(write(work.stage, renderer.render(page)))
    return written


def stage_site(project: Project, archive: Archive, site: Site, options: Options) -> dict[str, int]:
    """Write the whole site aside.

    Returns:
        Path of every file → its size, the manifest among them.
    """
    work = Work(archive, site, find("templates", project.root), project.stage, options.offline)
    pages = sum(1 for _ in all_pages(archive, site))
    shares = options.processes if can_fork() and pages >= ALONE_BELOW else 1
    written: Written = []
    with open_engine(shares, begin_work, work) as engine:
        parts = [(which, shares) for which in range(shares)]
        for result in run_all(engine, render_share, parts, render_share):
            written += result
            options.tell("rendering", len(written), pages)
    written += [write(project.stage, output) for output in all_outputs(archive, site)]
    written += [write(project.stage, output) for output in static_files(project)]
    written.append(write(project.stage, manifest({path: digest for path, digest, _ in written})))
    return {path: size for path, _, size in written}


def static_files(project: Project) -> Iterator[Output]:
    """Style sheet, fonts and icons; the keeper's own file takes the place of ours."""
    seen: set[str] = set()
    for folder in find("static", project.root):
        for home, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                file = Path(home, name)
                path = file.relative_to(folder).as_posix()
                if path not in seen and not name.startswith(".") and not file.is_symlink():
                    seen.add(path)
                    yield Output(path, file.read_bytes())


# --------------------------------------------------------------------------------------- building


def build(project: Project, options: Options, report: Report) -> int:
    """Build the site.

    Returns:
        The exit status: 0 published (or already up to date), 3 refused because of ``strict``, 5 when
        the staged site does not hold together.

    Raises:
        AntqError: Whatever stops the build; the published site is untouched.
    """
    site = load_site(project, options)
    if site.config.base_url is None:
        report.note("no-base-url")
    with locked(project):
        recover(project)
        refuse_foreign(project)
        found = read_articles(project, options, report)
        if options.strict and report.counts["set-aside"]:
            return finish(project, report, 3)
        book = AddressBook.load(project.addresses)
        archive = make_archive(found, site, book)
        with disk_faults():
            project.stage.mkdir(parents=True)
            files = stage_site(project, archive, site, options)
        return _publish(project, files, book, report)


def _publish(project: Project, files: Mapping[str, int], book: AddressBook, report: Report) -> int:
    report.counts["pages"] = sum(1 for path in files if path.endswith(".html"))
    faults = check_site(project.stage, files)
    for fault in faults:
        report.problem(fault)
    if faults:
        return finish(project, report, 5)
    made = Output("", (project.stage / "manifest-sha256.txt").read_bytes())
    if unchanged(project, made):
        report.note("up-to-date")
    else:
        swap(project)
    _keep_addresses(project, book)
    return finish(project, report, 0)


def _keep_addresses(project: Project, book: AddressBook) -> None:
    """Write proposed addresses where the keeper will commit them."""
    text = book.dump()
    path = project.addresses
    if book.people and (not path.is_file() or path.read_text("utf-8") != text):
        with disk_faults():
            path.write_text(text, encoding="utf-8")


def finish(project: Project, report: Report, status: int) -> int:
    """Remove what was staged and tell how it ended."""
    recover(project)
    published = status == 0
    with disk_faults():
        report.save(project.report, published=published)
    report.end(published=published)
    return status


def check(project: Project, options: Options, report: Report) -> int:
    """Read everything and write nothing.

    Returns:
        The exit status: 0, or 3 when something was set aside.
    """
    site = load_site(project, options)
    found = read_articles(project, options, report)
    archive = make_archive(found, site, AddressBook.load(project.addresses))
    renderer = Renderer(site, find("templates", project.root), offline=options.offline)
    for page in all_pages(archive, site):
        renderer.render(page)
        report.counts["pages"] += 1
    errors = [one for one in report.entries if one.severity is Severity.ERROR]
    report.end(published=False)
    return 3 if errors else 0


def fail(error: AntqError, report: Report) -> int:
    """Tell an error that stops everything, and give its exit status."""
    report.problem(error)
    return error.exit_code
