"""Makes an archive of one's own: a folder with settings, pages of text and room for articles."""

import shutil
from pathlib import Path

from antq_site.errors import ConfigError, Place
from antq_site.report import Report
from antq_site.resources import find


def make_archive(folder: Path, report: Report) -> int:
    """Make a new archive in a folder that does not exist or is empty.

    Raises:
        ConfigError: When the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ConfigError("new-not-empty", place=Place(str(folder)))
    (folder / "seeds").mkdir(parents=True)
    for start in find("starter", folder):
        shutil.copytree(start, folder, dirs_exist_ok=True)
        break
    for pages in find("content", folder):
        shutil.copytree(pages, folder / "content", dirs_exist_ok=True)
        break
    report.say("new-made", folder)
    return 0
