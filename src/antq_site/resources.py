"""Finds the folders of templates, static files and pages of text, wherever the program runs.

The keeper's project comes first, so that one template of his own takes the place of ours; then what
travels in the wheel; then the checkout that the code is run from.
"""

from pathlib import Path
from typing import Literal

Kind = Literal["templates", "static", "content", "starter"]
"""The folders there are."""

_PACKAGE = Path(__file__).resolve().parent


def find(kind: Kind, project: Path) -> tuple[Path, ...]:
    """List the folders in which to look for files of a kind.

    Args:
        kind: Name of the folder.
        project: The keeper's project; its folder is looked into first.

    Returns:
        Folders that exist, in the order in which they are asked, each once; empty only when the
        installation is broken and the project has none of its own.
    """
    candidates = (
        project / kind,
        _PACKAGE / "_shipped" / kind,
        *(parent / kind for parent in _checkout()),
    )
    found = {folder.resolve(): folder for folder in candidates if folder.is_dir()}
    return tuple(found)


def _checkout() -> tuple[Path, ...]:
    """The root of the checkout, when the package stands in its ``src`` folder."""
    source = _PACKAGE.parent
    root = source.parent
    return (root,) if source.name == "src" and (root / "pyproject.toml").is_file() else ()
