"""The one thread that touches the desk: it imports the store behind the first frame, runs what it is asked, watches."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims.actions.first_page import FirstPage
    from claims.desk import Desk

T = TypeVar("T")

POLL = 1.0
"""Seconds between two looks at whether anybody has written."""


class DeskThread:
    """Runs work on a desk, one piece after the other, for a screen that awaits it.

    `changed` is called in this thread when somebody, perhaps this screen, has written since the last look; `glimpsed`
    once, before the store is imported, with the first page of the queue where it can be had so soon.
    """

    def __init__(
        self, address: str, by: str, changed: Callable[[], None], glimpsed: Callable[[FirstPage], None]
    ) -> None:
        self.address = address
        self.by = by
        self._changed = changed
        self._glimpsed = glimpsed
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    async def call(self, work: Callable[[Desk], T], *, writes: bool = False) -> T:
        """What `work` gives, or raises, in the desk's thread. One that nobody awaits any more is not begun.

        After work that `writes`, the caller reads what it shows again, so that `changed` need not tell of it.
        """
        loop = asyncio.get_running_loop()
        job = _Job(work, writes, loop, loop.create_future())
        self._jobs.put(job)
        result: T = await job.future
        return result

    def stop(self) -> None:
        """End `run` after the work that has been asked for."""
        self._jobs.put(None)

    def run(self) -> None:
        """The thread's life: until `stop`. Raises nothing; a desk that cannot be opened fails every call."""
        from claims.actions.first_page import first_page

        if page := first_page(self.address):
            self._glimpsed(page)
        try:
            from claims.desk import open_desk

            desk = open_desk(self.address, self.by)
        except ClaimsError as error:
            self._refuse_all(error)
            return
        token: int | None = None  # so that the first look tells of what came between the first reads and it
        look = monotonic() + POLL
        try:
            while True:
                try:
                    job = self._jobs.get(timeout=max(0.0, look - monotonic()))
                except queue.Empty:
                    newest = _newest(desk, token)
                    if newest != token:
                        token = newest
                        self._changed()
                    look = monotonic() + POLL
                    continue
                if job is None:
                    return
                job.run(desk)
                if job.writes:
                    token = _newest(desk, token)
        finally:
            desk.close()

    def _refuse_all(self, error: ClaimsError) -> None:
        while (job := self._jobs.get()) is not None:
            job.fail(error)


def _newest(desk: Desk, last: int | None) -> int | None:
    from claims.actions.queue import changed_since

    try:
        return changed_since(desk)
    except ClaimsError:
        return last  # a desk that is locked or gone is told of by the next piece of work that needs it


class _Job:
    """A piece of work, and the future that somebody in the screen's loop awaits."""

    def __init__(
        self, work: Callable[[Desk], Any], writes: bool, loop: asyncio.AbstractEventLoop, future: asyncio.Future[Any]
    ) -> None:
        self._work = work
        self.writes = writes
        self._loop = loop
        self.future = future

    def run(self, desk: Desk) -> None:
        if self.future.cancelled():
            return
        try:
            result = self._work(desk)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to the one who awaits it
            self.fail(error)
        else:
            self._tell(lambda: self.future.set_result(result))

    def fail(self, error: Exception) -> None:
        self._tell(lambda: self.future.set_exception(error))

    def _tell(self, say: Callable[[], None]) -> None:
        def unless_cancelled() -> None:
            if not self.future.done():
                say()

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(unless_cancelled)
