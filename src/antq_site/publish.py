"""Puts the spare tree in the place of the published one: readers see the old site or the new one.

On Linux and macOS the exchange is one step. Elsewhere it takes two, and a build that is killed in
between is put right by the next.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from antq_site.errors import LockedError, Place, PublishError
from antq_site.project import Project
from antq_site.trees import MANIFEST

_EXCHANGE = 2
_AT_FDCWD = -100


@contextlib.contextmanager
def disk_faults(file: Path | None = None) -> Iterator[None]:
    """Tell what the disk refuses as an error of publishing, with the file.

    Args:
        file: Which it is, where the system does not say so.
    """
    try:
        yield
    except OSError as problem:
        name = str(problem.filename or file or "")
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
    """Put right what a build left that was killed between two renames: the old site comes back."""
    with disk_faults():
        if not project.aside.exists():
            return
        if not project.out.exists():
            project.aside.rename(project.out)
        elif not project.spare.exists():
            project.aside.rename(project.spare)
        else:
            shutil.rmtree(project.aside)


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


def replace_file(path: Path, body: bytes) -> None:
    """Write a file that cannot be made again: it is the old one or the new one at any moment."""
    path = path.resolve()  # the keeper may have put a link there
    fresh = path.with_name(f".{path.name}.new")
    with disk_faults(path):
        with fresh.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def swap(project: Project) -> None:
    """Put the spare tree in the place of the published one, which becomes the spare.

    Everything is on the disk before the swap.
    """
    with disk_faults():
        _sync(project)
        if not project.out.exists():
            project.spare.rename(project.out)
        elif not _exchange(os.fsencode(project.spare), os.fsencode(project.out)):
            project.out.rename(project.aside)
            project.spare.rename(project.out)
            with contextlib.suppress(OSError):  # the new site is up; `recover` does it next time
                project.aside.rename(project.spare)
        _sync_folder(project)


def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None


def _sync(project: Project) -> None:
    """One sync of the file system in place of one for each file."""
    library = _library()
    if library is None or not hasattr(library, "syncfs"):
        return
    descriptor = os.open(project.spare, os.O_RDONLY)
    try:
        if library.syncfs(descriptor) != 0 and ctypes.get_errno() != errno.ENOSYS:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(project.spare))
    finally:
        os.close(descriptor)


def _sync_folder(project: Project) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(project.out.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(first: bytes, second: bytes) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    library = _library()
    if library is None:
        return False
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
    return False
