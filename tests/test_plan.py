"""Every file of the site is planned once, below the site, under the key of what it is made from."""

import pytest

from tests.keeper import files


@pytest.fixture
def published(keeper):
    assert keeper.run("build").code == 0
    return files(keeper.site)


@pytest.mark.parametrize("path", ["index.html", "bai/2022-vinh-bao/index.html", "robots.txt"])
def test_a_file_of_the_keepers_under_the_path_of_a_page_is_refused(keeper, published, path):
    own = keeper.root / "static" / path
    own.parent.mkdir(parents=True)
    own.write_text("của tôi", "utf-8")
    ended = keeper.run("build")
    assert ended.code == 4
    assert f"{path} [path-twice]" in ended.err
    assert files(keeper.site) == published


@pytest.mark.parametrize("address", ["../ngoai/", "bai/../../ngoai/"])
def test_an_address_that_leaves_the_site_is_refused(keeper, published, address):
    book = keeper.root / "addresses.yml"
    book.write_text(f"{book.read_text('utf-8')}removed:\n  {address}: gỡ\n", "utf-8")
    ended = keeper.run("build")
    assert ended.code == 4
    assert "[path-outside]" in ended.err
    assert files(keeper.site) == published
    assert not list(keeper.root.rglob("ngoai"))


def test_the_keepers_own_file_takes_the_place_of_ours(keeper, published):
    own = keeper.root / "static" / "site.css"
    own.parent.mkdir()
    own.write_text("/* của tôi */", "utf-8")
    assert keeper.run("build").code == 0
    assert files(keeper.site)["site.css"] == "/* của tôi */".encode()


def test_hidden_files_and_links_of_the_keepers_are_not_taken_over(keeper):
    own = keeper.root / "static"
    own.mkdir()
    (own / ".bi-mat").write_text("x", "utf-8")
    (own / "dan-ra-ngoai.txt").symlink_to(keeper.root / "site.yml")
    keeper.settings("title: Kho\n")
    assert keeper.run("build").code == 0
    assert {".bi-mat", "dan-ra-ngoai.txt"}.isdisjoint(files(keeper.site))
