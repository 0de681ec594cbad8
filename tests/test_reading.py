"""Every seed ends as a summary or as a reason; what was read before is not read again."""

import io
import os

import pytest

from antq_site import reading, record, seeds
from antq_site.cache import Cache
from antq_site.catalogue import load_catalogue
from antq_site.fingerprints import Fingerprints
from antq_site.reading import Read, Reader
from antq_site.report import Report
from tests.keeper import KIEN_THUY, VINH_BAO


class Folder:
    """A folder of seeds that is read again and again with one cache."""

    def __init__(self, root) -> None:
        self.root = root / "seeds"
        self.root.mkdir()
        self.kept = root / "cache"
        self.report = Report(load_catalogue("vi"), io.StringIO())

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")

    def read(self, processes: int = 1, program: bytes = b"1") -> Read:
        """Read all of it, as a build does."""
        self.report = Report(load_catalogue("vi"), io.StringIO())
        cache = Cache(self.kept / "readings.sqlite")
        prints = Fingerprints(self.kept / "files")
        try:
            return Reader(
                self.root, cache, prints, program, self.report, processes=processes
            ).read()
        finally:
            cache.close()

    @property
    def told(self) -> list[tuple[str, str]]:
        """Code and file of all that was told, in order."""
        return [(one.code, one.place.file if one.place else "") for one in self.report.entries]


@pytest.fixture
def folder(tmp_path):
    made = Folder(tmp_path)
    made.write("b.txt", VINH_BAO)
    made.write("a.txt", KIEN_THUY)
    made.write("c/a-cuoi.txt", VINH_BAO.replace("3 tập thể", "4 tập thể"))
    return made


@pytest.fixture
def readings(monkeypatch):
    """The names of the seeds that were read, in order."""
    names: list[str] = []
    real = record.read

    def noted(seed, knowledge):
        names.append(seed.file)
        return real(seed, knowledge)

    monkeypatch.setattr(reading, "read", noted)
    return names


def ids(found: Read) -> list[str]:
    return [one.id for one in found.summaries]


def test_summaries_come_in_the_order_of_the_files(folder):
    found = folder.read()
    assert ids(found) == ["a", "b", "a-cuoi"]
    assert {name: seed.name for name, seed in found.seeds.items()} == {
        "a": "a.txt",
        "b": "b.txt",
        "a-cuoi": "c/a-cuoi.txt",
    }
    assert folder.report.counts["articles"] == 3


def test_what_was_read_is_not_read_again(folder, readings):
    first = folder.read()
    folder.write("d.txt", VINH_BAO)
    second = folder.read()
    assert readings == ["a.txt", "b.txt", "c/a-cuoi.txt", "d.txt"]
    assert second.summaries[:2] == first.summaries[:2]


def test_another_program_reads_all_anew(folder, readings):
    folder.read()
    folder.read(program=b"2")
    assert len(readings) == 6


def test_several_processes_read_the_same_in_the_same_order(folder, monkeypatch):
    alone = folder.read()
    (folder.kept / "readings.sqlite").unlink()
    monkeypatch.setattr(reading, "CHUNK", 1)
    assert folder.read(processes=2) == alone


def test_a_seed_that_cannot_be_read_is_told_each_time_and_kept(folder, readings):
    folder.write("trong.txt", "")
    for _ in range(2):
        found = folder.read()
        assert ids(found) == ["a", "b", "a-cuoi"]
        assert folder.told == [("empty", "trong.txt")]
        assert folder.report.counts["set-aside"] == 1
    assert readings.count("trong.txt") == 1


def test_copies_keep_their_addresses_and_are_told(folder):
    folder.write("b2.txt", VINH_BAO)
    found = folder.read()
    assert ids(found) == ["a", "b", "b2", "a-cuoi"]
    assert folder.told == [("copy", "b2.txt")]
    assert folder.report.entries[0].words == ("b.txt",)


def test_two_files_of_one_address_are_both_set_aside(folder):
    folder.write("c/b.txt", KIEN_THUY)
    assert ids(folder.read()) == ["a", "a-cuoi"]
    assert {code for code, _ in folder.told} == {"same-identity"}


def test_a_folder_that_is_not_there_is_told(folder):
    folder.root.rename(folder.root.with_name("khac"))
    assert folder.read() == Read((), {})
    assert [code for code, _ in folder.told] == ["no-seeds-folder"]


# ---------------------------------------------------------------------------- passing faults


def without_end(*_: object) -> None:
    while True:
        pass


def test_an_article_that_takes_too_long_is_tried_again(folder, monkeypatch, readings):
    with monkeypatch.context() as patched:
        patched.setattr(reading, "SECONDS", 0.05)
        patched.setattr(reading, "read", without_end)
        assert folder.read() == Read((), {})
        assert {one.code for one in folder.report.entries} == {"article-too-slow"}
    assert ids(folder.read()) == ["a", "b", "a-cuoi"]
    assert len(readings) == 3


def test_a_fault_of_the_reader_is_told_and_tried_again(folder, monkeypatch, readings):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("chia cho không")

    with monkeypatch.context() as patched:
        patched.setattr(reading, "read", fail)
        folder.read()
        assert folder.told == [
            ("reader-failed", name) for name in ("a.txt", "b.txt", "c/a-cuoi.txt")
        ]
        assert folder.report.entries[0].words == ("ZeroDivisionError", "chia cho không")
    folder.read()
    assert len(readings) == 3


def test_an_article_that_ends_its_process_is_found_and_the_others_are_read(folder, monkeypatch):
    real, parent = record.read, os.getpid()

    def die(seed, knowledge):
        if seed.file == "b.txt" and os.getpid() != parent:
            os._exit(9)
        return real(seed, knowledge)

    monkeypatch.setattr(reading, "CHUNK", 2)
    monkeypatch.setattr("antq_site.engine.can_fork", lambda: True)
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read", die)
        assert ids(folder.read(processes=2)) == ["a", "a-cuoi"]
        assert folder.told == [("reader-died", "b.txt")]
    assert ids(folder.read()) == ["a", "b", "a-cuoi"]


def test_what_was_changed_while_it_was_read_is_not_kept_under_what_it_was(folder, monkeypatch):
    """The article is as it was again, and what was read in between must not come back."""
    real = seeds.read_seed

    def late(path, below):
        if path.name == "b.txt":
            path.write_text("", "utf-8")
        return real(path, below)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "read_seed", late)
        assert ids(folder.read()) == ["a", "a-cuoi"]
    folder.write("b.txt", VINH_BAO)
    assert ids(folder.read()) == ["a", "b", "a-cuoi"]
