"""What a build says: one line a problem, in the keeper's language, and nothing a terminal obeys."""

import errno
import io
import json
import os

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.config import Problem, SettingsError
from antq_site.errors import ConfigError, Place, PublishError, SeedError
from antq_site.model import Severity
from antq_site.report import Report, plain, print_line


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def report(vietnamese, stream) -> Report:
    return Report(vietnamese, stream)


def test_a_problem_is_one_line_with_place_reason_code_and_what_was_done(report, stream):
    report.problem(SeedError("line-too-long", 70_000, 60_000, place=Place("a.txt", 3)), "set-aside")
    assert stream.getvalue() == (
        "a.txt:3: dòng dài 70000 ký tự, giới hạn là 60000 [line-too-long]"
        " — để riêng bài này, các bài khác vẫn được xuất bản\n"
    )


def test_several_problems_of_the_settings_are_told_together(report, stream):
    wrong = [
        Problem(Place("site.yml", line), "unknown-key", (name, "title"))
        for line, name in ((2, "titel"), (4, "tilte"))
    ]
    report.problem(SettingsError(tuple(wrong)))
    assert [line.partition(":")[2][:2] for line in stream.getvalue().splitlines()] == ["2:", "4:"]


@pytest.mark.parametrize(
    ("number", "vietnamese_says"),
    [(errno.ENOSPC, "hết chỗ"), (errno.EACCES, "không có quyền"), (errno.EIO, "lỗi đọc ghi")],
)
def test_what_the_system_says_is_said_in_vietnamese(report, stream, number, vietnamese_says):
    report.problem(PublishError("disk", os.strerror(number)))
    assert stream.getvalue() == f"đĩa từ chối: {vietnamese_says} [disk]\n"


def test_what_nobody_has_translated_is_said_as_it_is(report, stream):
    report.problem(PublishError("disk", os.strerror(errno.EXDEV)))
    assert os.strerror(errno.EXDEV) in stream.getvalue()


def test_a_terminal_obeys_nothing_that_is_told(report, stream):
    report.problem(ConfigError("unknown-key", "\x1b]0;x\x07\u202e\r\n\u2028", "title"))
    (line,) = stream.getvalue().splitlines()
    assert r"\x1b]0;x\x07\x202e\x0d\x0a\x2028" in line


def test_plain_text_stays_as_it_is():
    text = "Đống Đa, 5\u00a0000 đồng — “tin”"
    assert plain(text) == text


def test_a_place_below_the_keepers_folder_is_told_from_there(report, stream, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for file in (tmp_path / "seeds" / "a.txt", tmp_path.parent / "b.txt"):
        report.problem(SeedError("empty", place=file))
    inside, outside = stream.getvalue().splitlines()
    assert inside == "seeds/a.txt: tệp trống [empty]"
    assert outside.startswith(f"{tmp_path.parent}/b.txt: ")


def test_the_last_line_counts_and_says_whether_it_was_published(report, stream):
    report.counts.update({"articles": 5, "pages": 98, "set-aside": 1, "repaired": 2})
    report.end(published=True)
    report.end(published=False)
    assert stream.getvalue() == (
        "5 bài, 98 trang, 1 để riêng, 2 đã sửa mã, đã xuất bản\n"
        "5 bài, 98 trang, 1 để riêng, 2 đã sửa mã, không xuất bản\n"
    )


def test_the_report_for_machines_holds_the_same(report, tmp_path):
    report.counts["articles"] = 5
    report.problem(SeedError("empty", place=Place("a.txt")))
    report.note("no-base-url")
    report.say("served")
    report.save(tmp_path / "report.json", published=True)
    kept = json.loads((tmp_path / "report.json").read_bytes())
    assert kept["published"] is True
    assert kept["counts"] == {"articles": 5}
    assert [(one["code"], one["severity"], one["file"]) for one in kept["entries"]] == [
        ("empty", "error", "a.txt"),
        ("no-base-url", "info", None),
    ]
    assert kept["entries"][0]["message"] == "tệp trống"


def test_what_is_no_error_is_no_error(report):
    report.note("no-base-url")
    assert [one.severity for one in report.entries] == [Severity.INFO]


def test_it_speaks_english_too(stream):
    Report(load_catalogue("en"), stream).problem(SeedError("empty", place=Place("a.txt")))
    assert stream.getvalue() == "a.txt: the file is empty [empty]\n"


class Deaf(io.StringIO):
    """A stream whose reader has hung up."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_that_nobody_listens_is_no_reason_to_stop(monkeypatch, capsys):
    print_line("một dòng", Deaf())
    monkeypatch.setattr("sys.stderr", None)
    print_line("một dòng")
    assert capsys.readouterr() == ("", "")


def test_without_a_stream_it_speaks_where_errors_go_at_that_moment(vietnamese, capsys):
    report = Report(vietnamese)
    report.say("served")
    assert capsys.readouterr().err == "đã dừng\n"
