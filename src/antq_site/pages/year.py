"""One year of the archive, and the articles whose year is not known."""

from collections import Counter
from collections.abc import Iterator, Sequence

from antq_site.archive import Archive
from antq_site.model import Page, Summary
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._lists import Counted, district_counts
from antq_site.pages._names import Names
from antq_site.site import Site
from antq_site.urls import year_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """Each year oldest first, long ones in several pages; then the year that is not known."""
    names = Names(archive, site)
    for year in sorted(archive.by_year, key=lambda year: (year is None, year or 0)):
        yield from _year(year, archive, names, site)


def _year(year: int | None, archive: Archive, names: Names, site: Site) -> Iterator[Page]:
    articles = archive.by_year[year]
    title = names.year(year).label
    for part in paged(articles, year_url(year), site):
        context = {
            "year": year,
            "part": part,
            "months": _months(year, articles, names),
            "places": district_counts(articles, site, year),
            "trail": (Link(site.catalogue("site.menu-years"), "nam/"), Link(title)),
        }
        description = site.catalogue("site.year-description", title, len(articles))
        url = part.pager.here
        yield Page(url, PAGE.template, numbered(title, part.pager, site), context, description)


def _months(year: int | None, articles: Sequence[Summary], names: Names) -> tuple[Counted, ...]:
    if year is None:
        return ()
    counts = Counter(summary.month for summary in articles if summary.month)
    return tuple(Counted(*names.year(year, month), counts[month]) for month in sorted(counts))


PAGE = PageType("year", pages)
