"""Shows how far a step is: a bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from antq_site.catalogue import Catalogue
from antq_site.report import print_line

Tell = Callable[[str, int, int], None]
"""Told the name of a step, how many are done, and of how many."""

SECONDS = 10
"""Between two lines about one step in a log."""
REFRESH = 0.1
"""Seconds between two drawings of a bar."""


@contextmanager
def progress(say: Catalogue) -> Iterator[Tell]:
    """Show progress on the standard error, as long as the block lasts."""
    if sys.stderr.isatty():
        with _bars(say) as tell:
            yield tell
    else:
        yield _Lines(say).tell


@contextmanager
def _bars(say: Catalogue) -> Iterator[Tell]:
    """A bar a step; gone when the block ends, so that the summary stands alone.

    Drawn when something is told and not by a thread: processes are forked while bars are shown.
    """
    from rich.console import Console  # noqa: PLC0415  only where somebody is looking
    from rich.progress import Progress, TaskID  # noqa: PLC0415  same

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, TaskID] = {}
        drawn = 0.0

        def tell(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(say(f"cli.step-{step}"), total=of)
            nonlocal drawn
            due = done == of or time.monotonic() > drawn + REFRESH
            bars.update(tasks[step], completed=done, total=of, refresh=due)
            drawn = time.monotonic() if due else drawn

        yield tell


class _Lines:
    """A line when a step has taken a while, and one when it is done."""

    def __init__(self, say: Catalogue) -> None:
        self._say = say
        self._now = ("", 0, 0)
        self._told = True
        self._next = 0.0

    def tell(self, step: str, done: int, of: int) -> None:
        """Remember how far a step is; print it when it is time."""
        if step != self._now[0]:
            self._print()
            self._next = time.monotonic() + SECONDS
        self._now, self._told = (step, done, of), False
        if done == of or time.monotonic() >= self._next:
            self._print()
            self._next = time.monotonic() + SECONDS

    def _print(self) -> None:
        """Print where the last step stands, unless it has been printed."""
        step, done, of = self._now
        if not self._told:
            print_line(f"{self._say(f'cli.step-{step}')}: {done}/{of}")
        self._told = True
