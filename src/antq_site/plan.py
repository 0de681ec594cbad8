"""What the site is to be: every file with the key of what it is made from, none of them made."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from antq_site.archive import Archive
from antq_site.digests import digest
from antq_site.errors import PublishError
from antq_site.exports._engine import all_outputs
from antq_site.fingerprints import Fingerprints, files_below
from antq_site.model import Draft, Output, Page
from antq_site.pages._engine import all_pages
from antq_site.render import Renderer
from antq_site.resources import find
from antq_site.site import Site
from antq_site.urls import file_of


class Item(msgspec.Struct, frozen=True):
    """One file of the site, not yet made.

    Attributes:
        path: Relative to the site, with forward slashes.
        key: Of all that its bytes are made from.
        source: What makes it.
    """

    path: str
    key: bytes
    source: Page | Draft | Output


class Planner:
    """Plans the files of one site.

    Args:
        renderer: Knows what each template is made of.
        program: Digest of program, settings, words, places and of the keeper's pages: what every
            page and every data file depends on.
        prints: Digests of files.
    """

    def __init__(self, renderer: Renderer, program: bytes, prints: Fingerprints) -> None:
        self._renderer = renderer
        self._program = program
        self._prints = prints

    def plan(self, archive: Archive, site: Site, root: Path) -> dict[str, Item]:
        """Plan every file, by its path.

        Raises:
            PublishError: When two files would have one path, or one would leave the site.
        """
        planned: dict[str, Item] = {}
        for item in self._items(archive, site, root):
            if ".." in item.path.split("/") or item.path.startswith("/"):
                raise PublishError("path-outside", item.path)
            if planned.setdefault(item.path, item) is not item:
                raise PublishError("path-twice", item.path)
        return planned

    def _items(self, archive: Archive, site: Site, root: Path) -> Iterator[Item]:
        addresses: list[str] = []
        for page in all_pages(archive, site):
            key = self._page_key(page)
            yield Item(file_of(page.url), key, replace(page, inputs=()))  # no longer needed
            if page.listed:
                addresses.append(page.url)
        for output in all_outputs(archive, site, addresses):
            yield Item(output.path, self._output_key(output), output)
        yield from self._static(root)

    def _page_key(self, page: Page) -> bytes:
        closure = self._renderer.closure(page.template)
        words = page.url, page.title, page.description
        return digest(self._program, closure, words, page.inputs)

    def _output_key(self, output: Output | Draft) -> bytes:
        if isinstance(output, Output):
            return digest(output.path, output.body)
        return digest(self._program, output.path, output.inputs)

    def _static(self, root: Path) -> Iterator[Item]:
        """Style sheet, fonts and icons; the keeper's own file takes the place of ours."""
        for path, file in static_files(root).items():
            print_ = self._prints.of(file)
            yield Item(path, digest(path, print_), Draft(path, (print_,), file.read_bytes))


def static_files(root: Path) -> dict[str, Path]:
    """The files that are taken over as they are, by their paths in the site."""
    found: dict[str, Path] = {}
    for folder in find("static", root):
        for file in files_below(folder):
            path = file.relative_to(folder).as_posix()
            if not file.name.startswith(".") and not file.is_symlink():
                found.setdefault(path, file)
    return found


Make = Callable[[Item], bytes | Iterator[bytes]]


def maker(renderer: Renderer) -> Make:
    """What makes the bytes of an item, at once or part by part."""

    def make(item: Item) -> bytes | Iterator[bytes]:
        source = item.source
        if isinstance(source, Page):
            return renderer.render(source).body
        return source.make() if isinstance(source, Draft) else source.body

    return make


def only(planned: Mapping[str, Item], kinds: frozenset[str]) -> dict[str, Item]:
    """A part of a plan: the files whose template, export or folder bears one of some names."""
    return {path: item for path, item in planned.items() if _kind(item) in kinds}


def _kind(item: Item) -> str:
    if isinstance(item.source, Page):
        return item.source.template.removeprefix("pages/").removesuffix(".html")
    return item.path
