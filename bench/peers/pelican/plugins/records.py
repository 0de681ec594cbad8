"""What Pelican lacks for an archive: five indexes over records, neighbours of an article."""

import json
from collections import defaultdict
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator

INDEXES = {
    "places": "Địa phương",
    "years": "Năm",
    "officials": "Cán bộ",
    "agencies": "Cơ quan",
    "forms": "Khen thưởng",
}


def slug(name: str) -> str:
    """A name as part of an address, marks kept: without them different people would be one."""
    return "-".join(name.lower().replace(",", " ").replace("/", " ").split())


def take_records(generator: ArticlesGenerator) -> None:
    """Unpack each article's record, set its neighbours and file it under its terms."""
    terms: dict[str, dict[str, list[Any]]] = {index: defaultdict(list) for index in INDEXES}
    articles = generator.articles
    for number, article in enumerate(articles):
        article.record = json.loads(article.record)
        article.older = articles[number + 1] if number + 1 < len(articles) else None
        article.newer = articles[number - 1] if number else None
        for index, names in article.record["terms"].items():
            for name in names:
                terms[index][name].append(article)
    generator.context["terms"] = terms
    generator.context["indexes"] = INDEXES


class Indexes(Generator):
    """Writes a page for each index and each term."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401  Pelican's own, untyped
        """Write them."""
        for index, terms in self.context["terms"].items():
            self._page(writer, f"{index}/", "index_of_terms", index=index, names=sorted(terms))
            for name, articles in terms.items():
                address = f"{index}/{slug(name)}/"
                self._page(writer, address, "term", heading=name, filed=articles)

    def _page(self, writer: Any, address: str, template: str, **context: object) -> None:  # noqa: ANN401  same
        writer.write_file(
            f"{address}index.html",
            self.get_template(template),
            self.context,
            relative_urls=False,
            address=address,
            **context,
        )


def add_filter(generator: Generator) -> None:
    """Let templates make addresses."""
    generator.env.filters["slug"] = slug


def indexes(_pelican: object) -> type[Generator]:
    """The generator that Pelican asks for."""
    return Indexes


def register() -> None:
    """Tell Pelican what to call; it holds named functions only."""
    signals.generator_init.connect(add_filter)
    signals.article_generator_finalized.connect(take_records)
    signals.get_generators.connect(indexes)
