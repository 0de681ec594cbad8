"""The nouns of the archive; read this file first.

All are frozen and compared by value. Offsets are code points into ``Article.text``; every text is
NFC. ``None`` means «the text does not say», 0 means «none»; the two never meet.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec

from antq_site.dates import PartialDate

V = TypeVar("V")


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, gc=False):
    """What all nouns share: frozen, written by position, without what is at its default.

    None of them can hold itself, so the garbage collector need not look at them.
    """


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A stretch of an article's text, half-open.

    Raises:
        ValueError: When it is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no stretch."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end


class Severity(StrEnum):
    """How much a note matters to the keeper."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Reason(Struct, frozen=True):
    """Why something is so, or why it is doubted, told by a sentence of the catalogue.

    Attributes:
        code: Names the sentence, ``reasons.<code>``.
        words: Fill the sentence's ``{0}``, ``{1}`` …
    """

    code: str
    words: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """Something the keeper should know about a record as a whole."""

    code: str
    words: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    span: Span | None = None


class Evidence(Struct, frozen=True):
    """Where a fact is stated, and which rule saw it.

    Attributes:
        span: The words.
        rule: Name of the rule, such as ``award.giver-form-counts``.
        part: The field of the value that the words state; "" for the whole.
    """

    span: Span
    rule: str
    part: str = ""


class Basis(StrEnum):
    """On what a fact rests."""

    STATED = "stated"
    COMPLETED = "completed"
    INFERRED = "inferred"
    CORRECTED = "corrected"


class Fact(Struct, Generic[V], frozen=True):
    """A value with its evidence.

    A fact has evidence or a because, never neither; no doubt means the keeper need not look.
    """

    value: V
    evidence: tuple[Evidence, ...] = ()
    because: tuple[Reason, ...] = ()
    basis: Basis = Basis.STATED
    doubts: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a value without ground."""
        if not self.evidence and not self.because:
            raise ValueError("a fact needs evidence or a because")


class Facts:
    """All facts of one article, found by the type of their value."""

    def __init__(self, facts: tuple[Fact[Any], ...] = ()) -> None:
        self._facts = facts

    def of(self, kind: type[V]) -> tuple[Fact[V], ...]:
        """The facts whose value is of a kind, in the order they were found."""
        return tuple(fact for fact in self._facts if isinstance(fact.value, kind))

    def __add__(self, more: tuple[Fact[Any], ...]) -> "Facts":
        """These facts and more."""
        return Facts(self._facts + more)


# ------------------------------------------------------------------------------- an article


class Provenance(Struct, frozen=True):
    """Where an article is from.

    Attributes:
        file: Path of the seed below the seeds folder, with forward slashes.
        sha256: Of the seed's bytes, hexadecimal.
        encoding: As read ("utf-8").
        repairs: Codes of what was repaired in the text, in order.
        url: Address at the publisher's, where front matter, a sidecar or a correction gives it.
        retrieved: Day it was saved, where metadata gives it.
        publisher: Name as the archive writes it; None where the text does not show it.
        publisher_kind: newspaper, portal, police …
    """

    file: str
    sha256: str
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()
    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    publisher_kind: str | None = None


class Seed(Struct, frozen=True):
    """A raw article as it was delivered."""

    file: str
    raw: bytes
    sha256: str


class BlockKind(StrEnum):
    """The role of a stretch of an article."""

    SECTION = "section"
    HEADLINE = "headline"
    TIMESTAMP = "timestamp"
    BANNER = "banner"
    DATELINE = "dateline"
    LEDE = "lede"
    BODY = "body"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    KEYWORDS = "keywords"
    FURNITURE = "furniture"


class Block(Struct, frozen=True):
    """A stretch of an article with one role."""

    kind: BlockKind
    span: Span


class Article(Struct, frozen=True):
    """A seed as text, cut into blocks.

    Attributes:
        id: The file stem, slugged: the article's permanent identity.
        provenance: Where it is from.
        text: Decoded, NFC, masked, without furniture lines; frozen: all offsets point into it.
        blocks: In order, without overlap, covering every non-blank character.
        lines: For each line of ``text`` the line of the seed it came from, counted from 1.
    """

    id: str
    provenance: Provenance
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[int, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def line(self, span: Span) -> int:
        """The line of the seed on which a span begins, counted from 1."""
        index = self.text.count("\n", 0, span.start)
        return self.lines[index] if index < len(self.lines) else index + 1

    def of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of some kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def block_at(self, offset: int) -> Block | None:
        """The block in which a character stands; None between blocks."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block
        return None


