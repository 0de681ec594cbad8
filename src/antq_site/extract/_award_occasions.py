"""When an award was conferred: at the event, earlier, over a period, or some day; or not at all."""

import re

from antq_site.dates import PartialDate
from antq_site.extract._award_givers import CONFER, HAND
from antq_site.grammar.mentions import DayPhrase
from antq_site.grammar.reduce import Reduced, pattern
from antq_site.model import Occasion

CONFERRING = re.compile(
    rf"{CONFER}|{HAND}|đón nhận|được nhận|vinh dự nhận|nhận|khen|được tặng|được trao"
)
ACTIVELY = re.compile(rf"{CONFER}|{HAND}|đón nhận")
"""Verbs of which one at least is told of a form without giver or number."""
NOT_HERE = re.compile(
    r"luật|nghị định|thông tư|quy định|điều \d|mẫu giấy khen|giấy khen giả|hủy bỏ|hủy|thu hồi|tước|bãi bỏ|để (?:xét )?tặng|lương cơ sở|thẩm quyền|tiêu chuẩn|thư khen ngợi|lên sân khấu"
)
_HERE = re.compile(
    r"(?:nhân )?dịp này|tại (?:buổi|hội nghị|lễ|đại hội|chương trình|đây)|cũng trong (?:dịp|đại hội|chương trình|ngày)|lần này|hôm nay"
)
_EARLIER = re.compile(
    r"trước đó|trước đây|từng (?:được|đạt|nhận)|đã nhiều lần|nhiều năm|những năm|trong nhiều năm|các năm|năm trước|liên tục|vinh dự được đảng|"
    r"với những thành tích đạt được|ghi nhận những (?:đóng góp|thành tích)|năm ngoái|(?<!\d)(?:hai|ba|bốn|nhiều|[2-9]) lần được (?:phong|trao|nhận)|đã (?:vinh dự )?được (?:đảng|nhà nước)|nhận (?:được )?(?:rất )?nhiều|quá trình (?:công tác|hoạt động|xây dựng|chiến đấu|cống hiến|phấn đấu)"
)
_EARLIER_NEAR = re.compile(r"được [^.;]{0,60}tặng (?:thưởng )?nhiều (?:[^.;]{0,20}(?:,| và) )?$")
_PERIOD = re.compile(
    r"tính chung|năm qua|thời gian qua|các cấp (?:cđ|công đoàn|ngành|hội)|các cấp (?:trao |tặng|khen)|trong (?:năm|\d+ năm|giai đoạn|những năm)|năm \d{4},? (?:đã )?có|tổng kết phong trào thi đua năm|qua \d+ năm|trong nhiệm kỳ|đến nay,? (?:đã |toàn )"
)
_ALL_LEVELS = (
    r"các cấp (?:trao |tặng|khen)|{date},? (?:toàn [^,.]{2,20} |cả [^,.]{2,20} )?(?:đã )?có \d"
)
"""Said at the event, told of the year."""
_PLANNED = re.compile(
    r"đề nghị|đề xuất|sẽ (?:được )?(?:tặng|trao|khen|xét|nhận|tiếp tục)|xét (?:tặng|khen)|kiến nghị|dự kiến|phấn đấu|làm thủ tục|hoàn thiện hồ sơ"
)
_DATED = r"(?:^|[,;] |vào )(?P<day>{date}),? (?:[{agency}{office}{person}{place}])"
"""A day of its own in front of who confers."""


def occasion(reduced: Reduced, place: int, day: PartialDate | None) -> Occasion:
    """When the form whose sign stands at a character was conferred.

    Args:
        reduced: Its sentence.
        place: Of its sign.
        day: Of the event.
    """
    before = reduced.text[:place]
    another_day = _on_another_day(reduced, place, day) or _in_another_year(reduced, place, day)
    asked = (
        (_PLANNED.search(before), Occasion.PLANNED),
        (another_day, Occasion.EARLIER),
        (pattern(_ALL_LEVELS).search(reduced.text), Occasion.PERIOD_TOTAL),
        (_HERE.search(before), Occasion.EVENT),
        (_EARLIER.search(before) or _EARLIER_NEAR.search(before), Occasion.EARLIER),
        (_PERIOD.search(reduced.text), Occasion.PERIOD_TOTAL),
    )
    return next((when for said, when in asked if said), Occasion.EVENT)


def _in_another_year(reduced: Reduced, place: int, day: PartialDate | None) -> bool:
    """«Năm 2010, bà được tặng …», of an event in a later year or in one that is not told."""
    match = pattern(r"^(?:vào |trong )?(?P<day>{date}),").match(reduced.text)
    mention = reduced.mention(match.start("day")) if match and match.end() <= place else None
    if mention is None or mention.value.shape != "year":
        return False
    return day is None or day.year is None or mention.value.date.year < day.year


def _on_another_day(reduced: Reduced, place: int, day: PartialDate | None) -> bool:
    match = pattern(_DATED).search(reduced.text, 0, place)
    mention = reduced.mention(match.start("day")) if match else None
    if mention is None or day is None or not isinstance(mention.value, DayPhrase):
        return False
    other = mention.value.date
    if other.day is None or day.day is None:
        return False
    years = (other.year, day.year)
    return (other.month, other.day) != (day.month, day.day) or (
        None not in years and other.year != day.year
    )
