"""The door to a build: the lock, and the answer when there is nothing to do.

Everything heavy is loaded behind it, so that «nothing changed» is answered in a blink.
"""

import tempfile
from pathlib import Path

import msgspec

from antq_site.errors import CheckError
from antq_site.fingerprints import Fingerprints
from antq_site.freshness import Freshness
from antq_site.model import Severity
from antq_site.options import Options
from antq_site.project import Project
from antq_site.publish import disk_faults, locked, recover, refuse_foreign
from antq_site.report import Report
from antq_site.trees import MANIFEST


def build(project: Project, options: Options, report: Report) -> int:
    """Build the site, unless nothing has changed.

    Returns:
        The exit status: 0 published (or already up to date), 3 refused because of ``strict``, 5
        when the new site does not hold together.

    Raises:
        AntqError: Whatever stops the build; the published site is untouched.
    """
    with locked(project):
        recover(project)
        refuse_foreign(project)
        prints = Fingerprints(project.cache / "files")
        freshness = Freshness(project, options.key, prints)
        if (published := freshness.holds()) is not None:
            return report.again(published.counts, published.notes)
        with disk_faults():
            freshness.forget()
        status = _build(project, options, report, prints)
        if status == 0 and not report.counts["set-aside"]:
            prints.forget(project.out / MANIFEST)
            freshness.keep(dict(report.counts), report.notes)
        return status


def _build(project: Project, options: Options, report: Report, prints: Fingerprints) -> int:
    from antq_site.pipeline import Build  # noqa: PLC0415  heavy, and often not needed

    return Build(project, options, report, prints).run()


def check(project: Project, options: Options, report: Report, against: Path | None = None) -> int:
    """Read everything and make every page, and keep nothing of it.

    Args:
        project: Where things are.
        options: How to build.
        report: Told whatever is wrong.
        against: A list of addresses that were published before.

    Returns:
        The exit status: 0; 3 when something is wrong; 5 when one of the addresses would vanish.

    Raises:
        AntqError: Whatever stops it, such as a list that cannot be read.
    """
    from antq_site.former import read_former  # noqa: PLC0415  same
    from antq_site.pipeline import Build  # noqa: PLC0415  same

    former = read_former(against) if against is not None else ()
    with tempfile.TemporaryDirectory() as scratch:
        aside = msgspec.structs.replace(project, out=Path(scratch) / "site")
        build = Build(aside, options, report, Fingerprints(aside.cache / "files"))
        vanished = build.vanished(build.try_out(), former)
    for fault in vanished:
        report.problem(fault)
    report.end(published=False)
    if vanished:
        return CheckError.exit_code
    return 3 if any(one.severity is Severity.ERROR for one in report.entries) else 0
