"""How the press prints days: in a first sentence, above an article, on a page's clock."""

from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


class Saying(NamedTuple):
    """How a first sentence says when.

    Attributes:
        words: "Sáng 18/1", "Vừa qua".
        year_said: Whether they hold the year.
        day_said: Whether they hold a day at all.
    """

    words: str
    year_said: bool
    day_said: bool


def weekday(day: datetime) -> str:
    """«Thứ Ba», «Chủ nhật»."""
    return "Chủ nhật" if day.weekday() == 6 else f"Thứ {_WEEKDAYS[day.weekday()]}"


def saying(
    rng: Random, day: datetime, published: datetime | None, *, with_year: bool = False
) -> Saying:
    """Say when something happened.

    Args:
        rng: Draws.
        day: When.
        published: What the page prints above the article; None when it prints nothing.
        with_year: Whether the year must be said where the page does not print it.
    """
    part = rng.choice(["Sáng", "Chiều", "Ngày", "Ngày", "Sáng ngày", "Tối"])
    mark = rng.choice(["/", "/", "/", "-"])
    chance = rng.random()
    if published is not None and published.date() == day.date() and chance < 0.15:
        today = rng.choice(["Sáng nay ({})", "Hôm nay, {}"]).format(_short(day, mark))
        return Saying(today, year_said=False, day_said=True)
    if published is not None and chance > 0.95:
        return Saying("Vừa qua", year_said=False, day_said=False)
    if chance < (0.25 if published else 1 if with_year else 0.65):
        return Saying(_with_year(rng, part, day, mark), year_said=True, day_said=True)
    return Saying(f"{part} {_short(day, mark)}", year_said=False, day_said=True)


def _short(day: datetime, mark: str) -> str:
    return f"{day.day}{mark}{day.month}"


def _with_year(rng: Random, part: str, day: datetime, mark: str) -> str:
    if rng.random() < 0.2:
        return f"Ngày {day.day} tháng {day.month} năm {day.year}"
    return f"{part} {day.day}{mark}{day.month}{mark}{day.year}"


def stamp(rng: Random, when: datetime) -> str:
    """The line above an article that tells when it was put out."""
    day = f"{when:%d/%m/%Y}"
    return rng.choice(
        [
            f"{when:%H:%M} {day}",
            f"{weekday(when)}, {day}, {when:%H:%M} [GMT+7]",
            f"Ngày đăng: {day} - {when:%H:%M}",
            f"Cập nhật lúc {when:%H:%M}, {weekday(when)}, {day} (GMT+7)",
            f"{day} {when:%H:%M}",
            f"{weekday(when)}, ngày {day} - {when:%H:%M}",
        ]
    )


def clock(rng: Random, after: datetime) -> str:
    """The clock of a page on the day it was saved, months or years later."""
    day = after + timedelta(days=rng.randint(40, 900))
    return f"{weekday(day)}, ngày {day.day} tháng {day.month} năm {day.year}"
