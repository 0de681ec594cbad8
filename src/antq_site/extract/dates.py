"""When: the day of the event, of publication, of capture; the period summed up."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from antq_site.chronology import Clue, Settled, settle_year
from antq_site.dates import PartialDate, Precision
from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.grammar.days import days_between
from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.model import (
    ArticleDate,
    Basis,
    Block,
    BlockKind,
    Captured,
    DateMention,
    DateOf,
    DateRole,
    Evidence,
    Fact,
    Facts,
    Period,
    Published,
    Reason,
    Span,
)


def _nothing(_: Hit) -> None:
    """These rules read days, not signs."""


STAMP = Rule("date.time-of-publication", "", _nothing)
CLOCK = Rule("date.page-clock", "", _nothing)
EVENT = Rule("date.day-of-event", "", _nothing)
SUMMED = Rule("date.period-summed-up", "", _nothing)
PLANNED = Rule("date.period-planned", "", _nothing)
TET = Rule("date.tet", "", _nothing)
ANNIVERSARY = Rule("date.anniversary", "", _nothing)
NEARBY = Rule("date.full-date-nearby", "", _nothing)
NAMED = Rule("date.year-named", "", _nothing)

_TIME = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s*[:hg]\s*(?P<minute>\d{2})(?!\d)")
_DAY_SHAPES = ("day", "long-day", "days")

# what stands before a day that is not the day of the event
_OTHER_DAY = re.compile(
    r"(?:quyết định|nghị định|thông tư|kế hoạch|công văn|chỉ thị|nghị quyết|luật|pháp lệnh|số [\w/.-]+|thành lập|truyền thống|"
    r"sinh|vào đảng|chính thức|trước đó|trước|từ|đến|hết|hạn|kể từ|xảy ra|vụ|kỷ niệm|hướng tới|chào mừng|sẽ|dự kiến|sau|khoảng|đêm|phát hiện|khởi tố|bắt)"
    r"\s*(?:,|:)?\s*(?:lúc\s+[\dh:]+\s*)?$"
)
_RANGE_OF_ANNIVERSARY = re.compile(
    r"\d{4}\s*[-–]\s*\(?$|^\s*[-–]\s*(?:ngày\s+)?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}"
)
_HAPPENS = re.compile(
    r"tổ chức|diễn ra|khai mạc|ra mắt|trao|tặng|làm việc|thăm|công bố|tập huấn|chủ trì|dự|phát động|ra quân|khánh thành|gặp|họp|cho biết|ký|đón|bàn giao|khen thưởng|triển khai"
)
_EARLIER = re.compile(
    r"(?:^|[.…]\s*)(?:trước đó|trước đây|như đã đưa tin|như đã thông tin|theo đó trước)[^.]{0,60}$"
)

_SUM = re.compile(
    r"(?:tổng kết|sơ kết|nhìn lại|đánh giá kết quả|kết quả)(?P<between>[^.;]{0,140}?)(?P<year>năm (?P<y>(?:19|20)\d{2})(?!\s*[-–]\s*(?:19|20)))"
)
_PLAN = re.compile(
    r"(?:triển khai|phương hướng|nhiệm vụ|chương trình công tác|kế hoạch|phát động|đề ra)(?P<between>[^.;]{0,110}?)(?P<year>năm (?P<y>(?:19|20)\d{2})(?!\s*[-–]))"
)
_HALF = re.compile(
    r"(?:\d|sáu|9|chín) tháng (?:đầu |cuối )?năm (?P<y>(?:19|20)\d{2})|quý (?:i{1,3}|iv|[1-4])[/ ](?:năm )?(?P<q>(?:19|20)\d{2})"
)
_BRACKET = re.compile(
    r"\(?\s*(?:ngày\s+)?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|18)\d{2}\s*[-–]\s*(?:ngày\s+)?(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>20\d{2})"
)
_COUNT = re.compile(
    r"(?:kỷ niệm(?: lần thứ)?|nhân dịp)\s+(?:lần thứ\s+)?(?P<n>\d{2,3})\s*(?:năm)?\s*(?P<what>[^.;(]{0,90})"
)
_TET_NAMED = re.compile(
    r"(?:tết|xuân|năm)(?:\s+nguyên đán|\s+cổ truyền)?\s+(?P<stem>{stems})\s+(?P<branch>{branches})(?!\w)".replace(
        "{stems}", "canh|tân|nhâm|quý|giáp|ất|bính|đinh|mậu|kỷ"
    ).replace("{branches}", "thân|dậu|tuất|hợi|tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi")
)
_TET_YEAR = re.compile(r"tết(?:\s+nguyên đán|\s+cổ truyền)?(?:\s+năm)?\s+(?P<y>20\d{2})")
_FUTURE = re.compile(
    r"(?:đến|tới|giai đoạn|nhiệm kỳ|khóa|từ|hết|tầm nhìn|mục tiêu)\s+(?:năm\s+)?$|đến năm$"
)


def _run(reading: Reading, _: Facts) -> Iterator[Fact[Any]]:
    published = _published(reading)
    yield from published
    yield from _captured(reading)
    period = _period(reading)
    yield from period
    date = _event_date(reading, published[0] if published else None)
    yield from _article_date(date, published)
    yield from _mentions(reading, date)


def _stamps(reading: Reading, kind: BlockKind) -> Iterator[tuple[Block, Mention]]:
    for block in reading.article.of(kind):
        for mention in days_between(reading.words, block.span.start, block.span.end):
            if mention.value.date.precision is Precision.DAY:
                yield block, mention
                break


def _published(reading: Reading) -> list[Fact[Published]]:
    for block, mention in _stamps(reading, BlockKind.TIMESTAMP):
        time = _TIME.search(reading.words.low, block.span.start, block.span.end)
        clock = f"{int(time['hour']):02d}:{time['minute']}" if time else None
        evidence = [Evidence(mention.span, STAMP.name, "date")]
        if time:
            evidence.append(Evidence(Span(*time.span()), STAMP.name, "time"))
        return [Fact(Published(mention.value.date, clock), tuple(evidence))]
    return []


def _captured(reading: Reading) -> Iterator[Fact[Captured]]:
    for _, mention in _stamps(reading, BlockKind.BANNER):
        yield Fact(
            Captured(mention.value.date),
            (Evidence(mention.span, CLOCK.name),),
            because=(Reason("page-clock"),),
            basis=Basis.INFERRED,
        )
        return


# ------------------------------------------------------------------------------ day of event


def _candidates(reading: Reading) -> Iterator[tuple[float, Mention]]:
    body = 0
    for block in reading.article.of(
        BlockKind.HEADLINE, BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION
    ):
        body += block.kind is BlockKind.BODY
        base = {BlockKind.LEDE: 3.0, BlockKind.HEADLINE: 1.0, BlockKind.CAPTION: -1.0}.get(
            block.kind, 2.5 - 0.5 * min(body, 6)
        )
        for mention in reading.mentions:
            if block.span.start <= mention.start < block.span.end and _is_day(mention):
                yield base + _weight(reading, block, mention), mention


def _is_day(mention: Mention) -> bool:
    return isinstance(mention.value, DayPhrase) and mention.value.shape in _DAY_SHAPES


def _weight(reading: Reading, block: Block, mention: Mention) -> float:
    low = reading.words.low
    before = low[max(block.span.start, mention.start - 60) : mention.start]
    after = low[mention.end : min(block.span.end, mention.end + 220)]
    sentence = re.split(r"[.…]\s", after)[0]
    weight = 3.0 * (mention.value.part is not None)
    weight += 3.0 * (not before.strip() or before.rstrip()[-1] in ".…:-–(")
    weight += 2.0 * bool(_HAPPENS.search(sentence) or _HAPPENS.search(before))
    weight -= 7.0 * bool(_OTHER_DAY.search(before))
    weight -= 9.0 * bool(
        _RANGE_OF_ANNIVERSARY.search(before) or _RANGE_OF_ANNIVERSARY.search(after)
    )
    weight -= 6.0 * bool(
        _EARLIER.search(low[max(block.span.start, mention.start - 90) : mention.start])
    )
    return weight - 6.0 * (mention.value.date.year is not None and mention.value.date.year < 2000)


_ENOUGH = 4.0


def _event_date(reading: Reading, published: Fact[Published] | None) -> Fact[ArticleDate] | None:
    ranked = sorted(_candidates(reading), key=lambda one: (-one[0], one[1].start))
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    chosen = ranked[0][1]
    phrase = chosen.value
    evidence = (Evidence(chosen.span, EVENT.name),)
    if phrase.date.year is not None:
        return _dated(phrase.date, phrase.end, evidence, published)
    settled = settle_year(phrase.date, tuple(_clues(reading, published, chosen)))
    return _with_year(phrase, settled, evidence)


def _dated(
    date: PartialDate,
    end: PartialDate | None,
    evidence: tuple[Evidence, ...],
    published: Fact[Published] | None,
) -> Fact[ArticleDate]:
    doubts: tuple[Reason, ...] = ()
    stated = published.value.date.first if published else None
    if stated and date.first and date.first > stated + dt.timedelta(days=30):
        doubts = (Reason("event-after-publication", (str(date), stated.isoformat())),)
    return Fact(ArticleDate(date, end), evidence, doubts=doubts)


def _with_year(
    phrase: DayPhrase, settled: Settled | None, evidence: tuple[Evidence, ...]
) -> Fact[ArticleDate]:
    if settled is None:
        return Fact(
            ArticleDate(phrase.date, phrase.end), evidence, doubts=(Reason("year-unknown"),)
        )
    date = phrase.date.in_year(settled.year) or phrase.date
    end = phrase.end.in_year(settled.year) if phrase.end else None
    year = tuple(Evidence(one.span, one.rule, "year") for one in settled.evidence)
    return Fact(
        ArticleDate(date, end), (*evidence, *year), settled.because, settled.basis, settled.doubts
    )


def _article_date(
    date: Fact[ArticleDate] | None, published: list[Fact[Published]]
) -> Iterator[Fact[ArticleDate]]:
    """The day of the event; failing that, the day of publication."""
    if date is not None:
        yield date
    elif published:
        fact = published[0]
        yield Fact(
            ArticleDate(fact.value.date, None, DateOf.PUBLISHED),
            fact.evidence[:1],
            (Reason("date-is-publication"),),
            Basis.INFERRED,
        )


# ------------------------------------------------------------------------------ clues to the year


def _clues(reading: Reading, published: Fact[Published] | None, chosen: Mention) -> Iterator[Clue]:
    if published is not None and published.value.date.first:
        yield Clue(
            "published",
            published.value.date.year or 0,
            published.evidence[0],
            published.value.date.first,
        )
    for block in reading.article.of(
        BlockKind.HEADLINE, BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION
    ):
        opening = block.kind in (BlockKind.HEADLINE, BlockKind.LEDE)
        if opening or block.span.start <= chosen.start < block.span.end:
            yield from _period_clues(reading, block)
    for block in reading.article.of(
        BlockKind.HEADLINE, BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION
    ):
        yield from _feast_clues(reading, block)
        yield from _anniversary_clues(reading, block)
    yield from _day_clues(reading, chosen)
    yield from _year_clues(reading)


def _matches(pattern: re.Pattern[str], reading: Reading, block: Block) -> Iterator[re.Match[str]]:
    return pattern.finditer(reading.words.low, block.span.start, block.span.end)


def _period_clues(reading: Reading, block: Block) -> Iterator[Clue]:
    for match in _matches(_SUM, reading, block):
        yield Clue("summed", int(match["y"]), Evidence(Span(*match.span("year")), SUMMED.name))
    for match in _matches(_HALF, reading, block):
        year = int(match["y"] or match["q"])
        yield Clue("planned", year, Evidence(Span(*match.span()), SUMMED.name))
    for match in _matches(_PLAN, reading, block):
        yield Clue("planned", int(match["y"]), Evidence(Span(*match.span("year")), PLANNED.name))


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
        try:
            day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        yield Clue("anniversary", day.year, Evidence(Span(*match.span()), ANNIVERSARY.name), day)
    for match in _matches(_COUNT, reading, block):
        yield from _counted(reading, match)


def _counted(reading: Reading, match: re.Match[str]) -> Iterator[Clue]:
    for founding in reading.knowledge.lexicon.founding_days:
        if any(words in match["what"] for words in founding.words):
            year = founding.day.year + int(match["n"])
            if 2000 <= year <= 2100:
                day = founding.day.replace(year=year)
                evidence = Evidence(Span(*match.span()), ANNIVERSARY.name)
                yield Clue("anniversary", year, evidence, day)
            return


def _day_clues(reading: Reading, chosen: Mention) -> Iterator[Clue]:
    for mention in reading.mentions:
        if mention is chosen or not _is_day(mention):
            continue
        first = mention.value.date.first
        if first is not None and first.year >= 2000:
            yield Clue("day", first.year, Evidence(mention.span, NEARBY.name), first)


def _year_clues(reading: Reading) -> Iterator[Clue]:
    """Years in headline and opening, but not the ends of plans and terms."""
    for block in reading.article.of(BlockKind.HEADLINE, BlockKind.LEDE):
        for match in re.finditer(
            r"(?<!\d)(?<![-–/] )(?<![-–/])20[0-3]\d(?!\s*[-–/]\s*\d)(?![\d/])",
            reading.words.low[block.span.start : block.span.end],
        ):
            start = block.span.start + match.start()
            if not _FUTURE.search(reading.words.low, max(block.span.start, start - 24), start):
                yield Clue("year", int(match[0]), Evidence(Span(start, start + 4), NAMED.name))


# ------------------------------------------------------------------------------ period, mentions

_SUMMED_YEARS = re.compile(r"(?:tổng kết|sơ kết|nhìn lại)[^.;]{0,200}?$")


def _period(reading: Reading) -> list[Fact[Period]]:
    """The years that the opening or the headline says are summed up."""
    for block in reading.article.of(BlockKind.LEDE, BlockKind.HEADLINE, BlockKind.BODY)[:4]:
        for mention in reading.mentions:
            phrase = mention.value
            if not isinstance(phrase, DayPhrase) or phrase.shape not in ("year", "years"):
                continue
            if not block.span.start <= mention.start < block.span.end:
                continue
            before = reading.words.low[max(block.span.start, mention.start - 260) : mention.start]
            if _SUMMED_YEARS.search(before):
                period = Period(phrase.date, phrase.end or phrase.date)
                return [Fact(period, (Evidence(mention.span, SUMMED.name),))]
    return []


def _mentions(reading: Reading, date: Fact[ArticleDate] | None) -> Iterator[Fact[DateMention]]:
    chosen = date.evidence[0].span if date and date.evidence else None
    for mention in reading.mentions:
        if isinstance(mention.value, DayPhrase):
            role = DateRole.EVENT if mention.span == chosen else DateRole.RECALLED
            if mention.value.shape in ("year", "years"):
                role = DateRole.PERIOD
            value = DateMention(mention.value.date, mention.value.end, role)
            yield Fact(value, (Evidence(mention.span, EVENT.name),))


EXTRACTOR = Extractor(
    "dates", (), (STAMP, CLOCK, EVENT, SUMMED, PLANNED, TET, ANNIVERSARY, NEARBY, NAMED), _run
)
