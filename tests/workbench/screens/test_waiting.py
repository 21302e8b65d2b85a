"""Questions that are out, and claims put aside: noted with a key, passed over by the way to the next open claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.desks import card_of
from tests.workbench.screen import go_to, opened, review, shown, type_keys, write

pytestmark = pytest.mark.anyio


async def test_a_question_is_noted_with_whom_and_when_and_answered(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "a")
        await write(pilot, "the press office")
        await type_keys(pilot, "tab")
        await write(pilot, "Which 400?")
        await type_keys(pilot, "enter")
        card = card_of(desk, label)
        assert (card.row.waiting_for, card.asked) == ("the press office", "Which 400?")
        assert card.waiting_since is not None
        text = await type_keys(pilot, "k")
        assert "! waiting" in text
        assert "waits for the press office since" in await type_keys(pilot, "l")
        await type_keys(pilot, "l", "a", "shift+tab", "shift+tab", "right", "enter")
        assert card_of(desk, label).row.waiting_for == ""


async def test_p_parks_and_n_passes_by_what_is_parked(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "The council spent")
        await type_keys(pilot, "p")
        assert card_of(desk, "1.2").row.parked
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "n")
        row = review(pilot).claim
        assert row is not None
        assert row.label == "1.3"
        await go_to(pilot, "The council spent")
        assert "! parked" in shown(pilot)
        await type_keys(pilot, "p")
        assert not card_of(desk, "1.2").row.parked


async def test_a_day_that_is_none_is_refused(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "a")
        await write(pilot, "jan")
        await type_keys(pilot, "tab")
        await write(pilot, "Why?")
        await type_keys(pilot, "tab", "end")
        await write(pilot, "x")
        await type_keys(pilot, "enter")
        assert any("is no day" in note.message for note in pilot.app._notifications)
        assert card_of(desk, label).row.waiting_for == ""
