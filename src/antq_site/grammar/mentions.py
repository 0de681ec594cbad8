"""What a scan finds: stretches of text that name a place, an agency, an office, a person, a form.

Nothing is decided here: a place may still be one of several units, «Công an tỉnh» of any province.
"""

from typing import Any

import msgspec

from antq_site.dates import PartialDate
from antq_site.lexicon import AwardForm, Body, OfficeWords
from antq_site.model import Span


class _Phrase(msgspec.Struct, frozen=True, gc=False):
    """What all readings of a phrase share."""


class PlaceName(_Phrase, frozen=True):
    """A place by its name.

    Attributes:
        word: Level word in prose ("quận"); None for a bare name.
        name: As printed, without the level word.
        units: Ids of all units that ever bore the name at that level; empty when unknown.
        locates: Whether it stands behind a smaller place to say where that lies.
    """

    word: str | None
    name: str
    units: tuple[str, ...]
    locates: bool = False


class AgencyName(_Phrase, frozen=True):
    """An agency as named.

    Attributes:
        body: Which kind of body.
        field: Its field as printed («Nội vụ», «Xây dựng phong trào bảo vệ ANTQ»).
        seat: The place named with it.
        level: The level word alone («Công an tỉnh»), to be understood from the article.
        parent: The agency it is a part of («Phòng Tham mưu, Công an tỉnh»).
        national: «… Việt Nam» and no seat.
        plural: «Công an các phường»: no one agency.
    """

    body: Body
    field: str | None = None
    seat: PlaceName | None = None
    level: str | None = None
    parent: "AgencyName | None" = None
    national: bool = False
    plural: bool = False

    @property
    def holder(self) -> "AgencyName":
        """The agency in which an office of it is held: the one it is an inner part of."""
        return self.parent.holder if self.body.inner and self.parent is not None else self


class OfficeTitle(_Phrase, frozen=True):
    """An office: its words as printed and the agency they name."""

    text: str
    words: OfficeWords
    head: str
    agency: AgencyName | None = None


class RankName(_Phrase, frozen=True):
    """A rank in its canonical spelling («Thượng tá»)."""

    name: str


class Honorific(_Phrase, frozen=True):
    """A form of address before a name."""

    word: str


class PersonName(_Phrase, frozen=True):
    """Capitalised syllables that name a person."""

    name: str


class FormName(_Phrase, frozen=True):
    """A form of award with its class or quoted name."""

    form: AwardForm
    name: str


class DayPhrase(_Phrase, frozen=True):
    """A day, a month, a year or a stretch of them, as written; nothing is filled in.

    Attributes:
        date: The first day.
        end: The last day of a stretch («từ ngày 5 đến 7/8»); None for one day.
        shape: Which wording: "day", "long-day", "days", "month", "year", "years".
        part: Part of the day ("sáng"), which marks the day of an event.
    """

    date: PartialDate
    end: PartialDate | None
    shape: str
    part: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One phrase and where it stands."""

    start: int
    end: int
    value: Any

    @property
    def span(self) -> Span:
        """Its words."""
        return Span(self.start, self.end)
