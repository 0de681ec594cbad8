"""The public form of a record: what `extract` prints and `data/records.json` holds, and its schema.

Both are made from the table of fields. Every key is always there; null where the text says nothing.
The keys stand in the order of the table.
"""

from collections.abc import Iterable

from antq_site.catalogue import Catalogue
from antq_site.contents import definitions
from antq_site.field import Field
from antq_site.fields import FIELDS
from antq_site.model import Record
from antq_site.parts import TEXT, Json, closed

_ADDED: Json = {
    "url": TEXT.schema,
    "text": TEXT.schema,
    "citations": closed(
        {
            **dict.fromkeys(("line", "apa", "bibtex", "ris"), TEXT.schema),
            "csl": {"type": "object"},
        }
    ),
}
"""What a file adds to a record where it can: its full address, its text, how it is cited."""


def to_wire(record: Record, say: Catalogue, fields: Iterable[Field] = FIELDS) -> Json:
    """Write a record in its public form.

    Args:
        record: As read.
        say: The language of the sentences that tell reasons and doubts.
        fields: The table.
    """
    return {field.name: field.content.json(record, say) for field in fields}


def record_schema(say: Catalogue, fields: Iterable[Field] = FIELDS) -> Json:
    """The JSON Schema (2020-12) of the public form, explained in the language of a catalogue."""
    told = {
        field.name: {
            "title": field.label(say),
            "description": field.meaning(say),
            **field.content.schema(say),
        }
        for field in fields
    }
    added = {
        name: {"description": say(f"fields.added-{name}"), **schema}
        for name, schema in _ADDED.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": say("fields.record"),
        "description": say("fields.record-what"),
        **closed({**told, **added}, optional=_ADDED),
        "$defs": definitions(say),
    }
