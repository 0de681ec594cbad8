"""Names of persons among capitalised syllables."""

import re

from antq_site.grammar.places import Words, opens_sentence
from antq_site.grammar.surface import NAME_RUN, UPPER, syllables

_RUN = re.compile(NAME_RUN)
_NOT_AFTER = re.compile(
    r"(?:đường|phố|trường|giải|cầu|chợ|công viên|quảng trường|tượng đài|tư tưởng|đạo đức|tấm gương|"
    r"phong cách|lăng|bảo tàng|bệnh viện|quỹ|giải thưởng|chủ tịch|chiến dịch|thôn|ấp|bản|buôn|làng|"
    r"khu phố|tổ dân phố|khóm|ngõ|hẻm|sông|núi|hồ|đền|chùa|đình|cụm|khu|công ty|khách sạn|dự án)\s+$"
)
_ADDRESS = frozenset(["ông", "bà"])
"""Forms of address that are family names too: «Ông Đỗ Đức Duy» is not of the family Ông."""
FAMOUS = frozenset(["hồ chí minh", "việt nam", "bác hồ"])
"""Names that name nobody who acts, and bare «Hồ Chí Minh» no place: the press writes TP.HCM."""
_ALL_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}")


def person_after(words: Words, place: int) -> tuple[int, int] | None:
    """Read a name where one is expected: after a rank, a form of address or an office.

    Returns:
        The span of one to five capitalised syllables; None when there are none, or when they are
        an abbreviation.
    """
    run = _before_sentence(words, syllables(words.raw, place, 5))
    while run and _ALL_CAPITALS.fullmatch(words.raw, *run[-1]) and len(run) > 1:
        if all(_ALL_CAPITALS.fullmatch(words.raw, *one) for one in run):
            break
        run.pop()
    if not run or (len(run) == 1 and _ALL_CAPITALS.fullmatch(words.raw, *run[0])):
        return None
    start, end = run[0][0], run[-1][1]
    if words.low[start:end] in FAMOUS:
        return None
    return start, end


def persons_between(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of two to five capitalised syllables that begin with a known family name."""
    found = []
    for match in _RUN.finditer(words.raw, start, end):
        if " " not in match[0] or words.raw[match.start() - 1 : match.start()].isalnum():
            continue
        run = [one for one in syllables(words.raw, match.start(), 8) if one[1] <= end]
        run = _before_sentence(words, run)
        if len(run) > 2 and words.low[slice(*run[0])] in _ADDRESS:
            run = run[1:]
        while len(run) >= 2 and not _named(words, run):
            run = run[1:]
        if 2 <= len(run) <= 5 and not _NOT_AFTER.search(
            words.low, max(0, run[0][0] - 16), run[0][0]
        ):
            found.append((run[0][0], run[-1][1]))
    return found


def _before_sentence(words: Words, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A run of capitals without the first word of the next sentence («Thanh Sơn Tham dự»)."""
    for number, (start, _) in enumerate(run):
        if number and opens_sentence(words, start):
            return run[:number]
    return run


def _named(words: Words, run: list[tuple[int, int]]) -> bool:
    first = words.low[run[0][0] : run[0][1]]
    whole = words.low[run[0][0] : run[-1][1]]
    return (
        first in words.vocabulary.lexicon.surnames
        and whole not in FAMOUS
        and whole not in words.vocabulary.not_persons
    )
