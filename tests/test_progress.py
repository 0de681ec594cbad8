"""A bar on a terminal, a line now and then in a log."""

import io
import threading

import pytest

from antq_site.progress import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is moved."""
    now = [100.0]
    monkeypatch.setattr("antq_site.progress.time.monotonic", lambda: now[0])
    return now


def test_a_log_gets_one_line_a_step_when_it_is_done(vietnamese, capsys, clock):
    with progress(vietnamese) as tell:
        for done in range(1, 501):
            tell("reading", done, 500)
        tell("rendering", 3, 3)
    assert capsys.readouterr().err == "Đọc bài: 500/500\nDựng trang: 3/3\n"


def test_a_log_gets_a_line_every_ten_seconds(vietnamese, capsys, clock):
    with progress(vietnamese) as tell:
        for done in range(1, 31):
            clock[0] += 1
            tell("reading", done, 100)
    assert capsys.readouterr().err == "Đọc bài: 11/100\nĐọc bài: 21/100\n"


def test_a_step_that_did_not_reach_its_end_is_told_when_the_next_begins(vietnamese, capsys, clock):
    with progress(vietnamese) as tell:
        tell("reading", 4, 5)
        tell("rendering", 9, 9)
    assert capsys.readouterr().err == "Đọc bài: 4/5\nDựng trang: 9/9\n"


def test_nothing_is_said_of_nothing(vietnamese, capsys):
    with progress(vietnamese):
        pass
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(vietnamese, monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(vietnamese) as tell:
        tell("reading", 1, 2)
        tell("reading", 2, 2)
    drawn = stream.getvalue()
    assert "Đọc bài" in drawn
    assert "100%" in drawn
    assert drawn.endswith("\x1b[2K")


def test_a_bar_needs_no_thread(vietnamese, monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    before = threading.active_count()
    with progress(vietnamese) as tell:
        tell("reading", 1, 2)
        assert threading.active_count() == before
