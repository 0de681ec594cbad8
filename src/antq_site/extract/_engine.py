"""What the extractors share: a reading, rules over signs and words, and the order they run in."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from antq_site.grammar.mentions import DayPhrase, Mention
from antq_site.grammar.reduce import Reduced, pattern, signs
from antq_site.grammar.scan import scan, words_of
from antq_site.knowledge import Knowledge
from antq_site.model import Article, Block, BlockKind, Evidence, Fact, Facts, Span
from antq_site.registry import discover
from antq_site.text import sentences

if TYPE_CHECKING:
    from antq_site.grammar.places import Words

V = TypeVar("V")

READ_KINDS = (
    BlockKind.HEADLINE,
    BlockKind.LEDE,
    BlockKind.BODY,
    BlockKind.CROSSHEAD,
    BlockKind.CAPTION,
)
"""Blocks in which facts are stated."""


_AHEAD = re.compile(
    r"sẽ|dự kiến|kế hoạch|phương hướng|nhiệm vụ|triển khai|mục tiêu|tầm nhìn|chuẩn bị|hướng tới|chào đón|"
    r"đón|tết|xuân|nhiệm kỳ|giai đoạn|khóa|phấn đấu|định hướng|dự toán"
)
_UNTIL = re.compile(r"(?:đến|tới|hết|vào|cho)\s*$")
"""Before a year alone these lead into what is to come; «đến tháng 2-2017» has come."""
_AHEAD_LIMIT = 90
_CLAUSE = re.compile(r"[.;,:(]\s?")


class Reading:
    """One article as the extractors see it.

    Attributes:
        article: Its text and blocks.
        knowledge: Words and places.
        words: The text beside its prepared form.
        mentions: Every phrase in text order.
    """

    def __init__(self, article: Article, knowledge: Knowledge) -> None:
        self.article = article
        self.knowledge = knowledge
        self.words: Words = words_of(article.text, knowledge.vocabulary)
        self.mentions: tuple[Mention, ...] = scan(self.words, article.of(*READ_KINDS))
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}
        self._known: dict[str, Any] = {}
        self._starts = [one.start for one in self.mentions]

    @cached_property
    def latest_year(self) -> int | None:
        """The latest year that the text names as come; None when it names none.

        Years of plans, terms and feasts to come do not count.
        """
        years = [
            one.value.date.year or 0
            for one in self.mentions
            if isinstance(one.value, DayPhrase) and self.is_past(one)
        ]
        return max(years, default=0) or None

    def is_past(self, mention: Mention) -> bool:
        """Whether the words before a year leave open that it has come."""
        before = self.words.low[max(0, mention.start - _AHEAD_LIMIT) : mention.start]
        until = mention.value.shape in ("year", "years") and _UNTIL.search(before)
        return not (until or _AHEAD.search(_CLAUSE.split(before)[-1]))

    def once(self, what: str, make: Callable[[], V]) -> V:
        """What several extractors ask for, worked out the first time."""
        if what not in self._known:
            self._known[what] = make()
        found: V = self._known[what]
        return found

    def sentences(self, block: Block) -> tuple[tuple[int, int], ...]:
        """The sentences of a block, cut once."""
        known = self._sentences.get(block.span.start)
        if known is None:
            known = tuple(sentences(self.article.text, block.span.start, block.span.end))
            self._sentences[block.span.start] = known
        return known

    def reduced(self, *kinds: BlockKind) -> Iterator[tuple[Block, Reduced]]:
        """The blocks of some kinds (all that are read when none is named) with signs for phrases."""
        for block in self.article.of(*(kinds or READ_KINDS)):
            yield block, self.reduce(block.span.start, block.span.end)

    def reduce(self, start: int, end: int) -> Reduced:
        """A stretch of the text with signs for its phrases."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        inside = [one for one in self.mentions[first:last] if one.end <= end]
        return Reduced(self.words.low, start, end, inside)

    def with_mentions(self, mentions: tuple[Mention, ...]) -> "Reading":
        """The same reading with other phrases, such as whole officials in place of their parts."""
        other = Reading.__new__(Reading)
        other.article, other.knowledge, other.words = self.article, self.knowledge, self.words
        other.mentions = mentions
        other._sentences = self._sentences  # noqa: SLF001  the same article
        other._known = {}  # noqa: SLF001  other phrases, other answers
        other._starts = [one.start for one in mentions]  # noqa: SLF001  same
        return other


