"""Do one thing to many values in several processes, which mind Ctrl+C.

Processes start when the first work comes, and only for work that is worth
their start.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

MANY = 12
"""Reports from which on other processes are worth their start of about a second."""

Given = TypeVar("Given")
Made = TypeVar("Made")


def map_in_order(
    function: Callable[[Given], Made], values: Sequence[Given], executor: Executor | None
) -> Iterator[Made]:
    """Yield what *function* makes of each of *values*, in their order.

    *executor* works on them where there are many; without one, all is done here.
    """
    if executor is None or len(values) < MANY:
        yield from map(function, values)
        return
    futures = [executor.submit(function, value) for value in values]
    for value, future in zip(values, futures, strict=True):
        try:
            yield future.result()
        except BrokenExecutor:
            # The system ended a process, mostly for want of memory; one at a time needs less.
            yield function(value)


@contextmanager
def processes() -> Iterator[Executor | None]:
    """Give the block as many processes as there are processors; None where there is but one.

    Ctrl+C ends them at once.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processors < 2:
        yield None
        return
    pool = _InterruptibleExecutor(
        processors,
        # The progress bar runs in a thread, and a process with threads must not fork.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
    )
    try:
        yield pool
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()


def collect_seldom() -> None:
    """Let Python look for cyclic garbage less often.

    An analysis makes hundreds of thousands of records, none of which is part of a
    cycle; by default every 700 new ones are searched for some, a sixth of the time of a run.
    """
    gc.set_threshold(100_000, 50, 100)


class _InterruptibleExecutor(ProcessPoolExecutor):
    """Leaves Ctrl+C to this process, which then ends the others."""

    def submit(self, *given: Any, **named: Any) -> Future[Any]:
        # The processes started here inherit the mask, so that none is hit while it
        # starts.  (Windows has no masks.)
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(*given, **named)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(*given, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
