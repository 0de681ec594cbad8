"""The archive as tables: articles, officials, awards, agencies, places."""

from collections.abc import Iterator

from antq_site.archive import Archive
from antq_site.exports._engine import Export
from antq_site.exports._table import table
from antq_site.model import Award, Output, Summary
from antq_site.site import Site
from antq_site.urls import article_url, place_url

ARTICLES = ("id", "url", "headline", "date", "date_end", "date_of", "published", "captured", "province", "district", "commune", "unit", "publisher", "event_kind", "event_id", "organiser", "officials", "awards", "doubts", "checked")  # fmt: skip
OFFICIALS = ("article", "date", "official", "name", "rank", "position", "agency", "unit", "roles")
AWARDS = ("article", "date", "number", "form", "form_id", "kind", "occasion", "counted", "giver", "giver_unit", "presenter", "collectives", "individuals", "households", "items", "total", "amount", "for_year", "province", "district", "commune", "event_id")  # fmt: skip
AGENCIES = ("id", "url", "name", "other_names", "kind", "unit", "articles")
PLACES = (
    "unit",
    "url",
    "name",
    "kind",
    "parent",
    "valid_from",
    "valid_until",
    "successors",
    "articles",
)


def _outputs(archive: Archive, site: Site) -> Iterator[Output]:
    yield table("data/articles.csv", ARTICLES, map(_article, archive.summaries))
    yield table("data/officials.csv", OFFICIALS, _officials(archive))
    yield table("data/awards.csv", AWARDS, _awards(archive))
    yield table("data/agencies.csv", AGENCIES, _agencies(archive))
    yield table("data/places.csv", PLACES, _places(archive, site))


def _day(summary: Summary) -> str | None:
    return str(summary.date.value) if summary.date else None


def _names(summary: Summary) -> tuple[str | None, str | None, str | None]:
    known = summary.locality
    return (known.province, known.district, known.commune) if known else (None, None, None)


def _article(summary: Summary) -> tuple[object, ...]:
    date = summary.date
    return (
        summary.id, article_url(summary.id), summary.headline, _day(summary),
        date.end if date else None, date.of.value if date else None,
        summary.published.date if summary.published else None, summary.captured,
        *_names(summary), summary.unit, summary.publisher, summary.event_kind, summary.event_id,
        summary.organiser, len(summary.officials), len(summary.awards), summary.doubts,
        "yes" if summary.checked else "no",
    )  # fmt: skip


def _officials(archive: Archive) -> Iterator[tuple[object, ...]]:
    """One row for each office in which an article names a person; one without an office has one row too."""
    for summary in archive.summaries:
        for official, name in zip(summary.officials, summary.official_ids, strict=True):
            common = (summary.id, _day(summary), name, official.name, official.rank)
            for office in official.offices:
                yield (
                    *common,
                    office.position,
                    office.agency,
                    office.unit,
                    " ".join(official.roles),
                )
            if not official.offices:
                yield (*common, None, None, None, " ".join(official.roles))


def _awards(archive: Archive) -> Iterator[tuple[object, ...]]:
    """Awards conferred first, each article's numbered; then those only mentioned, never counted."""
    for row in archive.awards:
        yield _award(row.summary, row.number, row.award, "yes" if row.counted else "no")
    for summary in archive.summaries:
        for award in summary.awards_mentioned:
            yield _award(summary, None, award, "no")


def _award(summary: Summary, number: int | None, award: Award, counted: str) -> tuple[object, ...]:
    return (
        summary.id, _day(summary), number, award.form, award.form_id, award.kind.value,
        award.occasion.value, counted, award.giver, award.giver_unit, award.presenter,
        award.collectives, award.individuals, award.households, award.items, award.total,
        award.amount, award.for_year, *_names(summary), summary.event_id,
    )  # fmt: skip


def _agencies(archive: Archive) -> Iterator[tuple[object, ...]]:
    for agency in archive.agencies:
        other = "; ".join(agency.variant_forms)
        yield (
            agency.id,
            agency.url,
            agency.authorised_form,
            other,
            agency.agency_kind,
            agency.unit,
            len(agency.records),
        )


def _places(archive: Archive, site: Site) -> Iterator[tuple[object, ...]]:
    """Places with articles, in the order of the gazetteer."""
    for unit in site.knowledge.gazetteer:
        rows = archive.by_place.get(unit.id)
        if rows:
            yield (
                unit.id, place_url(unit.path), unit.full_name, unit.kind.value, unit.parent,
                unit.valid_from, unit.valid_until, " ".join(unit.successors), len(rows),
            )  # fmt: skip


EXPORT = Export("tables", _outputs)
