"""The page of one agency: its heads over time, awards it gave, its articles."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, keys_of
from antq_site.model import AuthorityRecord, Page, Summary
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._ledger import Ledger, ledger_of
from antq_site.pages._lists import by_years
from antq_site.pages._names import Names
from antq_site.pages._offices import offices
from antq_site.site import Site


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One page an agency, in the order of names."""
    ledger = ledger_of(archive, site)
    for agency in archive.agencies:
        yield from _agency(agency, archive, ledger, site)


def _agency(
    agency: AuthorityRecord, archive: Archive, ledger: Ledger, site: Site
) -> Iterator[Page]:
    articles = archive.by_agency.get(agency.id, ())
    rows = archive.awards_of_agency(agency.id)
    held = archive.offices_in(agency.id)
    seated = bool(agency.unit and agency.unit in ledger.names.places)
    own = (agency.authorised_form, agency.variant_forms, agency.agency_kind, agency.unit, seated)
    more = (ledger.key(rows), [office.key for office in held])
    for part in paged(articles, agency.url, site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(agency.authorised_form, part.pager, site),
            partial(_context, agency, part, archive, site),
            site.catalogue("site.agency-description", agency.authorised_form, len(articles)),
            (own, more, part.pager.key, keys_of(part.entries)),
        )


def _context(
    agency: AuthorityRecord, part: Part[Summary], archive: Archive, site: Site
) -> Mapping[str, Any]:
    ledger, rows = ledger_of(archive, site), archive.awards_of_agency(agency.id)
    names = ledger.names
    return {
        "agency": agency,
        "seat": names.address(agency.unit) if agency.unit else (),
        "offices": offices(archive.offices_in(agency.id), names),
        "awards": ledger.entries(rows[: site.config.page_size]),
        "awards_total": len(rows),
        "totals": ledger.totals(rows),
        "part": part,
        "years": by_years(part.entries),
        "trail": _trail(agency, names, site),
    }


def _trail(agency: AuthorityRecord, names: Names, site: Site) -> tuple[Link, ...]:
    index = Link(site.catalogue("site.title-agencies"), "co-quan/")
    seat = names.lineage(agency.unit) if agency.unit else ()
    return (index, *seat, Link(agency.authorised_form))


PAGE = PageType("agency", pages)
