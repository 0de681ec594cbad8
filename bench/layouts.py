"""Makes of a told article the raw text of a saved page, as one of eight publishers lays it out.

Each layout prints some of: a clock of the day of saving, the time of publication, captions once or
twice, a dateline, a byline, lines that are no part of the article.
"""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import NamedTuple

from bench.days import clock, stamp
from bench.phrases import phrases
from bench.telling import Told


class Layout(NamedTuple):
    """How a publisher lays out: what it prints, and the function that does."""

    stamped: bool
    dateline: bool
    page: Callable[["Printer"], list[str]]


class Printer:
    """What a layout needs to make a page.

    Args:
        rng: Draws.
        told: The article.
        published: When it was put out.
        dateline: Who printed it («congan.nghean.gov.vn»); "" for none.
        others: Headlines of other articles, for lists of links.
    """

    def __init__(
        self, rng: Random, told: Told, published: datetime, dateline: str, others: list[str]
    ) -> None:
        self.rng = rng
        self.told = told
        self.published = published
        self.dateline = dateline
        self.others = others
        self.byline: str | None = None

    def sign(self) -> str:
        """Draw who wrote it, and remember it."""
        pens = phrases("words")["pens"]
        one, other = self.rng.sample(pens, 2)
        self.byline = self.rng.choice([one, one, one, f"{one} - {other}"])
        return self.byline

    def stamp(self) -> str:
        """When it was put out."""
        return stamp(self.rng, self.published)

    def tail(self) -> list[str]:
        """What stands below the article."""
        return list(self.rng.choice(phrases("words")["tails"]))

    def with_captions(self, paragraphs: list[str], times: int) -> list[str]:
        """The paragraphs with captions between them, each printed once or twice."""
        lines = list(paragraphs)
        for number, caption in enumerate(self.told.captions):
            place = min(len(lines), 1 + 3 * number)
            lines[place:place] = [caption] * times
        return lines

    @property
    def paragraphs(self) -> list[str]:
        """First sentence and who came together, then the rest."""
        first, *rest = self.told.body
        return [f"{self.told.lede} {first}", *rest]


def _portal(page: Printer) -> list[str]:
    first, *rest = page.paragraphs
    head = ["Thông báo", clock(page.rng, page.published), "", page.told.headline, ""]
    body = [page.told.captions[1], "", f"({page.dateline}) - {first}"]
    body += [line for paragraph in rest for line in ("", paragraph)]
    return [*head, *body, "", page.sign(), "", *page.tail()]


def _stamped_paper(page: Printer) -> list[str]:
    lines = page.with_captions(page.paragraphs, 1)
    body = [line for paragraph in lines for line in (paragraph, "")]
    return [page.told.headline, "", page.stamp(), "", *body, f" {page.sign()}", "", *page.tail()]


def _shared_paper(page: Printer) -> list[str]:
    first, *rest = page.with_captions(page.paragraphs, 2)
    return [page.told.headline, "", "Chia sẻ", "", f"{page.dateline} - {first}", "", *rest]


def _police(page: Printer) -> list[str]:
    first, *rest = page.with_captions(page.paragraphs, 2)
    head = [page.stamp(), "", page.told.headline, "", f"({page.dateline})-{first}", ""]
    return [*head, *(line for paragraph in rest for line in (paragraph, "")), page.sign()]


def _crawled(page: Printer) -> list[str]:
    first, *rest = page.told.body
    return [page.told.headline, page.told.lede, f"{' '.join([first, *rest])}"]


def _breadcrumbs(page: Printer) -> list[str]:
    lines = page.with_captions(page.paragraphs, 1)
    head = ["Trang chủ", "Tin tức - Sự kiện", page.told.headline, page.stamp(), "Lượt xem: 125"]
    links = ["Tin liên quan", *page.others]
    return [*head, "", *lines, f"Tác giả: {page.sign()}", *links]


def _plain(page: Printer) -> list[str]:
    body = [line for paragraph in page.paragraphs for line in ("", paragraph)]
    return [page.told.headline, *body, "", page.sign()]


def _updated(page: Printer) -> list[str]:
    first, *rest = page.told.body
    lines = page.with_captions([page.told.lede, first, *rest], 1)
    signed = page.rng.choice(["Tin, ảnh: ", "Bài, ảnh: "]) + page.sign()
    return [page.told.headline, page.stamp(), "", *lines, signed]


LAYOUTS = (
    Layout(stamped=False, dateline=True, page=_portal),
    Layout(stamped=True, dateline=False, page=_stamped_paper),
    Layout(stamped=False, dateline=True, page=_shared_paper),
    Layout(stamped=True, dateline=True, page=_police),
    Layout(stamped=False, dateline=False, page=_crawled),
    Layout(stamped=True, dateline=False, page=_breadcrumbs),
    Layout(stamped=False, dateline=False, page=_plain),
    Layout(stamped=True, dateline=False, page=_updated),
)
