"""The built site in a real browser: at `/`, under `/x/`, and from a folder."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.many import write_many

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(__file__).parent / "node_modules"
MANY = 160
"""Articles of the larger archive: more than three pages of a list, and enough for a map."""

_SETTINGS = """\
title: Kho tin bài An ninh Tổ quốc
base_url: https://kho.example/x
keeper: Nguyễn Văn Giữ
contact_email: kho@example.org
repository: https://github.com/example/kho
"""
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def needed(program: str, how: str, *others: str) -> str:
    """Where a program is; without it the tests fail and say how to get it."""
    found = next(filter(None, map(shutil.which, (program, *others))), None)
    if found is None:
        pytest.fail(f"{program} is not on this machine: {how}", pytrace=False)
    return found


def from_npm(path: str) -> Path:
    """A file of a package that `package-lock.json` names."""
    found = NODE / path
    if not found.is_file():
        pytest.fail(f"{path} is not installed: cd tests/browser && npm ci", pytrace=False)
    return found


class Built(NamedTuple):
    """A built site: its folder, and where it is served with and without a folder before it."""

    root: Path
    at_root: str
    below: str

    def pages(self) -> list[str]:
        """Addresses of all pages."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*.html"))
        return sorted(path.removesuffix("index.html") for path in found)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder at `/` and at `/x/`, as GitHub Pages would, and keeps silent."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path[2:] if path.startswith("/x/") else path)

    def log_message(self, *_: object) -> None:
        pass


def build(home: Path, *options: str) -> Path:
    """Build the archive of a folder."""
    shutil.copytree(ROOT / "content", home / "content")
    (home / "site.yml").write_text(_SETTINGS, "utf-8")
    command = [sys.executable, "-m", "antq_site.cli", "build", *options]
    done = subprocess.run(command, cwd=home, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return home / "_site"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Built]]:
    servers = []

    def start(root: Path) -> Built:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        return Built(root, base, f"{base}x/")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory, serve: Callable[[Path], Built]) -> Built:
    """The five articles of the repository."""
    home = tmp_path_factory.mktemp("seeds")
    shutil.copytree(ROOT / "seeds", home / "seeds")
    return serve(build(home))


@pytest.fixture(scope="session")
def many_site(tmp_path_factory, serve: Callable[[Path], Built]) -> Built:
    """A larger archive."""
    home = tmp_path_factory.mktemp("many")
    write_many(home / "seeds", MANY)
    return serve(build(home))


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory) -> Path:
    """The five articles, to be opened by double-click."""
    home = tmp_path_factory.mktemp("offline")
    shutil.copytree(ROOT / "seeds", home / "seeds")
    return build(home, "--offline")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = needed(
        "chromium", "apt-get install chromium", "chromium-browser", "google-chrome", "chrome"
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield chromium
        chromium.close()


class Window(NamedTuple):
    """A page of the browser, with all that it complained of and loaded."""

    page: Page
    complaints: list[str]
    loaded: list[str]

    def open(self, address: str) -> Page:
        """Open an address and wait until it has loaded."""
        self.page.goto(address)
        return self.page


@pytest.fixture
def window(browser) -> Iterator[Callable[..., Window]]:
    contexts: list[BrowserContext] = []

    def open_window(width: int = 1280, theme: str = "light", **more) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=theme, **more
        )
        contexts.append(context)
        complaints: list[str] = []
        loaded: list[str] = []
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", lambda asked: loaded.append(asked.url))
        page.on(
            "requestfailed",
            lambda asked: (
                complaints.append(f"{asked.failure}: {asked.url}")
                if asked.failure != "net::ERR_ABORTED"  # the next page was opened before it came
                else None
            ),
        )
        page.on(
            "response",
            lambda got: complaints.append(f"{got.status}: {got.url}") if got.status > 399 else None,
        )
        return Window(page, complaints, loaded)

    yield open_window
    for context in contexts:
        context.close()
