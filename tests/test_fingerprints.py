"""Digests of files: worked out once, looked up after that, and never trusted without a ground."""

import hashlib
import os
import time

import pytest

from antq_site.digests import SIZE
from antq_site.fingerprints import Fingerprints, files_below

LONG_AGO = 1_600_000_000


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "bai.txt"
    made.write_bytes("Sáng 15-8, xã ra quân.".encode())
    return made


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "kho" / "files"


@pytest.fixture
def later(monkeypatch):
    """The clock of a build that begins a minute from now: files of this moment are settled."""
    ahead = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: ahead)


@pytest.fixture
def reads(monkeypatch):
    """The names of the files whose bytes were read, in order."""
    names: list[str] = []
    real = hashlib.file_digest

    def noted(source, digest):
        names.append(source.name)
        return real(source, digest)

    monkeypatch.setattr("hashlib.file_digest", noted)
    return names


def told(kept, file) -> bytes:
    """What a build of its own says of a file, and keeps."""
    prints = Fingerprints(kept)
    found = prints.of(file)
    prints.save()
    return found


def test_it_is_the_digest_of_the_bytes(file, kept):
    assert told(kept, file) == hashlib.blake2b(file.read_bytes(), digest_size=SIZE).digest()


def test_what_the_disk_says_alike_is_not_read_again(file, kept, later, reads):
    first = told(kept, file)
    assert told(kept, file) == first
    assert reads == [str(file)]


def test_a_file_changed_a_moment_ago_is_read_again(file, kept, reads):
    told(kept, file)
    told(kept, file)
    assert reads == [str(file)] * 2


def test_other_bytes_are_another_digest(file, kept, later):
    first = told(kept, file)
    file.write_bytes(file.read_bytes() + b".")
    assert told(kept, file) != first


def test_bytes_of_one_length_under_the_old_time_are_noticed(file, kept, later):
    """As after `touch -r`, or a copy that keeps times."""
    os.utime(file, (LONG_AGO, LONG_AGO))
    first = told(kept, file)
    file.write_bytes(file.read_bytes().replace(b"15-8", b"16-8"))
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert told(kept, file) != first


def test_a_file_put_in_the_place_of_another_is_noticed(file, kept, later):
    """Two files of one length and one time exchange their names."""
    other = file.with_name("khac.txt")
    other.write_bytes(file.read_bytes().replace(b"15-8", b"16-8"))
    for one in (file, other):
        os.utime(one, (LONG_AGO, LONG_AGO))
    before = told(kept, file), told(kept, other)
    file.rename(file.with_name("tam"))
    other.rename(file)
    file.with_name("tam").rename(other)
    assert (told(kept, other), told(kept, file)) == before


def test_a_new_time_alone_changes_nothing(file, kept, later):
    first = told(kept, file)
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert told(kept, file) == first


def test_within_one_build_the_answer_stays(file, kept):
    prints = Fingerprints(kept)
    first = prints.of(file)
    file.write_bytes(b"khac")
    assert prints.of(file) == first
    assert Fingerprints(kept).of(file) != first


def test_what_the_build_has_written_is_looked_at_again(file, kept):
    prints = Fingerprints(kept)
    first = prints.of(file)
    file.write_bytes(b"khac")
    prints.forget(file)
    assert prints.of(file) != first


@pytest.mark.parametrize("place", range(0, 200, 7))
def test_a_damaged_list_is_never_believed(file, kept, later, place, reads):
    first = told(kept, file)
    raw = bytearray(kept.read_bytes())
    raw[place % len(raw)] ^= 0x21
    kept.write_bytes(raw)
    assert told(kept, file) == first
    assert reads == [str(file)] * 2


@pytest.mark.parametrize("raw", [b"", b"\x80", b"khong phai danh sach nao ca" * 9])
def test_what_is_no_list_is_passed_over(file, kept, raw):
    kept.parent.mkdir()
    kept.write_bytes(raw)
    assert told(kept, file) == hashlib.blake2b(file.read_bytes(), digest_size=SIZE).digest()


def test_a_list_that_cannot_be_kept_stops_nobody(file, tmp_path):
    (tmp_path / "tep").write_bytes(b"")
    assert told(tmp_path / "tep" / "files", file)
    assert (tmp_path / "tep").read_bytes() == b""


def test_what_cannot_be_read_is_told_apart(file, kept, tmp_path):
    prints = Fingerprints(kept)
    (tmp_path / "link.txt").symlink_to(file)
    os.mkfifo(tmp_path / "ong.txt")
    strange = [prints.of(tmp_path / name) for name in ("khong-co", "link.txt", "ong.txt", "")]
    assert len({prints.of(file), *strange}) == 5


def test_one_digest_of_many_tells_where_each_lies(tmp_path, kept):
    for name in ("a", "b"):
        (tmp_path / name / "trong").mkdir(parents=True)
    (tmp_path / "a/mot").write_bytes(b"1")
    (tmp_path / "a/trong/hai").write_bytes(b"2")
    (tmp_path / "b/hai").write_bytes(b"2")
    (tmp_path / "b/trong/mot").write_bytes(b"1")
    prints = Fingerprints(kept)
    one, other = (
        prints.of_all(files_below(tmp_path / name), tmp_path / name) for name in ("a", "b")
    )
    assert one != other
    assert one == prints.of_all(reversed([*files_below(tmp_path / "a")]), tmp_path / "a")


def test_files_below_come_in_order_and_from_nowhere_none(tmp_path):
    for name in ("b/x", "a/z", "a/y", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert found == ["c", "a/y", "a/z", "b/x"]
    assert list(files_below(tmp_path / "khong-co")) == []
