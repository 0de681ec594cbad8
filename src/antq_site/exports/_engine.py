"""What the exports share: what one is, and the order they run in."""

from collections.abc import Callable, Iterator

import msgspec

from antq_site.archive import Archive
from antq_site.model import BlockKind, Output, Record
from antq_site.registry import discover
from antq_site.site import Rights, Site


class Export(msgspec.Struct, frozen=True):
    """One kind of file for machines.

    Attributes:
        name: Of the kind, as `list` prints it.
        outputs: Its files; none when the archive or the settings give no ground for them.
    """

    name: str
    outputs: Callable[[Archive, Site], Iterator[Output]]


def exports() -> tuple[Export, ...]:
    """All exports, in alphabetical order of their modules."""
    return discover("antq_site.exports", "EXPORT", Export)


def all_outputs(archive: Archive, site: Site) -> Iterator[Output]:
    """The files of all exports, always in the same order."""
    for export in exports():
        yield from export.outputs(archive, site)


def text_shown(record: Record, site: Site) -> str | None:
    """As much of an article's text as its publisher's rights let be given away.

    Returns:
        The whole text, so that offsets hold; the text up to the end of its first paragraph for an
        excerpt; None where only the record is shown.
    """
    article = record.article
    rights = site.rights(article.provenance.publisher)
    if rights is Rights.FULL:
        return article.text
    if rights is Rights.RECORD_ONLY:
        return None
    opening = article.of(BlockKind.LEDE) or article.of(BlockKind.BODY)
    return article.text[: opening[0].span.end] if opening else None
