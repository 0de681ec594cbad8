"""The two site trees: the published one, and the spare one that becomes the next.

Both are kept from build to build. A build brings the spare one up to date by the files that differ
from it, and exchanges the two. `manifest-sha256.txt` in each says what is in it; while the spare
tree is being changed, the manifest says of every file that is touched that nothing is known of it,
so that a killed build leaves no doubt behind.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from antq_site.digests import digest
from antq_site.fingerprints import load_kept, save_kept
from antq_site.model import Output

MANIFEST = "manifest-sha256.txt"
"""The list of all files with their digests: part of the site, for anybody who checks a copy."""

UNKNOWN = bytes(32)
"""In place of the digest of a file that a build was about to change."""


class Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is known of one file of a tree.

    Attributes:
        key: Of all that it was made from; b"" where that is not known.
        sha256: Of its bytes.
        size: In bytes; -1 where that is not known.
    """

    key: bytes
    sha256: bytes
    size: int


Files = dict[str, Known]
"""From the path of a file to what is known of it."""

_decoder = msgspec.msgpack.Decoder(Files)


class Tree:
    """A site on the disk.

    Args:
        root: Its folder; need not exist.
        kept: Folder in which the keys of trees are kept, each under the digest of its manifest.
    """

    def __init__(self, root: Path, kept: Path) -> None:
        self.root = root
        self._kept = kept
        self.manifest = _bytes_of(root / MANIFEST)
        self.files = self._load()

    def _load(self) -> Files:
        if not self.manifest:
            return {}
        known = load_kept(self._state_of(self.manifest), _decoder)
        return known if known is not None else dict(_listed(self.manifest))

    def _state_of(self, manifest: bytes) -> Path:
        return self._kept / f"{digest(manifest).hex()}.keys"

    def doubt(self, paths: Iterable[str]) -> None:
        """Say in the manifest, before some files are changed, that they are no longer known."""
        doubted = {path: Known(b"", UNKNOWN, -1) for path in paths}
        if doubted:
            self._write_manifest(manifest({**self.files, **doubted}).body)

    def settle(self, files: Files) -> None:
        """Write the manifest of the files that are now in the tree, and keep their keys."""
        body = manifest(files).body
        if body != _bytes_of(self.root / MANIFEST):
            self._write_manifest(body)
        self.remember(files, body)

    def remember(self, files: Files, body: bytes) -> None:
        """Keep the keys of the files of a tree with a manifest."""
        self.files, self.manifest = files, body
        save_kept(self._state_of(body), files)

    def _write_manifest(self, body: bytes) -> None:
        fresh = self.root / f".{MANIFEST}.new"
        self.root.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(body)
        fresh.replace(self.root / MANIFEST)

    def write(self, path: str, body: bytes) -> None:
        """Write one file anew; what another tree shares with this one is not touched."""
        with self._anew(path) as file:
            file.write(body)

    def write_parts(self, path: str, parts: Iterable[bytes]) -> tuple[bytes, int]:
        """Write one file anew, part by part, so that it is never held as a whole.

        Returns:
            Its SHA-256 and its size.
        """
        sha256, size = hashlib.sha256(), 0
        with self._anew(path) as file:
            for part in parts:
                file.write(part)
                sha256.update(part)
                size += len(part)
        return sha256.digest(), size

    def _anew(self, path: str) -> BinaryIO:
        """Open a file that is not there yet; one that is there is taken away first."""
        target = os.path.join(self.root, path)  # noqa: PTH118  tens of thousands of them
        for _ in range(2):
            try:
                return open(target, "xb")  # noqa: PTH123  same; the caller closes it
            except FileExistsError:
                os.unlink(target)  # noqa: PTH108  same
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  same
        return open(target, "xb")  # noqa: PTH123  same

    def take(self, path: str, other: "Tree") -> None:
        """Take a file from another tree, by sharing its bytes where the disk can."""
        source, target = other.root / path, self.root / path
        target.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty without it."""
        target = self.root / path
        with contextlib.suppress(FileNotFoundError):
            target.unlink()
        for folder in target.parents:
            if folder == self.root:
                return
            try:
                folder.rmdir()
            except OSError:
                return


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""


def _listed(manifest: bytes) -> Iterable[tuple[str, Known]]:
    """The files a manifest lists, with nothing known of what they were made from."""
    for line in manifest.decode("utf-8", "replace").split("\n"):
        sha256, _, path = line.partition("  ")
        if path:
            with contextlib.suppress(ValueError):
                yield path, Known(b"", bytes.fromhex(sha256), -1)


def manifest(files: Mapping[str, Known]) -> Output:
    """The list of all files with their digests, in the form that ``sha256sum -c`` reads."""
    lines = [f"{files[path].sha256.hex()}  {path}\n" for path in sorted(files)]
    return Output(MANIFEST, "".join(lines).encode())
