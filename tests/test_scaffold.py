"""A new archive builds at once, keeps what it must keep, and knows the way to the web."""

import re
import subprocess

import pytest
import yaml

from antq_site import __version__
from antq_site.report import Report
from antq_site.scaffold import make_archive
from tests.keeper import ROOT, VINH_BAO, Keeper, faults_of, files

WORKFLOW = ".github/workflows/pages.yml"


@pytest.fixture
def made(tmp_path, vietnamese, capsys) -> Keeper:
    """The keeper of a new archive."""
    root = tmp_path / "kho mới"
    assert make_archive(root, Report(vietnamese)) == 0
    assert f"đã tạo kho mới ở {root}" in capsys.readouterr().err
    return Keeper(root)


def test_it_holds_what_a_keeper_needs(made):
    assert set(files(made.root)) == {
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "content/gioi-thieu.md",
        "content/lien-he.md",
        "requirements.txt",
        "seeds/README.md",
        "site.yml",
    }


def test_it_builds_at_once_and_with_an_article(made):
    ended = made.run("build", "--strict")
    assert ended.code == 0
    assert ended.lines[-1].startswith("0 bài, ")
    assert faults_of(made.site) == []
    made.write("vinh-bao.txt", VINH_BAO)
    ended = made.run("build", "--strict")
    assert ended.code == 0
    assert (made.site / "bai" / "vinh-bao" / "index.html").is_file()


def test_it_asks_for_the_program_that_made_it(made):
    lines = (made.root / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"antq-site=={__version__}"]


def test_git_leaves_out_what_is_built_and_keeps_the_rest(made):
    made.write("vinh-bao.txt", VINH_BAO)
    assert made.run("build").code == 0
    (made.root / ".venv").mkdir()
    (made.root / ".venv" / "x").write_text("", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=made.root, check=True)  # noqa: S607  as it is installed
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"],  # noqa: S607  as it is installed
        cwd=made.root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.splitlines()
    assert "addresses.yml" in listed
    assert "seeds/vinh-bao.txt" in listed
    assert [path for path in listed if path.startswith(("_site", "._site", ".venv"))] == []


def test_every_command_that_its_readme_shows_is_there(made):
    shown = re.findall(r"bin/antq-site (\w+)", (made.root / "README.md").read_text("utf-8"))
    assert shown == ["build", "serve"]
    for name in shown:
        assert made.run(name, "--help").code == 0


def test_its_workflow_runs_the_actions_of_ours_and_may_do_no_more(made):
    def uses(text: str) -> set[str]:
        return set(re.findall(r"uses: (.+)", text))

    own = (made.root / WORKFLOW).read_text("utf-8")
    ours = (ROOT / WORKFLOW).read_text("utf-8")
    assert uses(own) == uses(ours)
    told, model = (yaml.load(text, yaml.BaseLoader) for text in (own, ours))  # noqa: S506  texts only
    assert told["permissions"] == {}
    for name, job in told["jobs"].items():
        assert job["permissions"] == model["jobs"][name]["permissions"]
    for step in told["jobs"]["build"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("there", ["a file", "a folder with something"])
def test_nothing_is_written_over(tmp_path, keeper, there):
    target = tmp_path / "cũ"
    if there == "a file":
        target.write_text("của tôi", encoding="utf-8")
    else:
        target.mkdir()
        (target / "của tôi").write_text("", encoding="utf-8")
    ended = keeper.run("new", str(target))
    assert ended.code == 2
    assert "[new-not-empty]" in ended.err
    if target.is_dir():
        assert list(files(target)) == ["của tôi"]


def test_a_folder_that_is_empty_is_taken(tmp_path, keeper):
    (tmp_path / "trống").mkdir()
    assert keeper.run("new", str(tmp_path / "trống")).code == 0
