"""Lists that several pages show: names with counts, articles by year, places by province."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from antq_site.archive import Archive
from antq_site.gazetteer import AdminUnit, Gazetteer
from antq_site.model import AwardKind, Summary
from antq_site.pages._engine import Link
from antq_site.pages._names import Names
from antq_site.site import Site
from antq_site.text import initial, sort_key
from antq_site.urls import page_of, place_url, year_url


class Counted(NamedTuple):
    """A name that may lead somewhere, and how many entries stand behind it."""

    label: str
    url: str | None
    number: int


class Province(NamedTuple):
    """A province with the places in it that have articles, in Vietnamese order."""

    link: Counted
    places: tuple[Counted, ...]


class YearOf(NamedTuple):
    """The articles of one year in a longer list; ``year`` is None where it is not known."""

    year: int | None
    url: str
    articles: tuple[Summary, ...]


class Letter(NamedTuple):
    """Entries under one letter of the alphabet; ``anchor`` is its place in the page."""

    letter: str
    anchor: str
    entries: tuple[object, ...]


def columns(by_year: Mapping[int | None, Sequence[object]]) -> tuple[Counted, ...]:
    """Known years as columns of a chart, oldest first; a year without articles is a gap."""
    known = sorted(year for year in by_year if year is not None)
    span = range(known[0], known[-1] + 1) if known else ()
    return tuple(
        Counted(str(year), year_url(year) if year in by_year else None, len(by_year.get(year, ())))
        for year in span
    )


def by_years(articles: Iterable[Summary]) -> tuple[YearOf, ...]:
    """Split a list in archive order into its years."""
    return tuple(
        YearOf(year, year_url(year), tuple(rows))
        for year, rows in groupby(articles, key=lambda summary: summary.year)
    )


def provinces(archive: Archive, names: Names, site: Site) -> tuple[Province, ...]:
    """All provinces with articles, and below each the places the articles are about.

    A province that lives on under its name stands once, with the places of both maps.
    """
    gazetteer = site.knowledge.gazetteer
    found: dict[str, tuple[AdminUnit, dict[str, AdminUnit]]] = {}
    for unit in gazetteer:
        if unit.id not in archive.by_place:
            continue
        province, *below = gazetteer.lineage(unit.id)
        _, places = found.setdefault(province.path, (province, {}))
        if len(below) == 1:
            places.setdefault(unit.path, unit)
    return tuple(_province(*entry, archive, names) for entry in found.values())


def _province(
    province: AdminUnit, places: Mapping[str, AdminUnit], archive: Archive, names: Names
) -> Province:
    return Province(
        counted_place(province, archive, names),
        tuple(counted_place(place, archive, names) for place in places.values()),
    )


def counted_place(unit: AdminUnit, archive: Archive, names: Names) -> Counted:
    """A place with the number of articles about it and what lies in it."""
    return Counted(*names.place(unit.id), len(archive.by_place.get(unit.id, ())))


def award_forms(
    archive: Archive, names: Names, site: Site, *, gifts: bool = True
) -> tuple[Counted, ...]:
    """Forms with how often they were conferred, each event counted once; most frequent first."""
    forms = site.knowledge.lexicon.award_forms
    counts = {
        form: sum(row.counted for row in rows)
        for form, rows in archive.by_form.items()
        if gifts or forms[form].kind is not AwardKind.GIFT
    }
    ordered = sorted(counts, key=lambda form: (-counts[form], form))
    return tuple(Counted(*names.form(form, forms[form].name), counts[form]) for form in ordered)


def district_counts(
    articles: Iterable[Summary], site: Site, year: int | None
) -> tuple[Counted, ...]:
    """The places some articles are about, most articles first; each leads to that year of it."""
    counts = Counter(summary.unit for summary in articles if summary.unit)
    gazetteer = site.knowledge.gazetteer
    ordered = sorted(counts, key=lambda unit: (-counts[unit], sort_key(gazetteer[unit].full_name)))
    return tuple(
        Counted(_in_full(unit, gazetteer), place_url(gazetteer[unit].path, year), counts[unit])
        for unit in ordered
    )


def _in_full(unit: str, gazetteer: Gazetteer) -> str:
    """A place with the province it lies in: «Quận Kiến An, Hải Phòng»."""
    lineage = gazetteer.lineage(unit)
    own = lineage[-1].full_name
    return own if len(lineage) == 1 else f"{own}, {lineage[0].name}"


def by_letter(entries: Iterable[tuple[str, object]]) -> Iterator[Letter]:
    """Group sorted entries by the letter they are filed under.

    Args:
        entries: What each is sorted by ("Tùng Nguyễn Đông"), and the entry.
    """
    for letter, group in groupby(entries, key=lambda entry: initial(entry[0])):
        yield Letter(letter, letter_anchor(letter), tuple(entry for _, entry in group))


def jump_bar(sort_as: Sequence[str], url: str, site: Site) -> tuple[Link, ...]:
    """Letters that occur, each leading to its first entry on whichever page that stands.

    Args:
        sort_as: What the entries are sorted by, in order.
        url: Address of the list.
        site: Knows how long a page is.
    """
    first: dict[str, int] = {}
    for index, key in enumerate(sort_as):
        first.setdefault(initial(key), index)
    size = site.config.page_size
    return tuple(
        Link(letter, f"{page_of(url, index // size + 1)}#{letter_anchor(letter)}")
        for letter, index in first.items()
    )


def letter_anchor(letter: str) -> str:
    """The id under which a letter stands in a page."""
    return "chu-khac" if letter == "#" else f"chu-{_ANCHORS.get(letter, letter.lower())}"


_ANCHORS = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
"""Letters that ASCII lacks, as they are typed."""
