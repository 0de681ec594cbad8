"""Writes a site aside, then swaps it in: readers see the old site or the new one, never a mixture.

The list of files with their digests, `manifest-sha256.txt`, is part of the site. It marks a folder
as one that this program made, tells whether anything changed at all, and lets anybody check a copy.
"""

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from antq_site.errors import LockedError, Place, PublishError
from antq_site.model import Output
from antq_site.project import Project

MANIFEST = "manifest-sha256.txt"

_EXCHANGE = 2
_AT_FDCWD = -100


@contextlib.contextmanager
def disk_faults() -> Iterator[None]:
    """Tell what the disk refuses as an error of publishing, with the file."""
    try:
        yield
    except OSError as problem:
        name = str(problem.filename or "")
        place = Place(name) if name else None
        raise PublishError("disk", problem.strerror or problem, place=place) from problem


@contextlib.contextmanager
def locked(project: Project) -> Iterator[None]:
    """Hold the build's lock; it is free at once when its process dies.

    Raises:
        LockedError: When another build holds it.
    """
    with disk_faults():
        project.lock.parent.mkdir(parents=True, exist_ok=True)
        file = project.lock.open("a+")
    with file:
        try:
            _lock(file.fileno())
        except BlockingIOError:
            file.seek(0)
            raise LockedError("locked", file.read().strip() or "?") from None
        with disk_faults():
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def recover(project: Project) -> None:
    """Put right what a killed build left behind: the old site comes back, half a new one goes."""
    with disk_faults():
        if project.aside.exists() and not project.out.exists():
            project.aside.rename(project.out)
        for leftover in (project.stage, project.aside):
            if leftover.exists():
                shutil.rmtree(leftover)


def refuse_foreign(project: Project) -> None:
    """Refuse to replace a folder that this program did not make.

    Raises:
        PublishError: When the folder holds anything and no manifest.
    """
    out = project.out
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise PublishError("out-not-a-folder", place=Place(str(out)))
    if out.is_dir() and not (out / MANIFEST).is_file() and any(out.iterdir()):
        raise PublishError("out-not-ours", MANIFEST, place=Place(str(out)))


def write(stage: Path, output: Output) -> tuple[str, str, int]:
    """Write one file of a staged site.

    Returns:
        Its path, its SHA-256 and its size.

    Raises:
        PublishError: When the path would leave the site, or another file has it.
    """
    target = stage / output.path
    if ".." in output.path.split("/") or output.path.startswith("/"):
        raise PublishError("path-outside", output.path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(output.body)
    except FileExistsError:
        raise PublishError("path-twice", output.path) from None
    return output.path, hashlib.sha256(output.body).hexdigest(), len(output.body)


def manifest(digests: Mapping[str, str]) -> Output:
    """The list of all files with their digests, in the form that ``sha256sum -c`` reads."""
    lines = "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
    return Output(MANIFEST, lines.encode())


def unchanged(project: Project, made: Output) -> bool:
    """Whether the published site already is what was made."""
    published = project.out / MANIFEST
    return published.is_file() and published.read_bytes() == made.body


def swap(project: Project) -> None:
    """Put the staged site in the place of the published one and remove the old.

    Everything is on the disk before the swap; on Linux and macOS the swap is one step.
    """
    with disk_faults():
        _sync(project.stage)
        if not project.out.exists():
            project.stage.rename(project.out)
        elif _exchange(project.stage, project.out):
            shutil.rmtree(project.stage)
        else:
            project.out.rename(project.aside)
            project.stage.rename(project.out)
            shutil.rmtree(project.aside)
        _sync_folder(project.out.parent)


def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None


def _sync(folder: Path) -> None:
    """One sync of the file system in place of one for each file."""
    library = _library()
    if library is None or not hasattr(library, "syncfs"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(descriptor) != 0 and ctypes.get_errno() != errno.ENOSYS:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    library = _library()
    if library is None:
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
    return False
