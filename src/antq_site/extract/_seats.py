"""Writes an agency out: its abbreviations, and whose «tỉnh», «quận», «thành phố» is meant."""

import re

from antq_site.gazetteer import Gazetteer, UnitKind
from antq_site.grammar.mentions import AgencyName, PlaceName
from antq_site.grammar.surface import LETTER
from antq_site.knowledge import Knowledge
from antq_site.model import Agency, AgencyRole, Locality
from antq_site.placing import Surroundings, place

_KINDS = {
    "tỉnh": (UnitKind.PROVINCE,),
    "thành phố": (UnitKind.CITY, UnitKind.MUNICIPALITY),
    "quận": (UnitKind.URBAN_DISTRICT,),
    "huyện": (UnitKind.RURAL_DISTRICT,),
    "thị xã": (UnitKind.TOWN,),
    "phường": (UnitKind.WARD,),
    "xã": (UnitKind.COMMUNE,),
    "thị trấn": (UnitKind.TOWNSHIP,),
    "đặc khu": (UnitKind.SPECIAL_ZONE,),
}
_PROVINCIAL = frozenset(
    ["so", "tinh-uy", "bo-chi-huy-quan-su", "doan-dai-bieu-quoc-hoi", "dai-phat-thanh"]
)
_WORD = re.compile(rf"[{LETTER}\d]+(?:[&-][{LETTER}\d]+)*")


def prose(unit_name: str, word: str) -> str:
    """A place in running text: «quận Kiến An», but «Quận 11» and «Thành phố Hồ Chí Minh»."""
    if unit_name.isdigit() or unit_name == "Hồ Chí Minh":
        return f"{word.capitalize()} {unit_name}"
    return f"{word} {unit_name}"


_OF_MINISTRIES = frozenset(["cuc", "tong-cuc", "vu"])


def _told(name: AgencyName) -> bool:
    """Whether a name tells which agency: «Đảng ủy» and «Phòng Tham mưu» alone do not."""
    if name.seat or name.level or name.national or name.parent or name.body.word:
        return True
    if name.body.inner:
        return name.body.id in _OF_MINISTRIES
    return name.body.takes != "seat"


class Seats:
    """Writes out the agencies of one article.

    Args:
        knowledge: Words and places.
        around: What helps to tell units of one name apart.
        home: The article's place, from which «Công an quận» is understood.
    """

    def __init__(self, knowledge: Knowledge, around: Surroundings, home: Locality | None) -> None:
        self._gazetteer: Gazetteer = knowledge.gazetteer
        self._abbreviations = knowledge.lexicon.abbreviations
        self._acting = knowledge.lexicon.body(knowledge.lexicon.acting_body)
        self._around = around
        self._lineage = knowledge.gazetteer.lineage(home.unit) if home else ()

    def agency(self, name: AgencyName | PlaceName, role: AgencyRole) -> Agency | None:
        """Write an agency out; a place acts through its People's Committee.

        Returns:
            None for «Công an các phường» and for parts whose whole is not named.
        """
        if isinstance(name, PlaceName):
            name = AgencyName(self._acting, seat=name)
        if name.plural:
            return None
        whole = name.holder
        if not _told(whole):
            return None
        written, unit = self._written(whole)
        if unit is None and whole.level and whole.seat is None and whole.body.takes == "seat":
            return None  # «UBND huyện», and no district is told
        return Agency(written, whole.body.id, unit, role)

    def _written(self, name: AgencyName) -> tuple[str, str | None]:
        own = " ".join(part for part in (name.body.name, self._expanded(name.field)) if part)
        if name.body.takes == "nothing":
            return own, None
        if name.national and name.seat is None and name.level is None:
            return own if own.endswith("Việt Nam") else f"{own} Việt Nam", None
        if name.parent is not None:
            whole, unit = self._written(name.parent)
            return f"{own} {whole}", unit
        seat, unit = self._seat(name)
        return (self._joined(name, own, seat), unit)

    def _joined(self, name: AgencyName, own: str, seat: str | None) -> str:
        if seat is None:
            return own if name.level is None or name.body.fused else f"{own} {name.level}"
        if name.body.fused and name.body.word:  # the level word is in «Tỉnh ủy», «Thành đoàn»
            word = f"{name.body.word} "
            return f"{own} {seat[len(word) :] if seat.lower().startswith(word) else seat}"
        return f"{own} {seat}"

    def _seat(self, name: AgencyName) -> tuple[str | None, str | None]:
        """The seat in prose and its unit, named or understood."""
        if name.seat is not None:
            placed = place(name.seat, self._around, self._gazetteer)
            if placed is None:
                word = name.seat.word or ""
                return prose(name.seat.name, word) if word else name.seat.name, None
            return self.prose_of(placed.unit), placed.unit
        level = name.level or name.body.word or ("tỉnh" if name.body.id in _PROVINCIAL else None)
        unit = self._understood(level, name) if level else None
        return (self.prose_of(unit), unit) if unit else (None, None)

    def prose_of(self, unit_id: str) -> str:
        """A unit in running text."""
        unit = self._gazetteer[unit_id]
        return prose(unit.name, unit.kind.word.lower())

    def _understood(self, level: str, name: AgencyName) -> str | None:
        """The unit of the article's own line that a level word alone means."""
        kinds = _KINDS[level]
        found = [unit.id for unit in self._lineage if unit.kind in kinds]
        if not found and name.body.id in _PROVINCIAL and self._lineage:
            return self._lineage[0].id
        if not found and level == "thành phố" and self._lineage:
            return None
        return found[-1] if found else None

    def _expanded(self, field: str | None) -> str | None:
        """A field with its abbreviations written out, each in the case it stands in."""
        if field is None:
            return None
        return _WORD.sub(lambda word: self._abbreviations.get(word[0], word[0]), field)
