"""The public form of a record: what `extract` prints and `data/records.json` holds, and its schema.

Every key is always there; null where the text says nothing. The keys stand in a fixed order.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from antq_site.catalogue import Catalogue
from antq_site.model import (
    Agency,
    ArticleDate,
    Award,
    Event,
    Fact,
    Headline,
    Indicator,
    Locality,
    Model,
    Note,
    Official,
    Period,
    Programme,
    Published,
    Reason,
    Record,
)

Json = dict[str, Any]


class _Wire:
    """Writes values with the sentences of one language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._say = catalogue

    def reason(self, reason: Reason | Note) -> Json:
        return {"code": reason.code, "sentence": self._say(f"reasons.{reason.code}", *reason.words)}

    def fact(self, fact: Fact[Any], value: Json) -> Json:
        """A value with where it stands, on what it rests, and what is doubtful about it."""
        return {
            **value,
            "evidence": [
                {"start": one.span.start, "end": one.span.end, "rule": one.rule, "part": one.part}
                for one in fact.evidence
            ],
            "because": [self.reason(one) for one in fact.because],
            "basis": fact.basis.value,
            "doubts": [self.reason(one) for one in fact.doubts],
        }

    def one(self, fact: Fact[Any] | None) -> Json | None:
        return None if fact is None else self.fact(fact, _VALUES[type(fact.value)](fact.value))

    def many(self, facts: Iterable[Fact[Any]]) -> list[Json]:
        return [self.fact(fact, _VALUES[type(fact.value)](fact.value)) for fact in facts]


def _headline(value: Headline) -> Json:
    return {"value": value.text}


def _published(value: Published) -> Json:
    return {"value": str(value.date), "time": value.time}


def _date(value: ArticleDate) -> Json:
    return {
        "value": str(value.value),
        "end": str(value.end) if value.end else None,
        "of": value.of.value,
    }


def _event(value: Event) -> Json:
    return {"id": value.id, "kind": value.kind, "name": value.name, "venue": value.venue}


def _period(value: Period) -> Json:
    return {"from": str(value.start), "to": str(value.end)}


def _locality(value: Locality) -> Json:
    return {
        "province": value.province,
        "district": value.district,
        "commune": value.commune,
        "unit": value.unit,
    }


def _agency(value: Agency) -> Json:
    return {"name": value.name, "kind": value.kind, "unit": value.unit, "role": value.role.value}


def _official(value: Official) -> Json:
    return {
        "name": value.name,
        "rank": value.rank,
        "position": value.position,
        "agency": next((one.agency for one in value.offices if one.agency), None),
        "roles": list(value.roles),
        "offices": [
            {"position": one.position, "agency": one.agency, "unit": one.unit}
            for one in value.offices
        ],
    }


def _award(value: Award) -> Json:
    return {
        "form": value.form,
        "kind": value.kind.value,
        "giver": value.giver,
        "presenter": value.presenter,
        "collectives": value.collectives,
        "individuals": value.individuals,
        "households": value.households,
        "items": value.items,
        "total": value.total,
        "amount": value.amount,
        "recipients": list(value.recipients),
        "reason": value.reason,
        "for_year": value.for_year,
        "occasion": value.occasion.value,
    }


def _programme(value: Programme) -> Json:
    return {"name": value.name, "kind": value.kind}


def _model(value: Model) -> Json:
    return {"name": value.name}


def _indicator(value: Indicator) -> Json:
    return {
        "name": value.name,
        "value": value.value,
        "up_to": value.up_to,
        "of": value.of,
        "unit": value.unit,
        "scope": value.scope,
    }


_VALUES: Mapping[type[Any], Callable[[Any], Json]] = {
    Headline: _headline,
    Published: _published,
    ArticleDate: _date,
    Event: _event,
    Period: _period,
    Locality: _locality,
    Agency: _agency,
    Official: _official,
    Award: _award,
    Programme: _programme,
    Model: _model,
    Indicator: _indicator,
}


def to_wire(record: Record, catalogue: Catalogue, *, text: str | None = None) -> Json:
    """Write a record in its public form.

    Args:
        record: As read.
        catalogue: The language of the sentences that tell reasons and doubts.
        text: The article's text as far as it may be shown; left out when None.
    """
    wire = _Wire(catalogue)
    source = record.article.provenance
    shown: Json = {
        "id": record.id,
        "source": {
            "file": source.file,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "repairs": list(source.repairs),
            "url": source.url,
            "retrieved": source.retrieved,
            "publisher": source.publisher,
            "publisher_kind": source.publisher_kind,
        },
        "headline": wire.one(record.headline),
        "byline": record.byline.value.name if record.byline else None,
        "keywords": list(record.keywords),
        "captured": str(record.captured.value.date) if record.captured else None,
        "published": wire.one(record.published),
        "date": wire.one(record.date),
        "event": wire.one(record.event),
        "period": wire.one(record.period),
        "locality": wire.one(record.locality),
        "localities": wire.many(record.localities),
        "agency": wire.one(record.agency),
        "agencies": wire.many(record.agencies),
        "officials": wire.many(record.officials),
        "awards": wire.many(record.awards),
        "awards_mentioned": wire.many(record.awards_mentioned),
        "programmes": wire.many(record.programmes),
        "models": wire.many(record.models),
        "indicators": wire.many(record.indicators),
        "blocks": [
            {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
            for block in record.article.blocks
        ],
        "notes": [{**wire.reason(n), "severity": n.severity.value} for n in record.notes],
        "checked": record.checked,
    }
    if text is not None:
        shown["text"] = text
    return shown


# ------------------------------------------------------------------------------------ schema

_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}
_COUNT: Json = {"type": ["integer", "null"], "minimum": 0}
_FIGURE: Json = {"type": ["number", "null"]}
_DATE: Json = {"type": "string", "pattern": r"^(\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d)$"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_SPAN: Json = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}}


