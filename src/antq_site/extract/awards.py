"""Awards: who confers what on how many, at the reported event, earlier, over a period, or some day."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from antq_site.dates import PartialDate
from antq_site.extract._actors import actors
from antq_site.extract._award_counts import COUNTS, counted, money_of, reason_of, year_of
from antq_site.extract._award_givers import (
    GIVERS,
    OF_GIVER,
    ON_BEHALF,
    PASSIVE,
    PRESENTER,
    SUBJECT,
    agency_of,
    hits_at,
    listed_with,
    may_confer,
    may_give,
    nearest_giver,
    receives,
)
from antq_site.extract._award_occasions import ACTIVELY, CONFERRING, NOT_HERE, occasion
from antq_site.extract._engine import Extractor, Hit, Reading, Rule
from antq_site.extract._seats import Seats
from antq_site.extract._sights import sights_of
from antq_site.extract._surroundings import home_of, surroundings
from antq_site.grammar.mentions import FormName, Mention, PlaceName
from antq_site.grammar.numbers import number_of, number_pattern
from antq_site.grammar.reduce import Reduced
from antq_site.model import (
    Agency,
    AgencyRole,
    ArticleDate,
    Award,
    AwardKind,
    Block,
    BlockKind,
    Evidence,
    Fact,
    Facts,
    Occasion,
    Official,
    Reason,
)


def _what(hit: Hit) -> str | None:
    """What is given: «phần quà», «căn nhà»."""
    return hit["what"]


_THINGS = (
    "phần quà|suất quà|túi quà|xe lăn|căn nhà|nhà tình nghĩa|nhà tình thương|nhà đại đoàn kết|"
    "sổ tiết kiệm|thẻ bảo hiểm|xe đạp|suất học bổng|phần thưởng"
)
GIFTS = Rule(
    "award.gifts",
    rf"(?P<verb>trao tặng|bàn giao|trao|tặng|hỗ trợ|phát)(?: cho)?(?: [^.;,\d{{form}}]{{0,40}}?)? (?P<items>{number_pattern()}) (?P<what>{_THINGS})",
    _what,
)
_SAME_GIFT = re.compile(r"(?:phần|suất|túi) quà")
_MIGHT = re.compile(r"ặng|khen|trao|nhận|hỗ trợ|phát|bàn giao")
_GIVEN = re.compile(_THINGS)
_LAW = re.compile(r"luật thi đua|nghị định (?:số )?\d|thông tư (?:số )?\d|điều \d")
_GENERIC = frozenset(
    ["danh-hieu-thi-dua", "khen-thuong-dot-xuat", "huan-chuong", "huy-hieu", "giay-chung-nhan"]
)


_HONOURED = frozenset(["ba-me-viet-nam-anh-hung", "anh-hung-lao-dong", "anh-hung-lllvtnd"])
_HONOURS = re.compile(r"(?:phong|truy) tặng|danh hiệu|trao tặng")


class _Draft(msgspec.Struct):
    """An award while its parts are put together."""

    form: FormName
    occasion: Occasion
    evidence: list[Evidence]
    caption: bool
    giver: Agency | None = None
    presenter: str | None = None
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    recipients: tuple[str, ...] = ()
    reason: str | None = None
    for_year: int | None = None
    amount: int | None = None
    gift: str | None = None
    told: list[Evidence] = msgspec.field(default_factory=list)
    doubts: list[Reason] = msgspec.field(default_factory=list)


class _Known(msgspec.Struct, frozen=True):
    """What the sentences are read with."""

    reading: Reading
    seats: Seats
    day: PartialDate | None


def _run(reading: Reading, known: Facts) -> Iterator[Fact[Any]]:
    formal = any(isinstance(one.value, FormName) for one in reading.mentions)
    if not formal and not _GIVEN.search(reading.words.low):
        return
    if _LAW.search(reading.words.low) and not actors(reading):
        return  # who may confer what is explained, and nobody does
    seats = Seats(reading.knowledge, surroundings(reading, known), home_of(known))
    dates = known.of(ArticleDate)
    whole = reading.with_mentions(sights_of(reading, known.of(Official)))
    with_what = _Known(whole, seats, dates[0].value.value if dates else None)
    drafts: list[_Draft] = []
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION):
        for start, end in reading.sentences(block):
            if _MIGHT.search(reading.words.low, start, end):
                drafts += _sentence(with_what, block, start, end)
    kept = _merged(drafts)
    _count_later(kept, reading)
    yield from (_fact(draft) for draft in kept)


def _count_later(drafts: list[_Draft], reading: Reading) -> None:
    """«Bảy cá nhân được khen thưởng gồm …»: the number that its own sentence tells."""
    waiting = [
        one for one in drafts if one.occasion is Occasion.EVENT and not one.counts and not one.gift
    ]
    if len(waiting) != 1:
        return
    for block in reading.article.of(BlockKind.LEDE, BlockKind.BODY):
        for start, end in reading.sentences(block):
            passive = _WAS_AWARDED.search(reading.words.low, start, end)
            after = start - waiting[0].evidence[0].span.start
            if passive is None or not 0 < after < _SOON_AFTER:
                continue
            reduced = reading.reduce(start, passive.end())
            place = len(reduced.text)
            found = counted(reduced, (0, place, place), reading.knowledge.lexicon)
            if found.numbers:
                waiting[0].counts = dict(found.numbers)
                waiting[0].evidence += found.evidence
                return


_SOON_AFTER = 400
_WAS_AWARDED = re.compile(
    r"(?:cá nhân|tập thể|hộ gia đình|gương)[^.;]{0,60}? được (?:khen thưởng|tuyên dương|biểu dương|tặng thưởng|vinh danh)"
)


def _sentence(known: _Known, block: Block, start: int, end: int) -> Iterator[_Draft]:
    reduced = known.reading.reduce(start, end)
    forms = [m for m in reduced.mentions(0, len(reduced.text)) if isinstance(m.value, FormName)]
    forms = [m for m in forms if m.value.form.kind is not AwardKind.GIFT]
    if forms and CONFERRING.search(reduced.text) and not NOT_HERE.search(reduced.text):
        yield from _forms(known, block, reduced, forms)
    yield from _gifts(known, block, reduced)


def _forms(known: _Known, block: Block, reduced: Reduced, forms: list[Mention]) -> Iterator[_Draft]:
    places = [at for at in range(len(reduced.text)) if reduced.mention(at) in forms]
    before: _Draft | None = None
    for number, at in enumerate(places):
        stop = places[number + 1] if number + 1 < len(places) else len(reduced.text)
        begin = places[number - 1] + 1 if number else 0
        draft = _form(known, block, reduced, (begin, at, stop))
        givers = _give(draft, known, reduced, block, at)
        if before is not None and _GOES_ON.fullmatch(reduced.text, begin, at):
            _give_like(draft, before)
        draft.evidence += draft.told
        before = draft
        if _tells(draft, reduced, at):
            yield draft
            yield from (_with_giver(draft, *giver) for giver in givers)


_GOES_ON = re.compile(
    r"[^.;\ue000\ue001\ue005\ue008]{0,60}(?: cho [^.;]{0,80}?)?(?:,|;| và| cùng)(?: (?:trao |tặng |trao tặng )?)(?:\d+ )?"
)
_BY_SUBJECT = frozenset([SUBJECT.name, PRESENTER.name, ON_BEHALF.name])


def _give_like(draft: _Draft, before: _Draft) -> None:
    """«A tặng Cờ thi đua cho 2 tập thể và Bằng khen cho 6 cá nhân»: the subject gives both."""
    words = [
        one
        for one in before.evidence
        if one.part in ("giver", "presenter") and one.rule in _BY_SUBJECT
    ]
    if words and draft.giver is None and draft.presenter is None:
        draft.giver, draft.presenter = before.giver, before.presenter
        draft.evidence += words


def _form(known: _Known, block: Block, reduced: Reduced, places: tuple[int, int, int]) -> _Draft:
    _, at, stop = places
    mention = reduced.mention(at)
    assert mention is not None
    found = counted(reduced, places, known.reading.knowledge.lexicon)
    agencies = [known.seats.agency(one, AgencyRole.GUEST) for one in found.recipients]
    reason = reason_of(reduced, at, stop)
    quote = known.reading.article.quote(reason) if reason else ""
    draft = _Draft(
        mention.value,
        occasion(reduced, at, known.day),
        [Evidence(mention.span, COUNTS.name, "form")],
        block.kind is BlockKind.CAPTION,
        counts=dict(found.numbers),
        recipients=tuple(one.name for one in agencies if one is not None),
        reason=quote.strip(" ,") or None,
        for_year=year_of(reduced, at, quote),
        amount=money_of(reduced.text[at + 1 : stop]),
    )
    draft.told = list(found.evidence)
    if reason:
        draft.told.append(Evidence(reason, COUNTS.name, "reason"))
    return draft


def _tells(draft: _Draft, reduced: Reduced, at: int) -> bool:
    """A form without giver and number is told only where a verb of conferring stands by it."""
    near = reduced.text[max(0, at - 70) : at + 70]
    unnamed = draft.form.name == draft.form.form.name
    if draft.form.form.id in _GENERIC and unnamed and draft.giver is None:
        return False
    if draft.form.form.id in _HONOURED and not _HONOURS.search(near[:70]):
        return False  # «thăm Mẹ Việt Nam Anh hùng»: the title names a person, nothing is conferred
    told = draft.giver is not None or draft.presenter is not None or any(draft.counts.values())
    return told or ACTIVELY.search(near) is not None


def _give(
    draft: _Draft, known: _Known, reduced: Reduced, block: Block, at: int
) -> list[tuple[Agency, Evidence]]:
    """Find the giver by the surest wording that fits; a hand that only hands over is a presenter.

    Returns:
        The other givers of the same form, which are listed with the first.
    """
    for rule in GIVERS:
        for hit in hits_at(rule, reduced, block, at):
            if receives(rule, hit):
                continue
            value = hit.value("giver")
            if rule is PRESENTER or (rule is SUBJECT and not may_give(value, draft.form)):
                if _present(draft, hit, rule):
                    return []
            elif (more := _settle(draft, hit, rule, known)) is not None:
                if rule in (OF_GIVER, ON_BEHALF) and draft.presenter is None:
                    any(
                        _present(draft, one, PRESENTER)
                        for one in hits_at(PRESENTER, reduced, block, at)
                    )
                return more
    return []


def _present(draft: _Draft, hit: Hit, rule: Rule) -> bool:
    value = hit.value("giver")
    if not isinstance(value, Official):
        return False
    draft.presenter = value.name
    draft.evidence.append(Evidence(hit.span("giver"), rule.name, "presenter"))
    return True


def _settle(
    draft: _Draft, hit: Hit, rule: Rule, known: _Known
) -> list[tuple[Agency, Evidence]] | None:
    """Enter the giver and give back the others of its list; None when it is no agency."""
    value = hit.value("giver")
    if isinstance(value, PlaceName) and rule is not OF_GIVER and value.word is None:
        return None
    givers = [
        (agency, Evidence(span, rule.name, "giver"))
        for one, span in listed_with(rule, hit)
        if (agency := agency_of(one, known.seats)) is not None
        and may_confer(agency, draft.form, known.reading.knowledge.lexicon)
    ]
    if not givers:
        return None
    draft.giver, evidence = givers[-1]
    draft.evidence.append(evidence)
    if isinstance(value, Official):
        draft.presenter = value.name
        draft.evidence.append(Evidence(hit.span("giver"), rule.name, "presenter"))
    elif rule is ON_BEHALF:
        _empowered(draft, hit)
    return givers[:-1]


def _empowered(draft: _Draft, hit: Hit) -> None:
    """Who hands over for the giver: named behind it, else right before «thừa ủy quyền»."""
    start = hit.match.start()
    near = [*hit.mentions(), *hit.reduced.mentions(max(0, start - 4), start)]
    for mention in [one for one in near if isinstance(one.value, Official)][:1]:
        draft.presenter = mention.value.name
        draft.evidence.append(Evidence(mention.span, ON_BEHALF.name, "presenter"))


def _with_giver(draft: _Draft, giver: Agency, evidence: Evidence) -> _Draft:
    """The same form of another giver; who is counted once only receives from each."""
    words = [one for one in draft.evidence if one.part not in ("giver", "presenter")]
    return msgspec.structs.replace(draft, giver=giver, evidence=[*words, evidence], presenter=None)


def _gifts(known: _Known, block: Block, reduced: Reduced) -> Iterator[_Draft]:
    form = FormName(known.reading.knowledge.lexicon.award_forms["qua"], "Quà")
    for hit in GIFTS.hits(reduced, block):
        giver = nearest_giver(reduced, hit.match.start("verb"), known.seats)
        draft = _Draft(
            form,
            occasion(reduced, hit.match.start(), known.day),
            [
                Evidence(hit.span("items"), GIFTS.name, "items"),
                Evidence(hit.span("what"), GIFTS.name, "form"),
            ],
            block.kind is BlockKind.CAPTION,
            counts={"items": number_of(hit["items"] or "")},
            gift=_SAME_GIFT.sub("quà", hit["what"] or ""),
        )
        if giver is not None:
            draft.giver = giver[0]
            draft.evidence.append(Evidence(giver[1], GIFTS.name, "giver"))
        yield draft


# ------------------------------------------------------------------------------ one award, once


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Join what is told twice: in body and caption, with and without its giver."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.giver is None, one.caption)):
        same = next((one for one in kept if _same(one, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        if not same.counts:
            same.counts = draft.counts
        same.presenter = same.presenter or draft.presenter
        same.reason = same.reason or draft.reason
        same.for_year = same.for_year or draft.for_year
        same.evidence += draft.evidence
    return sorted(kept, key=lambda one: one.evidence[0].span.start)


def _same(one: _Draft, other: _Draft) -> bool:
    alike = one.form.form.id == other.form.form.id and one.gift == other.gift
    named = one.form.name.lower() == other.form.name.lower()
    if other.giver is None:  # told again without class or name, or with the same
        plain = other.form.name == other.form.form.name
        return alike and (named or plain) and one.occasion is other.occasion
    return (
        alike
        and named
        and one.occasion is other.occasion
        and one.giver is not None
        and one.giver.name.lower() == other.giver.name.lower()
    )


def _fact(draft: _Draft) -> Fact[Award]:
    counts = draft.counts
    summed = [counts[f] for f in ("collectives", "individuals", "households") if f in counts]
    award = Award(
        form=draft.form.name,
        form_id=draft.form.form.id,
        kind=draft.form.form.kind,
        giver=draft.giver.name if draft.giver else None,
        giver_kind=draft.giver.kind if draft.giver else None,
        giver_unit=draft.giver.unit if draft.giver else None,
        presenter=draft.presenter,
        collectives=counts.get("collectives"),
        individuals=counts.get("individuals"),
        households=counts.get("households"),
        items=counts.get("items"),
        total=counts.get("total", sum(summed) if summed else None),
        amount=draft.amount,
        recipients=draft.recipients,
        reason=draft.reason,
        for_year=draft.for_year,
        occasion=draft.occasion,
    )
    return Fact(award, tuple(dict.fromkeys(draft.evidence)), doubts=tuple(draft.doubts))


EXTRACTOR = Extractor(
    "awards",
    ("dates", "localities", "officials"),
    (OF_GIVER, ON_BEHALF, SUBJECT, PASSIVE, PRESENTER, COUNTS, GIFTS),
    _run,
)
