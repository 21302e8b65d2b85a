"""The desk's thread runs work in order, tells of what others write, and fails every call where there is no desk."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from claims.actions.history import head
from claims.actions.verdicts import give_verdicts
from claims.desk import open_desk
from claims.errors import NoDesk, Refused
from claims.words import Via
from workbench.screens.desk_thread import DeskThread

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def running(path: Path, changed: Callable[[], None] = lambda: None) -> AsyncIterator[DeskThread]:
    desk = DeskThread(str(path), "mara", changed, lambda page: None)
    thread = threading.Thread(target=desk.run)
    thread.start()
    try:
        yield desk
    finally:
        desk.stop()
        await asyncio.to_thread(thread.join, 10)
        assert not thread.is_alive()


async def test_work_is_done_in_order_and_errors_come_back(desk: Path) -> None:
    async with running(desk) as thread:
        done: list[int] = []
        await asyncio.gather(*(thread.call(lambda _, n=n: done.append(n)) for n in range(20)))  # type: ignore[misc]
        assert done == list(range(20))

        def refuse(_: object) -> None:
            raise Refused("No.")

        with pytest.raises(Refused):
            await thread.call(refuse)
        assert await thread.call(lambda _: 7) == 7


async def test_what_nobody_awaits_any_more_is_not_begun(desk: Path) -> None:
    async with running(desk) as thread:
        done: list[str] = []
        hold = threading.Event()
        first = asyncio.create_task(thread.call(lambda _: hold.wait(5)))
        second = asyncio.create_task(thread.call(lambda _: done.append("second")))
        await asyncio.sleep(0)
        second.cancel()
        hold.set()
        await first
        await thread.call(lambda _: done.append("third"))
        assert done == ["third"]


async def test_a_colleague_s_write_is_told_and_one_s_own_is_not(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.screens.desk_thread.POLL", 0.05)
    told = threading.Event()
    async with running(desk, told.set) as thread:

        def rate(opened: object) -> None:
            give_verdicts(opened, ["1.1"], "on author", via=Via.SCREEN)  # type: ignore[arg-type]

        await thread.call(rate, writes=True)
        assert not await asyncio.to_thread(told.wait, 0.3)
        other = open_desk(desk, "jan")
        give_verdicts(other, ["1.2"], "on author", via=Via.COMMAND)
        assert await asyncio.to_thread(told.wait, 3.0)
        assert (await thread.call(head))[0] == head(other)[0]


async def test_without_a_desk_every_call_says_so(tmp_path: Path) -> None:
    async with running(tmp_path / "nowhere.sqlite") as thread:
        for _ in range(2):
            with pytest.raises(NoDesk):
                await thread.call(lambda _: None)
