"""How well facts are read: figures measured on labelled articles, as the pages show them."""

from functools import cache
from pathlib import Path

import msgspec

from antq_site.errors import DataError, Place

_FILE = Path(__file__).parent / "data" / "quality.yaml"


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How well one field is read.

    Attributes:
        field: Its key in the table of fields.
        precision: Share of what was read that is right.
        recall: Share of what stands there that was read.
        facts: How many stand in the labels.

    Raises:
        ValueError: When a share is none, or nothing was labelled.
    """

    field: str
    precision: float
    recall: float
    facts: int

    def __post_init__(self) -> None:
        """Refuse what is no measurement."""
        if not (0 <= self.precision <= 1 and 0 <= self.recall <= 1 and self.facts > 0):
            raise ValueError(f"not measured: {self.field}")

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class _Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measured: tuple[Rate, ...]


@cache
def load_quality(file: Path = _FILE) -> tuple[Rate, ...]:
    """Read what was measured; empty when nothing was.

    Raises:
        DataError: When the file does not fit.
    """
    try:
        return msgspec.yaml.decode(file.read_bytes(), type=_Measured).measured
    except msgspec.MsgspecError as problem:
        raise DataError("broken-data", str(problem), place=Place(str(file))) from problem
