"""What the whole article says that helps to tell units of one name apart, and where it plays."""

from collections.abc import Iterator

from antq_site.dates import PartialDate
from antq_site.extract._engine import Reading
from antq_site.gazetteer import Gazetteer
from antq_site.grammar.mentions import AgencyName, Mention, OfficeTitle, PlaceName
from antq_site.model import ArticleDate, Facts, Locality
from antq_site.placing import Surroundings
from antq_site.publishers import publisher_of

_DISTRICT_WORDS = frozenset(["quận", "huyện", "thị xã"])


def names_in(mention: Mention) -> Iterator[PlaceName]:
    """The places that a phrase names, in itself or as a seat."""
    value = mention.value
    if isinstance(value, PlaceName):
        yield value
    agency = value.agency if isinstance(value, OfficeTitle) else value
    while isinstance(agency, AgencyName):
        if agency.seat is not None:
            yield agency.seat
        agency = agency.parent


def surroundings(reading: Reading, known: Facts) -> Surroundings:
    """What the whole article says that helps to tell units of one name apart."""
    return reading.once("surroundings", lambda: _gathered(reading, known))


def _gathered(reading: Reading, known: Facts) -> Surroundings:
    gazetteer = reading.knowledge.gazetteer
    dates = known.of(ArticleDate)
    names = [name for mention in reading.mentions for name in names_in(mention)]
    provinces = {
        unit
        for name in names
        for unit in name.units
        if gazetteer[unit].parent is None and (name.word in (None, "tỉnh", "thành phố"))
    }
    publisher = publisher_of(reading.article, reading.knowledge)
    day = dates[0].value.value if dates else None
    home = publisher.home if publisher else None
    return Surroundings(
        day,
        frozenset(provinces),
        _by_then(home, day, gazetteer) if home else None,
        publisher.name if publisher else "",
        any(name.word in _DISTRICT_WORDS for name in names),
        reading.latest_year,
    )


def _by_then(province: str, day: PartialDate | None, gazetteer: Gazetteer) -> str:
    """What a province had become by a day: each went into one other."""
    while not gazetteer[province].exists_on(day) and gazetteer[province].successors:
        province = gazetteer[province].successors[0]
    return province


def home_of(known: Facts) -> Locality | None:
    """The article's place; None where none was settled."""
    found = known.of(Locality)
    return found[0].value if found else None
