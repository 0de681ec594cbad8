"""The ledger of one form of award."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.model import Page
from antq_site.pages._engine import PageType
from antq_site.pages._ledger import Cut, cut_pages
from antq_site.site import Site
from antq_site.urls import award_url


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """One list a form, in alphabetical order of their ids."""
    for form_id in sorted(archive.by_form):
        yield from cut_pages(_cut(form_id, archive, site), archive, site)


def _cut(form_id: str, archive: Archive, site: Site) -> Cut:
    form, rows = site.knowledge.lexicon.award_forms[form_id], archive.by_form[form_id]
    return Cut(
        template=PAGE.template,
        url=award_url(form_id),
        title=form.name,
        name=form.name,
        kicker=site.catalogue(f"site.award-kind-{form.kind}"),
        description=site.catalogue("site.form-description", form.name, len(rows)),
        rows=rows,
    )


PAGE = PageType("award_form", pages)
