"""Measured figures are read strictly: what is no measurement is refused."""

from pathlib import Path

import pytest

from antq_site.errors import DataError
from antq_site.fields import FIELDS
from antq_site.quality import Rate, load_quality


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "quality.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_shipped_speaks_of_fields_that_there_are():
    assert {rate.field for rate in load_quality()} <= {field.name for field in FIELDS}


def test_figures_are_read(tmp_path):
    file = written(tmp_path, "measured: [{field: date, precision: 0.9, recall: 0.6, facts: 120}]\n")
    (rate,) = load_quality(file)
    assert rate == Rate("date", 0.9, 0.6, 120)
    assert rate.f1 == pytest.approx(0.72)
    assert Rate("date", 0.0, 0.0, 1).f1 == 0


@pytest.mark.parametrize(
    "text",
    [
        "measured: [{field: date, precision: 98, recall: 0.6, facts: 120}]",
        "measured: [{field: date, precision: 0.9, recall: 0.6, facts: 0}]",
        "measured: [{field: date, precision: 0.9, recall: 0.6}]",
        "measured: [{field: date, precision: 0.9, recall: 0.6, facts: 9, by: us}]",
        "rates: []",
        "",
    ],
)
def test_what_is_no_measurement_is_refused(text, tmp_path):
    with pytest.raises(DataError):
        load_quality(written(tmp_path, text))
