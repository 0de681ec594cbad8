"""The server shows one folder to this machine alone, builds it again, and says what went wrong."""

import http.client
import re
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.errors import ConfigError
from antq_site.project import project_at
from antq_site.reload import State
from antq_site.serve import locate, make_server, slashed
from tests.keeper import Keeper


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A server with a little site, and what it shares with the builder."""

    port: int
    state: State
    site: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with closing(connection):
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, word in headers.items():
                connection.putheader(name.replace("_", "-"), word)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def say(self, words: bytes) -> bytes:
        """Send bytes as they are, and read all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(words)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))


def site_in(folder: Path) -> None:
    """A page, a folder with a page, one without, data, and what must never be shown."""
    for path, body in {
        "_site/index.html": "<body>nhà</body>",
        "_site/404.html": "<body>lạc</body>",
        "_site/nam/2023/index.html": "<body>2023</body>",
        "_site/tệp/rỗng.txt": "chữ",
        "_site/data/a.csv": "a,b\n",
        "_site/.an": "kín",
        "site.yml": "keeper: kín\n",
        "seeds/a.txt": "kín",
    }.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    (folder / "_site" / "link.txt").symlink_to(folder / "site.yml")
    (folder / "_site" / "out").symlink_to(folder / "seeds")
    (folder / "_site" / "folder").mkdir()


@contextmanager
def serving(folder: Path, prefix: str = "/") -> Iterator[Served]:
    """Serve the site of a folder."""
    project, state = project_at(folder), State()
    with make_server(project, state, load_catalogue("vi"), (0, prefix)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Served(server.server_address[1], state, project.out)
        finally:
            server.shutdown()


@pytest.fixture
def served(tmp_path) -> Iterator[Served]:
    site_in(tmp_path)
    with serving(tmp_path) as found:
        yield found


# ------------------------------------------------------------------------------ what is shown


def test_a_page_is_shown_with_the_script_that_reloads_it(served):
    answer = served.ask("/")
    assert answer.status == 200
    assert answer.body.decode() == '<body>nhà<script src="/__antq/reload.js"></script></body>'
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_script_is_not_put_into_the_file(served):
    served.ask("/")
    assert (served.site / "index.html").read_text("utf-8") == "<body>nhà</body>"


def test_a_head_is_the_answer_without_its_body(served):
    full, head = served.ask("/"), served.ask("/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == full.headers["Content-Length"]
    assert served.ask("/__antq/events", "HEAD").headers["Content-Type"].startswith("text/event")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/a.csv", "text/csv; charset=utf-8"),
        ("/t%E1%BB%87p/r%E1%BB%97ng.txt", "text/plain; charset=utf-8"),
        ("/__antq/reload.js", "text/javascript; charset=utf-8"),
        ("/nam/2023/?trang=2#x", "text/html; charset=utf-8"),
    ],
)
def test_a_file_is_said_to_be_what_it_is(served, path, kind):
    answer = served.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_a_folder_without_a_slash_is_sent_to_the_one_with_it(served):
    answer = served.ask("/nam/2023")
    assert (answer.status, answer.headers["Location"]) == (302, "/nam/2023/")


@pytest.mark.parametrize("path", ["/khong-co", "/nam/", "/folder/", "/data/", "/x" * 3000])
def test_what_is_not_there_and_what_has_no_page_is_missing(served, path):
    answer = served.ask(path)
    assert answer.status == 404
    assert answer.body.startswith("<body>lạc".encode())


@pytest.mark.parametrize("prefix", ["/kho/", "kho", "/kho"])
def test_a_site_can_be_shown_under_a_prefix(tmp_path, prefix):
    site_in(tmp_path)
    with serving(tmp_path, prefix) as found:
        assert b'src="/kho/__antq/reload.js"' in found.ask("/kho/").body
        assert found.ask("/kho/nam/2023/").status == 200
        assert found.ask("/nam/2023/").status == 404
        for path in ("/", "/kho"):
            assert found.ask(path).headers["Location"] == "/kho/"
        assert found.ask("/kho/nam/2023").headers["Location"] == "/kho/nam/2023/"


# --------------------------------------------------------------------------- what is refused

