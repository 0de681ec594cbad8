"""How to build: what the command line says beside where things are."""

from collections.abc import Callable

import msgspec

from antq_site.digests import digest
from antq_site.engine import workers_by_default


class Options(msgspec.Struct, frozen=True):
    """How to build.

    Attributes:
        workers: Processes; 0 for as many as there are processors.
        strict: Refuse to publish when an article was set aside.
        offline: Links name ``index.html``, for a site that is opened by double-click.
        base_url: In place of the settings' address; None leaves it.
        language: In place of the settings' language; None leaves it.
        debug: Let unexpected errors through.
        only: Kinds of page and data files to make, for comparisons; None makes all.
        progress: Told how many of how many are done, by step.
    """

    workers: int = 0
    strict: bool = False
    offline: bool = False
    base_url: str | None = None
    language: str | None = None
    debug: bool = False
    only: frozenset[str] | None = None
    progress: Callable[[str, int, int], None] | None = None

    def tell(self, step: str, done: int, of: int) -> None:
        """Tell how far a step is."""
        if self.progress is not None:
            self.progress(step, done, of)

    @property
    def processes(self) -> int:
        """How many processes to use."""
        return self.workers or workers_by_default()

    @property
    def key(self) -> bytes:
        """What changes the site."""
        only_ = sorted(self.only) if self.only is not None else None
        return digest(self.offline, self.base_url, self.language, only_)
