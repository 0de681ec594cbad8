"""Numbers in figures and in words: «12», «1.250», «hai mươi lăm»."""

from functools import cache

from antq_site.grammar.vocabulary import alternation

_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LAST = {1: ("mốt", "một"), 4: ("tư", "bốn"), 5: ("lăm", "năm")}
_LIMIT = 199


@cache
def number_words() -> dict[str, int]:
    """Every wording of the numbers from 1 to 199, lower case, with its value."""
    found: dict[str, int] = {}
    for value in range(1, _LIMIT + 1):
        for words in _wordings(value):
            found.setdefault(words, value)
    return found


def _wordings(value: int) -> tuple[str, ...]:
    hundreds, rest = divmod(value, 100)
    if hundreds:
        lead = f"{_ONES[hundreds]} trăm"
        joint = f"{lead} linh" if 0 < rest < 10 else lead
        return tuple(f"{joint} {words}" for words in _wordings(rest)) if rest else (lead,)
    tens, ones = divmod(value, 10)
    if tens == 0:
        return (_ONES[ones],)
    if tens == 1:
        return (f"mười {_LAST.get(ones, (_ONES[ones],))[0] if ones == 5 else _ONES[ones]}".strip(),)
    if ones == 0:
        return (f"{_ONES[tens]} mươi",)
    return tuple(f"{_ONES[tens]} mươi {last}" for last in _LAST.get(ones, (_ONES[ones],)))


@cache
def number_pattern() -> str:
    """A pattern for a number, without a group; words are matched longest first."""
    return rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+|{alternation(number_words())}(?!\w))"


def number_of(text: str) -> int:
    """The value of a number as `number_pattern` matches it."""
    plain = text.replace(".", "")
    return int(plain) if plain.isdigit() else number_words()[text]