# ---------------------------------------------------------------------------------- values


class Headline(Struct, frozen=True):
    """Title of an article."""

    text: str


class Byline(Struct, frozen=True):
    """Who wrote it, as printed."""

    name: str


class Published(Struct, frozen=True):
    """When the publisher put it out; ``time`` as HH:MM or None."""

    date: PartialDate
    time: str | None = None


class Captured(Struct, frozen=True):
    """The day the page was saved, read off a banner with today's date."""

    date: PartialDate


class DateOf(StrEnum):
    """What the article's date is a date of."""

    EVENT = "event"
    PUBLISHED = "published"


class ArticleDate(Struct, frozen=True):
    """The date under which an article stands in the archive: the first day of its event."""

    value: PartialDate
    end: PartialDate | None = None
    of: DateOf = DateOf.EVENT


class DateRole(StrEnum):
    """What a date in the text is about."""

    EVENT = "event"
    PUBLISHED = "published"
    PERIOD = "period"
    RECALLED = "recalled"


class DateMention(Struct, frozen=True):
    """A date as the text writes it; nothing is filled in."""

    date: PartialDate
    end: PartialDate | None = None
    role: DateRole = DateRole.RECALLED


class Period(Struct, frozen=True):
    """The years or months that the event sums up or plans."""

    start: PartialDate
    end: PartialDate


class Locality(Struct, frozen=True):
    """A place, with the names it bore on the day.

    Attributes:
        unit: Id in the gazetteer of the lowest level that is known.
        province: Without type word ("Hải Phòng").
        district: With type word ("Quận Kiến An"); None above or beside the district level.
        commune: With type word.
    """

    unit: str
    province: str
    district: str | None = None
    commune: str | None = None


class AgencyRole(StrEnum):
    """What an agency does in the article."""

    ORGANISER = "organiser"
    HOST = "host"
    GIVER = "giver"
    OFFICE = "office"
    GUEST = "guest"


class Agency(Struct, frozen=True):
    """An organisation, abbreviations written out.

    Attributes:
        name: "Ủy ban nhân dân quận Kiến An".
        kind: Id of the lexicon's kind of body ("uy-ban-nhan-dan").
        unit: Gazetteer id of its seat; None for central bodies and where unknown.
        role: The leading one in this article.
    """

    name: str
    kind: str
    unit: str | None = None
    role: AgencyRole = AgencyRole.OFFICE


class Office(Struct, frozen=True):
    """One office as the text words it, and the agency in which it is held."""

    position: str
    agency: str | None = None
    kind: str | None = None
    unit: str | None = None


