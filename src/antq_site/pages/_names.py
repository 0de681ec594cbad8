"""Names that lead to pages: places, agencies, officials, programmes.

A place has a page when an article is about it, and then so have the units it lies in, and one step
to the units before and after it: a reader who asks for a place of today finds what it was.
"""

from collections.abc import Iterator
from functools import lru_cache

from antq_site.archive import Archive
from antq_site.gazetteer import AdminUnit, Gazetteer
from antq_site.model import Summary
from antq_site.pages._engine import Link
from antq_site.site import Site
from antq_site.urls import award_url, place_url, programme_url, year_url


class Names:
    """Links to the pages of one archive.

    Who and what has no page (a central body, a person without an office) has an empty id there.

    Args:
        archive: Says who and what has a page.
        site: Has the gazetteer and the words.
    """

    def __init__(self, archive: Archive, site: Site) -> None:
        self._archive = archive
        self._say = site.catalogue
        self._gazetteer = site.knowledge.gazetteer
        self.places = frozenset(_with_pages(archive, self._gazetteer))
        self._forms = frozenset(archive.by_form)
        self._programmes = frozenset(archive.by_programme)

    def place(self, unit: str, label: str | None = None) -> Link:
        """A place by its full name, or under another label."""
        known = self._gazetteer[unit]
        url = place_url(known.path) if unit in self.places else None
        return Link(label or known.full_name, url)

    def lineage(self, unit: str) -> tuple[Link, ...]:
        """The places a unit lies in, province first, and itself: the way to it."""
        return tuple(self.place(above.id) for above in self._gazetteer.lineage(unit))

    def address(self, unit: str) -> tuple[Link, ...]:
        """The same as an address is written: the smallest first."""
        return self.lineage(unit)[::-1]

    def place_year(self, unit: str, year: int) -> Link:
        """One year of a place that has articles in it."""
        return Link(str(year), place_url(self._gazetteer[unit].path, year))

    def year(self, year: int | None, month: int | None = None) -> Link:
        """A year, a month of it, or the articles without a year."""
        if year is None:
            return Link(self._say("site.no-year"), year_url(None))
        if month is None:
            return Link(self._say("site.year", year), year_url(year))
        return Link(self._say("site.month-of", month, year), year_url(year, month))

    def has_form(self, form_id: str) -> bool:
        """Whether a form of award has a page."""
        return form_id in self._forms

    def form(self, form_id: str, label: str) -> Link:
        """A form of award; those only mentioned have no page."""
        return Link(label, award_url(form_id) if form_id in self._forms else None)

    def programme(self, programme_id: str, label: str) -> Link:
        """A movement or programme."""
        known = programme_id in self._programmes
        return Link(label, programme_url(programme_id) if known else None)

    def authority(self, authority_id: str, label: str | None = None) -> Link:
        """An agency or an official by its authorised form, or under another label."""
        if not authority_id:
            return Link(label or "")
        known = self._archive.authority(authority_id)
        return Link(label or known.authorised_form, known.url)

    def agencies_of(self, summary: Summary) -> dict[str, Link]:
        """Where the names of agencies in one article lead to."""
        found: dict[str, Link] = {}
        for agency_id in filter(None, summary.agency_ids):
            known = self._archive.authority(agency_id)
            for name in (known.authorised_form, *known.variant_forms):
                found.setdefault(name, Link(name, known.url))
        pairs = zip(summary.agencies, summary.agency_ids, strict=True)
        return found | {agency.name: self.authority(known, agency.name) for agency, known in pairs}

    def officials_of(self, summary: Summary) -> tuple[Link, ...]:
        """Where the officials of one article lead to, in their order."""
        pairs = zip(summary.officials, summary.official_ids, strict=True)
        return tuple(self.authority(known, official.name) for official, known in pairs)


@lru_cache(maxsize=4)
def names_of(archive: Archive, site: Site) -> Names:
    """The names of an archive under some settings: the same for every page type."""
    return Names(archive, site)


def _with_pages(archive: Archive, gazetteer: Gazetteer) -> Iterator[str]:
    for unit in archive.by_place:
        for here in gazetteer.lineage(unit):
            yield here.id
            yield from (near.id for near in _around(here, gazetteer))


def _around(unit: AdminUnit, gazetteer: Gazetteer) -> Iterator[AdminUnit]:
    """The units one step before and after, with those they lie in."""
    for near in (*gazetteer.predecessors_of(unit.id), *gazetteer.successors_of(unit.id)):
        yield from gazetteer.lineage(near.id)
