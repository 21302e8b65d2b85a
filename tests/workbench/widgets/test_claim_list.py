"""The queue asks for the pages it shows and no others, and keeps the claim and its line when it changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.rows import ClaimRow
from tests.workbench import rows
from tests.workbench.widgets.stage import staged, text_of
from workbench.widgets.claim_list import PAGE, ClaimList

pytestmark = pytest.mark.anyio

IDS = range(1, 100_001)


class Fed(ClaimList):
    """Gets each page as soon as it asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def on_claim_list_wanted(self, event: ClaimList.Wanted) -> None:
        self.asked.append(event.page)
        self.fill_page(event.page, made(self.page_ids(event.page)))


def made(ids: Sequence[int]) -> list[ClaimRow]:
    return [rows.claim_row(n, f"claim number {n}", id=n) for n in ids]


async def test_only_pages_that_are_seen_are_asked_for() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(IDS, made(IDS[:PAGE]))
        await pilot.pause(0.001)
        assert "claim number 1" in text_of(pilot)[0]
        queue.step_end(1)
        await pilot.pause(0.001)
        assert any("claim number 100000" in line for line in text_of(pilot))
        assert queue.asked == [len(IDS) // PAGE]


async def test_the_cursor_is_seen_without_colour_and_stays_in_view() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(IDS, made(IDS[:PAGE]))
        for step in [1] * 30 + [-1] * 30:
            queue.step_line(step)
            await pilot.pause(0.001)
            marked = [line for line in text_of(pilot) if line.startswith("▸")]
            assert len(marked) == 1
            assert f"claim number {queue.cursor + 1}" in marked[0]


async def test_other_claims_around_it_leave_the_claim_on_its_line() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(IDS, made(IDS[:PAGE]))
        queue.step_line(25)
        await pilot.pause(0.001)
        line = queue.cursor - queue.top
        queue.show(range(11, 500))
        await pilot.pause(0.001)
        assert queue.claim_id == 26
        assert queue.cursor - queue.top == line


async def test_a_claim_that_is_gone_leaves_the_cursor_where_it_was() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(IDS[:20], made(IDS[:20]))
        queue.step_line(5)
        queue.show([n for n in IDS[:20] if n != 6])
        await pilot.pause(0.001)
        assert queue.claim_id == 7


async def test_an_empty_queue_says_what_to_do() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show((), (), ("Nothing fits.", "Esc drops the filter."))
        await pilot.pause(0.001)
        assert text_of(pilot)[:2] == ["Nothing fits.", "Esc drops the filter."]
        assert queue.claim is None
        assert not queue.step_line(1)
        assert not queue.step_claim(1)


async def test_no_line_stays_empty_while_there_are_claims_above() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(IDS[:3], made(IDS[:3]))
        queue.step_end(1)
        queue.show(list(IDS[:100]), made(IDS[:PAGE]))
        queue.step_end(1)
        await pilot.pause(0.001)
        assert all("claim number" in line for line in text_of(pilot))
        queue.show(list(IDS[90:100]), made(IDS[90:100]))
        await pilot.pause(0.001)
        assert all("claim number" in line for line in text_of(pilot))


async def test_a_claim_that_goes_on_beyond_the_line_says_so() -> None:
    queue = Fed()
    async with staged(queue) as pilot:
        queue.show(
            [1, 2, 3], [rows.claim_row(n, words, id=n) for n, words in enumerate(("short", "long " * 20, "長" * 40), 1)]
        )
        await pilot.pause(0.001)
        short, long, wide = text_of(pilot)[:3]
        assert short.endswith("short")
        assert long.endswith("…")
        assert wide.endswith("…")
