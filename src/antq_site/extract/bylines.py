"""Headline, byline and keywords: what the blocks themselves say."""

import re
from collections.abc import Iterator
from typing import Any

from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.model import BlockKind, Byline, Evidence, Fact, Facts, Headline, Span

_SIGNED = re.compile(
    r"^(?:bài(?:,| và)? ảnh|tin(?:,| và)? ảnh|tin bài|bài viết|bài|tin|tác giả bài viết|tác giả|"
    r"người viết|thực hiện|pv|ctv|nhóm pv)\s*[:/-]\s*",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^(?:theo|nguồn(?: tin)?)\s*:?\s+", re.IGNORECASE)


def _nothing(_: Hit) -> None:
    """These rules read blocks, not patterns."""


HEADLINE = Rule("headline.block", "", _nothing)
BYLINE = Rule("byline.last-line", "", _nothing)


def _run(reading: Reading, _: Facts) -> Iterator[Fact[Any]]:
    article = reading.article
    for block in article.of(BlockKind.HEADLINE)[:1]:
        yield Fact(Headline(article.quote(block.span)), (Evidence(block.span, HEADLINE.name),))
    signed = [
        _byline(article.quote(block.span), block.span) for block in article.of(BlockKind.BYLINE)
    ]
    yield from [fact for fact in signed if fact is not None][:1]


def _byline(text: str, span: Span) -> Fact[Byline] | None:
    """The name as printed, without «Tin, ảnh:» in front; «Theo …» names a source, not a writer."""
    if _AGENCY.match(text):
        return None
    lead = _SIGNED.match(text)
    start = span.start + (lead.end() if lead else 0)
    name = text[lead.end() if lead else 0 :].rstrip(". ")
    if not name:
        return None
    return Fact(Byline(name), (Evidence(Span(start, start + len(name)), BYLINE.name),))


EXTRACTOR = Extractor("bylines", (), (HEADLINE, BYLINE), _run)
