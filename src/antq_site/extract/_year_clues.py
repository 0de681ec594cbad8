"""Words from which the year of a day without one may follow."""

import datetime as dt
import re
from collections.abc import Iterator

from antq_site.chronology import Clue
from antq_site.extract._engine import Hit, Reading, Rule
from antq_site.extract._event_days import is_day
from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.model import Block, BlockKind, Evidence, Fact, Published, Span


def _nothing(_: Hit) -> None:
    """These rules read days, not signs."""


SUMMED = Rule("date.period-summed-up", "", _nothing)
PLANNED = Rule("date.period-planned", "", _nothing)
TET = Rule("date.tet", "", _nothing)
ANNIVERSARY = Rule("date.anniversary", "", _nothing)
NEARBY = Rule("date.full-date-nearby", "", _nothing)
TERM = Rule("date.term-of-congress", "", _nothing)
NAMED = Rule("date.year-named", "", _nothing)

_TOLD = (BlockKind.HEADLINE, BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION)

_SUM = re.compile(
    r"(?:tổng kết|sơ kết|nhìn lại)(?P<between>[^.;]{0,140}?)(?P<year>năm (?P<y>(?:19|20)\d{2})(?!\s*[-–]\s*(?:19|20)))"
)
_SUM_YEARS = re.compile(
    r"(?:tổng kết|sơ kết)[^.;]{0,30}?(?P<n>\d{1,2}) năm[^.;]{0,160}?(?P<years>\(?(?:giai đoạn |từ năm )?(?P<y>20\d{2})\s*(?:[-–]|đến năm|đến)\s*(?P<z>20\d{2})(?!\d))"
)
_PLAN = re.compile(
    r"(?:triển khai|phương hướng|nhiệm vụ|chương trình công tác|phát động|đề ra)(?P<between>[^.;]{0,110}?)(?P<year>năm (?P<y>(?:19|20)\d{2})(?!\s*[-–]))"
)
_MEETING = re.compile(r"hội nghị|buổi lễ|lễ |tổng kết|sơ kết|đại hội|ra quân|phát động|giao ban")
_HALF = re.compile(
    r"(?:\d|sáu|chín) tháng (?:đầu |cuối )?năm (?P<y>(?:19|20)\d{2})|quý (?:i{1,3}|iv|[1-4])[/ ](?:năm )?(?P<q>(?:19|20)\d{2})"
)
_BRACKET = re.compile(
    r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|18|20)\d{2}\s*[-–]\s*(?:ngày\s+)?(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>20\d{2})"
)
_COUNT = re.compile(
    r"(?:kỷ niệm(?: lần thứ)?|nhân dịp)\s+(?:lần thứ\s+)?(?P<n>\d{1,3})\s*(?:năm)?\s*(?P<what>[^.;(]{0,90})"
)
_FOUNDED = re.compile(
    r"(?:^[^\n]{0,2}\(|(?:thành lập|tái lập|ra đời|thực hiện)[^.;]{0,60}?)(?:ngày\s+)?(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>(?:19|20)\d{2})"
)
_STEMS = "canh|tân|nhâm|quý|giáp|ất|bính|đinh|mậu|kỷ"
_BRANCHES = "thân|dậu|tuất|hợi|tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi"
_TET_NAMED = re.compile(
    rf"(?:tết|xuân|năm)(?:\s+nguyên đán|\s+cổ truyền)?\s+(?P<stem>{_STEMS})\s+(?P<branch>{_BRANCHES})(?!\w)"
)
_TET_YEAR = re.compile(
    r"(?<!so với )tết(?:\s+nguyên đán|\s+cổ truyền)?(?:\s+năm)?\s+(?P<y>20\d{2})"
)
_TERM = re.compile(r"nhiệm kỳ\s*\(?(?P<y>20\d{2})\s*[-–]\s*(?P<z>20\d{2})(?!\d)")
_CONGRESS = re.compile(r"đại hội")
_SEASON = re.compile(r"năm (?P<school>học )?(?P<y>20\d{2})\s*[-–]\s*(?P<z>20\d{2})(?!\d)")
_SCHOOL_BEGINS = 8
_COMPARED = re.compile(
    r"(?:so với|từ|tăng|giảm|hơn|của|cuối|đầu|hồi|sinh|khóa|khoá|trong|trước|sau|các|những|kỳ|ngoái)\s*$"
)
_BARE = re.compile(
    r"(?<=\w )(?<!năm )(?<!\d )(?P<y>20[0-3]\d)(?!\s*[-–/]\s*\d)(?![\d/%]|[.,]\d)(?! (?:người|em|cán|học|hộ|suất|tỷ|triệu|đồng|m|ha)(?!\w))"
)
_ELSEWHERE = re.compile(
    r"(?:tầm nhìn|cup|games|euro|olympic|u\d\d|league|châu á|châu âu|thế giới|sn|sinh|tài chính|số|đến|tới|từ|tháng|quý|khóa|nhiệm kỳ|giai đoạn|hướng tới|chuẩn bị[^.;]*)\s*$"
)
_MAY_COME = re.compile(r"(?:sẽ|dự kiến|kéo dài|kết thúc|diễn ra|đến|tới|hết|hạn|trước)[^.;]{0,30}$")
_TRIAL = re.compile(r"cáo trạng|bị cáo|phiên tòa|xét xử")
_NEAR_TEXT = 420
"""How far from the chosen day a year named alone may stand."""


