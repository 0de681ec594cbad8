"""Masks phone, identity and account numbers, one character for one, before offsets are frozen.

Short numbers of public services (113, 114, 115, 18xx, 19xx) are no personal data and stay. Numbers
of papers, sums, dates and counts stay.
"""

import re
from collections.abc import Iterator
from itertools import chain

MASK = "•"
"""Stands for one digit."""

_SEP = r"[ .\-\u00a0]?"
_MOBILE = rf"(?:\+84|0084|0){_SEP}[3-9](?:{_SEP}\d){{8}}"
_OLD_MOBILE = rf"(?:\+84|0084|0){_SEP}1{_SEP}[2689](?:{_SEP}\d){{8}}"  # until 2018
_LANDLINE = (
    rf"\(?0{_SEP}2\d{{1,2}}\)?{_SEP}\d(?:{_SEP}\d){{6,7}}|"
    rf"\(0[3-8]\d{{0,2}}\){_SEP}\d(?:{_SEP}\d){{5,7}}"  # until 2017
)
_DATE = r"\d{1,2}[ .\-]\d{1,2}[ .\-](?:19|20)\d{2}(?!\d)"
_COUNTED = (
    r"\s*(?:đồng|đ|vnđ|usd|tỷ|tỉ|triệu|ha|km|m2|tấn|"
    r"người|trường hợp|hồ sơ|thẻ|lượt|công dân|khách hàng)(?!\w)"
)
_PHONE = re.compile(
    rf"(?<![\d/.,-])(?!{_DATE})(?:{_OLD_MOBILE}|{_MOBILE}|{_LANDLINE})(?![\d/])(?!{_COUNTED})",
    re.IGNORECASE,
)
_CITIZEN = re.compile(r"(?<![\d/.,-])0\d{2}[0-3]\d{8}(?![\d/])")
_NAMED = re.compile(
    r"(?:cmnd|cccd|cmt|chứng minh(?: thư| nhân dân)?|căn cước(?: công dân)?|hộ chiếu|"
    r"số tài khoản|stk|tài khoản(?: số)?|số thẻ)"
    rf"[^\d\n]{{0,25}}(?!{_DATE})(?P<number>\d(?:[ .\-]?\d){{6,18}})(?![ .\-]?\d)(?!{_COUNTED})",
    re.IGNORECASE,
)
_MIGHT = re.compile(r"\d(?:[ .\-\u00a0()]{0,2}\d){6}")


def redact(text: str) -> tuple[str, int]:
    """Mask every number that leads to a private person.

    Args:
        text: NFC.

    Returns:
        A text of the same length, and how many numbers were masked.
    """
    spans = {span for start, end in _stretches(text) for span in _numbers(text, start, end)}
    if not spans:
        return text, 0
    letters = list(text)
    for start, end in spans:
        for place in range(start, end):
            if letters[place].isdigit():
                letters[place] = MASK
    return "".join(letters), len({start for start, _ in spans})


_AROUND = 64
"""Characters around a long number in which its name and its unit are looked for."""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where there are long numbers, with some words around; stretches do not overlap."""
    begin = end = 0
    for match in _MIGHT.finditer(text):
        start = max(0, match.start() - _AROUND)
        if start > end:
            if end:
                yield begin, end
            begin = start
        end = min(len(text), match.end() + _AROUND)
    if end:
        yield begin, end


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers in a stretch that lead to a private person."""
    for match in chain(_PHONE.finditer(text, start, end), _CITIZEN.finditer(text, start, end)):
        yield match.span()
    for match in _NAMED.finditer(text, start, end):
        yield match.span("number")
