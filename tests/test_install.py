"""The program runs from a checkout, an editable install and a wheel, from any folder."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.keeper import ROOT, Keeper, environment, faults_of, files

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "_site", "._site.*", "node_modules", "__pycache__", ".*_cache", "tests", "docs"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the tools of this environment and nothing from elsewhere."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "checkout", ignore=LEFT_OUT)
    pip(
        "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder),
        str(folder / "checkout"),
    )  # fmt: skip
    (made,) = folder.glob("*.whl")
    return made


def pip(*words: str) -> None:
    """Run pip without a network."""
    quiet = ["--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *quiet, *words], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("site-packages")
    pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


@pytest.fixture
def archive(tmp_path) -> Keeper:
    """An archive that lies nowhere near the program."""
    root = tmp_path / "kho ở nơi khác"
    root.mkdir()
    return Keeper(root)


def built(keeper: Keeper, away: Path, *command: str, path: str) -> dict[str, bytes]:
    """The site that a command builds, run from a folder that is not the archive's."""
    away.mkdir()
    done = subprocess.run(
        [
            sys.executable,
            *command,
            "build",
            "--seeds",
            str(keeper.seeds),
            "--out",
            str(keeper.site),
        ],
        cwd=away,
        env=environment({"PYTHONPATH": path}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert faults_of(keeper.site) == []
    return files(keeper.site)


MODULE = ("-m", "antq_site.cli")


def test_a_wheel_finds_its_templates_styles_and_pages(installed, archive, tmp_path):
    wanted = built(another(tmp_path), tmp_path / "a", *MODULE, path=str(ROOT / "src"))
    found = built(archive, tmp_path / "b", *MODULE, path=str(installed))
    assert found == wanted
    assert "gioi-thieu/index.html" in found


def another(folder: Path) -> Keeper:
    """A second archive with the same articles."""
    root = folder / "kho"
    root.mkdir()
    return Keeper(root)


def test_the_wheel_is_what_is_run(installed, tmp_path):
    shown = subprocess.run(
        [sys.executable, "-c", "import antq_site.resources as r; print(r._PACKAGE)"],
        cwd=tmp_path,
        env=environment({"PYTHONPATH": str(installed)}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout.strip() == str(installed / "antq_site")


def test_the_wheel_has_the_command(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (entry,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "antq-site = antq_site.cli:main" in packed.read(entry).decode()


def test_the_wheel_holds_all_that_it_reads_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    shipped = {
        f"antq_site/_shipped/{path.relative_to(ROOT).as_posix()}"
        for kind in ("templates", "static", "content", "starter")
        for path in (ROOT / kind).rglob("*")
        if path.is_file()
    }
    sources = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "_shipped" not in path.parts
    }
    others = {name for name in names if not name.startswith("antq_site/")}
    assert names - others == shipped | sources
    assert all(".dist-info/" in name for name in others)
    assert any(name.endswith("licenses/LICENSE") for name in others)


def test_a_new_archive_can_be_made_from_a_wheel(installed, tmp_path):
    done = subprocess.run(
        [sys.executable, *MODULE, "new", "kho mới"],
        cwd=tmp_path,
        env=environment({"PYTHONPATH": str(installed)}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = set(files(tmp_path / "kho mới"))
    assert {".gitignore", ".github/workflows/pages.yml", "site.yml", "content/lien-he.md"} <= made


@pytest.mark.slow
def test_an_editable_install_runs_from_any_folder(archive, tmp_path):
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout, ignore=LEFT_OUT)
    target = tmp_path / "editable"
    pip(
        "install", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(target),
        "--editable", str(checkout),
    )  # fmt: skip
    code = (
        f"import site, sys; before = [*sys.path]; site.addsitedir({str(target)!r}); "
        "sys.path[:] = [p for p in sys.path if p not in before] + before; "
        "from antq_site import cli, resources; "
        f"assert str(resources._PACKAGE).startswith({str(checkout)!r}), resources._PACKAGE; "
        "cli.main()"
    )
    assert "index.html" in built(archive, tmp_path / "away", "-c", code, path="")


def test_a_checkout_runs_by_build_py_from_any_folder(archive, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--seeds", str(archive.seeds), "--out", "trang"],
        cwd=away,
        env=environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert faults_of(away / "trang") == []
