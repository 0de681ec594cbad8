"""All data files: what each holds and is good for, how it is read, what every column means."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from antq_site.archive import Archive
from antq_site.field import Field
from antq_site.licences import Licence, licence
from antq_site.long_lists import LONG
from antq_site.model import Page
from antq_site.pages._engine import Link, PageType
from antq_site.pages._jsonld import dataset
from antq_site.quality import Rate, load_quality
from antq_site.site import Site
from antq_site.tables import Table, all_tables

_WHOLE = (
    "data/archive.sqlite",
    "data/records.json",
    "data/record.schema.json",
    "data/datapackage.json",
    "data/citations.bib",
    "data/citations.ris",
    "data/citations.csl.json",
)
_NEED_ADDRESS = ("feed.xml", "sitemap.xml")
"""Files that are made only where the site knows its own address."""


class File(NamedTuple):
    """A data file: its address, what it holds, what it is good for."""

    path: str
    holds: str
    use: str

    @property
    def name(self) -> str:
        """Without its folder."""
        return self.path.rpartition("/")[2]


class Sample(NamedTuple):
    """How a file is opened in one program: its name and the lines to type."""

    program: str
    lines: str


_SAMPLES = (
    Sample(
        "pandas",
        'import pandas as pd\nbai = pd.read_csv("articles.csv", dtype={"unit": str})',
    ),
    Sample("R", 'library(readr)\nbai <- read_csv("articles.csv", col_types = cols(unit = "c"))'),
    Sample(
        "SQLite",
        "sqlite3 archive.sqlite\nSELECT province, COUNT(*) FROM articles GROUP BY province;",
    ),
)
"""Identifiers of units are text: «001» is not 1."""


class Row(NamedTuple):
    """A field in the dictionary; ``browse`` leads to its index pages, where it has them."""

    label: str
    key: str
    columns: tuple[str, ...]
    schema_org: tuple[str, ...]
    meaning: str
    browse: str | None


class Column(NamedTuple):
    """A column in the dictionary."""

    name: str
    type: str
    unit: str
    meaning: str


class Sheet(NamedTuple):
    """A table with its columns."""

    file: File
    label: str
    columns: tuple[Column, ...]


class Measured(NamedTuple):
    """How well one field is read, with its label."""

    label: str
    rate: Rate


def pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The one page on data; it does not change with the articles."""
    del archive
    title = site.catalogue("site.menu-data")
    description = site.catalogue("data.description")
    yield Page(PAGE.url, PAGE.template, title, partial(_context, title, site), description)


def _context(title: str, site: Site) -> Mapping[str, Any]:
    say = site.catalogue
    sheets = tuple(_sheet(table, site) for table in all_tables(site))
    known = licence(site.config.data_licence)
    return {
        "say": lambda key, *words: say(f"data.{key}", *words),
        "trail": (Link(title),),
        "licence": _link(known),
        "licence_words": say("data.licence-what", "\0").split("\0"),
        "files": (*(sheet.file for sheet in sheets), *_files(site)),
        "long": LONG,
        "samples": _SAMPLES,
        "fields": tuple(_row(field, site) for field in site.fields),
        "sheets": sheets,
        "measured": tuple(_measured(site)),
        "jsonld": dataset(site, [sheet.file.path for sheet in sheets] + list(_WHOLE)),
    }


def _link(known: Licence) -> Link:
    return Link(known.name, known.url)


def _files(site: Site) -> Iterator[File]:
    paths = _WHOLE + (_NEED_ADDRESS if site.config.base_url else ())
    for path in paths:
        key = path.removeprefix("data/").replace(".", "_")
        yield File(path, site.catalogue(f"data.{key}"), site.catalogue(f"data.{key}-use"))


def _sheet(table: Table[Any], site: Site) -> Sheet:
    say = site.catalogue
    holds, _, use = table.meaning(say).partition(". ")
    columns = tuple(
        Column(
            part.name,
            say(f"data.type-{part.type.column}"),
            say(f"fields.unit-{part.unit}") if part.unit else "",
            table.shape.meaning(part, say),
        )
        for part in table.shape.parts
    )
    file = File(f"data/{table.name}.csv", f"{holds}.", use)
    return Sheet(file, table.label(say), columns)


def _row(field: Field, site: Site) -> Row:
    say = site.catalogue
    return Row(
        field.label(say),
        field.name,
        tuple(column.name for column in field.columns),
        tuple(one.name for one in field.properties),
        field.meaning(say),
        field.index,
    )


def _measured(site: Site) -> Iterator[Measured]:
    """Measured fields in the order of the table."""
    rates = {rate.field: rate for rate in load_quality()}
    for field in site.fields:
        if field.name in rates:
            yield Measured(field.label(site.catalogue), rates[field.name])


PAGE = PageType("data", pages, foot=15, url="du-lieu/")
