"""Where things are, and which places a build cannot work on."""

import pytest

from antq_site.errors import ConfigError
from antq_site.project import project_at


@pytest.fixture
def root(tmp_path):
    (tmp_path / "seeds").mkdir()
    return tmp_path.resolve()


def test_an_archive_has_its_places(root):
    project = project_at(root)
    assert (project.root, project.seeds, project.out) == (root, root / "seeds", root / "_site")
    assert (project.config, project.content) == (root / "site.yml", root / "content")
    assert project.addresses == root / "addresses.yml"


def test_what_a_build_leaves_lies_beside_the_site(root, tmp_path):
    project = project_at(root, out=tmp_path / "khac" / "trang")
    left = [project.lock, *project.leftovers]
    assert {path.parent for path in left} == {tmp_path / "khac"}
    assert all(path.name.startswith(".trang.") for path in left)
    assert len(set(left)) == len(left)


def test_places_can_be_named(root, tmp_path):
    (root / "khac.yml").write_text("", encoding="utf-8")
    project = project_at(root, root / "bai", root / "trang", root / "khac.yml")
    assert project.seeds == root / "bai"
    assert project.out == root / "trang"
    assert project.config == root / "khac.yml"


def test_seeds_of_another_archive_bring_its_settings(root, tmp_path):
    other = tmp_path / "kho-khac"
    (other / "seeds").mkdir(parents=True)
    (other / "site.yml").write_text("", encoding="utf-8")
    project = project_at(root, other / "seeds")
    assert (project.root, project.config) == (other, other / "site.yml")
    assert project.out == other / "_site"


def test_but_not_where_the_folder_has_settings_of_its_own(root, tmp_path):
    other = tmp_path / "kho-khac"
    (other / "seeds").mkdir(parents=True)
    for folder in (root, other):
        (folder / "site.yml").write_text("", encoding="utf-8")
    assert project_at(root, other / "seeds").config == root / "site.yml"


@pytest.mark.parametrize(
    ("seeds", "out", "code"),
    [
        ("khong-co", "_site", "no-seeds-folder"),
        ("seeds", "seeds", "out-in-seeds"),
        ("seeds", "seeds/a/b", "out-in-seeds"),
        ("seeds", ".", "seeds-in-out"),
        ("seeds", "..", "seeds-in-out"),
        ("seeds", "seeds/../seeds", "out-in-seeds"),
    ],
)
def test_places_that_cannot_be_are_told(root, seeds, out, code):
    with pytest.raises(ConfigError) as caught:
        project_at(root, root / seeds, root / out).checked()
    assert caught.value.code == code


def test_places_that_can_be_stay(root):
    project = project_at(root, out=root / "seeds-trang")
    assert project.checked() == project


def test_settings_that_are_named_must_be_there(root):
    with pytest.raises(ConfigError) as caught:
        project_at(root, config=root / "khong-co.yml")
    assert caught.value.code == "no-settings-file"