class Official(Struct, frozen=True):
    """A person named with an office, a rank or a party post.

    Attributes:
        name: Without title and rank.
        rank: Police or army rank ("Thượng tá").
        offices: In the order of the text; empty when only a rank is given.
        roles: spoke, reported, presented, attended; in order of first mention.
    """

    name: str
    rank: str | None = None
    offices: tuple[Office, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def position(self) -> str | None:
        """All offices in the words of the text, joined by "; "."""
        return "; ".join(office.position for office in self.offices) or None


class Occasion(StrEnum):
    """When an award was conferred; only those of the event are summed."""

    EVENT = "event"
    PERIOD_TOTAL = "period-total"
    EARLIER = "earlier"
    PLANNED = "planned"


class AwardKind(StrEnum):
    """Families that the law keeps apart; gifts are no awards and never summed with them."""

    COMMENDATION = "khen-thuong"
    EMULATION = "thi-dua"
    RECOGNITION = "ghi-nhan"
    GIFT = "qua"


class Award(Struct, frozen=True):
    """One act of conferring: one form from one giver.

    Attributes:
        form: Canonical name with its class ("Huân chương Lao động hạng Ba").
        form_id: Id of the form in the lexicon ("huan-chuong-lao-dong").
        kind: The family.
        giver: Who confers, written out; None where the text does not say.
        giver_kind: Id of the lexicon's kind of body.
        giver_unit: Gazetteer id of the giver's seat.
        presenter: Who hands it over ("thừa ủy quyền"), when that is not the giver.
        collectives, individuals, households: Recipients; None where no number is given.
        items: Number of gifts or things.
        total: Sum that the text gives or that the counts make; None when nothing is counted.
        amount: Money in đồng.
        recipients: Named collectives (private persons stay in the text).
        reason: For what, in the words of the text.
        for_year: The year for which it is given.
        occasion: When.
    """

    form: str
    form_id: str
    kind: AwardKind
    giver: str | None = None
    giver_kind: str | None = None
    giver_unit: str | None = None
    presenter: str | None = None
    collectives: int | None = None
    individuals: int | None = None
    households: int | None = None
    items: int | None = None
    total: int | None = None
    amount: int | None = None
    recipients: tuple[str, ...] = ()
    reason: str | None = None
    for_year: int | None = None
    occasion: Occasion = Occasion.EVENT


class Event(Struct, frozen=True):
    """What happened.

    Attributes:
        kind: Id of the lexicon's kind of event ("tong-ket").
        name: In the words of the text.
        venue: Where it was held, when that is said.
        id: Same id = same event in several articles; given when the archive is assembled.
    """

    kind: str
    name: str
    venue: str | None = None
    id: str | None = None


class Programme(Struct, frozen=True):
    """A movement, campaign, programme or paper with a name."""

    name: str
    kind: str
    id: str


class Model(Struct, frozen=True):
    """A local model («mô hình») with a name."""

    name: str


class Indicator(Struct, frozen=True):
    """A figure that measures something: 20 of 22 criteria.

    Attributes:
        name: What is counted ("tiêu chí").
        value: How many; the lower end where a range is given.
        up_to: The upper end of a range; None without one.
        of: Out of how many.
        unit: "%" or a measure; None for a bare count.
        scope: Of whom, in the words of the text.
    """

    name: str
    value: float
    up_to: float | None = None
    of: float | None = None
    unit: str | None = None
    scope: str | None = None


class Record(Struct, frozen=True):
    """What the archive says about one article."""

    article: Article
    headline: Fact[Headline] | None = None
    byline: Fact[Byline] | None = None
    keywords: tuple[str, ...] = ()
    captured: Fact[Captured] | None = None
    published: Fact[Published] | None = None
    date: Fact[ArticleDate] | None = None
    event: Fact[Event] | None = None
    period: Fact[Period] | None = None
    locality: Fact[Locality] | None = None
    localities: tuple[Fact[Locality], ...] = ()
    agency: Fact[Agency] | None = None
    agencies: tuple[Fact[Agency], ...] = ()
    officials: tuple[Fact[Official], ...] = ()
    awards: tuple[Fact[Award], ...] = ()
    awards_mentioned: tuple[Fact[Award], ...] = ()
    programmes: tuple[Fact[Programme], ...] = ()
    models: tuple[Fact[Model], ...] = ()
    indicators: tuple[Fact[Indicator], ...] = ()
    notes: tuple[Note, ...] = ()
    checked: bool = False

    @property
    def id(self) -> str:
        """The article's permanent identity."""
        return self.article.id


# --------------------------------------------------------------------------------- archive


class Summary(Struct, frozen=True):
    """What indexes, lists and neighbours need of a record: about 1 kB, no text, no evidence.

    Attributes:
        id: Of the record; its address is ``urls.article_url(id)``.
        headline: As printed; the file's name where the article has none.
        date: Under which it stands; None when nothing is known.
        lede: The first sentences, at most 240 characters.
        unit: Gazetteer id of its place.
        byline: Who wrote it, as printed.
        url: Address at the publisher's, where metadata gives it.
        other_units: Gazetteer ids of the other places that the article is about.
        keywords: As printed.
        event_name: In the words of the text.
        period: What is summed up or planned.
        organiser: Name of the organiser.
        agency_ids: Authority ids of the agencies, organiser first.
        official_ids: Authority ids of the officials, in text order.
        doubts: How many doubts its record carries.
        digest: Of the whole record; changes with every word of the article.
        key: Of all that other pages may show of it, the names of its agencies and people among
            them; empty until the archive is assembled.
    """

    id: str
    headline: str
    date: ArticleDate | None = None
    published: Published | None = None
    captured: PartialDate | None = None
    lede: str = ""
    unit: str | None = None
    locality: Locality | None = None
    other_units: tuple[str, ...] = ()
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    keywords: tuple[str, ...] = ()
    event_kind: str | None = None
    event_name: str | None = None
    period: Period | None = None
    event_id: str | None = None
    organiser: str | None = None
    agencies: tuple[Agency, ...] = ()
    agency_ids: tuple[str, ...] = ()
    officials: tuple[Official, ...] = ()
    official_ids: tuple[str, ...] = ()
    awards: tuple[Award, ...] = ()
    awards_mentioned: tuple[Award, ...] = ()
    programmes: tuple[Programme, ...] = ()
    doubts: int = 0
    checked: bool = False
    digest: bytes = b""
    key: bytes = b""

    @property
    def year(self) -> int | None:
        """The year under which it stands; None when that is unknown."""
        return self.date.value.year if self.date else None

    @property
    def month(self) -> int | None:
        """The month of that year; None when that is unknown."""
        return self.date.value.month if self.date and self.date.value.year else None


class AuthorityKind(StrEnum):
    """Of what an authority record is."""

    AGENCY = "agency"
    OFFICIAL = "official"


class AuthorityRecord(Struct, frozen=True):
    """One agency or official with all its names.

    Attributes:
        id: Last part of the address for officials ("nguyen-dong-tung-3f2a"), path below
            ``co-quan/`` for agencies.
        kind: Of what.
        authorised_form: The name shown.
        url: Its address.
        variant_forms: Other spellings met, in Vietnamese order.
        sort_as: What it is sorted by: given name first for persons.
        see_also: Ids of related records (people of the same name).
        records: Ids of the articles, newest first.
        unit: Gazetteer id of the seat (agencies) or of the place of the first office.
        agency_kind: The lexicon's kind of body, for agencies.
    """

    id: str
    kind: AuthorityKind
    authorised_form: str
    url: str
    variant_forms: tuple[str, ...] = ()
    sort_as: str = ""
    see_also: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    unit: str | None = None
    agency_kind: str | None = None


# ---------------------------------------------------------------------------- what is shown


class Output(msgspec.Struct, frozen=True):
    """The bytes of one file of the site; ``path`` is relative, with forward slashes."""

    path: str
    body: bytes


class Draft(msgspec.Struct, frozen=True):
    """A file that is made only when something it is made from has changed.

    Attributes:
        path: Relative to the site, with forward slashes.
        inputs: All that the file depends on beside settings, words, places and code: digests,
            texts, numbers, in any nesting. What is not in here must not change the file.
        make: Gives its bytes, at once or part by part where they are too many to be held; called in
            the process that writes them.
    """

    path: str
    inputs: tuple[object, ...]
    make: Callable[[], bytes | Iterator[bytes]]


class Page(msgspec.Struct, frozen=True):
    """One page of the site, before it is rendered.

    Attributes:
        url: Its address.
        template: Below ``templates/``: "pages/year.html".
        title: Plain text, for <title>, lists and feeds.
        make: Gives what the template sees beside the site and the page; called only when the page
            must be rendered.
        description: One sentence for search engines and link previews.
        inputs: All that the page depends on beside settings, words, places, templates and code:
            digests, texts, numbers, in any nesting. What is not in here must not change the page.
        listed: Whether it is to be found: stands in the sitemap.
    """

    url: str
    template: str
    title: str
    make: Callable[[], Mapping[str, Any]]
    description: str = ""
    inputs: tuple[object, ...] = ()
    listed: bool = True
