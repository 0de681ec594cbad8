"""When: the day of the event, of publication, of capture; the period summed up."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from antq_site.chronology import Settled, settle_year
from antq_site.dates import PartialDate, Precision
from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.extract._event_days import event_day
from antq_site.extract._year_clues import (
    ANNIVERSARY,
    NAMED,
    NEARBY,
    PLANNED,
    SUMMED,
    TERM,
    TET,
    clues,
)
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

TODAY = Rule("date.today-of-publication", "", _nothing)

_TODAY = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|hôm|ngày hôm) (?P<when>nay|qua)(?!\w)(?! (?:đến|tới|trở))"
)
_OPENING = 260
"""How far into the first paragraphs «sáng nay» speaks of the event."""
_TIME = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s*[:hg]\s*(?P<minute>\d{2})(?!\d)")


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


def _event_date(reading: Reading, published: Fact[Published] | None) -> Fact[ArticleDate] | None:
    chosen = event_day(reading)
    if chosen is None:
        return _said_today(reading, published)
    phrase = chosen.value
    evidence = (Evidence(chosen.span, EVENT.name),)
    if phrase.date.year is not None:
        return _dated(phrase.date, phrase.end, evidence, published)
    settled = settle_year(
        phrase.date, tuple(clues(reading, published, chosen)), reading.latest_year
    )
    return _with_year(phrase, settled, evidence)


def _said_today(reading: Reading, published: Fact[Published] | None) -> Fact[ArticleDate] | None:
    """«Sáng nay», «chiều qua» of a text that says when it was put out."""
    day = published.value.date.first if published else None
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY)[:2]:
        start = block.span.start
        match = _TODAY.search(reading.words.low, start, min(block.span.end, start + _OPENING))
        if match is None or day is None or published is None:
            continue
        day -= dt.timedelta(days=match["when"] == "qua")
        reason = Reason("day-from-publication", (str(published.value.date),))
        evidence = (Evidence(Span(*match.span()), TODAY.name), published.evidence[0])
        return Fact(ArticleDate(PartialDate.of_day(day)), evidence, (reason,), Basis.COMPLETED)
    return None


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
    "dates",
    (),
    (STAMP, CLOCK, EVENT, TODAY, SUMMED, PLANNED, TET, ANNIVERSARY, TERM, NEARBY, NAMED),
    _run,
)
