"""The words of the interface in one language: pages, reasons and messages.

One folder a language below ``data/catalogue/``, one file a section; a key is "section.name". Code
and templates hold no sentence of their own.
"""

from collections.abc import Mapping
from pathlib import Path

import yaml

from antq_site.errors import DataError

LANGUAGES = ("vi", "en")
"""The languages there is a catalogue for; the first is complete by definition."""

_HOME = Path(__file__).parent / "data" / "catalogue"


class Catalogue:
    """Sentences by key, with a language to fall back on.

    Args:
        language: Of the sentences ("vi").
        sentences: From "section.name" to the sentence; ``{0}`` and ``{1}`` take words.
    """

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    def __contains__(self, key: str) -> bool:
        """Whether there is a sentence for a key."""
        return key in self._sentences

    def __call__(self, key: str, *words: object) -> str:
        """Say a sentence.

        Raises:
            DataError: When the catalogue has no such key: a sentence was forgotten.
        """
        sentence = self._sentences.get(key)
        if sentence is None:
            raise DataError("no-sentence", key, self.language)
        return sentence.format(*words) if words else sentence


def load_catalogue(language: str) -> Catalogue:
    """Read a language's catalogue, with Vietnamese where it has no sentence of its own.

    Raises:
        DataError: When there is no such language.
    """
    if language not in LANGUAGES:
        raise DataError("no-language", language, ", ".join(LANGUAGES))
    sentences = _read(LANGUAGES[0])
    return Catalogue(
        language, sentences if language == LANGUAGES[0] else {**sentences, **_read(language)}
    )


def _read(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((_HOME / language).glob("*.yaml")):
        section = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        found.update({f"{file.stem}.{name}": str(text) for name, text in (section or {}).items()})
    return found
