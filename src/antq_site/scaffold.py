"""Makes an archive of one's own: settings, pages of text, room for articles, the way to the web."""

import shutil
from pathlib import Path

from antq_site import __version__
from antq_site.errors import ConfigError, Place
from antq_site.report import Report
from antq_site.resources import find

_REQUIREMENTS = """\
# Phiên bản của chương trình; đổi số này để dùng bản mới hơn.
antq-site=={version}
"""


def make_archive(folder: Path, report: Report) -> int:
    """Make a new archive in a folder that does not exist or is empty.

    Returns:
        0.

    Raises:
        ConfigError: When there is something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError("new-not-empty", place=Place(str(folder)))
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(find("starter", folder)[0], folder, dirs_exist_ok=True)
    shutil.copytree(find("content", folder)[0], folder / "content", dirs_exist_ok=True)
    text = _REQUIREMENTS.format(version=__version__)
    (folder / "requirements.txt").write_text(text, encoding="utf-8")
    report.say("new-made", folder)
    return 0
