"""What is known of an invented article: the truth that a reader is compared with."""

import msgspec


class Person(msgspec.Struct, frozen=True):
    """An official as the article prints one.

    Attributes:
        name: Without rank and form of address.
        rank: Police or army rank; None for the others.
        positions: Every wording of the office that the article prints, the fullest first.
        agency: In which the office is held, written out.
    """

    name: str
    rank: str | None
    positions: tuple[str, ...]
    agency: str


class Given(msgspec.Struct, frozen=True):
    """What one giver conferred; a count that the article does not print is None."""

    form: str
    giver: str
    collectives: int | None = None
    individuals: int | None = None
    items: int | None = None


class Label(msgspec.Struct, frozen=True):
    """All facts of one article.

    Attributes:
        id: Stem of the file.
        headline: As printed.
        published: ISO minute ("2019-01-18T17:26") that the page prints; None when it prints none.
        date: ISO day of the event, or of publication where the event has no day.
        year_said: Whether the text settles the year; else the day alone ("--01-18") is as right.
        province: Without level word, of the day.
        district: With level word; None at the other levels.
        commune: With level word.
        agency: The organiser, written out.
        agencies: All that must be found: organiser, host, givers, those in which officials serve.
        optional: Named too, and neither asked for nor wrong.
        officials: Everyone named with an office.
        awards: Conferred at the event.
        recalled: Forms named as conferred on another day or not at all here.
        bystanders: Named without office: no officials.
        byline: As printed; None when there is none.
        body: Paragraphs, for generators that are given ready records.
        when: ISO minute at which it stands in the archive, for the same.
    """

    id: str
    headline: str
    published: str | None
    date: str
    year_said: bool
    province: str
    district: str | None
    commune: str | None
    agency: str
    agencies: tuple[str, ...]
    optional: tuple[str, ...]
    officials: tuple[Person, ...]
    awards: tuple[Given, ...]
    recalled: tuple[str, ...]
    bystanders: tuple[str, ...]
    byline: str | None
    body: tuple[str, ...]
    when: str
