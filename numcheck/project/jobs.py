"""Spreads work over processes and hands the results back in the order of the work."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from numcheck.errors import NumcheckError

Work = TypeVar("Work")
Result = TypeVar("Result")

_AHEAD = 8  # pieces of work handed out per process before the oldest is waited for: bounds what piles up


def map_in_order(
    function: Callable[[Work], Result], work: Sequence[Work], *, jobs: int = 1
) -> Iterator[Result]:
    """`function` of each piece of `work`, in order, by up to `jobs` processes; 0 stands for one a processor.

    With one job everything happens in this process. `function` must be importable by its name, its
    arguments and results picklable; a process keeps what `function` caches, such as a loaded model, for its
    later pieces. An exception that `function` raises is raised here, and no further work is begun. Raises
    NumcheckError if a process dies. On any way out, Ctrl-C and an end by force too, no process is left behind.
    """
    jobs = min(jobs or _processors(), len(work))
    if jobs <= 1:
        yield from map(function, work)
        return
    yield from _spread(function, work, jobs)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _spread(function: Callable[[Work], Result], work: Sequence[Work], jobs: int) -> Iterator[Result]:
    # Half of a short run's time would go to importing these where no process is started.
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Forking a process that numeric libraries have given threads can hang; a spawned one starts clean.
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin)
    waiting: deque[Future[Result]] = deque()
    done = False
    try:
        for piece in work:
            waiting.append(pool.submit(function, piece))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        done = True
    except BrokenProcessPool as error:
        raise NumcheckError(
            "a process ended unexpectedly, perhaps for want of memory", cure="try again with --jobs 1"
        ) from error
    finally:
        if not done:
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Prepares a process: Ctrl-C is its parent's affair, it ends with its parent, and numeric libraries keep to one
    thread each.
    """
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _end_with_parent() -> None:
    """A parent that is killed cannot end its processes: they would wait for more work for ever."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