def clues(reading: Reading, published: Fact[Published] | None, chosen: Mention) -> Iterator[Clue]:
    """Every word of an article from which the year of the chosen day may follow, in text order."""
    if published is not None and published.value.date.first:
        day = published.value.date.first
        yield Clue("published", day.year, published.evidence[0], day)
    for block in reading.article.of(*_TOLD):
        opening = block.kind in (BlockKind.HEADLINE, BlockKind.LEDE)
        if opening or block.span.start <= chosen.start < block.span.end:
            yield from _period_clues(reading, block, chosen)
            yield from _term_clues(reading, block)
        yield from _feast_clues(reading, block)
        yield from _anniversary_clues(reading, block)
    yield from _day_clues(reading, chosen)
    yield from _year_clues(reading, chosen)


def _matches(pattern: re.Pattern[str], reading: Reading, block: Block) -> Iterator[re.Match[str]]:
    return pattern.finditer(reading.words.low, block.span.start, block.span.end)


def _period_clues(reading: Reading, block: Block, chosen: Mention) -> Iterator[Clue]:
    """What is summed up or planned at a meeting; elsewhere these words prove nothing."""
    for match in _matches(_SUM, reading, block):
        yield Clue("summed", int(match["y"]), Evidence(Span(*match.span("year")), SUMMED.name))
    for match in _matches(_SUM_YEARS, reading, block):
        first, last = int(match["y"]), int(match["z"])
        if last - first in (int(match["n"]), int(match["n"]) - 1):
            yield Clue("span", last, Evidence(Span(*match.span("years")), SUMMED.name))
    for match in _matches(_HALF, reading, block):
        year = int(match["y"] or match["q"])
        yield Clue("half", year, Evidence(Span(*match.span()), SUMMED.name))
    for match in _matches(_PLAN, reading, block):
        near = reading.words.low[max(block.span.start, match.start() - 160) : match.end()]
        if _MEETING.search(near) and abs(match.start() - chosen.start) < _NEAR_TEXT:
            year = int(match["y"])
            yield Clue("planned", year, Evidence(Span(*match.span("year")), PLANNED.name))


def _term_clues(reading: Reading, block: Block) -> Iterator[Clue]:
    """A congress opens the term it is named after."""
    if not _CONGRESS.search(reading.words.low, block.span.start, block.span.end):
        return
    terms = [m for m in _matches(_TERM, reading, block) if int(m["z"]) - int(m["y"]) == 5]
    for match in terms:
        yield Clue("term", int(match["y"]), Evidence(Span(*match.span()), TERM.name))


def _feast_clues(reading: Reading, block: Block) -> Iterator[Clue]:
    lexicon = reading.knowledge.lexicon
    for match in _matches(_TET_NAMED, reading, block):
        branch = {"tí": "tý", "mẹo": "mão", "tị": "tỵ"}.get(match["branch"], match["branch"])
        year = lexicon.year_named(match["stem"], branch, 2017)
        if year is not None and year in lexicon.tet:
            yield Clue("tet", year, Evidence(Span(*match.span()), TET.name), lexicon.tet[year])
    for match in _matches(_TET_YEAR, reading, block):
        year = int(match["y"])
        if year in lexicon.tet:
            yield Clue("tet", year, Evidence(Span(*match.span()), TET.name), lexicon.tet[year])


