"""Shows the site on this machine, builds it again when something changes, and reloads open pages.

Only this machine is answered, and only under its own names; files are served from the site alone.
The script that reloads is put into what is sent, never into a file.
"""

import mimetypes
import queue
import threading
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from antq_site import pipeline
from antq_site.errors import AntqError
from antq_site.pipeline import Options
from antq_site.project import Project
from antq_site.report import Report

HOSTS = frozenset(["localhost", "127.0.0.1", "[::1]"])
"""Names under which this machine may be asked; any other is somebody else's page asking."""

EVENTS = "__antq/events"
_SCRIPT = b'<script src="%s__antq/reload.js"></script></body>'
_RELOAD = (
    b"new EventSource(document.currentScript.src.replace('reload.js','events'))"
    b".onmessage=()=>location.reload();"
)
_SECONDS = 15


class State:
    """What the server shares with the builder: the last error, and who waits for a reload."""

    def __init__(self) -> None:
        self.error = ""
        self._waiting: list[queue.SimpleQueue[None]] = []
        self._lock = threading.Lock()

    def listen(self) -> "queue.SimpleQueue[None]":
        """A queue that gets an item after each build."""
        mine: queue.SimpleQueue[None] = queue.SimpleQueue()
        with self._lock:
            self._waiting.append(mine)
        return mine

    def leave(self, mine: "queue.SimpleQueue[None]") -> None:
        """Stop listening."""
        with self._lock:
            self._waiting.remove(mine)

    def built(self, error: str) -> None:
        """Tell everybody that a build has ended."""
        self.error = error
        with self._lock:
            for one in self._waiting:
                one.put(None)


class Handler(BaseHTTPRequestHandler):
    """Answers for one site.

    Args:
        site: Folder of the site.
        prefix: Path under which it is shown, with a slash at both ends.
        state: Shared with the builder.
    """

    server_version = "antq-site"
    sys_version = ""

    def __init__(self, site: Path, prefix: str, state: State, *rest: object) -> None:
        self._site = site
        self._prefix = prefix
        self._state = state
        super().__init__(*rest)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        """Answer with a file, the reload script, or the stream of reloads."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Keep quiet: the builder speaks."""

    def _answer(self, *, body: bool) -> None:
        if not self._host_is_ours():
            self._send(HTTPStatus.BAD_REQUEST, b"unknown host", "text/plain", body=body)
            return
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self._prefix):
            self._send(HTTPStatus.NOT_FOUND, b"outside the prefix", "text/plain", body=body)
            return
        inside = path.removeprefix(self._prefix)
        if inside == EVENTS:
            self._stream()
        elif inside == "__antq/reload.js":
            self._send(HTTPStatus.OK, _RELOAD, "text/javascript", body=body)
        elif self._state.error:
            self._send(HTTPStatus.OK, self._error_page(), "text/html", body=body)
        else:
            self._file(inside, body=body)

    def _host_is_ours(self) -> bool:
        host = self.headers.get("Host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return name.lower() in HOSTS

    def _file(self, inside: str, *, body: bool) -> None:
        found = locate(self._site, inside)
        if found is None:
            missing = self._site / "404.html"
            text = missing.read_bytes() if missing.is_file() else b"not found"
            self._send(HTTPStatus.NOT_FOUND, text, "text/html", body=body)
            return
        if found.is_dir():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header(
                "Location", f"{self._prefix}{inside}/".replace("\n", "").replace("\r", "")
            )
            self.end_headers()
            return
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        self._send(HTTPStatus.OK, found.read_bytes(), kind, body=body)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, *, body: bool) -> None:
        if kind == "text/html":
            content = content.replace(b"</body>", _SCRIPT % self._prefix.encode(), 1)
            content = content.replace(
                b"default-src 'none'",
                b"default-src 'none'; script-src 'self'; connect-src 'self'",
                1,
            )
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _error_page(self) -> bytes:
        return (
            "<!doctype html><html lang=vi><meta charset=utf-8><title>antq-site</title>"
            f"<body><pre>{escape(self._state.error)}</pre></body>"
        ).encode()

    def _stream(self) -> None:
        """Hold the line open and speak after each build; a comment now and then keeps it alive."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        mine = self._state.listen()
        try:
            while True:
                try:
                    mine.get(timeout=_SECONDS)
                    self.wfile.write(b"data: built\n\n")
                except queue.Empty:
                    self.wfile.write(b": waiting\n\n")
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self._state.leave(mine)


def locate(site: Path, inside: str) -> Path | None:
    """The file that answers a path below the site.

    Returns:
        A folder stands for a missing slash; None for what is not there, lies outside, is a link or
        is hidden.
    """
    parts = inside.split("/")
    if any(
        part in ("..", ".") or part.startswith(".") or "\\" in part or "\0" in part
        for part in parts
    ):
        return None
    target = site.joinpath(*[part for part in parts if part])
    if inside == "" or inside.endswith("/"):
        target = target / "index.html"
    steps = [target, *target.parents]
    if site not in steps or any(step.is_symlink() for step in steps[: steps.index(site)]):
        return None
    return target if target.exists() else None


def make_server(project: Project, state: State, port: int, prefix: str) -> ThreadingHTTPServer:
    """A server for this machine alone; port 0 takes any free one.

    Raises:
        AntqError: When the port is taken.
    """
    handler = partial(Handler, project.out, _slashed(prefix), state)
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise AntqError("port-taken", port) from None


def _slashed(prefix: str) -> str:
    inner = prefix.strip("/")
    return f"/{inner}/" if inner else "/"


def serve(project: Project, options: Options, report: Report, where: tuple[int, str]) -> int:
    """Build, show, and build again on change, until it is stopped.

    Args:
        project: Where things are.
        options: How to build.
        report: Told of each build.
        where: Port and prefix.
    """
    from watchfiles import watch

    state = State()
    rebuild(project, options, report, state)
    port, prefix = where
    server = make_server(project, state, port, prefix)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    report.say("serving", server.server_address[1], _slashed(prefix))
    try:
        for changes in watch(*watched(project), raise_interrupt=False):
            report.say(
                "rebuilding", ", ".join(sorted({Path(path).name for _, path in changes})[:3])
            )
            rebuild(project, options, report, state)
    finally:
        server.shutdown()
    return 130


def watched(project: Project) -> tuple[Path, ...]:
    """What a change of builds the site again; only what exists."""
    places = (
        project.seeds,
        project.config,
        project.content,
        project.root / "templates",
        project.root / "static",
    )
    return tuple(place for place in places if place.exists())


def rebuild(project: Project, options: Options, report: Report, state: State) -> None:
    """Build once; whatever goes wrong is shown in the browser until the next build."""
    before = len(report.entries)
    try:
        status = pipeline.build(project, options, report)
    except AntqError as error:
        report.problem(error)
        status = error.exit_code
    lines = [report.line(entry) for entry in report.entries[before:]]
    state.built("\n".join(lines) if status else "")
