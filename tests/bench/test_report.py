"""What was measured is told as ratios within rounds."""

import pytest

from bench.corpus import Size
from bench.measure import Took, Written
from bench.report import STATES, Measured, insert, report
from bench.run import keep, kept

SIZE = Size(10, 35_000, 5, 6, 7, 8)
OURS = "antq-site, same pages"


def _one(state: str, name: str, number: int, wall: float, **steps: float) -> Measured:
    return Measured(
        state, name, number, Took(wall, wall / 2, 2_000_000), Written(3, 500_000), steps
    )


def _row(lines: list[str], words: str, name: str) -> list[str]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    begin = next(n for n, row in enumerate(rows) if row[0] == words)
    return next(row for row in rows[begin:] if len(row) > 1 and row[1] == name)


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds():
    measured = [
        *(_one("full", "Hugo", number, wall) for number, wall in enumerate([10, 20, 100])),
        *(_one("full", OURS, number, wall) for number, wall in enumerate([5, 8, 100])),
    ]
    row = _row(list(report(SIZE, measured)), STATES["full"], OURS)
    assert row[2] == "8.00 (5.00–100.00)"
    assert row[4] == row[5] == "0.500"
    assert row[6:] == ["2", "3", "0.5"]


def test_a_site_from_kept_records_is_compared_with_a_full_build():
    measured = [_one("full", "Hugo", 0, 10), _one("cached", OURS, 0, 4), _one("same", OURS, 0, 1)]
    lines = list(report(SIZE, measured))
    assert _row(lines, STATES["cached"], OURS)[4] == "0.400"
    assert _row(lines, STATES["same"], OURS)[4] == "–"


def test_the_steps_of_each_state_are_told():
    measured = [_one("full", OURS, 0, 9, reading=5, rendering=3), _one("same", OURS, 0, 1)]
    lines = [line for line in report(SIZE, measured) if line.startswith(f"| {OURS}:")]
    assert lines == [f"| {OURS}: {STATES['full']} | 5.00 | 0.00 | 0.00 | 3.00 | 0.00 | 9.00 |"]


def test_tables_are_put_between_their_marks_and_replace_what_was_there():
    page = "a\n<!-- bench 10 -->\nold\n<!-- end of bench 10 -->\nb\n"
    new = insert(page, "10", ["new"])
    assert new == "a\n<!-- bench 10 -->\n\nnew\n\n<!-- end of bench 10 -->\nb\n"
    assert insert(new, "10", ["new"]) == new
    with pytest.raises(ValueError, match="bench 20"):
        insert(page, "20", ["new"])


def test_the_page_has_room_for_the_tables(pytestconfig):
    page = (pytestconfig.rootpath / "docs" / "performance.md").read_text("utf-8")
    for count in ("10000", "100000"):
        assert "| x |" in insert(page, count, ["| x |"])


def test_what_was_measured_outlives_a_run_that_is_cut_short(tmp_path, capsys):
    measured = [_one("full", "Hugo", 0, 10), _one("full", OURS, 0, 5, reading=2)]
    run = keep(tmp_path / "log", iter(measured))
    assert next(run) == kept(tmp_path / "log")[0] == measured[0]
    assert list(run) == measured[1:]
    assert kept(tmp_path / "log") == measured
    assert "Hugo, full: 10.00 s" in capsys.readouterr().err
