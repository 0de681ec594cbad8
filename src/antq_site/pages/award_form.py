"""The ledger of one form of award."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType, numbered, paged
from antq_site.pages._ledger import Ledger
from antq_site.pages._names import Names
from antq_site.site import Site
from antq_site.urls import award_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One list a form, in alphabetical order of their ids."""
    ledger = Ledger(archive, Names(archive, site), site)
    for form_id in sorted(archive.by_form):
        yield from _form(form_id, archive, ledger, site)


def _form(form_id: str, archive: Archive, ledger: Ledger, site: Site) -> Iterator[Page]:
    form = site.knowledge.lexicon.award_forms[form_id]
    rows = archive.by_form[form_id]
    index = Link(site.catalogue("site.menu-awards"), award_url())
    for part in paged(rows, award_url(form_id), site):
        context = {
            "form": form,
            "part": part,
            "entries": ledger.entries(part.entries),
            "totals": archive.totals(rows),
            "trail": (index, Link(form.name)),
        }
        heading = numbered(form.name, part.pager, site)
        description = site.catalogue("site.form-description", form.name, len(rows))
        yield Page(part.pager.here, PAGE.template, heading, context, description)


PAGE = PageType("award_form", pages)
