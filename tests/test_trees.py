"""Two trees: what they share is never written, and what is in doubt is said to be."""

import hashlib
import shutil
import subprocess

import pytest

from antq_site.trees import MANIFEST, UNKNOWN, Known, Tree, manifest
from tests.keeper import files

BODIES = {"index.html": b"<h1>Kho</h1>", "bai/mot/index.html": b"mot", "bai/hai/index.html": b"2"}


def known(body: bytes, key: bytes = b"k") -> Known:
    return Known(key, hashlib.sha256(body).digest(), len(body))


def filled(tree: Tree, bodies=BODIES) -> Tree:
    for path, body in bodies.items():
        tree.write(path, body)
    tree.settle({path: known(body, path.encode()) for path, body in bodies.items()})
    return tree


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def site(tmp_path, kept):
    return filled(Tree(tmp_path / "site", kept))


@pytest.fixture
def spare(tmp_path, kept):
    return Tree(tmp_path / "spare", kept)


def test_a_tree_that_is_not_there_is_empty(spare):
    assert (spare.files, spare.manifest) == ({}, b"")


def test_what_was_settled_is_known_again_with_its_keys(site, kept):
    assert Tree(site.root, kept).files == site.files
    assert site.files["bai/mot/index.html"].key == b"bai/mot/index.html"


def test_the_manifest_is_what_sha256sum_checks(site):
    done = subprocess.run(
        ["sha256sum", "--strict", "--check", MANIFEST],  # noqa: S607  on every Linux
        cwd=site.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{path}: OK" for path in sorted(BODIES)]


def test_the_manifest_is_in_order_whatever_the_order_of_the_files():
    some = {path: known(body) for path, body in BODIES.items()}
    turned = dict(reversed(some.items()))
    assert manifest(some) == manifest(turned)
    assert manifest({}).body == b""


def test_without_kept_keys_a_tree_knows_only_what_its_manifest_says(site, kept):
    shutil.rmtree(kept)
    again = Tree(site.root, kept)
    assert again.files.keys() == BODIES.keys()
    assert {one.key for one in again.files.values()} == {b""}
    assert again.files["index.html"].sha256 == site.files["index.html"].sha256


def test_damaged_keys_are_not_believed(site, kept):
    (file,) = kept.iterdir()
    for place in range(0, file.stat().st_size, 11):
        raw = bytearray(file.read_bytes())
        raw[place] ^= 0x10
        file.write_bytes(raw)
        assert {one.key for one in Tree(site.root, kept).files.values()} == {b""}
        raw[place] ^= 0x10
        file.write_bytes(raw)


def test_a_manifest_that_is_no_list_lists_nothing(site, kept):
    (site.root / MANIFEST).write_bytes(b"\xff\xfe khong phai\n\nzz  index.html\n" + b"\0" * 9)
    assert Tree(site.root, kept).files == {}


def test_what_is_about_to_change_is_no_longer_known(site, kept):
    site.doubt(["index.html", "bai/moi/index.html"])
    after_a_kill = Tree(site.root, kept).files
    assert after_a_kill["index.html"].sha256 == UNKNOWN
    assert after_a_kill["bai/moi/index.html"].sha256 == UNKNOWN
    assert {one.key for one in after_a_kill.values()} == {b""}


def test_nothing_to_doubt_writes_nothing(site):
    before = (site.root / MANIFEST).stat()
    site.doubt([])
    site.settle(site.files)
    after = (site.root / MANIFEST).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_taken_is_shared_and_what_is_written_is_not(site, spare):
    spare.take("index.html", site)
    spare.take("bai/mot/index.html", site)
    one, other = (tree.root / "index.html" for tree in (site, spare))
    assert one.stat().st_ino == other.stat().st_ino
    spare.write("index.html", b"moi")
    digest, size = spare.write_parts("bai/mot/index.html", iter([b"m", b"oi"]))
    assert (digest, size) == (hashlib.sha256(b"moi").digest(), 3)
    assert spare.root.joinpath("bai/mot/index.html").read_bytes() == b"moi"
    assert {path: (site.root / path).read_bytes() for path in BODIES} == BODIES


def test_what_is_taken_takes_the_place_of_what_was_there(site, spare):
    spare.write("index.html", b"cu")
    spare.take("index.html", site)
    assert (spare.root / "index.html").read_bytes() == BODIES["index.html"]


def test_a_disk_that_shares_nothing_gets_copies(site, spare, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr("os.link", refuse)
    spare.take("index.html", site)
    one, other = (tree.root / "index.html" for tree in (site, spare))
    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_ino != other.stat().st_ino


def test_what_is_to_be_taken_and_is_not_there_is_told(site, spare):
    (site.root / "index.html").unlink()
    with pytest.raises(FileNotFoundError):
        spare.take("index.html", site)


def test_an_empty_folder_goes_with_its_last_file(site):
    site.remove("bai/mot/index.html")
    assert not (site.root / "bai/mot").exists()
    assert (site.root / "bai/hai").is_dir()
    site.remove("bai/hai/index.html")
    assert not (site.root / "bai").exists()


def test_removing_never_goes_beyond_the_tree_nor_minds_what_is_gone(tmp_path, kept):
    tree = filled(Tree(tmp_path / "mot" / "site", kept), {"a/b": b""})
    (tree.root / MANIFEST).unlink()
    tree.remove("a/b")
    tree.remove("a/b")
    assert tree.root.is_dir()
    assert files(tree.root) == {}
