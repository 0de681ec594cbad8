"""The page of one article: its facts, its text, where each fact stands in it, where it is from."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from antq_site.archive import Archive, keys_of
from antq_site.citations import in_every_style, web_address
from antq_site.model import Article, BlockKind, Page, Record, Summary
from antq_site.pages._abbreviations import Shortened
from antq_site.pages._engine import Link, PageType
from antq_site.pages._facts import FactSheet, Group
from antq_site.pages._jsonld import news_article
from antq_site.pages._names import Names, names_of
from antq_site.pages._tags import meta_tags
from antq_site.pages._text import headline_words, paragraphs, shown_blocks
from antq_site.site import Rights, Site
from antq_site.urls import article_url, slug, source_url

NEAR_LIMIT = 5
"""How many articles of the same place are offered."""

_BRIEF = ("date", "place", "agency", "official", "award")
"""Groups of facts whose first row is told under the headline on a narrow screen."""


class Brief(NamedTuple):
    """The gist of one group of facts.

    Attributes:
        label: Of the group.
        key: Of the row it leads to.
        words: Its first value, of an award with what is said first of it.
        more: How many other rows the group has.
    """

    label: str
    key: str
    words: str
    more: int


class Report(NamedTuple):
    """The ways to report a fault: by mail first, as an issue second, by hand always.

    Attributes:
        mail: A letter begun; None without an address of the keeper.
        issue: An issue begun; None without a repository.
        text: What both say, to be copied.
    """

    mail: str | None
    issue: str | None
    text: str


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page an article, in archive order; the text is read when the page is rendered."""
    names = names_of(archive, site)
    for summary in archive.summaries:
        yield Page(
            article_url(summary.id),
            PAGE.template,
            summary.headline,
            partial(_context, summary, archive, names, site),
            "" if site.rights(summary.publisher) is Rights.RECORD_ONLY else summary.lede,
            _inputs(summary, archive, names),
        )


def _inputs(summary: Summary, archive: Archive, names: Names) -> tuple[object, ...]:
    """Its own record, who stands beside it, and which of the pages it names there are."""
    near = (
        *archive.same_event(summary.id),
        *archive.same_place(summary.id, limit=NEAR_LIMIT),
    )
    around = [other.key if other else None for other in archive.neighbours(summary.id)]
    places = [unit in names.places for unit in summary.other_units]
    forms = [names.has_form(award.form_id) for award in summary.awards_mentioned]
    return summary.digest, summary.key, keys_of(near), len(near), around, places, forms


def _context(summary: Summary, archive: Archive, names: Names, site: Site) -> Mapping[str, Any]:
    record = archive.record(summary.id)
    rights = site.rights(summary.publisher)
    blocks = shown_blocks(record.article, rights)
    spans = tuple(block.span for block in blocks)
    shown = FactSheet(record, summary, names, site, spans).shown()
    shortened = Shortened(site.knowledge.lexicon.abbreviations)
    text = paragraphs(record.article, blocks, shown.marks, shortened)
    older, newer = archive.neighbours(summary.id)
    return {
        "summary": summary,
        "record": record,
        "rights": rights,
        "groups": shown.groups,
        "section": _section(record.article, rights),
        "headline": headline_words(record.article, shown.marks),
        "paragraphs": text,
        "abbreviations": shortened.seen,
        "notes": _notes(record, site),
        "trail": _trail(summary, names),
        "source": _source(summary),
        "brief": _brief(shown.groups),
        "original": web_address(summary.url),
        "citations": in_every_style(summary, site),
        "report": report(summary, site),
        "older": older,
        "newer": newer,
        "same_event": archive.same_event(summary.id),
        "same_place": archive.same_place(summary.id, limit=NEAR_LIMIT),
        "jsonld": news_article(summary, site),
        "tags": meta_tags(summary, site),
        "marked": bool(shown.marks),
    }


def _section(article: Article, rights: Rights) -> str | None:
    if rights is not Rights.FULL:
        return None
    return next((article.quote(block.span) for block in article.of(BlockKind.SECTION)), None)


def _notes(record: Record, site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((note.severity, site.reason(note.code, *note.words)) for note in record.notes)


def _trail(summary: Summary, names: Names) -> tuple[Link, ...]:
    if summary.unit is None or summary.year is None:
        return (*(names.lineage(summary.unit) if summary.unit else ()), names.year(summary.year))
    return (*names.lineage(summary.unit), names.place_year(summary.unit, summary.year))


def _source(summary: Summary) -> Link | None:
    return (
        Link(summary.publisher, source_url(slug(summary.publisher))) if summary.publisher else None
    )


def _brief(groups: Sequence[Group]) -> tuple[Brief, ...]:
    return tuple(
        Brief(group.label, group.rows[0].key, _gist(group), len(group.rows) - 1)
        for group in groups
        if group.name in _BRIEF
    )


def _gist(group: Group) -> str:
    row = group.rows[0]
    words = ", ".join(value.label for value in row.value)
    return f"{words}: {row.details[0]}" if group.name == "award" and row.details else words


def report(summary: Summary, site: Site) -> Report:
    """How a fault of an article is reported."""
    subject = site.catalogue("site.report-subject", summary.id)
    url = article_url(summary.id)
    body = site.catalogue("site.report-body", summary.headline, site.absolute(url) or url)
    mail = issue = None
    if site.config.contact_email:
        query = urlencode({"subject": subject, "body": body}, quote_via=quote)
        mail = f"mailto:{site.config.contact_email}?{query}"
    if site.config.repository:
        query = urlencode({"title": subject, "body": body}, quote_via=quote)
        issue = f"{site.config.repository.rstrip('/')}/issues/new?{query}"
    return Report(mail, issue, body)


PAGE = PageType("article", pages)
