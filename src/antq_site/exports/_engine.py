"""What the exports share: what one is, and the order they run in."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from antq_site.archive import Archive
from antq_site.model import BlockKind, Draft, Output, Record
from antq_site.registry import discover
from antq_site.site import Rights, Site

File = Draft | Output


def _nothing(*_: object) -> Iterator[File]:
    """No files."""
    return iter(())


class Export(msgspec.Struct, frozen=True):
    """One kind of file for machines.

    Attributes:
        name: Of the kind, as `list` prints it.
        outputs: Its files, none of them made yet: a draft says on what it depends. Empty when the
            archive or the settings give no ground for them.
        of_addresses: Files that are made of the addresses of all pages that are to be found.
    """

    name: str
    outputs: Callable[[Archive, Site], Iterator[File]] = _nothing
    of_addresses: Callable[[Sequence[str], Site], Iterator[File]] = _nothing


def exports() -> tuple[Export, ...]:
    """All exports, in alphabetical order of their modules."""
    return discover("antq_site.exports", "EXPORT", Export)


def all_outputs(archive: Archive, site: Site, addresses: Sequence[str]) -> Iterator[File]:
    """The files of all exports, always in the same order.

    Args:
        archive: All articles.
        site: Settings, words, knowledge.
        addresses: Of all pages that are to be found, in any order.
    """
    for export in exports():
        yield from export.outputs(archive, site)
        yield from export.of_addresses(addresses, site)


def as_array(entries: Iterable[bytes]) -> Iterator[bytes]:
    """Values that are JSON already as one array, each on a line of its own."""
    before = b"[\n"
    for entry in entries:
        yield before + entry
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[\n]\n"


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