TRICKS = [
    "/../site.yml",
    "/..",
    "/nam/../../site.yml",
    "/%2e%2e/site.yml",
    "/%2e%2e%2fsite.yml",
    "/..%2fsite.yml",
    "/..%5csite.yml",
    "/..\\site.yml",
    "/%252e%252e/site.yml",
    "//site.yml",
    "//etc/passwd",
    "///etc/passwd",
    "/%2fetc/passwd",
    "/%2Fetc%2Fpasswd",
    "/./index.html/../../site.yml",
    "/nam//2023/index.html",
    "/.an",
    "/%2ean",
    "/index.html%00.txt",
    "/%00",
    "/C:/Windows/win.ini",
    "/C:%5cWindows",
    "/file:///etc/passwd",
    "/link.txt",
    "/out/a.txt",
    "/out",
    "/out/",
    "/index.html/",
    "/index.html/x",
    "/__antq/",
    "/__antq/../../site.yml",
    "/~root/",
    "/%ff%fe",
    "/\u0300".encode().decode("latin-1"),
]


@pytest.mark.parametrize("path", TRICKS)
def test_nothing_outside_the_site_is_ever_shown(served, path):
    answer = served.say(b"GET " + path.encode("latin-1") + b" HTTP/1.0\r\nHost: localhost\r\n\r\n")
    assert answer.split()[1] in (b"404", b"400"), answer
    assert "kín".encode() not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_nothing_can_be_done_but_look(served, method):
    answer = served.ask("/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:9", "[::1]:80"]
)
def test_this_machine_is_asked_by_its_own_names(served, host):
    assert served.ask("/", Host=host).status == 200


@pytest.mark.parametrize("path", ["/", "/__antq/events", "/__antq/reload.js", "/data/a.csv"])
@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8000", "", "127.0.0.1.nip.io"]
)
def test_another_name_is_somebody_elses_page(served, path, host):
    answer = served.ask(path, Host=host)
    assert answer.status == 400
    assert "nhà".encode() not in answer.body


def test_a_request_without_a_name_is_refused(served):
    assert served.say(b"GET / HTTP/1.0\r\n\r\n").split()[1] == b"400"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
def test_a_page_from_elsewhere_hears_nothing(served, origin):
    assert served.ask("/__antq/events", Origin=origin).status == 400


def test_a_page_of_our_own_is_heard(served):
    assert served.ask("/data/a.csv", Origin=f"http://localhost:{served.port}").status == 200
    assert served.ask("/").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_only_this_machine_is_answered(served):
    listening = Path("/proc/net/tcp").read_text("ascii") + Path("/proc/net/tcp6").read_text("ascii")
    lines = [line.split()[1] for line in listening.splitlines() if f":{served.port:04X} " in line]
    assert {line.partition(":")[0] for line in lines} == {"0100007F"}


@pytest.mark.parametrize(
    "words", [b"", b"\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01" * 50]
)
def test_noise_is_survived(served, words):
    served.say(words)
    assert served.ask("/").status == 200


def test_a_port_that_is_taken_is_told(served, tmp_path):
    with pytest.raises(ConfigError) as caught:
        make_server(project_at(tmp_path), State(), load_catalogue("vi"), (served.port, "/"))
    assert (caught.value.code, caught.value.words) == ("port-taken", (str(served.port),))
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("prefix", "expected"), [("/", "/"), ("", "/"), ("//", "/"), ("a", "/a/"), ("/a/b", "/a/b/")]
)
def test_a_prefix_has_a_slash_at_both_ends(prefix, expected):
    assert slashed(prefix) == expected


def test_a_file_that_goes_while_it_is_asked_for_is_missing(tmp_path):
    assert locate(tmp_path, "a") is None
    assert locate(tmp_path, "") is None


# ------------------------------------------------------------------------------- the last error


def test_the_last_error_stands_in_place_of_every_page(served):
    served.state.built("site.yml:2: <script>alert(1)</script>")
    for path in ("/", "/nam/2023/", "/khong-co/", "/404.html"):
        answer = served.ask(path)
        assert answer.status == 500
        assert b"site.yml:2: &lt;script&gt;alert(1)&lt;/script&gt;" in answer.body
        assert "Chưa dựng được trang".encode() in answer.body
        assert b'<script src="/__antq/reload.js"></script></body>' in answer.body
    assert served.ask("/data/a.csv").status == 200
    served.state.built("")
    assert served.ask("/").status == 200


