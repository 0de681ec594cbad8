"""What is not certain, so that it can be checked: the articles on which most depends first."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from antq_site.archive import Archive
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._facts import FactSheet
from antq_site.pages._names import Names, names_of
from antq_site.site import Site
from antq_site.urls import article_url


class Doubted(NamedTuple):
    """One value that is in doubt.

    Attributes:
        group: Label of its kind of fact.
        value: As the page of the article words it.
        url: Of its row there.
        doubts: Sentences that say why.
    """

    group: str
    value: str
    url: str
    doubts: tuple[str, ...]


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The list in pages, if the keeper wants it public; records are read when it is rendered."""
    if not site.config.public_review:
        return
    title = site.catalogue("site.menu-to-check")
    what = site.catalogue("site.to-check-what")
    names = names_of(archive, site)
    for part in paged(doubtful(archive), PAGE.url, site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, part, archive, names, site),
            what,
            (part.pager.key, [(summary.digest, summary.key) for summary in part.entries]),
        )


def doubtful(archive: Archive) -> tuple[Summary, ...]:
    """Articles with doubts; first those that most pages and sums depend on, then archive order."""
    found = [summary for summary in archive.summaries if summary.doubts]
    return tuple(sorted(found, key=lambda summary: -_weight(summary)))


def _weight(summary: Summary) -> int:
    """On how many lists and in how many sums an article stands."""
    indexes = (summary.date, summary.unit)
    entries = (summary.agency_ids, summary.official_ids, summary.awards)
    return sum(index is not None for index in indexes) + sum(map(len, entries))


def _context(part: Part[Summary], archive: Archive, names: Names, site: Site) -> Mapping[str, Any]:
    entries = tuple((summary, _doubted(summary, archive, names, site)) for summary in part.entries)
    trail = (Link(site.catalogue("site.menu-to-check")),)
    return {"part": part, "entries": entries, "trail": trail}


def _doubted(summary: Summary, archive: Archive, names: Names, site: Site) -> tuple[Doubted, ...]:
    shown = FactSheet(archive.record(summary.id), summary, names, site, ()).shown()
    return tuple(
        Doubted(
            group.label,
            ", ".join(link.label for link in row.value),
            f"{article_url(summary.id)}#v-{row.key}",
            row.doubts,
        )
        for group in shown.groups
        for row in group.rows
        if row.doubts
    )


PAGE = PageType("to_check", pages, url="can-kiem-tra/")
