"""Work runs in this process or in others, and its results come in order, whatever dies."""

import os
import signal
import time
from collections.abc import Sequence

import pytest

from antq_site.engine import InThisProcess, chunks, open_engine, run_all, workers_by_default

_begun: list[str] = []


def begin(word: str) -> None:
    _begun.append(word)


def doubled(part: Sequence[int]) -> list[int]:
    time.sleep(0.01 * (part[0] == 0))  # the first is not the first to be done
    return [2 * number for number in part]


def told(part: Sequence[int]) -> list[str]:
    return [f"{os.getpid()} {_begun}" for _ in part]


def deadly(part: Sequence[int]) -> list[int]:
    if 3 in part:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(part)


def failing(part: Sequence[int]) -> list[int]:
    raise ValueError(part[0])


def unheard(_part: Sequence[int]) -> list[int]:
    """What Ctrl+C does to a process that works: nothing; its parent decides."""
    os.kill(os.getpid(), signal.SIGINT)
    return [1]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_parts(workers):
    with open_engine(workers) as engine:
        found = list(run_all(engine, doubled, chunks(range(10), 3), doubled))
    assert found == [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_each_process_begins_once(workers):
    _begun.clear()
    with open_engine(workers, begin, "chữ") as engine:
        found = [one for part in run_all(engine, told, chunks(range(8), 1), told) for one in part]
    assert all(one.endswith(" ['chữ']") for one in found)
    others = {one.partition(" ")[0] for one in found}
    assert (str(os.getpid()) in others) is (workers < 2)


def test_the_part_of_a_process_that_died_is_done_alone_and_no_other_is_lost():
    alone: list[Sequence[int]] = []

    def one_by_one(part: Sequence[int]) -> list[int]:
        alone.append(part)
        return [-number for number in part]

    with open_engine(2) as engine:
        parts = chunks(range(12), 2)
        found = [one for part in run_all(engine, deadly, parts, one_by_one) for one in part]
    assert [abs(one) for one in found] == list(range(12))
    assert [2, 3] in [list(part) for part in alone]


def test_a_pool_that_is_broken_already_loses_nothing():
    with open_engine(2) as engine:
        list(run_all(engine, deadly, [[3]], list))
        assert list(run_all(engine, doubled, [[1], [2]], list)) == [[1], [2]]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_work_is_an_error(workers):
    with open_engine(workers) as engine, pytest.raises(ValueError, match="7"):
        list(run_all(engine, failing, [[7]], failing))


def test_ctrl_c_is_for_the_parent():
    with open_engine(2) as engine:
        assert list(run_all(engine, unheard, [[1], [2]], unheard)) == [[1], [1]]


def test_processes_are_ended_when_the_work_is_broken_off():
    pids: set[int] = set()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        break_off(pids)
    assert time.monotonic() - began < 30
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def break_off(pids: set[int]) -> None:
    """Start long work in two processes, and press Ctrl+C."""
    with open_engine(2) as engine:
        pids |= {int(engine.submit(os.getpid).result()) for _ in range(4)}
        engine.submit(time.sleep, 60)
        raise KeyboardInterrupt


def test_in_this_process_an_error_waits_for_whoever_asks():
    future = InThisProcess().submit(int, "x")
    with pytest.raises(ValueError, match="invalid literal"):
        future.result()


def test_a_list_is_cut_into_pieces():
    assert chunks([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert chunks([], 2) == []


def test_there_is_at_least_one_worker():
    assert workers_by_default() >= 1