def test_open_pages_are_told_of_a_build(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(b"GET /__antq/events HTTP/1.0\r\nHost: localhost\r\n\r\n")
        until_heard(line, b"text/event-stream")
        wait_for(lambda: served.state.waiting == 1)
        served.state.built("")
        until_heard(line, b"data: built\n\n")
    served.state.built("")
    served.state.built("")
    wait_for(lambda: served.state.waiting == 0)


def until_heard(line: socket.socket, words: bytes) -> None:
    heard = b""
    while words not in heard:
        part = line.recv(4096)
        assert part, heard
        heard += part


def wait_for(answer: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not answer():
        assert time.monotonic() < until
        time.sleep(0.02)


# ------------------------------------------------------------------------------- the command


class Running(NamedTuple):
    """`antq-site serve` as a process: where it shows the site, and all it has said."""

    process: Popen[str]
    url: str
    said: list[str]

    def page(self, path: str = "") -> tuple[int, str]:
        """Ask for a page below the prefix."""
        _, _, host, start = self.url.split("/", 3)
        connection = http.client.HTTPConnection(host, timeout=20)
        with closing(connection):
            connection.request("GET", f"/{start}{path}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@contextmanager
def started(keeper: Keeper, *words: str) -> Iterator[Running]:
    """Run `antq-site serve` until the block ends."""
    with keeper.start("serve", "--port", "0", *words) as process:
        assert process.stderr is not None
        said: list[str] = []
        url = _address(process.stderr, said)
        listener = threading.Thread(target=said.extend, args=(process.stderr,), daemon=True)
        listener.start()
        try:
            yield Running(process, url, said)
        finally:
            if process.poll() is None:
                process.kill()
            listener.join()


def _address(stream: Iterable[str], said: list[str]) -> str:
    """Read until the address is told."""
    for line in stream:
        said.append(line)
        if found := re.search(r"http://[^ ]+", line):
            return found[0]
    raise AssertionError(said)


@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["/", "/kho/"])
def test_a_keeper_makes_a_mistake_sees_it_and_mends_it(keeper, prefix):
    with started(keeper, "--prefix", prefix) as running:
        assert running.url.startswith("http://127.0.0.1:")
        assert running.url.endswith(prefix)
        assert running.page()[0] == 200
        keeper.settings("tilte: Kho\n")
        wait_for(lambda: running.page()[0] == 500)
        assert "site.yml:1: không có mục “tilte”" in running.page()[1]
        keeper.settings("title: Kho của tôi\n")
        wait_for(lambda: "Kho của tôi" in running.page()[1])
        keeper.write("moi.txt", "Ra quân bảo đảm trật tự\n\nLực lượng đã ra quân.\n")
        wait_for(lambda: running.page("bai/moi/")[0] == 200)
        own = keeper.root / "templates" / "pages"
        own.mkdir(parents=True)
        (own / "home.html").write_text("<body>mẫu riêng</body>", encoding="utf-8")
        wait_for(lambda: "mẫu riêng" in running.page()[1])
        (own / "home.html").write_text("{{ khong_co }}", encoding="utf-8")
        wait_for(lambda: "khong_co" in running.page()[1])
        (own / "home.html").unlink()
        wait_for(lambda: "Kho của tôi" in running.page()[1])


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_when_it_is_told_to(keeper, sign, code):
    with started(keeper) as running, open_page(running.url) as line:
        until_heard(line, b"text/event-stream")
        running.process.send_signal(sign)
        assert running.process.wait(timeout=10) == code
    assert "Traceback" not in "".join(running.said)


def open_page(url: str) -> socket.socket:
    """A page that waits for a reload, as a browser keeps it open."""
    line = socket.create_connection(("127.0.0.1", int(url.split(":")[2].strip("/"))), timeout=10)
    line.sendall(b"GET /__antq/events HTTP/1.0\r\nHost: localhost\r\n\r\n")
    return line


def test_a_port_that_is_taken_is_a_usage_error(keeper):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = keeper.launch("serve", "--port", str(port))
    assert ended.code == 2
    assert ended.lines == [
        f"cổng {port} đang có chương trình khác dùng; chọn cổng khác bằng --port [port-taken]"
    ]
    assert not keeper.site.exists()
