"""Makes the environment that the Makefile runs in: locked packages with their hashes, then this one.

Runs with nothing but Python's own library: `python scripts/environment.py .venv requirements/run.txt`.
"""

import subprocess
import sys
import venv
from pathlib import Path


def main(folder: Path, requirements: Path) -> None:
    """Make the environment if there is none, and install into it."""
    if sys.version_info < (3, 11):
        raise SystemExit(f"antq-site needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        try:
            venv.create(folder, with_pip=True)
        except (subprocess.CalledProcessError, OSError, SystemExit):
            raise SystemExit(
                "Python cannot make an environment here. On Debian or Ubuntu: apt install python3-venv"
            ) from None
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    locked = [
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        str(requirements),
    ]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."], check=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
