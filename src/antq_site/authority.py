"""Which names mean the same agency or person.

Agencies are told apart by seat and by name without marks. Persons are joined only where full name
(every mark, tone placement apart), province and sector agree, or within one article; never on a
name alone. Namesakes are shown to each other as «see also».
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from antq_site.gazetteer import Gazetteer
from antq_site.model import Agency, Office, Official, Summary
from antq_site.text import tone_key
from antq_site.urls import slug

_SECTORS = {
    "cong-an": "vu-trang",
    "bo-cong-an": "vu-trang",
    "co-quan-dieu-tra": "vu-trang",
    "trai-giam": "vu-trang",
    "bo-chi-huy-quan-su": "vu-trang",
    "ban-chi-huy-quan-su": "vu-trang",
    "bo-doi-bien-phong": "vu-trang",
    "don-bien-phong": "vu-trang",
    "bo-quoc-phong": "vu-trang",
    "quan-khu": "vu-trang",
    "toa-an": "tu-phap",
    "vien-kiem-sat": "tu-phap",
}
"""Sector by kind of body; the armed forces and the courts are kept apart from all the others."""
_CIVIL = "dan-su"

_LEVEL_WORDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn")


class PersonKey(NamedTuple):
    """What has to agree before two mentions are one person.

    Attributes:
        name: `text.tone_key` of the full name.
        province: Address of the province of the offices; "" where none is known.
        sector: "vu-trang", "tu-phap" or "dan-su".
    """

    name: str
    province: str
    sector: str


class Sight(NamedTuple):
    """One person in one article."""

    key: PersonKey
    name: str
    record: str
    place: int


def sector_of(official: Official) -> str:
    """The sector of an official: by rank, else by the body of the first office that has one."""
    if official.rank is not None:
        return "vu-trang"
    return next((_SECTORS.get(one.kind, _CIVIL) for one in official.offices if one.kind), _CIVIL)


def province_of(offices: Iterable[Office], fallback: str | None, gazetteer: Gazetteer) -> str:
    """The address of the province in which offices are held.

    Returns:
        That of the article's place where no office names one; "" where neither is known.
    """
    for unit in [*(office.unit for office in offices), fallback]:
        if unit is not None and unit in gazetteer:
            return gazetteer.lineage(unit)[0].path
    return ""


def sights(summaries: Iterable[Summary], gazetteer: Gazetteer) -> Iterator[Sight]:
    """Every official of every article, in the order given."""
    for summary in summaries:
        for place, official in enumerate(summary.officials):
            province = province_of(official.offices, summary.unit, gazetteer)
            key = PersonKey(tone_key(official.name), province, sector_of(official))
            yield Sight(key, official.name, summary.id, place)


def persons(found: Iterable[Sight]) -> dict[PersonKey, list[Sight]]:
    """Join the sights that are one person.

    A sight without a known province stays with its own article: its key holds the article's id.

    Returns:
        By key, each with its sights in the order given.
    """
    joined: dict[PersonKey, list[Sight]] = defaultdict(list)
    for sight in found:
        key = sight.key
        if not key.province:
            key = PersonKey(key.name, f"bai/{sight.record}", key.sector)
        joined[key].append(sight)
    return dict(joined)


def short_hash(*parts: str, length: int = 4) -> str:
    """Some hexadecimal digits that stand for some words, the same on every machine."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:length]


def sort_as(name: str) -> str:
    """A person's name as it is sorted: given name, then the rest («Tùng Nguyễn Đông»)."""
    *before, given = name.split(" ")
    return " ".join([given, *before])


# ------------------------------------------------------------------------------- agencies


def has_page(agency: Agency) -> bool:
    """Whether an agency is known well enough for an address: «Công an tỉnh» of nowhere is not."""
    return agency.unit is not None or not agency.name.endswith(_LEVEL_WORDS)


def agency_slug(agency: Agency, gazetteer: Gazetteer) -> str:
    """The last part of an agency's address: its name without the name of its seat.

    «Công an quận Kiến An» seated in Kiến An is "cong-an"; the place stands before it.
    """
    whole = slug(agency.name)
    if agency.unit is None:
        return whole
    unit = gazetteer[agency.unit]
    for tail in (slug(unit.full_name), slug(f"{unit.kind.word} {unit.full_name}"), slug(unit.name)):
        if whole.endswith(f"-{tail}"):
            return whole.removesuffix(f"-{tail}")
    return whole


class Home(NamedTuple):
    """One agency in one article.

    Attributes:
        path: Below ``co-quan/``; "" for an agency that has no page.
        agency: As the article names it.
        record: Id of the article.
    """

    path: str
    agency: Agency
    record: str


class AgencyPaths:
    """Gives agencies their paths below ``co-quan/``: a function of name and seat alone.

    So no other article can move one. Names that differ by a tone mark or a level word share a
    path, and are one agency with two spellings.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str | None], str] = {}

    def path(self, agency: Agency) -> str:
        """The path of an agency; "" when it is not known well enough for an address."""
        key = agency.name, agency.unit
        if key not in self._known:
            self._known[key] = self._made(agency) if has_page(agency) else ""
        return self._known[key]

    def _made(self, agency: Agency) -> str:
        place = self._gazetteer[agency.unit].path if agency.unit else "trung-uong"
        return f"{place}/{agency_slug(agency, self._gazetteer)}"

    def homes(self, summaries: Iterable[Summary]) -> dict[str, list[Home]]:
        """Where the agencies of some articles live, in the order of the articles."""
        found: dict[str, list[Home]] = defaultdict(list)
        for summary in summaries:
            for agency in summary.agencies:
                path = self.path(agency)
                if path:
                    found[path].append(Home(path, agency, summary.id))
        return found
