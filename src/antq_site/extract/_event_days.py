"""Which of the days in an article is the day of its event."""

import re
from collections.abc import Iterator

from antq_site.extract._engine import Reading
from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.model import Block, BlockKind

_DAY_SHAPES = ("day", "long-day", "days")
ENOUGH = 4.0
"""What a day must weigh to be taken for that of the event."""

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
_TO_COME = re.compile(r"\s*(?:tới đây|tới|sắp tới)(?!\w)(?! nay)")
_OPENING, _TOLD_IN_FULL = 420, 3.0
"""Further on a day with its year is mostly one of the story: news gives its own day without."""
_WILL = re.compile(r"(?:sẽ|dự kiến)[^.;]{0,45}$")
_SENTENCE_STOP = re.compile(r"[.…]\s")


def event_day(reading: Reading) -> Mention | None:
    """Choose the day of the event.

    Returns:
        The day with the best words around it, of equals the first; None when none is good enough.
    """
    ranked = sorted(_weighed(reading), key=lambda one: (-one[0], one[1].start))
    return ranked[0][1] if ranked and ranked[0][0] >= ENOUGH else None


def is_day(mention: Mention) -> bool:
    """Whether a phrase is a day or a few of them."""
    return isinstance(mention.value, DayPhrase) and mention.value.shape in _DAY_SHAPES


def _weighed(reading: Reading) -> Iterator[tuple[float, Mention]]:
    begins = next(
        (b.span.start for b in reading.article.of(BlockKind.LEDE, BlockKind.BODY)),
        0,
    )
    days = [one for one in reading.mentions if is_day(one)]
    for block in reading.article.of(
        BlockKind.HEADLINE, BlockKind.LEDE, BlockKind.BODY, BlockKind.CAPTION
    ):
        for mention in days:
            if block.span.start <= mention.start < block.span.end:
                base = _place_weight(block, mention.start - begins)
                weight = base + _weight(reading, block, mention)
                far = mention.start - begins > _OPENING and block.kind is not BlockKind.HEADLINE
                told = mention.value.date.year is not None and far
                yield weight - _TOLD_IN_FULL * told, mention


def _place_weight(block: Block, distance: int) -> float:
    """The opening tells the day; the further on, the less likely."""
    if block.kind is BlockKind.HEADLINE:
        return 1.0
    if block.kind is BlockKind.CAPTION:
        return -1.0
    lede = 0.5 * (block.kind is BlockKind.LEDE)
    return lede + max(-1.5, 2.5 - distance / 700)


def _weight(reading: Reading, block: Block, mention: Mention) -> float:
    low = reading.words.low
    before = low[max(block.span.start, mention.start - 60) : mention.start]
    after = low[mention.end : min(block.span.end, mention.end + 220)]
    sentence = _SENTENCE_STOP.split(after)[0]
    weight = 3.0 * (mention.value.part is not None)
    weight += 3.0 * (not before.strip() or before.rstrip()[-1] in ".…:-–(")
    weight += 2.0 * bool(_HAPPENS.search(sentence) or _HAPPENS.search(before))
    weight -= 7.0 * bool(_OTHER_DAY.search(before))
    weight -= 4.0 * bool(_TO_COME.match(after))
    weight -= 3.0 * bool(_WILL.search(before))
    weight -= 9.0 * bool(
        _RANGE_OF_ANNIVERSARY.search(before) or _RANGE_OF_ANNIVERSARY.search(after)
    )
    weight -= 6.0 * bool(
        _EARLIER.search(low[max(block.span.start, mention.start - 90) : mention.start])
    )
    return weight - _past(reading, mention)


def _past(reading: Reading, mention: Mention) -> float:
    """A day of an earlier year than others the text names is recalled."""
    year = mention.value.date.year
    if year is None:
        return 0.0
    latest = reading.latest_year
    return 6.0 if year < 2000 or (latest is not None and year < latest) else 0.0
