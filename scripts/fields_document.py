"""Write docs/fields.md from the table of fields; a test says when that is due."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from antq_site.catalogue import Catalogue, load_catalogue
from antq_site.config import SiteConfig
from antq_site.field import Field
from antq_site.fields import FIELDS
from antq_site.knowledge import load_knowledge
from antq_site.site import Site
from antq_site.tables import all_tables

DOCUMENT = Path(__file__).parent.parent / "docs" / "fields.md"

_HEAD = """\
# Fields

*Made from `src/antq_site/fields.py` and `tables.py` by `make golden`; do not edit by hand.*

One row of the table of fields makes the row of «Thông tin chính» on the article's page, the key of
the public record with its JSON Schema, the columns of `data/articles.csv`, of the database and of
the data package, the JSON-LD and meta tags of the page, the dictionary of the data page, and the
line below. To add a field: one row, and its label and meaning in both catalogues (`fields.yaml`).

`-` means that a field has nothing of the kind. Facts have evidence (or a because), a basis and
doubts beside their value; plain values have none.

"""


def document(fields: Sequence[Field], vietnamese: Catalogue, english: Catalogue) -> str:
    """The whole document."""
    parts = [_HEAD, _fields(fields, vietnamese, english)]
    site = Site(SiteConfig(), english, load_knowledge(), fields=tuple(fields))
    parts += [
        f"\n## {table.name}.csv\n\n{table.meaning(english)}\n\n"
        + _rows(
            ("column", "type", "unit", "meaning"),
            (
                (
                    f"`{part.name}`",
                    part.type.column,
                    english(f"fields.unit-{part.unit}") if part.unit else "-",
                    table.shape.meaning(part, english),
                )
                for part in table.shape.parts
            ),
        )
        for table in all_tables(site)
    ]
    return "".join(parts)


def _fields(fields: Iterable[Field], vietnamese: Catalogue, english: Catalogue) -> str:
    head = (
        "key",
        "tiếng Việt",
        "English",
        "meaning",
        "holds",
        "articles.csv",
        "schema.org",
        "tags",
        "filter",
        "index",
    )
    return _rows(
        head,
        (
            (
                f"`{field.name}`",
                field.label(vietnamese),
                field.label(english),
                field.meaning(english),
                field.content.kind,
                _names(column.name for column in field.columns),
                _names(one.name for one in field.properties),
                _names(tag.name for tag in field.tags),
                field.facet.name if field.facet else "-",
                f"`/{field.index}`" if field.index else "-",
            )
            for field in fields
        ),
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "-"


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines: Iterator[Sequence[str]] = iter((head, ["---"] * len(head), *rows))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def main() -> None:
    """Write the document."""
    made = document(FIELDS, load_catalogue("vi"), load_catalogue("en"))
    DOCUMENT.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
