"""Equal values have equal digests, others others."""

import pytest

from antq_site.dates import PartialDate
from antq_site.digests import SIZE, digest


def test_the_order_of_sets_and_dicts_does_not_count():
    one, other = {"a": 1, "b": 2}, {"b": 2, "a": 1}
    assert digest(one, {"x", "y", "z"}) == digest(other, {"z", "x", "y"})


def test_it_is_the_same_on_every_machine():
    assert digest("Kiến An", 1, None, (b"x",), PartialDate(2023, 5)).hex() == (
        "58299f1762053f805193347f2ccb37e7"
    )
    assert len(digest()) == SIZE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a",), (b"a",)),
        (("1",), (1,)),
        ((None,), ("",)),
        ((0,), (None,)),
        (("a", "b"), (("a", "b"),)),
        ((), ("",)),
    ],
)
def test_what_is_not_the_same_has_another_digest(one, other):
    assert digest(*one) != digest(*other)
