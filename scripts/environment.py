"""Makes the environment that the Makefile runs in: locked packages by hash, then this one.

Runs with nothing but Python's own library: `python scripts/environment.py FOLDER REQUIREMENTS`.
Says one line when all goes well; whatever stops it is one in Vietnamese and one in English.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
"""The oldest Python that the program runs on."""


def main(folder: Path, requirements: Path) -> None:
    """Make the environment where there is no whole one, and install into it.

    Raises:
        SystemExit: When Python is too old, cannot make environments, or pip fails.
    """
    if sys.version_info[:2] < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        _stop(
            f"antq-site cần Python 3.11 trở lên; đây là {found}",
            f"needs 3.11 or newer, not {found}",
        )
    print(f"đang chuẩn bị {folder}, chỉ lần này (setting up {folder}, this once)", file=sys.stderr)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not _has_pip(python):
        _make(folder)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "install"]
    _install(
        [*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements)]
    )
    _install([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])


def _has_pip(python: Path) -> bool:
    """Whether an environment is whole: one that was broken off has a Python and no pip."""
    if not python.exists():
        return False
    asked = subprocess.run([str(python), "-c", "import pip"], capture_output=True, check=False)  # noqa: S603  our own
    return asked.returncode == 0


def _make(folder: Path) -> None:
    """Make the environment; on Debian and Ubuntu the part that does it is a package of its own."""
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        _stop(
            "Python ở đây không tạo được môi trường; Debian, Ubuntu: sudo apt install python3-venv",
            "this Python cannot make environments; Debian, Ubuntu: sudo apt install python3-venv",
        )
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if subprocess.run(command, check=False).returncode:  # noqa: S603  our own words
        _stop(f"không tạo được môi trường {folder}", f"could not make the environment {folder}")


def _install(command: list[str]) -> None:
    """Run pip; what it says about a failure stands above ours."""
    if subprocess.run(command, check=False).returncode:  # noqa: S603  our own words
        _stop(f"không cài được: {' '.join(command[6:])}", "could not install; see above")


def _stop(vietnamese: str, english: str) -> None:
    raise SystemExit(f"{vietnamese}\n({english})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