def _object(properties: Json, *, optional: Iterable[str] = ()) -> Json:
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _fact(properties: Json) -> Json:
    """A value's own keys with those that every fact has."""
    return _object({**properties, "evidence": _list(_ref("evidence")), "because": _list(_ref("reason")), "basis": {"enum": ["stated", "completed", "inferred", "corrected"]}, "doubts": _list(_ref("reason"))})  # fmt: skip


def _maybe(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def record_schema() -> Json:
    """The JSON Schema (2020-12) of the public form."""
    place = {"province": _TEXT, "district": _MAYBE, "commune": _MAYBE, "unit": _TEXT}
    agency = {"name": _TEXT, "kind": _TEXT, "unit": _MAYBE, "role": {"enum": ["organiser", "host", "giver", "office", "guest"]}}  # fmt: skip
    office = _object({"position": _TEXT, "agency": _MAYBE, "unit": _MAYBE})
    official = {"name": _TEXT, "rank": _MAYBE, "position": _MAYBE, "agency": _MAYBE, "roles": _TEXTS, "offices": _list(office)}  # fmt: skip
    award = {"form": _TEXT, "kind": {"enum": ["khen-thuong", "thi-dua", "ghi-nhan", "qua"]}, "giver": _MAYBE, "presenter": _MAYBE, "collectives": _COUNT, "individuals": _COUNT, "households": _COUNT, "items": _COUNT, "total": _COUNT, "amount": _COUNT, "recipients": _TEXTS, "reason": _MAYBE, "for_year": _COUNT, "occasion": {"enum": ["event", "period-total", "earlier", "planned"]}}  # fmt: skip
    indicator = {"name": _TEXT, "value": {"type": "number"}, "up_to": _FIGURE, "of": _FIGURE, "unit": _MAYBE, "scope": _MAYBE}  # fmt: skip
    source = {"file": _TEXT, "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "encoding": _TEXT, "repairs": _TEXTS, "url": _MAYBE, "retrieved": _MAYBE, "publisher": _MAYBE, "publisher_kind": _MAYBE}  # fmt: skip
    properties: Json = {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "source": _object(source),
        "headline": _maybe(_fact({"value": _TEXT})),
        "byline": _MAYBE,
        "keywords": _TEXTS,
        "captured": _maybe(_DATE),
        "published": _maybe(_fact({"value": _DATE, "time": _MAYBE})),
        "date": _maybe(
            _fact({"value": _DATE, "end": _maybe(_DATE), "of": {"enum": ["event", "published"]}})
        ),
        "event": _maybe(_fact({"id": _MAYBE, "kind": _TEXT, "name": _TEXT, "venue": _MAYBE})),
        "period": _maybe(_fact({"from": _DATE, "to": _DATE})),
        "locality": _maybe(_fact(place)),
        "localities": _list(_fact(place)),
        "agency": _maybe(_fact(agency)),
        "agencies": _list(_fact(agency)),
        "officials": _list(_fact(official)),
        "awards": _list(_fact(award)),
        "awards_mentioned": _list(_fact(award)),
        "programmes": _list(_fact({"name": _TEXT, "kind": _TEXT})),
        "models": _list(_fact({"name": _TEXT})),
        "indicators": _list(_fact(indicator)),
        "blocks": _list(_object({"kind": _TEXT, **_SPAN})),
        "notes": _list(
            _object(
                {
                    "code": _TEXT,
                    "sentence": _TEXT,
                    "severity": {"enum": ["info", "warning", "error"]},
                }
            )
        ),
        "checked": {"type": "boolean"},
        "text": _TEXT,
        "url": _TEXT,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "antq-site record",
        "description": "What the archive says about one article. Offsets are code points into the article's text.",
        **_object(properties, optional=("text", "url")),
        "$defs": {
            "evidence": _object({**_SPAN, "rule": _TEXT, "part": _TEXT}),
            "reason": _object({"code": _TEXT, "sentence": _TEXT}),
        },
    }
