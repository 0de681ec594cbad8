"""The feed of the newest articles."""

import datetime as dt
import io
from collections.abc import Iterator

from feedgenerator import Atom1Feed

from antq_site.archive import Archive
from antq_site.exports._engine import Export
from antq_site.model import Output, Summary
from antq_site.site import Rights, Site
from antq_site.urls import article_url

LIMIT = 50
"""Entries of the feed."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    """One feed, and only where the site knows its own address: entries need full links."""
    home = site.absolute("")
    if home is None:
        return
    feed = Atom1Feed(
        title=site.config.title,
        link=home,
        description=site.config.tagline,
        language="vi",
        feed_url=site.absolute("feed.xml"),
    )
    dated = [summary for summary in archive.summaries if summary.year is not None][:LIMIT]
    for summary in dated:
        _add(feed, summary, site)
    stream = io.StringIO()
    feed.write(stream, "utf-8")
    yield Output("feed.xml", stream.getvalue().encode())


def _add(feed: Atom1Feed, summary: Summary, site: Site) -> None:
    """Add an article; its time is the day of its event, never the clock of the build."""
    day = summary.date.value.first if summary.date else None
    when = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else _EPOCH
    address = site.absolute(article_url(summary.id))
    shown = site.rights(summary.publisher) is not Rights.RECORD_ONLY
    feed.add_item(
        title=summary.headline,
        link=address,
        description=summary.lede if shown else "",
        unique_id=address,
        pubdate=when,
        updateddate=when,
    )


EXPORT = Export("atom", _outputs)