def _anniversary_clues(reading: Reading, block: Block) -> Iterator[Clue]:
    for match in _matches(_BRACKET, reading, block):
        if (day := _day(match["y"], match["m"], match["d"])) is not None:
            evidence = Evidence(Span(*match.span()), ANNIVERSARY.name)
            yield Clue("anniversary", day.year, evidence, day)
    for match in _matches(_COUNT, reading, block):
        yield from _counted(reading, match)


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _counted(reading: Reading, match: re.Match[str]) -> Iterator[Clue]:
    """«kỷ niệm 10 năm thành lập»: the founding day of the lexicon, or the one that the text names."""
    count = int(match["n"])
    days = [
        one.day
        for one in reading.knowledge.lexicon.founding_days
        if any(words in match["what"] for words in one.words)
    ][:1] or _founded(reading, match)
    for founding in days:
        day = _day(founding.year + count, founding.month, founding.day)
        if day is not None and 2000 <= day.year <= 2100:
            evidence = Evidence(Span(*match.span()), ANNIVERSARY.name)
            yield Clue("anniversary", day.year, evidence, day)


def _founded(reading: Reading, match: re.Match[str]) -> list[dt.date]:
    """The one founding day that the text tells in figures; none when it tells several."""
    low = reading.words.low
    if not re.search(r"thành lập|tái lập|thực hiện|ra đời", match["what"]):
        return []
    found = {_day(m["y"], m["m"], m["d"]) for m in _FOUNDED.finditer(low)} - {None}
    return [day for day in found if day is not None] if len(found) == 1 else []


def _day_clues(reading: Reading, chosen: Mention) -> Iterator[Clue]:
    """Other full days, and months up to which something is told; none in the story of a trial.

    A court goes back to days of years before, and so would a year read off them.
    """
    if _TRIAL.search(reading.words.low):
        return
    for mention in reading.mentions:
        phrase = mention.value
        if mention is chosen or not isinstance(phrase, DayPhrase):
            continue
        if not is_day(mention) and not (phrase.shape == "month" and _until(reading, mention)):
            continue
        day = phrase.date.first if is_day(mention) else phrase.date.last
        if day is not None and day.year >= 2000:
            kind = "day" if is_day(mention) else "month"
            before = reading.words.low[max(0, mention.start - 60) : mention.start]
            ahead = bool(phrase.end or _MAY_COME.search(before))
            yield Clue(kind, day.year, Evidence(mention.span, NEARBY.name), day, ahead)


def _until(reading: Reading, mention: Mention) -> bool:
    """«đến tháng 2-2017»: the end of a stretch lies near the day of the report."""
    return bool(re.search(r"(?:đến|tới|hết)\s*$", reading.words.low[: mention.start][-8:]))


def _year_clues(reading: Reading, chosen: Mention) -> Iterator[Clue]:
    """The years that headline and opening name, and that the sentences round the day name."""
    for block in reading.article.of(*_TOLD):
        opening = block.kind in (BlockKind.HEADLINE, BlockKind.LEDE)
        holds = block.span.start <= chosen.start < block.span.end
        for match in _matches(_SEASON, reading, block):
            if opening or abs(match.start() - chosen.start) < _NEAR_TEXT:
                yield from _season(match)
        for mention in reading.mentions:
            if not block.span.start <= mention.start < block.span.end:
                continue
            near = abs(mention.start - chosen.start) < _NEAR_TEXT
            if (opening or (holds and near)) and _named_year(reading, mention):
                year = mention.value.date.year
                yield Clue("year", year, Evidence(mention.span, NAMED.name))
        if opening:
            yield from _bare_years(reading, block)


def _bare_years(reading: Reading, block: Block) -> Iterator[Clue]:
    """«hè 2017», «Ngày hội Văn hóa 2017»: a year behind a name, without «năm»."""
    for match in _matches(_BARE, reading, block):
        span = Span(*match.span("y"))
        before = reading.words.low[max(block.span.start, span.start - 60) : span.start]
        if not _ELSEWHERE.search(before) and not _COMPARED.search(before):
            yield Clue("year", int(match["y"]), Evidence(span, NAMED.name))


def _season(match: re.Match[str]) -> Iterator[Clue]:
    first, last = int(match["y"]), int(match["z"])
    if last == first + 1:
        evidence = Evidence(Span(*match.span()), NAMED.name)
        yield Clue("school" if match["school"] else "season", last, evidence)


def _named_year(reading: Reading, mention: Mention) -> bool:
    phrase = mention.value
    if not isinstance(phrase, DayPhrase) or phrase.shape != "year":
        return False
    if (phrase.date.year or 0) < 2000 or not reading.is_past(mention):
        return False
    before = reading.words.low[max(0, mention.start - 12) : mention.start]
    return not _COMPARED.search(before)
