"""Who printed an article, where its dateline or its metadata shows it."""

import re
from collections.abc import Sequence

import msgspec

from antq_site.gazetteer import AdminUnit
from antq_site.grammar.surface import spoken
from antq_site.knowledge import Knowledge
from antq_site.lexicon import Publisher
from antq_site.model import Article, BlockKind, Span
from antq_site.text import fold

_HOST = re.compile(r"(?:[\w-]+\.)+(?:vn|com|net|org)")
_STATE = re.compile(
    r"(?:(?P<organ>congan|conganthanhpho|congantinh)[.]?)?(?P<province>[a-z]+)\.gov\.vn"
)


class Printed(msgspec.Struct, frozen=True):
    """The publisher of an article.

    Attributes:
        name: As the archive writes it.
        kind: newspaper, portal, police …
        home: Gazetteer id of its province, of two of one name the older (it leads to the younger);
            None for a national organ.
        span: The words that show it.
    """

    name: str
    kind: str
    home: str | None
    span: Span


def publisher_of(article: Article, knowledge: Knowledge) -> Printed | None:
    """Read the publisher off the dateline.

    Returns:
        None where no dateline shows one: a publisher is never guessed.
    """
    for block in article.of(BlockKind.DATELINE):
        printed = article.quote(block.span)
        shown = spoken(printed).strip(" ()-–—:")
        known = _known(shown, knowledge.lexicon.publishers)
        if known is not None:
            return Printed(known.name, known.kind, _province(known.province, knowledge), block.span)
        host = _HOST.search(shown)
        if host is not None:
            return _by_host(host[0], block.span, knowledge)
    return None


def _known(shown: str, publishers: tuple[Publisher, ...]) -> Publisher | None:
    return next((one for one in publishers if shown in one.words), None)


def _province(name: str | None, knowledge: Knowledge) -> str | None:
    if name is None:
        return None
    return _oldest(knowledge.gazetteer.units_named(name, level=1))


def _oldest(units: Sequence[AdminUnit]) -> str | None:
    return min(units, key=lambda unit: unit.valid_from or "").id if units else None


def _by_host(host: str, span: Span, knowledge: Knowledge) -> Printed:
    """A site of a provincial authority names its province in its address.

    In small letters: «Congan.bentre.gov.vn» is no other site than «congan.bentre.gov.vn».
    """
    state = _STATE.search(host.removeprefix("www."))
    wanted = state["province"].removeprefix("congan") if state else ""
    provinces = knowledge.gazetteer.provinces()
    home = _oldest([unit for unit in provinces if _in_a_host(unit.name) == wanted])
    kind = "police" if "congan" in host else "portal"
    return Printed(host, kind, home, span)


def _in_a_host(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "")
