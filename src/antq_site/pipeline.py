"""The build as a page of named steps.

read the seeds → assemble the archive → plan the site → bring the spare tree up to date → exchange
it with the published one. A step that fails leaves the published site as it is.
"""

import gc
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from antq_site.addresses import AddressBook
from antq_site.archive import Archive
from antq_site.assembly import assemble
from antq_site.cache import Cache
from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig, load_config
from antq_site.content import read_content
from antq_site.digests import digest
from antq_site.errors import CheckError, Place, PublishError
from antq_site.fingerprints import Fingerprints
from antq_site.former import faults_of
from antq_site.freshness import program_digest
from antq_site.knowledge import load_knowledge
from antq_site.loading import RecordLoader
from antq_site.model import Page
from antq_site.options import Options
from antq_site.pages._engine import menus
from antq_site.plan import Item, Planner, maker, only
from antq_site.project import Project
from antq_site.publish import disk_faults, replace_file, swap
from antq_site.reading import Read, Reader
from antq_site.render import Renderer
from antq_site.report import Report
from antq_site.resources import find
from antq_site.selfcheck import links_of
from antq_site.site import Site
from antq_site.staging import Stage, Staged
from antq_site.trees import Tree


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


class Build:
    """One build of one archive.

    Args:
        project: Where things are.
        options: How to build.
        report: Told whatever is to be told.
        prints: Digests of files.
    """

    def __init__(
        self, project: Project, options: Options, report: Report, prints: Fingerprints
    ) -> None:
        self._project = project
        self._options = options
        self._report = report
        self._prints = prints
        self._cache = Cache(project.cache / "readings.sqlite")
        self._site = load_site(project, options)
        self._book = AddressBook.load(project.addresses)

    def run(self) -> int:
        """Build the site.

        Returns:
            The exit status: 0 published (or already as it should be), 3 refused because of
            ``strict``, 5 when the site does not hold together.
        """
        if self._site.config.base_url is None:
            self._report.note("no-base-url")
        with self._step("reading"):
            read = self._read()
        if self._options.strict and self._report.counts["set-aside"]:
            return finish(self._project, self._report, 3)
        with self._step("assembling"):
            archive = self._assemble(read)
        with self._step("planning"):
            renderer = self._renderer()
            planned = self._plan(archive, renderer)
        with self._step("rendering"), disk_faults():
            published = Tree(self._project.out, self._project.cache)
            spare = Tree(self._project.spare, self._project.cache)
            staged = self._stage(planned, renderer, published, spare)
        with self._step("publishing"):
            status = self._publish(staged, published, spare)
        return finish(self._project, self._report, status)

    def _read(self) -> Read:
        reader = Reader(
            self._project.seeds,
            self._cache,
            self._prints,
            program_digest(self._prints),
            self._report,
            processes=self._options.processes,
            tell=self._options.tell,
            debug=self._options.debug,
        )
        return reader.read()

    def try_out(self) -> Collection[str]:
        """Read everything and make every file in memory.

        Returns:
            The paths of the files.
        """
        archive = self._assemble(self._read())
        renderer = self._renderer()
        planned = self._plan(archive, renderer)
        make = maker(renderer)
        for item in planned.values():
            body = make(item)
            if not isinstance(body, bytes):
                deque(body, maxlen=0)  # made part by part, and let go
            elif isinstance(item.source, Page):
                links = {item.path: links_of(body, renderer.linked, planned)}
                for target in links[item.path].broken:
                    self._report.problem(CheckError("broken-link", target, place=Place(item.path)))
                self._report.counts["pages"] += 1
        self._cache.close()
        return planned.keys()

    def vanished(self, paths: Collection[str], former: Iterable[str]) -> tuple[CheckError, ...]:
        """Which of some addresses that were published before no file would answer."""
        return tuple(faults_of(former, paths, self._book.removed, self._site.config.base_url))

    def _assemble(self, read: Read) -> Archive:
        """Make the archive; new people get their entries in the address book."""
        loader = RecordLoader(self._cache.path, read.seeds, self._project.seeds)
        gc.disable()  # nothing that is made here holds itself
        archive = assemble(read.summaries, self._site.knowledge.gazetteer, self._book, loader.load)
        gc.enable()
        for split in self._book.splits:
            self._report.note("address-split", split.entry, split.other)
        return archive

    def _renderer(self) -> Renderer:
        templates = find("templates", self._project.root)
        return Renderer(self._site, templates, menus(self._site), offline=self._options.offline)

    def _plan(self, archive: Archive, renderer: Renderer) -> dict[str, Item]:
        site = self._site
        words = [(page.name, page.title, str(page.body)) for page in site.content]
        program = digest(
            program_digest(self._prints), msgspec.to_builtins(site.config), words, self._options.key
        )
        gc.disable()  # same
        planner = Planner(renderer, program, self._prints)
        planned = planner.plan(archive, site, self._project.root)
        gc.enable()
        gc.freeze()
        return planned

    def _stage(
        self, planned: dict[str, Item], renderer: Renderer, published: Tree, spare: Tree
    ) -> Staged:
        made = planned if self._options.only is None else only(planned, self._options.only)
        stage = Stage(made, planned, published, spare)
        return stage.update(renderer, self._options.processes, self._options.tell)

    def _publish(self, staged: Staged, published: Tree, spare: Tree) -> int:
        report = self._report
        report.counts["pages"] = sum(path.endswith(".html") for path in staged.files)
        report.counts["made"] = staged.made
        for fault in staged.faults:
            report.problem(fault)
        if staged.faults:
            return 5
        self._keep_addresses()  # first: what is published must keep its address
        if published.manifest == spare.manifest:
            report.note("up-to-date")
        else:
            swap(self._project)
        self._cache.close()
        return 0

    def _keep_addresses(self) -> None:
        """Write proposed addresses where the keeper will commit them."""
        text = self._book.dump()
        path = self._project.addresses
        if self._book.people and (not path.is_file() or path.read_text("utf-8") != text):
            replace_file(path, text.encode())
            self._prints.forget(path)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """Note how long a step takes, for whoever wants to know where the time goes."""
        before = time.perf_counter()
        yield
        self._report.seconds[name] = round(time.perf_counter() - before, 3)


def finish(project: Project, report: Report, status: int) -> int:
    """Tell how a build ended."""
    published = status == 0
    try:
        with disk_faults():
            report.save(project.report, published=published)
    except PublishError as error:  # the site stands or not, whether or not this can be kept
        report.problem(error)
    report.end(published=published)
    return status
