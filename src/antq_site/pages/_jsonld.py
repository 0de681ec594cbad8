"""What a page says of itself to machines: schema.org, as plain values that a template prints."""

from collections.abc import Iterator
from typing import Any

from antq_site.model import Record, Summary
from antq_site.site import Site
from antq_site.urls import article_url


def news_article(summary: Summary, record: Record, site: Site) -> dict[str, Any]:
    """Describe an article: who published it when, and which people, bodies and place it names.

    Returns:
        A JSON-LD document; what is not known is left out.
    """
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": site.absolute(article_url(summary.id)),
        "headline": summary.headline,
        "inLanguage": "vi",
        "datePublished": str(summary.published.date) if summary.published else None,
        "author": _named("Person", record.byline.value.name) if record.byline else None,
        "publisher": _named("Organization", summary.publisher) if summary.publisher else None,
        "keywords": list(record.keywords) or None,
        "contentLocation": _place(summary),
        "mentions": list(_mentions(summary)) or None,
        "isPartOf": {"@type": "ArchiveComponent", "name": site.config.title},
    }
    return {name: value for name, value in document.items() if value is not None}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name}


def _place(summary: Summary) -> dict[str, str] | None:
    if summary.locality is None:
        return None
    known = summary.locality
    parts = (known.commune, known.district, known.province)
    return _named("AdministrativeArea", ", ".join(filter(None, parts)))


def _mentions(summary: Summary) -> Iterator[dict[str, str]]:
    seen: set[tuple[str, str]] = set()
    named = [("Person", official.name) for official in summary.officials]
    named += [("Organization", agency.name) for agency in summary.agencies]
    for kind, name in named:
        if (kind, name) not in seen:
            seen.add((kind, name))
            yield _named(kind, name)
