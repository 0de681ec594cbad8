"""Removes what builds have made, and nothing else: files that the site's own list names."""

import os
import shutil
from pathlib import Path

from antq_site.project import Project
from antq_site.publish import disk_faults, locked, recover, refuse_foreign
from antq_site.report import Report
from antq_site.trees import MANIFEST

_NAMED = 3
"""Of many files that are kept, so many are named."""


def clean(project: Project, report: Report) -> int:
    """Remove the site, what a build keeps for the next, and its lock.

    Args:
        project: Whose site is removed; articles, settings and the address book are left alone.
        report: Told what was removed, and what was kept because no build has made it.

    Returns:
        0.

    Raises:
        LockedError: While a build runs.
        PublishError: When the folder is not one that a build has made, or the disk refuses.
    """
    if not project.out.parent.is_dir():
        return 0
    with locked(project), disk_faults():
        recover(project)
        refuse_foreign(project)
        if project.out.is_dir():
            kept = _remove_listed(project.out)
            report.say("cleaned", project.out)
            if kept:
                report.note("kept", len(kept), ", ".join(kept[:_NAMED]), place=project.out)
        for left in project.leftovers:
            _remove(left)
    project.lock.unlink(missing_ok=True)
    return 0


def _remove_listed(site: Path) -> list[str]:
    """Remove the files that the list names, and folders that are empty then.

    Returns:
        Paths of the files that stay, in their order.
    """
    lines = (site / MANIFEST).read_text("utf-8").splitlines() if _is_site(site) else []
    listed = {MANIFEST, *(line.partition("  ")[2] for line in lines)}
    kept = []
    for home, _, names in os.walk(site, topdown=False):
        for name in names:
            path = Path(home, name).relative_to(site).as_posix()
            if path in listed:
                Path(home, name).unlink()
            else:
                kept.append(path)
        if not any(Path(home).iterdir()):
            Path(home).rmdir()
    return sorted(kept)


def _is_site(site: Path) -> bool:
    return (site / MANIFEST).is_file()


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left)
    else:
        left.unlink(missing_ok=True)
