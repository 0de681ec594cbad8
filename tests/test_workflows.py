"""The workflows give away no more than they must, and run only what was looked at."""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
STARTER = ROOT / "starter" / ".github" / "workflows"
"""Of an archive that `antq-site new` makes."""
FILES = [*sorted(FOLDER.glob("*.y*ml")), *sorted(STARTER.glob("*.y*ml"))]
WRITES = {"pages": {"pages", "id-token"}}
"""Which permissions to write a workflow may ask for; others ask for none."""


def workflow(file: Path):
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  texts only; «on» stays a word


def steps(file: Path):
    return [step for job in workflow(file)["jobs"].values() for step in job["steps"]]


def test_there_is_one_that_publishes_and_one_that_checks():
    assert [file.name for file in FILES] == ["check.yml", "pages.yml", "pages.yml"]


@pytest.fixture(params=FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def file(request):
    return request.param


def test_actions_are_pinned_by_commit_and_say_which_version_that_is(file):
    lines = [line for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_only_actions_of_github_are_run(file):
    for step in steps(file):
        assert step.get("uses", "actions/").startswith("actions/")


def test_nothing_is_permitted_but_what_a_job_asks_for(file):
    found = workflow(file)
    assert found["permissions"] == {}
    writes = set()
    for job in found["jobs"].values():
        writes |= {name for name, level in job["permissions"].items() if level == "write"}
    assert writes == WRITES.get(file.stem, set())


def test_no_job_runs_for_ever(file):
    for job in workflow(file)["jobs"].values():
        assert 0 < int(job["timeout-minutes"]) <= 30


def test_a_checkout_keeps_no_credentials(file):
    checkouts = [one for one in steps(file) if one.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    for step in checkouts:
        assert step["with"]["persist-credentials"] == "false"


def test_no_expression_is_pasted_into_a_script(file):
    for step in steps(file):
        assert "${{" not in step.get("run", "")


def test_others_changes_are_checked_without_secrets():
    triggers = set(workflow(FOLDER / "check.yml")["on"])
    assert "pull_request" in triggers
    for file in FILES:
        assert "pull_request_target" not in workflow(file)["on"]
        assert "secrets." not in file.read_text("utf-8")
    for folder in (FOLDER, STARTER):
        assert "pull_request" not in workflow(folder / "pages.yml")["on"]


def test_a_new_archive_uses_the_same_actions():
    ours, theirs = (
        {s["uses"] for s in steps(f / "pages.yml") if "uses" in s} for f in (FOLDER, STARTER)
    )
    assert ours == theirs


@pytest.mark.parametrize("folder", [FOLDER, STARTER], ids=["project", "starter"])
def test_only_a_whole_site_is_put_up(folder):
    jobs = workflow(folder / "pages.yml")["jobs"]
    assert jobs["deploy"]["needs"] == "build"
    scripts = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert any('--strict --base-url "$BASE_URL"' in script for script in scripts)
    upload = next(s for s in jobs["build"]["steps"] if "upload-pages-artifact" in s.get("uses", ""))
    assert upload["with"] == {"path": "_site", "include-hidden-files": "true"}


@pytest.mark.parametrize("folder", [FOLDER, STARTER], ids=["project", "starter"])
def test_two_deployments_do_not_overtake_each_other(folder):
    concurrency = workflow(folder / "pages.yml")["concurrency"]
    assert concurrency == {"group": "pages", "cancel-in-progress": "false"}


def test_the_server_runs_the_developers_command():
    runs = [step["run"] for step in steps(FOLDER / "check.yml") if "run" in step]
    assert runs == ["bash .ci/run"]
    last = (ROOT / ".ci" / "run").read_text("utf-8").strip().splitlines()[-1]
    assert last == "exec make check"


def test_new_versions_of_everything_that_is_locked_are_proposed_after_a_week():
    found = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {(one["package-ecosystem"], one["directory"]) for one in found} == {
        ("pip", "/requirements"),
        ("npm", "/tests/browser"),
        ("github-actions", "/"),
    }
    for one in found:
        assert one["cooldown"]["default-days"] >= 7
        assert one["directory"] == "/" or (ROOT / one["directory"].strip("/")).is_dir()


LOCKED = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", re.DOTALL)


def test_what_is_installed_is_locked_by_digest():
    for name in ("run", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
        assert entries
        for entry in entries:
            assert LOCKED.match(entry), entry
    install = (ROOT / "scripts" / "environment.py").read_text("utf-8")
    assert "--require-hashes" in install
    assert "--only-binary" in install
    lock = json.loads((ROOT / "tests" / "browser" / "package-lock.json").read_text("utf-8"))
    for name, package in lock["packages"].items():
        assert name == "" or package["integrity"].startswith("sha512-"), name
    assert "--ignore-scripts" in (ROOT / "scripts" / "check.py").read_text("utf-8")


def test_a_bare_machine_gets_what_the_checks_need():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    check = (ROOT / "scripts" / "check.py").read_text("utf-8")
    for program, package in re.findall(r'"(\w+)": "apt-get install ([\w-]+)"', check):
        assert f"need {program} {package}" in script
