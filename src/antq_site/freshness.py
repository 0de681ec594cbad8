"""Whether anything changed since the site was published: answered before anything is read.

Looked at are all files from which a site is made: seeds, settings, pages of text, templates, static
files, the address book, and the program with its words and places; first by what the disk says of
them, then by their bytes.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from antq_site import __version__
from antq_site.digests import digest
from antq_site.fingerprints import Fingerprints, files_below, load_kept, names_below, save_kept
from antq_site.project import Project
from antq_site.resources import find
from antq_site.trees import MANIFEST


class Published(msgspec.Struct, frozen=True, array_like=True):
    """What was published, and from what.

    Attributes:
        inputs: Digest of all files it was made from, and of the options.
        manifest: Digest of its manifest.
        counts: Articles, pages and the like, as the report counted them.
        notes: Code and words of what was worth a note.
    """

    inputs: bytes
    manifest: bytes
    counts: dict[str, int]
    notes: tuple[tuple[str, tuple[str, ...]], ...] = ()


_decoder = msgspec.msgpack.Decoder(Published)


class Freshness:
    """Compares what is there with what was published.

    Args:
        project: Where things are.
        options: Digest of the options that change the site.
        prints: Digests of files.
    """

    def __init__(self, project: Project, options: bytes, prints: Fingerprints) -> None:
        self._project = project
        self._options = options
        self._prints = prints
        self._kept = project.cache / "published"
        self._seen = self._look()

    def holds(self) -> Published | None:
        """What was published, if the same would be published now; None when anything changed."""
        kept = load_kept(self._kept, _decoder)
        if kept is None or kept.manifest != self._manifest() or kept.inputs != self._inputs():
            return None
        return kept

    def keep(self, counts: dict[str, int], notes: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Remember what has just been published.

        A file that came or went while the site was built counts as it was before, so that the next
        build looks at it.
        """
        save_kept(self._kept, Published(self._inputs(), self._manifest(), counts, notes))
        self._prints.save()

    def forget(self) -> None:
        """Let nothing count as published: what was there may be incomplete."""
        self._kept.unlink(missing_ok=True)

    def _manifest(self) -> bytes:
        return self._prints.of(self._project.out / MANIFEST)

    def _inputs(self) -> bytes:
        files = [self._prints.of(file) for file in (self._project.config, self._project.addresses)]
        return digest(__version__, self._options, self._seen, files)

    def _look(self) -> list[tuple[str, bytes, bytes]]:
        """The files of all folders: of which kind each is, its path, and its digest."""
        return [
            (part, os.fsencode(name), self._prints.of(f"{folder}/{name}"))
            for part, folder in self._folders()
            for name in names_below(folder)
            if part != "program" or "__pycache__" not in name
        ]

    def _folders(self) -> Iterator[tuple[str, Path]]:
        yield "seeds", self._project.seeds
        yield "program", Path(__file__).parent
        for kind in ("templates", "static", "content"):
            for folder in find(kind, self._project.root):
                yield kind, folder


def program_digest(prints: Fingerprints) -> bytes:
    """A digest of the program with its words and places."""
    home = Path(__file__).parent
    return prints.of_all((file for file in files_below(home) if _is_program(file)), home)


def _is_program(file: Path) -> bool:
    return "__pycache__" not in file.parts and "_shipped" not in file.parts
