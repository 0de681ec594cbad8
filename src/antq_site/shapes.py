"""The public form of each noun of the archive: its parts, their types and their order.

Both directions are made from here: what is written, and the schema that says what is written.
"""

from antq_site.model import (
    Agency,
    AgencyRole,
    ArticleDate,
    Award,
    AwardKind,
    Block,
    BlockKind,
    DateOf,
    Event,
    Evidence,
    Headline,
    Indicator,
    Locality,
    Model,
    Occasion,
    Office,
    Official,
    Period,
    Programme,
    Provenance,
    Published,
)
from antq_site.parts import (
    COUNT,
    DATE,
    FIGURE,
    SHA256,
    TEXT,
    TEXTS,
    TIME,
    Part,
    Shape,
    Unit,
    many,
    one_of,
)

PROVENANCE: Shape[Provenance] = Shape(
    "source",
    (
        Part("file", TEXT, lambda one: one.file),
        Part("sha256", SHA256, lambda one: one.sha256),
        Part("encoding", TEXT, lambda one: one.encoding),
        Part("repairs", TEXTS, lambda one: one.repairs),
        Part("url", TEXT, lambda one: one.url, maybe=True),
        Part("retrieved", TEXT, lambda one: one.retrieved, maybe=True),
        Part("publisher", TEXT, lambda one: one.publisher, maybe=True),
        Part("publisher_kind", TEXT, lambda one: one.publisher_kind, maybe=True),
    ),
)

HEADLINE: Shape[Headline] = Shape("headline", (Part("value", TEXT, lambda one: one.text),))

PUBLISHED: Shape[Published] = Shape(
    "published",
    (
        Part("value", DATE, lambda one: one.date),
        Part("time", TIME, lambda one: one.time, maybe=True),
    ),
)

ARTICLE_DATE: Shape[ArticleDate] = Shape(
    "date",
    (
        Part("value", DATE, lambda one: one.value),
        Part("end", DATE, lambda one: one.end, maybe=True),
        Part("of", one_of(DateOf), lambda one: one.of),
    ),
)

EVENT: Shape[Event] = Shape(
    "event",
    (
        Part("id", TEXT, lambda one: one.id, maybe=True),
        Part("kind", TEXT, lambda one: one.kind),
        Part("name", TEXT, lambda one: one.name),
        Part("venue", TEXT, lambda one: one.venue, maybe=True),
    ),
)

PERIOD: Shape[Period] = Shape(
    "period",
    (
        Part("from", DATE, lambda one: one.start),
        Part("to", DATE, lambda one: one.end),
    ),
)

LOCALITY: Shape[Locality] = Shape(
    "locality",
    (
        Part("province", TEXT, lambda one: one.province),
        Part("district", TEXT, lambda one: one.district, maybe=True),
        Part("commune", TEXT, lambda one: one.commune, maybe=True),
        Part("unit", TEXT, lambda one: one.unit),
    ),
)

AGENCY: Shape[Agency] = Shape(
    "agency",
    (
        Part("name", TEXT, lambda one: one.name),
        Part("kind", TEXT, lambda one: one.kind),
        Part("unit", TEXT, lambda one: one.unit, maybe=True),
        Part("role", one_of(AgencyRole), lambda one: one.role),
    ),
)

OFFICE: Shape[Office] = Shape(
    "office",
    (
        Part("position", TEXT, lambda one: one.position),
        Part("agency", TEXT, lambda one: one.agency, maybe=True),
        Part("unit", TEXT, lambda one: one.unit, maybe=True),
    ),
)

PERSON: Shape[Official] = Shape(
    "official",
    (
        Part("name", TEXT, lambda one: one.name),
        Part("rank", TEXT, lambda one: one.rank, maybe=True),
    ),
)


def _first_agency(official: Official) -> str | None:
    return next((office.agency for office in official.offices if office.agency), None)


OFFICIAL: Shape[Official] = Shape(
    "official",
    (
        *PERSON.parts,
        Part("position", TEXT, lambda one: one.position, maybe=True),
        Part("agency", TEXT, _first_agency, maybe=True),
        Part("roles", TEXTS, lambda one: one.roles),
        Part("offices", many(OFFICE), lambda one: tuple(map(OFFICE.json, one.offices))),
    ),
)

AWARD: Shape[Award] = Shape(
    "award",
    (
        Part("form", TEXT, lambda one: one.form),
        Part("kind", one_of(AwardKind), lambda one: one.kind),
        Part("giver", TEXT, lambda one: one.giver, maybe=True),
        Part("presenter", TEXT, lambda one: one.presenter, maybe=True),
        Part("collectives", COUNT, lambda one: one.collectives, maybe=True, unit=Unit.COLLECTIVE),
        Part("individuals", COUNT, lambda one: one.individuals, maybe=True, unit=Unit.PERSON),
        Part("households", COUNT, lambda one: one.households, maybe=True, unit=Unit.HOUSEHOLD),
        Part("items", COUNT, lambda one: one.items, maybe=True, unit=Unit.PIECE),
        Part("total", COUNT, lambda one: one.total, maybe=True),
        Part("amount", COUNT, lambda one: one.amount, maybe=True, unit=Unit.DONG),
        Part("recipients", TEXTS, lambda one: one.recipients),
        Part("reason", TEXT, lambda one: one.reason, maybe=True),
        Part("for_year", COUNT, lambda one: one.for_year, maybe=True, unit=Unit.YEAR),
        Part("occasion", one_of(Occasion), lambda one: one.occasion),
    ),
)

PROGRAMME: Shape[Programme] = Shape(
    "programme",
    (
        Part("name", TEXT, lambda one: one.name),
        Part("kind", TEXT, lambda one: one.kind),
    ),
)

MODEL: Shape[Model] = Shape("model", (Part("name", TEXT, lambda one: one.name),))

INDICATOR: Shape[Indicator] = Shape(
    "indicator",
    (
        Part("name", TEXT, lambda one: one.name),
        Part("value", FIGURE, lambda one: one.value),
        Part("up_to", FIGURE, lambda one: one.up_to, maybe=True),
        Part("of", FIGURE, lambda one: one.of, maybe=True),
        Part("unit", TEXT, lambda one: one.unit, maybe=True),
        Part("scope", TEXT, lambda one: one.scope, maybe=True),
    ),
)

BLOCK: Shape[Block] = Shape(
    "block",
    (
        Part("kind", one_of(BlockKind), lambda one: one.kind),
        Part("start", COUNT, lambda one: one.span.start, unit=Unit.SIGN),
        Part("end", COUNT, lambda one: one.span.end, unit=Unit.SIGN),
    ),
)

EVIDENCE: Shape[Evidence] = Shape(
    "evidence",
    (
        Part("start", COUNT, lambda one: one.span.start, unit=Unit.SIGN),
        Part("end", COUNT, lambda one: one.span.end, unit=Unit.SIGN),
        Part("rule", TEXT, lambda one: one.rule),
        Part("part", TEXT, lambda one: one.part),
    ),
)
