"""Pages get a script that reloads them, and a policy that lets it run."""

import threading

import pytest

from antq_site import reload
from antq_site.reload import State, next_event, opened, with_reload

PAGE = b"""\
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<body><p>a</body> b</p></body></html>"""


def test_the_script_stands_at_the_end_of_the_page_under_the_prefix():
    made = with_reload(PAGE, "/kho/")
    assert made.endswith(b' b</p><script src="/kho/__antq/reload.js"></script></body></html>')
    assert made.count(b"<script") == 1


def test_a_page_that_is_cut_short_gets_it_too():
    assert with_reload(b"<p>half", "/").endswith(b'<script src="/__antq/reload.js"></script>')


def test_a_prefix_is_data():
    assert b"<x" not in with_reload(b"", '/"><x/')


def test_the_policy_of_the_page_lets_it_run():
    made = with_reload(PAGE, "/")
    assert (
        b"content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\""
        in made
    )


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        (
            "script-src 'sha256-x' 'wasm-unsafe-eval'; connect-src 'none'",
            "script-src 'self' 'sha256-x' 'wasm-unsafe-eval'; connect-src 'self'",
        ),
        ("script-src 'self';", "script-src 'self'; connect-src 'self'"),
        (
            "upgrade-insecure-requests",
            "upgrade-insecure-requests; script-src 'self'; connect-src 'self'",
        ),
        ("", "script-src 'self'; connect-src 'self'"),
    ],
)
def test_a_policy_is_opened_no_further_than_that(policy, expected):
    assert opened(policy) == expected


def test_everybody_who_waits_is_told_of_a_build_and_nobody_else():
    state = State()
    one, other, gone = state.listen(), state.listen(), state.listen()
    state.leave(gone)
    state.built("")
    assert next_event(one) == next_event(other) == b"data: built\n\n"
    assert gone.empty()


def test_the_last_error_is_kept_until_a_build_goes_well():
    state = State()
    state.built("sai")
    assert state.error == "sai"
    state.built("")
    assert state.error == ""


def test_a_silent_line_is_kept_alive(monkeypatch):
    monkeypatch.setattr(reload, "_SECONDS", 0.01)
    assert next_event(State().listen()) == b": waiting\n\n"


def test_one_who_waits_is_woken_from_another_thread():
    state = State()
    mine = state.listen()
    threading.Thread(target=state.built, args=("",)).start()
    assert next_event(mine) == b"data: built\n\n"
