"""Feeds of the newest articles: of the whole archive, and of each long list."""

import datetime as dt
import html
import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from feedgenerator import Atom1Feed

from antq_site.archive import Archive, keys_of
from antq_site.exports._engine import Export
from antq_site.long_lists import long_lists
from antq_site.model import Draft, Summary
from antq_site.site import Rights, Site
from antq_site.urls import article_url

LIMIT = 50
"""Entries of a feed."""

FEED = "feed.xml"

_BEFORE_ALL = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Letters that XML cannot hold."""


class _Feed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """A feed that never asks the clock: an empty one is older than all others."""

    def latest_post_date(self) -> dt.datetime:
        latest: dt.datetime = super().latest_post_date() if self.items else _BEFORE_ALL
        return latest


def _outputs(archive: Archive, site: Site) -> Iterator[Draft]:
    """Only where the site knows its own address: entries need full links."""
    if site.config.base_url is None:
        return
    yield _feed(archive.summaries, "", site.config.title, site)
    for one in long_lists(archive, site):
        if one.followed:
            yield _feed(one.articles, one.url, f"{one.title} · {site.config.title}", site)


def _feed(articles: Sequence[Summary], url: str, title: str, site: Site) -> Draft:
    """The newest articles whose year is known; the others have no place in time."""
    newest = tuple(islice((one for one in articles if one.year is not None), LIMIT))
    make = partial(_document, newest, url, title, site)
    return Draft(url + FEED, (keys_of(newest), title), make)


def _document(newest: Sequence[Summary], url: str, title: str, site: Site) -> bytes:
    feed = _Feed(
        title=_text(title),
        link=site.absolute(url),
        description=_text(site.config.tagline),
        language="vi",
        feed_url=site.absolute(url + FEED),
        author_name=_text(site.config.keeper or site.config.title),
    )
    for summary in newest:
        _add(feed, summary, site)
    stream = io.StringIO()
    feed.write(stream, "utf-8")
    return stream.getvalue().encode()


def _add(feed: _Feed, summary: Summary, site: Site) -> None:
    """Add an article. Its time is the printed one, else the day of its event; never the clock."""
    printed = summary.published.date.first if summary.published else None
    day = printed or (summary.date.value.first if summary.date else None)
    address = site.absolute(article_url(summary.id))
    shown = site.rights(summary.publisher) is not Rights.RECORD_ONLY
    feed.add_item(
        title=_text(summary.headline),
        link=address,
        description=html.escape(_text(summary.lede)) if shown else None,
        author_name=_text(summary.byline) if summary.byline else None,
        unique_id=address,
        pubdate=_morning(printed) if printed else None,
        updateddate=_morning(day) if day else _BEFORE_ALL,
    )


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _text(words: str) -> str:
    return _NO_XML.sub("", words)


EXPORT = Export("atom", _outputs)
