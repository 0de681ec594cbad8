"""Where work runs: in this process or in local processes, behind one interface.

`concurrent.futures.Executor` is that interface; a task is a chunk of seeds or a share of the pages,
and takes and gives plain values.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class InThisProcess(Executor):
    """Runs each task when it is handed in."""

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> "Future[R]":  # noqa: ANN401
        """Run a task; its error is kept for `result`, as other executors do."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001  handed on to whoever asks for the result
            future.set_exception(problem)
        return future


def workers_by_default() -> int:
    """As many as there are processors for this process."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@contextmanager
def open_engine(
    workers: int,
    begin: Callable[..., None] | None = None,
    *values: Any,  # noqa: ANN401
) -> Iterator[Executor]:
    """Open an engine and close it again.

    Args:
        workers: 1 runs everything in this process.
        begin: Run once in each process before its first task.
        values: What ``begin`` is given.
    """
    if workers <= 1:
        if begin is not None:
            begin(*values)
        yield InThisProcess()
        return
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    with ProcessPoolExecutor(workers, context, _enter, (begin, *values)) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            _end(multiprocessing.active_children())
            raise


def _end(processes: Collection[BaseProcess]) -> None:
    """End processes whose work nobody wants any more, and see them off."""
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


def _enter(begin: Callable[..., None] | None, *values: object) -> None:
    """What a new process does first: it leaves it to its parent when to stop, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin is not None:
        begin(*values)


def _end_with_parent() -> None:
    """Wait for the parent's end: one that was killed could not say that no more work comes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def can_fork() -> bool:
    """Whether a new process inherits what this one knows: not where other threads hold locks."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a list into pieces of at most a size; none when it is empty."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def run_all(
    engine: Executor,
    task: Callable[[Sequence[T]], R],
    parts: Sequence[Sequence[T]],
    alone: Callable[[Sequence[T]], R],
) -> Iterator[R]:
    """Run a task over parts and give the results in the order of the parts.

    Args:
        engine: Where to run.
        task: Takes one part.
        parts: What to run over.
        alone: Takes the part of a process that died; it must find the culprit without dying.
    """
    waiting = [_submitted(engine, task, part) for part in parts]
    for future, part in zip(waiting, parts, strict=True):
        try:
            yield future.result()
        except BrokenProcessPool:
            yield alone(part)


def _submitted(
    engine: Executor, task: Callable[[Sequence[T]], R], part: Sequence[T]
) -> "Future[R]":
    """Hand in a task; a pool that is broken already refuses it as one that breaks later does."""
    try:
        return engine.submit(task, part)
    except BrokenProcessPool as problem:
        future: Future[R] = Future()
        future.set_exception(problem)
        return future
