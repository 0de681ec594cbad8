"""The ledger of one form of award."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from antq_site.archive import Archive, AwardRow
from antq_site.lexicon import AwardForm
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, Part, numbered, paged
from antq_site.pages._ledger import KindTotals, Ledger, ledger_of
from antq_site.site import Site
from antq_site.urls import award_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One list a form, in alphabetical order of their ids."""
    ledger = ledger_of(archive, site)
    for form_id in sorted(archive.by_form):
        yield from _form(form_id, archive, ledger, site)


def _form(form_id: str, archive: Archive, ledger: Ledger, site: Site) -> Iterator[Page]:
    form = site.knowledge.lexicon.award_forms[form_id]
    rows = archive.by_form[form_id]
    totals = archive.totals(rows)
    for part in paged(rows, award_url(form_id), site):
        yield Page(
            part.pager.here,
            PAGE.template,
            numbered(form.name, part.pager, site),
            partial(_context, form, part, totals, ledger, site),
            site.catalogue("site.form-description", form.name, len(rows)),
            (part.pager.key, totals, ledger.key(part.entries)),
        )


def _context(
    form: AwardForm, part: Part[AwardRow], totals: KindTotals, ledger: Ledger, site: Site
) -> Mapping[str, Any]:
    index = Link(site.catalogue("site.menu-awards"), award_url())
    return {
        "form": form,
        "part": part,
        "entries": ledger.entries(part.entries),
        "totals": totals,
        "trail": (index, Link(form.name)),
    }


PAGE = PageType("award_form", pages)
