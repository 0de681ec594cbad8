"""Shows the site on this machine, builds it again when something changes, and reloads open pages.

Only this machine is answered, and only under its own names; files are served from the site alone.
The script that reloads is put into what is sent, never into a file.
"""

import sys
import threading
import traceback
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from antq_site.building import build
from antq_site.catalogue import Catalogue
from antq_site.errors import AntqError, ConfigError
from antq_site.model import Severity
from antq_site.options import Options
from antq_site.project import Project
from antq_site.reload import EVENTS, RELOAD, SCRIPT, State, next_event, with_reload
from antq_site.report import Report, print_line
from antq_site.watching import changes, look

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTS = frozenset(["localhost", "127.0.0.1", "[::1]"])
"""Names under which this machine may be asked; any other is somebody else's page asking."""

_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
"""What a file is, by its ending; this machine's own table may say otherwise."""

_TEXTS = ("text/", "application/json", "application/xml", "image/svg", "application/manifest")


class Handler(BaseHTTPRequestHandler):
    """Answers for one site.

    Args:
        site: Folder of the site.
        prefix: Path under which it is shown, with a slash at both ends.
        state: Shared with the builder.
        say: The language of the error page.
        rest: What the server hands over.
    """

    server_version = "antq-site"
    sys_version = ""
    timeout = 60

    def __init__(
        self, site: Path, prefix: str, state: State, say: Catalogue, *rest: object
    ) -> None:
        self._site = site
        self._prefix = prefix
        self._state = state
        self._say = say
        super().__init__(*rest)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        """Answer with a file, the reload script, or the stream of reloads."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer()

    def _refuse(self) -> None:
        """Nothing here can be changed from a browser."""
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"GET, HEAD", "text/plain")

    def __getattr__(self, name: str) -> "Callable[[], None]":
        """Whatever a browser wants to do besides is refused."""
        if name.startswith("do_"):
            return self._refuse
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Keep quiet: the builder speaks."""

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not self._is_ours():
            self._send(HTTPStatus.BAD_REQUEST, b"unknown host", "text/plain")
        elif path in ("/", self._prefix[:-1]) and path != self._prefix:
            self._redirect(self._prefix)
        elif not path.startswith(self._prefix):
            self._send(HTTPStatus.NOT_FOUND, b"outside the prefix", "text/plain")
        else:
            self._inside(path.removeprefix(self._prefix))

    def _is_ours(self) -> bool:
        """Whether this machine is asked by its own name, and not by a page from elsewhere."""
        origin = self.headers.get("Origin")
        asked = [self.headers.get("Host", ""), *([urlsplit(origin).netloc] if origin else [])]
        return all(_name_of(one) in HOSTS for one in asked)

    def _inside(self, path: str) -> None:
        if path == EVENTS:
            self._stream()
        elif path == RELOAD:
            self._send(HTTPStatus.OK, SCRIPT, "text/javascript")
        elif self._state.error and path.endswith(("/", ".html")) | (path == ""):
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, self._error_page(), "text/html")
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        found = locate(self._site, path)
        if found is not None and found.is_dir():
            self._redirect(f"{self._prefix}{path}/")
            return
        content = _content(found)
        if found is None or content is None:
            missing = _content(self._site / "404.html")
            self._send(HTTPStatus.NOT_FOUND, missing or b"not found", "text/html")
        else:
            kind = _KINDS.get(found.suffix, "application/octet-stream")
            self._send(HTTPStatus.OK, content, kind)

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(to))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        if kind == "text/html":
            content = with_reload(content, self._prefix)
        self.send_response(status)
        self._say_kind(f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind)
        self.send_header("Content-Length", str(len(content)))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _say_kind(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _error_page(self) -> bytes:
        say = self._say
        return (
            f'<!doctype html><html lang="{say.language}"><meta charset="utf-8">'
            f"<title>{escape(say('cli.serve-failed'))}</title>"
            '<body style="font:1.1rem/1.5 sans-serif;max-width:50rem;margin:3rem auto">'
            f"<h1>{escape(say('cli.serve-failed'))}</h1>"
            f'<pre style="white-space:pre-wrap">{escape(self._state.error)}</pre>'
            f"<p>{escape(say('cli.serve-mend'))}</p></body></html>"
        ).encode()

    def _stream(self) -> None:
        """Hold the line open and speak after each build; a comment now and then keeps it alive."""
        self.send_response(HTTPStatus.OK)
        self._say_kind("text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        mine = self._state.listen()
        try:
            while True:
                self.wfile.write(next_event(mine))
                self.wfile.flush()
        except (ConnectionError, TimeoutError):
            pass
        finally:
            self._state.leave(mine)


def _name_of(host: str) -> str:
    """The name in a Host header, without the port."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower()


def _content(file: Path | None) -> bytes | None:
    """The bytes of a file; None when it is none, or has gone while somebody asked."""
    try:
        return file.read_bytes() if file is not None and file.is_file() else None
    except OSError:
        return None


def locate(site: Path, inside: str) -> Path | None:
    """The file that answers a path below the site.

    Returns:
        A folder stands for a missing slash; None for what is not there, lies outside, is a link or
        is hidden.
    """
    *folders, name = inside.split("/")
    if any(_is_odd(part) for part in (*folders, name or "index.html")):
        return None
    target = site.joinpath(*folders, name or "index.html")
    steps = [target, *target.parents]
    try:
        linked = any(step.is_symlink() for step in steps[: steps.index(site)])
        return target if target.exists() and not linked else None
    except OSError:  # a name that the disk does not take
        return None


def _is_odd(part: str) -> bool:
    """Whether a part of a path may lead elsewhere, or names what is not shown."""
    return not part or part.startswith(".") or any(sign in part for sign in "\\:\0")


class Server(ThreadingHTTPServer):
    """A server for this machine alone."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"
    """On Windows it would let two servers share a port."""

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  the library's
        """Keep quiet about browsers that hang up."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            print_line(traceback.format_exc())


def make_server(project: Project, state: State, say: Catalogue, where: tuple[int, str]) -> Server:
    """A server that waits to be started.

    Args:
        project: Whose site is shown.
        state: Shared with the builder.
        say: The language of the error page.
        where: Port (0 for any free one) and prefix.

    Raises:
        ConfigError: When the port is taken, or not for us.
    """
    port, prefix = where
    handler: Callable[..., Handler] = partial(Handler, project.out, slashed(prefix), state, say)
    try:
        return Server(("127.0.0.1", port), handler)
    except PermissionError as problem:
        raise ConfigError("port-refused", port, problem.strerror) from None
    except OSError:
        raise ConfigError("port-taken", port) from None


def slashed(prefix: str) -> str:
    """A prefix with one slash at both ends ("kho" → "/kho/"); "/" for none."""
    inner = prefix.strip("/")
    return f"/{inner}/" if inner else "/"


def serve(project: Project, options: Options, say: Catalogue, where: tuple[int, str]) -> int:
    """Build, show, and build again on change, until it is stopped.

    Args:
        project: Where things are.
        options: How to build.
        say: The language of what is said.
        where: Port and prefix.

    Returns:
        130: it ends only when it is interrupted.
    """
    state, report, started = State(), Report(say), False
    with make_server(project, state, say, where) as server:
        try:
            seen = look(project)
            rebuild(project, options, say, state)  # before there are threads: it may fork
            threading.Thread(target=server.serve_forever, daemon=True).start()
            started = True
            port, prefix = server.server_address[1], slashed(where[1])
            report.say("serving", f"http://127.0.0.1:{port}{prefix}")
            for names in changes(project, seen):
                report.say("rebuilding", ", ".join(names[:_NAMED]), len(names))
                rebuild(project, options, say, state)
        except KeyboardInterrupt:
            report.say("served")
        finally:
            if started:
                server.shutdown()
    return 130


_NAMED = 3
"""Of many files that changed, so many are named."""


def rebuild(project: Project, options: Options, say: Catalogue, state: State) -> None:
    """Build once; whatever goes wrong is shown in the browser until the next build."""
    report = Report(say)
    try:
        status = build(project, options, report)
    except AntqError as error:
        report.problem(error)
        status = error.exit_code
    except Exception as problem:  # noqa: BLE001  the server outlives a fault of the program
        if options.debug:
            print_line(traceback.format_exc())
        report.problem(AntqError("bug", type(problem).__name__, problem))
        status = AntqError.exit_code
    lines = [report.line(one) for one in report.entries if one.severity is Severity.ERROR]
    state.built("\n".join(lines) if status else "")
