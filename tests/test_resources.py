"""Templates and static files are found in the project, in the package and in the checkout."""

from antq_site import resources
from antq_site.resources import find


def test_the_checkout_is_found_from_any_folder(tmp_path):
    (found,) = find("templates", tmp_path)
    assert (found / "base.html").is_file()


def test_the_keepers_own_folder_comes_first(tmp_path):
    (tmp_path / "static").mkdir()
    first, second = find("static", tmp_path)
    assert first == tmp_path / "static"
    assert (second / "site.css").is_file()


def test_a_project_that_is_the_checkout_is_asked_once(tmp_path):
    (root,) = find("templates", tmp_path)
    assert len(find("templates", root.parent)) == 1


def test_an_installed_package_finds_what_it_travels_with(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "antq_site"
    (package / "_shipped" / "templates").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert find("templates", tmp_path) == (package / "_shipped" / "templates",)


def test_what_is_nowhere_is_not_claimed(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "antq_site")
    assert find("static", tmp_path) == ()
