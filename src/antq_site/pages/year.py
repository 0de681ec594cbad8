"""One year of the archive, and the articles whose year is not known."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._lists import Counted, district_counts
from antq_site.pages._names import Names, names_of
from antq_site.site import Site
from antq_site.urls import year_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Each year oldest first, long ones in several pages; then the year that is not known."""
    names = names_of(archive, site)
    for year in sorted(archive.by_year, key=lambda year: (year is None, year or 0)):
        yield from _year(year, archive, names, site)


def _year(year: int | None, archive: Archive, names: Names, site: Site) -> Iterator[Page]:
    articles = archive.by_year[year]
    title = names.year(year).label
    counted = {
        "months": _months(year, articles, names),
        "places": district_counts(articles, site, year),
    }
    trail = (Link(site.catalogue("site.menu-years"), "nam/"), Link(title))
    for part in paged(articles, year_url(year), site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(title, part.pager, site),
            partial(_context, year, part, counted, trail),
            site.catalogue("site.year-description", title, len(articles)),
            (part.pager.key, counted, keys_of(part.entries)),
        )


def _context(
    year: int | None,
    part: Part[Summary],
    counted: Mapping[str, tuple[Counted, ...]],
    trail: tuple[Link, ...],
) -> Mapping[str, Any]:
    return {**counted, "year": year, "part": part, "trail": trail}


def _months(year: int | None, articles: Sequence[Summary], names: Names) -> tuple[Counted, ...]:
    if year is None:
        return ()
    counts = Counter(summary.month for summary in articles if summary.month)
    return tuple(Counted(*names.year(year, month), counts[month]) for month in sorted(counts))


PAGE = PageType("year", pages)
