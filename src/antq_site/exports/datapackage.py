"""The description of all data files, as a Data Package (version 2).

Sizes and digests of the files are left out: they would change it with every article.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from antq_site.archive import Archive
from antq_site.catalogue import Catalogue
from antq_site.exports._engine import Export
from antq_site.licences import licence
from antq_site.linked import without_nothing
from antq_site.model import Draft
from antq_site.parts import Json, Part
from antq_site.site import Site
from antq_site.tables import Table, all_tables
from antq_site.urls import slug

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_DIALECT_PROFILE = "https://datapackage.org/profiles/2.0/tabledialect.json"


def _outputs(_: Archive, site: Site) -> Iterator[Draft]:
    yield Draft("data/datapackage.json", (), partial(_json, site))


def _json(site: Site) -> bytes:
    return msgspec.json.format(msgspec.json.encode(package(site)), indent=1) + b"\n"


def package(site: Site) -> Json:
    """The whole description."""
    say, config = site.catalogue, site.config
    told = {
        "$schema": PROFILE,
        "name": slug(config.title),
        "title": config.title,
        "description": config.description or config.tagline,
        "homepage": site.absolute(""),
        "licenses": [_licence(config.data_licence)],
        "contributors": [{"title": config.keeper, "roles": ["maintainer"]}]
        if config.keeper
        else [],
        "keywords": say("data.keywords").split("; "),
        "resources": [
            *(_resource(table, say) for table in all_tables(site)),
            _records(say),
        ],
    }
    return without_nothing(told)


def _licence(name: str) -> Json:
    known = licence(name)
    return without_nothing({"name": known.id, "title": known.name, "path": known.url})


def _resource(table: Table[Any], say: Catalogue) -> Json:
    return {
        "name": table.name,
        "type": "table",
        "title": table.label(say),
        "description": table.meaning(say),
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": _DIALECT_PROFILE, "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": _schema(table, say),
    }


def _schema(table: Table[Any], say: Catalogue) -> Json:
    keys = [
        {"fields": [one.column], "reference": {"resource": one.table, "fields": [one.key]}}
        for one in table.references
    ]
    told = {
        "$schema": _TABLE_PROFILE,
        "fields": [_field(part, table, say) for part in table.shape.parts],
        "missingValues": [""],
        "primaryKey": [table.key] if table.key else [],
        "foreignKeys": keys,
    }
    return without_nothing(told)


def _field(part: Part[Any], table: Table[Any], say: Catalogue) -> Json:
    always = {} if part.may_be_empty else {"required": True}
    told = {
        "name": part.name,
        "type": part.type.column,
        "description": table.shape.meaning(part, say),
        "unit": say(f"fields.unit-{part.unit}") if part.unit else None,
        "constraints": {**always, **part.type.constraints} or None,
    }
    return without_nothing(told)


def _records(say: Catalogue) -> Json:
    return {
        "name": "records",
        "title": say("fields.record"),
        "description": say("data.records-what"),
        "path": "records.json",
        "scheme": "file",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "jsonSchema": "record.schema.json",
    }


EXPORT = Export("datapackage", _outputs)
