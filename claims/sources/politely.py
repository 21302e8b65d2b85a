"""Many addresses, asked so that no host suffers: few connections to each, a rest between, and waiting where it asks.

The work of fetching goes on in a thread of its own; whoever takes the answers may be as slow as they like.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.errors import NotFetched
from claims.sources.fetch import Condition, Fetched, fetch, host_of, retry_after

CONNECTIONS = 4
"""To one host at a time."""

AT_ONCE = 16
"""Fetches at a time to all hosts; each may hold twice the largest body in memory."""

REST = 0.1
"""How long a connection to a host rests, as a share of how long the last answer took: who is slow is left in peace."""

LONGEST_REST = 5.0
LONGEST_WAIT = 60.0
"""Seconds. A host that asks for a longer wait (Retry-After) is not asked again in this turn."""

BATCH = 16
GATHERED = 0.1
"""Answers are given so many at a time, or as many as come within so many seconds of the first: what is done with them
costs much less for several at once."""

AHEAD = 32
"""Answers that wait for somebody to take them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address to be asked for, and the state it had; `of` says for whom, and comes back with the answer."""

    of: int
    url: str
    condition: Condition | None = None


Answer = tuple[Asked, Fetched | NotFetched]


@contextmanager
def answers(asked: Sequence[Asked], least_rest: float = 0.0) -> Iterator[Iterator[list[Answer]]]:
    """The answers in the order in which they come, one at a time at least, BATCH at most, none later than GATHERED.

    Leaving early stops what is under way.
    `least_rest` is how many seconds pass at least between an answer and the next question over one connection.
    """
    given: queue.Queue[Answer | BaseException | None] = queue.Queue()
    turn = _Turn(given, least_rest)
    thread = threading.Thread(target=turn.run, args=(asked,), name="fetching", daemon=True)
    thread.start()
    try:
        yield _taken(given)
    finally:
        turn.stop()
        thread.join()


def _taken(given: queue.Queue[Answer | BaseException | None]) -> Iterator[list[Answer]]:
    batch: list[Answer] = []
    until = 0.0
    while True:
        try:
            answer = given.get(timeout=max(0.0, until - time.monotonic()) if batch else None)
        except queue.Empty:
            yield batch
            batch = []
            continue
        if isinstance(answer, BaseException):
            raise answer
        if answer is not None:
            until = until if batch else time.monotonic() + GATHERED
            batch.append(answer)
        if batch and (answer is None or len(batch) == BATCH):
            yield batch
            batch = []
        if answer is None:
            return


class _Host:
    """What is known of a host in this turn."""

    def __init__(self) -> None:
        self.connections = asyncio.Semaphore(CONNECTIONS)
        self.closed_until = 0.0


class _Turn:
    """One going through of many addresses."""

    def __init__(self, given: queue.Queue[Answer | BaseException | None], least_rest: float) -> None:
        self._given = given
        self._least_rest = least_rest
        self._hosts: dict[str, _Host] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._all: asyncio.Task[None] | None = None
        self._stopped = threading.Event()

    def run(self, asked: Sequence[Asked]) -> None:
        """Ask all; the last thing given is None, or what went wrong."""
        try:
            asyncio.run(self._ask_all(asked))
        except asyncio.CancelledError:
            self._given.put(None)
        except BaseException as fault:  # noqa: BLE001 - whoever takes the answers is told, in their own thread
            self._given.put(fault)
        else:
            self._given.put(None)

    def stop(self) -> None:
        """Ask no more, and let go of what is under way."""
        self._stopped.set()
        if self._loop is not None and self._all is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._all.cancel)

    async def _ask_all(self, asked: Sequence[Asked]) -> None:
        self._loop, self._all = asyncio.get_running_loop(), asyncio.current_task()
        if self._stopped.is_set():
            return
        at_once = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            for one in asked:
                group.create_task(self._ask(one, at_once))

    async def _ask(self, one: Asked, at_once: asyncio.Semaphore) -> None:
        try:
            host = self._hosts.setdefault(host_of(one.url), _Host())
        except NotFetched as failure:
            self._given.put((one, failure.told(_unasked(one))))
            return
        async with host.connections:
            began = time.monotonic()
            answer = await self._answer(one, host, at_once)
            took = time.monotonic() - began
            self._given.put((one, answer))
            await asyncio.sleep(max(self._least_rest, min(LONGEST_REST, REST * took)))

    async def _answer(self, one: Asked, host: _Host, at_once: asyncio.Semaphore) -> Fetched | NotFetched:
        """What an address gives; asked once more where the host says when to come again."""
        for attempt in range(2):
            await asyncio.sleep(max(0.0, host.closed_until - time.monotonic()))
            while self._given.qsize() >= AHEAD:
                await asyncio.sleep(_LOOK)
            try:
                async with at_once:
                    return await fetch(one.url, one.condition)
            except NotFetched as failure:
                wait = retry_after(failure.fetched)
                if wait is None or wait > LONGEST_WAIT or attempt:
                    return failure
                host.closed_until = max(host.closed_until, time.monotonic() + wait)
        raise AssertionError("the second attempt returns")


# Seconds between two looks whether answers have been taken.
_LOOK = 0.02


def _unasked(one: Asked) -> Fetched:
    return Fetched(one.url, datetime.now(UTC))
