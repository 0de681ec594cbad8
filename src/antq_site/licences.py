"""Licences under which a keeper may give the records away, as machines name them."""

from typing import NamedTuple

from antq_site.urls import slug


class Licence(NamedTuple):
    """A licence.

    Attributes:
        id: As SPDX writes it, or a slug of the keeper's words.
        name: In the keeper's words.
        url: Of its text; None for one that is not known here.
    """

    id: str
    name: str
    url: str | None = None


_CREATIVE_COMMONS = "https://creativecommons.org"
_KNOWN = {
    "CC0 1.0": ("CC0-1.0", f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/"),
    "CC BY 4.0": ("CC-BY-4.0", f"{_CREATIVE_COMMONS}/licenses/by/4.0/"),
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/"),
    "CC BY-NC 4.0": ("CC-BY-NC-4.0", f"{_CREATIVE_COMMONS}/licenses/by-nc/4.0/"),
    "ODbL 1.0": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}


def licence(words: str) -> Licence:
    """Find a licence by the words of the settings ("CC BY 4.0"), hyphens and case aside."""
    plain = {_plain(name): (name, *known) for name, known in _KNOWN.items()}
    name, spdx, url = plain.get(_plain(words), (words, slug(words), None))
    return Licence(spdx, name, url)


def _plain(words: str) -> str:
    return words.upper().replace("-", " ")
