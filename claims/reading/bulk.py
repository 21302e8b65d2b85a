"""Reading texts, several at a time in processes of their own where that pays: results in order, never far ahead.

It stands here and not with the imports, because each of those processes loads what stands around it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess

from claims.dates import Published
from claims.reading import Reading, read

Text = tuple[str, Published | None]
"""A text, and when it was published, which its relative dates are resolved from."""

WORTH_IT = 400_000
"""In code points: with less to read, starting processes costs more than they save."""

AHEAD = 2
"""Texts for each process that are being read, or have been and wait for their turn."""


@contextmanager
def readings(texts: Iterable[Text], size: int, processes: int | None = None) -> Iterator[Iterator[Reading]]:
    """The readings of `texts`, in order; the texts are taken as they are needed. `size` is about how long all are.

    `processes` is how many read at a time, by default what the machine has, or one where more would not pay.
    """
    if processes is None:
        processes = cores() if size >= WORTH_IT else 1
    if processes < 2:
        yield (read(text, day) for text, day in texts)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin)
    try:
        yield _in_order(pool, iter(texts), AHEAD * processes)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, texts: Iterator[Text], ahead: int) -> Iterator[Reading]:
    waiting: deque[Future[Reading]] = deque(pool.submit(read, *text) for text in islice(texts, ahead))
    while waiting:
        reading = waiting.popleft().result()
        waiting.extend(pool.submit(read, *text) for text in islice(texts, 1))
        yield reading


def cores() -> int:
    """How many processes this one may run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Leave interrupts to the process that has the desk, and end when it does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
