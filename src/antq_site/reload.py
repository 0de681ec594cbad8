"""Reloads open pages after each build: a script put into what is sent, and a line held open.

Pages forbid scripts by a policy of their own; what is sent allows those of the server itself.
"""

import queue
import re
import threading
from urllib.parse import quote

EVENTS = "__antq/events"
RELOAD = "__antq/reload.js"
SCRIPT = (
    b"new EventSource(document.currentScript.src.replace('reload.js','events'))"
    b".onmessage=()=>location.reload();"
)
_SECONDS = 15
"""After so long a silence a line is kept alive by a comment."""


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

    @property
    def waiting(self) -> int:
        """How many listen."""
        with self._lock:
            return len(self._waiting)

    def built(self, error: str) -> None:
        """Tell everybody that a build has ended; "" when it went well."""
        self.error = error
        with self._lock:
            for one in self._waiting:
                one.put(None)


def next_event(waiting: "queue.SimpleQueue[None]") -> bytes:
    """Wait for a build, or long enough that the line must be kept alive."""
    try:
        waiting.get(timeout=_SECONDS)
    except queue.Empty:
        return b": waiting\n\n"
    return b"data: built\n\n"


_POLICY = re.compile(rb'(http-equiv="Content-Security-Policy" content=")([^"]*)')


def with_reload(page: bytes, prefix: str) -> bytes:
    """A page with the script that reloads it, which its policy is made to allow."""
    page = _POLICY.sub(lambda found: found[1] + opened(found[2].decode()).encode(), page, count=1)
    before, end, after = page.rpartition(b"</body>")
    script = f'<script src="{quote(prefix)}{RELOAD}"></script>'.encode()
    return before + script + end + after if end else page + script


def opened(policy: str) -> str:
    """A policy that also allows scripts and connections of the site itself."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    for name in ("script-src", "connect-src"):
        allowed = [word for word in rules.get(name, "").split() if word not in ("'none'", "'self'")]
        rules[name] = " ".join(["'self'", *allowed])
    return "; ".join(f"{name} {words}".strip() for name, words in rules.items())