class Hit:
    """A rule's match: what each group says and where it stands."""

    def __init__(self, match: re.Match[str], reduced: Reduced, block: Block) -> None:
        self.match = match
        self.reduced = reduced
        self.block = block

    def __getitem__(self, group: str) -> str | None:
        """The reduced words of a group; None when it matched nothing."""
        return self.match[group] if group in self.match.re.groupindex else None

    def value(self, group: str) -> Any:  # noqa: ANN401  mentions of many kinds
        """What the phrase in a group says; None when the group matched nothing."""
        return self.reduced.value(self.match, group)

    def span(self, group: str = "") -> Span:
        """The words of a group, or of the whole match.

        Raises:
            ValueError: When the group matched nothing.
        """
        span = (
            self.reduced.group(self.match, group)
            if group
            else self.reduced.span(*self.match.span())
        )
        if span is None:
            raise ValueError(f"no words for {group}")
        return span

    def mentions(self, group: str = "") -> list[Mention]:
        """The phrases within a group, or within the whole match."""
        return self.reduced.mentions(*self.match.span(group or 0))


class Rule(msgspec.Struct, frozen=True):
    """A name, a pattern over signs and words, and what it makes.

    Attributes:
        name: A little sentence, "award.giver-form-counts".
        pattern: Its named groups are the fields they fill.
        produce: The value; None when it looks right and is not.
        starts: The signs with one of which every match begins («{date}{agency}»), where that is so:
            the pattern is then tried at those alone.
        needs: Words or signs without which there is no match.
    """

    name: str
    pattern: str
    produce: Callable[[Hit], Any]
    starts: str = ""
    needs: tuple[str, ...] = ()

    def hits(self, reduced: Reduced, block: Block) -> Iterator[Hit]:
        """Every place where the pattern matches, none overlapping another."""
        text = reduced.text
        if any(signs(word) not in text for word in self.needs):
            return
        wanted = pattern(self.pattern)
        if not self.starts:
            yield from (Hit(match, reduced, block) for match in wanted.finditer(text))
            return
        reached = 0
        for place in reduced.places(self.starts):
            if place >= reached and (match := wanted.match(text, place)):
                reached = match.end()
                yield Hit(match, reduced, block)


class Extractor(msgspec.Struct, frozen=True):
    """One kind of fact.

    Attributes:
        name: Of the kind, as `list` prints it.
        needs: Names of the extractors whose facts it looks at.
        rules: The rules it may name in evidence, for `list` and the tests.
        run: Reads the facts of this kind.
    """

    name: str
    needs: tuple[str, ...]
    rules: tuple[Rule, ...]
    run: Callable[[Reading, Facts], Iterator[Fact[Any]]]


def evidence_of(
    hit: Hit, rule: Rule, parts: Mapping[str, str] | None = None
) -> tuple[Evidence, ...]:
    """Evidence for every group of a match that found words.

    Args:
        hit: The match.
        rule: The rule that made it.
        parts: Group → field, where they are not called alike; "" for the whole.
    """
    found = []
    for group in hit.match.re.groupindex:
        if hit.match.start(group) < hit.match.end(group):
            part = (parts or {}).get(group, group)
            found.append(Evidence(hit.span(group), rule.name, part))
    return tuple(found)


@lru_cache(maxsize=1)
def extractors() -> tuple[Extractor, ...]:
    """All extractors, each after those it needs; ties alphabetical.

    Raises:
        ValueError: When two need each other.
    """
    waiting = {
        extractor.name: extractor for extractor in discover(__package__, "EXTRACTOR", Extractor)
    }
    ordered: list[Extractor] = []
    done: set[str] = set()
    while waiting:
        ready = sorted(name for name, one in waiting.items() if done.issuperset(one.needs))
        if not ready:
            raise ValueError(f"extractors need each other: {sorted(waiting)}")
        ordered += [waiting.pop(name) for name in ready]
        done.update(ready)
    return tuple(ordered)


def extract_facts(reading: Reading) -> Facts:
    """Run every extractor over one article."""
    known = Facts()
    for extractor in extractors():
        known = known + tuple(extractor.run(reading, known))
    return known
