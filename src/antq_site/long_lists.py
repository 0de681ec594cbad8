"""Lists that are long enough for files of their own: a table and a feed beside the page."""

from collections.abc import Iterator
from typing import NamedTuple

from antq_site.archive import Archive, AwardRow
from antq_site.model import Summary
from antq_site.site import Site
from antq_site.summaries import archive_order
from antq_site.urls import award_url, place_url, year_url

LONG = 10
"""So many entries make a list long: who wants fewer reads them on the page."""


class LongList(NamedTuple):
    """A list with files beside its page.

    Attributes:
        url: Of the page.
        title: What the list is of.
        articles: In archive order.
        awards: For a form of award the awards of that form, which are what its page lists.
        followed: Whether it has a feed.
    """

    url: str
    title: str
    articles: tuple[Summary, ...]
    awards: tuple[AwardRow, ...] = ()
    followed: bool = True


def long_lists(archive: Archive, site: Site) -> Iterator[LongList]:
    """Years, places, agencies and forms of award with many entries, in a fixed order."""
    for made in (_years, _places, _agencies, _forms):
        yield from (one for one in made(archive, site) if len(one.awards or one.articles) >= LONG)


def _years(archive: Archive, site: Site) -> Iterator[LongList]:
    for year in sorted(year for year in archive.by_year if year is not None):
        title = site.catalogue("site.year", year)
        yield LongList(year_url(year), title, archive.by_year[year])


def _places(archive: Archive, site: Site) -> Iterator[LongList]:
    """Each address once: a province that lives on under its name has the articles of both maps."""
    found: dict[str, tuple[str, dict[str, Summary]]] = {}
    for unit in site.knowledge.gazetteer:
        rows = archive.by_place.get(unit.id, ())
        if rows:
            _, known = found.setdefault(unit.path, (unit.full_name, {}))
            known.update((row.id, row) for row in rows)
    for path, (name, known) in found.items():
        yield LongList(place_url(path), name, tuple(sorted(known.values(), key=archive_order)))


def _agencies(archive: Archive, _: Site) -> Iterator[LongList]:
    for agency in archive.agencies:
        rows = archive.by_agency.get(agency.id, ())
        yield LongList(agency.url, agency.authorised_form, rows, followed=False)


def _forms(archive: Archive, site: Site) -> Iterator[LongList]:
    for form, rows in sorted(archive.by_form.items()):
        name = site.knowledge.lexicon.award_forms[form].name
        once = tuple({row.summary.id: row.summary for row in rows}.values())
        yield LongList(award_url(form), name, once, rows)
