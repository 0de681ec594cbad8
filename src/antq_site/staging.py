"""Brings the spare tree up to date: what is not there already is made, in several processes."""

import hashlib
import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from antq_site.engine import can_fork, chunks, open_engine, run_all
from antq_site.errors import CheckError
from antq_site.model import Page
from antq_site.plan import Item, Make, maker
from antq_site.render import Renderer
from antq_site.selfcheck import Links, faults_of, leading_to, links_of, same_names, too_large
from antq_site.trees import Files, Known, Tree

Tell = Callable[[str, int, int], None]
"""Told how many of how many are done, by step."""

ALONE_BELOW = 300
"""Fewer files than this are made in this process: starting others would take longer."""
SHARE = 250
"""Files of one task."""


class Work(NamedTuple):
    """All that a process needs to make its share of the files."""

    items: Sequence[Item]
    renderer: Renderer
    spare: Tree
    known: Container[str]


_work: list[Work] = []


def begin_work(work: Work) -> None:
    """Remember, in a process that makes files, what there is to make."""
    _work[:] = [work]


class Made(NamedTuple):
    """What came of one file.

    Attributes:
        links: Where it leads to, as far as that is to be looked over when all files are made.
    """

    path: str
    known: Known
    links: Links | None


def make_share(places: Sequence[int]) -> list[Made]:
    """Make and write some of the files."""
    work = _work[0]
    make = maker(work.renderer)
    return [_made(work.items[place], make, work) for place in places]


def _made(item: Item, make: Make, work: Work) -> Made:
    body = make(item)
    if not isinstance(body, bytes):
        sha256, size = work.spare.write_parts(item.path, body)
        return Made(item.path, Known(item.key, sha256, size), None)
    sha256 = hashlib.sha256(body).digest()
    there = work.spare.files.get(item.path)
    if there is None or there.sha256 != sha256 or _size(work.spare, item.path) != len(body):
        work.spare.write(item.path, body)
    links = None
    if isinstance(item.source, Page):
        links = links_of(body, work.renderer.linked, work.known)
    return Made(item.path, Known(item.key, sha256, len(body)), links)


class Staged(NamedTuple):
    """The spare tree when it is up to date.

    Attributes:
        files: All of them.
        made: How many were made anew.
        faults: What is wrong with it; it must not be published when there is any.
    """

    files: Files
    made: int
    faults: tuple[CheckError, ...]


def _size(tree: Tree, path: str) -> int:
    """How long a file of a tree is; -1 when it is not there."""
    try:
        return os.stat(f"{tree.root}/{path}").st_size  # noqa: PTH116  tens of thousands of them
    except OSError:
        return -1


def _has(tree: Tree, item: Item) -> bool:
    """Whether a file of a tree was made from the same things, and is still as long as it was then.

    Somebody may have changed or removed it by hand.
    """
    known = tree.files.get(item.path)
    return known is not None and known.key == item.key and known.size == _size(tree, item.path)


def _in_the_way(gone: Sequence[str], planned: Mapping[str, Item]) -> Iterator[str]:
    """Files that stand where a folder is to be, or below what is to be a file."""
    if gone:
        folders = {str(folder) for path in planned for folder in PurePosixPath(path).parents}
        for path in gone:
            above = map(str, PurePosixPath(path).parents)
            if path in folders or any(folder in planned for folder in above):
                yield path


class Stage:
    """Updates the spare tree.

    Args:
        planned: Every file that is to be in the tree, by its path.
        known: Every file to which a page may lead.
        site: The published tree.
        spare: The tree that is brought up to date.
    """

    def __init__(
        self, planned: Mapping[str, Item], known: Container[str], site: Tree, spare: Tree
    ) -> None:
        self._planned = planned
        self._known = known
        self._site = site
        self._spare = spare
        there = {path for path, item in planned.items() if _has(spare, item)}
        self._kept = sorted(there)
        self._taken = sorted(p for p, i in planned.items() if p not in there and _has(site, i))
        waiting = there.union(self._taken)
        self.missing = [item for path, item in planned.items() if path not in waiting]
        self._gone = sorted(set(spare.files) - set(planned))

    def update(self, renderer: Renderer, processes: int, tell: Tell) -> Staged:
        """Make what is missing, take over what is published, remove what is gone."""
        self._spare.doubt([*self._taken, *(item.path for item in self.missing), *self._gone])
        early = frozenset(_in_the_way(self._gone, self._planned))
        for path in early:
            self._spare.remove(path)
        files = {path: self._spare.files[path] for path in self._kept}
        files |= self._take_over()
        made = self._make(renderer, processes, tell)
        files |= {one.path: one.known for one in made}
        for path in self._gone:
            if path not in early:
                self._spare.remove(path)
        self._spare.settle(files)
        return Staged(files, len(made), tuple(self._faults(made, files)))

    def _faults(self, made: Sequence[Made], files: Files) -> Iterator[CheckError]:
        pages = {one.path: one.links for one in made if one.links is not None}
        yield from same_names(files)
        yield from too_large(sum(known.size for known in files.values()))
        yield from faults_of(pages, self._spare.root)
        vanished = frozenset({*self._site.files, *self._gone} - files.keys())
        if vanished:
            others = [
                path for path in sorted(files) if path.endswith(".html") and path not in pages
            ]
            yield from leading_to(vanished, others, self._spare.root)

    def _take_over(self) -> Files:
        """Share files with the published tree; one that is missing there is made."""
        taken: Files = {}
        for path in self._taken:
            try:
                self._spare.take(path, self._site)
            except FileNotFoundError:
                self.missing.append(self._planned[path])
            else:
                taken[path] = self._site.files[path]
        return taken

    def _make(self, renderer: Renderer, processes: int, tell: Tell) -> list[Made]:
        work = Work(self.missing, renderer, self._spare, self._known)
        alone = not can_fork() or len(self.missing) < ALONE_BELOW
        made: list[Made] = []
        with open_engine(1 if alone else processes, begin_work, work) as engine:
            parts = chunks(range(len(self.missing)), SHARE)
            for share in run_all(engine, make_share, parts, make_share):
                made += share
                tell("rendering", len(made), len(self.missing))
        return made
