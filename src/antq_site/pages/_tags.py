"""The meta tags of an article: Dublin Core, Highwire tags for reference managers, OpenGraph."""

from typing import NamedTuple

from antq_site.fields import tags
from antq_site.linked import Entry
from antq_site.model import Summary
from antq_site.site import Site
from antq_site.urls import article_url

_ALWAYS = (
    ("DC.type", "Text"),
    ("DC.language", "vi"),
    ("citation_language", "vi"),
    ("z:itemType", "newspaperArticle"),  # else Zotero takes what has a citation_title for a paper
)


class MetaTag(NamedTuple):
    """A tag as it is printed; ``attribute`` is "property" in OpenGraph and "name" elsewhere."""

    attribute: str
    name: str
    content: str


def meta_tags(summary: Summary, site: Site) -> tuple[MetaTag, ...]:
    """What the fields of an article say in tags, and what all articles say."""
    entry = Entry(summary, site.absolute(article_url(summary.id)))
    return tuple(
        MetaTag("property" if name.startswith("article:") else "name", name, content)
        for name, content in (*tags(entry, site.fields), *_ALWAYS)
    )
