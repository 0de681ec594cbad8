"""Loads whole records where they are rendered: from the cache, or by reading the seed again."""

import os
from collections.abc import Mapping
from pathlib import Path

from antq_site.cache import Cache
from antq_site.knowledge import load_knowledge
from antq_site.model import Record
from antq_site.reading import Found
from antq_site.record import read
from antq_site.seeds import read_seed


class RecordLoader:
    """Gives the whole record of an article; each process opens the cache for itself.

    Args:
        cache: Path of the cache.
        seeds: From the id of an article to its seed.
        folder: Of the seeds.
    """

    def __init__(self, cache: Path, seeds: Mapping[str, Found], folder: Path) -> None:
        self._path = cache
        self._seeds = seeds
        self._folder = folder
        self._opened: tuple[int, Cache] | None = None

    def load(self, record_id: str) -> Record:
        """The record of an article.

        Raises:
            KeyError: When there is no such article.
        """
        seed = self._seeds[record_id]
        kept = self._cache().record(seed.key)
        return kept or read(read_seed(seed.file, self._folder), load_knowledge())

    def _cache(self) -> Cache:
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), Cache(self._path)
        return self._opened[1]
