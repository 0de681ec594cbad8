"""Tells when something changes that the site is built from.

It looks, a few times a second, at names, sizes and times: that sees a folder that is new, a file
that an editor has replaced, and disks over a network, where the notices of a system see some of
these. Looking takes at most a tenth of the time, however large the archive.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from antq_site.project import Project
from antq_site.resources import find

Sight = dict[Path, tuple[int, int, int]]
"""Of each file: its size, the time of its last change (in nanoseconds), its number on the disk."""

SECONDS = 0.25
"""Between two looks at a small archive."""
_SHARE = 10


def sources(project: Project) -> tuple[Path, ...]:
    """Files and folders that the site is built from, whether they exist or not."""
    shipped = [*find("templates", project.root), *find("static", project.root)]
    own = [project.root / name for name in ("templates", "static", "corrections")]
    return tuple(
        dict.fromkeys([project.seeds, project.config, project.addresses, *own, project.content])
        | dict.fromkeys([*shipped, *find("content", project.root)])
    )


def look(project: Project) -> Sight:
    """See what there is; hidden files and the spare copies of editors are left out."""
    return {
        file: seen
        for place in sources(project)
        for file in _files(place)
        if (seen := _seen(file)) is not None
    }


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
    for home, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            Path(home, name) for name in names if not name.startswith(".") and name[-1] != "~"
        )


def _seen(file: Path) -> tuple[int, int, int] | None:
    try:
        info = os.lstat(file)
    except OSError:
        return None
    return info.st_size, info.st_mtime_ns, info.st_ino


def changes(project: Project, before: Sight) -> Iterator[list[str]]:
    """Wait for changes, again and again; one that is still going on is waited for.

    Args:
        project: What to watch.
        before: What was seen before the last build.

    Yields:
        The names of the files that are new, other or gone, in alphabetical order. What changes
        while the caller is busy comes next; the address book, which a build writes, is taken as
        the build left it.
    """
    while True:
        before = _as_built(before, project.addresses)
        now = _changed(project, before)
        yield sorted({file.name for file, _ in now.items() ^ before.items()})
        before = now


def _as_built(before: Sight, addresses: Path) -> Sight:
    """What was seen before a build, with the address book that the build may have written."""
    seen = _seen(addresses)
    others = {file: one for file, one in before.items() if file != addresses}
    return others if seen is None else {**others, addresses: seen}


def _changed(project: Project, before: Sight) -> Sight:
    """Look until something is other than before, and has stayed so for a moment."""
    now = before
    while True:
        began = time.monotonic()
        last, now = now, look(project)
        if now == last != before:
            return now
        time.sleep(max(SECONDS, (time.monotonic() - began) * _SHARE))
