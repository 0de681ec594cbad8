"""Readers see the old site or the new one, whatever becomes of the build between two renames."""

import multiprocessing
import os

import pytest

from antq_site import publish
from antq_site.errors import LockedError, PublishError
from antq_site.project import Project, project_at
from antq_site.publish import locked, recover, refuse_foreign, replace_file, swap
from antq_site.trees import MANIFEST
from tests.keeper import files


@pytest.fixture
def project(tmp_path) -> Project:
    return project_at(tmp_path)


def folder(path, word: str) -> None:
    path.mkdir()
    (path / MANIFEST).write_text(word, "ascii")


def word(path) -> str | None:
    return (path / MANIFEST).read_text("ascii") if path.exists() else None


def there(project: Project) -> list[str | None]:
    """What stands as the site, as the spare, and aside."""
    return [word(path) for path in (project.out, project.spare, project.aside)]


@pytest.fixture(params=["exchange", "renames"])
def system(request, monkeypatch):
    """A system that exchanges two folders in one step, and one that cannot."""
    if request.param == "renames":
        monkeypatch.setattr(publish, "_library", lambda: None)
    return request.param


def test_the_spare_becomes_the_site_and_the_site_the_spare(project, system):
    folder(project.out, "old")
    folder(project.spare, "new")
    swap(project)
    assert there(project) == ["new", "old", None]


def test_a_first_site_is_put_in_its_place(project, system):
    folder(project.spare, "new")
    swap(project)
    assert there(project) == ["new", None, None]


@pytest.mark.parametrize("after", [1, 2])
def test_a_build_killed_between_two_renames_is_put_right(project, monkeypatch, after):
    monkeypatch.setattr(publish, "_library", lambda: None)
    folder(project.out, "old")
    folder(project.spare, "new")
    renamed: list[str] = []
    real = os.rename

    def rename(source, target):
        if len(renamed) == after:
            raise KeyboardInterrupt
        renamed.append(source)
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr("os.rename", rename)
        with pytest.raises(KeyboardInterrupt):
            swap(project)
    assert project.aside.exists()
    recover(project)
    assert there(project) == {1: ["old", "new", None], 2: ["new", "old", None]}[after]


def test_what_was_left_aside_by_others_is_removed(project):
    for path, name in ((project.out, "a"), (project.spare, "b"), (project.aside, "c")):
        folder(path, name)
    recover(project)
    assert there(project) == ["a", "b", None]


def test_where_nothing_was_left_nothing_is_done(project):
    folder(project.out, "old")
    recover(project)
    assert there(project) == ["old", None, None]


# ------------------------------------------------------------------------- folders of others


def test_a_folder_without_a_manifest_is_not_ours(project):
    project.out.mkdir()
    refuse_foreign(project)  # an empty one may be taken
    (project.out / "anh.jpg").write_bytes(b"")
    with pytest.raises(PublishError) as told:
        refuse_foreign(project)
    assert told.value.code == "out-not-ours"


def test_our_own_folder_and_none_are_taken(project):
    refuse_foreign(project)
    folder(project.out, "old")
    refuse_foreign(project)


@pytest.mark.parametrize("kind", ["file", "link to a folder", "link to nothing"])
def test_what_is_no_folder_is_not_replaced(project, tmp_path, kind):
    if kind == "file":
        project.out.write_bytes(b"")
    else:
        goal = tmp_path / "khac"
        if kind == "link to a folder":
            folder(goal, "old")
        project.out.symlink_to(goal)
    with pytest.raises(PublishError) as told:
        refuse_foreign(project)
    assert told.value.code == "out-not-a-folder"


# ------------------------------------------------------------------------------------- the lock


def _hold(project: Project, told, free) -> None:
    with locked(project):
        told.set()
        free.wait(30)


def test_one_build_at_a_time_and_the_other_is_named(project):
    context = multiprocessing.get_context("spawn")
    told, free = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(project, told, free))
    holder.start()
    assert told.wait(60)
    with pytest.raises(LockedError) as refused, locked(project):
        pytest.fail("two builds at once")
    assert refused.value.words == (str(holder.pid),)
    free.set()
    holder.join(30)
    with locked(project):
        assert project.lock.read_text("ascii") == str(os.getpid())


def test_the_lock_is_free_after_an_error(project):
    with pytest.raises(KeyError), locked(project):
        raise KeyError
    with locked(project):
        pass


# ------------------------------------------------------------------ what cannot be made again


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "addresses.yml"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert files(tmp_path) == {"addresses.yml": b"new"}


def test_where_the_keeper_put_a_link_its_goal_is_replaced(tmp_path):
    (tmp_path / "kho").mkdir()
    goal = tmp_path / "kho" / "so.yml"
    goal.write_bytes(b"old")
    link = tmp_path / "addresses.yml"
    link.symlink_to(goal)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert goal.read_bytes() == b"new"


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "addresses.yml"
    path.write_bytes(b"old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(PublishError) as told:
        replace_file(path, b"new")
    assert told.value.place is not None
    assert told.value.place.file == str(path)
    assert path.read_bytes() == b"old"
