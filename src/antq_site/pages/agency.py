"""The page of one agency: its heads over time, awards it gave, its articles."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import AuthorityRecord, Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._ledger import Ledger
from antq_site.pages._lists import by_years
from antq_site.pages._names import Names
from antq_site.pages._offices import offices
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page an agency, in the order of names."""
    names = Names(archive, site)
    ledger = Ledger(archive, names, site)
    for agency in archive.agencies:
        yield from _agency(agency, archive, ledger, site)


def _agency(
    agency: AuthorityRecord, archive: Archive, ledger: Ledger, site: Site
) -> Iterator[Page]:
    names = ledger.names
    articles = archive.by_agency.get(agency.id, ())
    rows = archive.awards_of_agency(agency.id)
    for part in paged(articles, agency.url, site):
        context = {
            "agency": agency,
            "seat": names.address(agency.unit) if agency.unit else (),
            "offices": offices(archive.offices_in(agency.id)),
            "awards": ledger.entries(rows[: site.config.page_size]),
            "awards_total": len(rows),
            "totals": ledger.totals(rows),
            "part": part,
            "years": by_years(part.entries),
            "trail": _trail(agency, names, site),
        }
        heading = numbered(agency.authorised_form, part.pager, site)
        description = site.catalogue(
            "site.agency-description", agency.authorised_form, len(articles)
        )
        yield Page(part.pager.here, PAGE.template, heading, context, description)


def _trail(agency: AuthorityRecord, names: Names, site: Site) -> tuple[Link, ...]:
    index = Link(site.catalogue("site.title-agencies"), "co-quan/")
    seat = names.lineage(agency.unit) if agency.unit else ()
    return (index, *seat, Link(agency.authorised_form))


PAGE = PageType("agency", pages)
