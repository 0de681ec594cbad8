"""What a page says of itself in the words of schema.org, as plain values that a template prints."""

from collections.abc import Iterable

from antq_site.fields import properties
from antq_site.licences import licence
from antq_site.linked import Entry, named, without_nothing
from antq_site.model import Summary
from antq_site.parts import Json
from antq_site.site import Rights, Site
from antq_site.urls import article_url

CONTEXT = "https://schema.org"

_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
"""Media types of data files by their ending."""


def news_article(summary: Summary, site: Site) -> Json:
    """Describe an article: what its fields say, and what the archive adds.

    Returns:
        A JSON-LD document; what is not known is left out. ``sd…`` tell of this description, not of
        the article: who gives it, under which licence.
    """
    address = site.absolute(article_url(summary.id))
    shown = site.rights(summary.publisher) is not Rights.RECORD_ONLY
    return without_nothing(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            **properties(Entry(summary, address), site.fields),
            "inLanguage": "vi",
            "description": summary.lede if shown else None,
            "mainEntityOfPage": address,
            "isPartOf": archive(site),
            "sdPublisher": named("Organization", site.config.keeper),
            "sdLicense": licence(site.config.data_licence).url,
        }
    )


def dataset(site: Site, paths: Iterable[str]) -> Json:
    """Describe the data as a whole, for catalogues of data.

    Args:
        site: Has the settings.
        paths: Of the files; they are named only where the site knows its own address.
    """
    files = [site.absolute(path) for path in paths]
    return without_nothing(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": site.absolute("du-lieu/"),
            "url": site.absolute("du-lieu/"),
            "name": site.config.title,
            "description": site.config.description or site.catalogue("data.description"),
            "license": licence(site.config.data_licence).url,
            "creator": named("Organization", site.config.keeper),
            "inLanguage": "vi",
            "isAccessibleForFree": True,
            "spatialCoverage": named("Country", "Việt Nam"),
            "keywords": site.catalogue("data.keywords").split("; "),
            "distribution": [_download(file) for file in files if file],
        }
    )


def _download(address: str) -> Json:
    ending = address.rpartition(".")[2]
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": _FORMATS[ending]}


def archive(site: Site) -> Json:
    """The archive as a whole."""
    told = {"@type": "Collection", "name": site.config.title, "url": site.absolute("")}
    return without_nothing(told)
