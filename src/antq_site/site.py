"""All that a page may know beside the archive: settings, words, knowledge, the keeper's pages."""

import re
from enum import StrEnum

import msgspec

from antq_site.catalogue import Catalogue
from antq_site.config import SiteConfig
from antq_site.content import ContentPage
from antq_site.field import Field
from antq_site.fields import FIELDS
from antq_site.knowledge import Knowledge
from antq_site.phrasing import Phrasing

_DATE = re.compile(r"(?:\d{4}|-)-\d\d(?:-\d\d)?")
"""A date among the words of a reason, as ``str(PartialDate)`` writes it."""


class Rights(StrEnum):
    """How much of a publisher's text is shown, in every output."""

    FULL = "full"
    EXCERPT = "excerpt"
    RECORD_ONLY = "record-only"


class Site(msgspec.Struct, frozen=True, eq=False):
    """What stays the same for all pages of one build; compared by identity.

    Attributes:
        config: The keeper's settings.
        catalogue: The words of the interface, in the language of the site.
        knowledge: Lexicon and gazetteer.
        content: The keeper's own pages, in the order of their addresses.
        fields: The table of fields.
    """

    config: SiteConfig
    catalogue: Catalogue
    knowledge: Knowledge
    content: tuple[ContentPage, ...] = ()
    fields: tuple[Field, ...] = FIELDS

    def rights(self, publisher: str | None) -> Rights:
        """How much may be shown of an article, by the name of its publisher."""
        of_publisher = self.config.publishers.get(publisher or "")
        return Rights(of_publisher.rights if of_publisher else self.config.rights)

    def reason(self, code: str, *words: str) -> str:
        """The sentence that tells a reason or a doubt; the bare code where none was written."""
        key = f"reasons.{code}"
        phrasing = Phrasing(self.catalogue)
        worded = [phrasing.iso(word) if _DATE.fullmatch(word) else word for word in words]
        return self.catalogue(key, *worded) if key in self.catalogue else code

    def absolute(self, url: str) -> str | None:
        """The full address of a page or file; None as long as the site has no base address."""
        base = self.config.base_url
        return f"{base.rstrip('/')}/{url}" if base else None
