"""Nothing that was written is lost, and the screen opens where somebody was."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions import claims
from claims.desk import open_desk
from claims.words import Via
from tests.workbench.desks import card_of
from tests.workbench.screen import go_to, opened, review, shown, type_keys, write

pytestmark = pytest.mark.anyio


async def test_it_opens_at_the_claim_and_in_the_pane_where_somebody_was(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "G", "enter")
        row = review(pilot).claim
        assert row is not None
        before = row.label
    async with opened(desk) as pilot:
        row = review(pilot).claim
        assert row is not None
        assert (row.label, review(pilot).view) == (before, "article")
        await type_keys(pilot, "tab", "g", "j")
    async with opened(desk) as pilot:
        assert (review(pilot).view, review(pilot).queue.cursor) == ("queue", 1)
    async with opened(desk, by="jan") as pilot:
        assert review(pilot).view == "article"


async def test_what_was_written_when_the_screen_died_is_offered_again(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        await type_keys(pilot, "w")
        await write(pilot, "The budget says 2.3.")
        await pilot.pause(0.05)
    assert card_of(desk, label).verdicts == ()
    async with opened(desk) as pilot:
        await go_to(pilot, "spent €3.2 million")
        assert "draft: r" in shown(pilot)
        text = await type_keys(pilot, "w")
        assert "The budget says 2.3." in text
        assert "draft of" in text
        await type_keys(pilot, "enter")
        assert card_of(desk, label).verdicts[0].rationale == "The budget says 2.3."
        await go_to(pilot, "spent €3.2 million")
        assert "draft: r" not in shown(pilot)
        assert "draft of" not in await type_keys(pilot, "w")


async def test_a_draft_outlives_a_refusal_and_an_escape_and_is_dropped_by_a_key(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "spent €3.2 million")
        await type_keys(pilot, "r")
        await type_keys(pilot, "tab")
        await write(pilot, "Not so.")
        await type_keys(pilot, "enter")
        assert any("No rating is chosen" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "escape", "t")
        await go_to(pilot, "spent €3.2 million")
        assert "Not so." in await type_keys(pilot, "r")
        await type_keys(pilot, "escape")
        assert "Not so." in await type_keys(pilot, "r")
        assert "Not so." not in await type_keys(pilot, "ctrl+r")
        await type_keys(pilot, "escape")
        assert "draft of" not in await type_keys(pilot, "r")


async def test_an_edit_that_a_colleague_got_ahead_of_is_still_there(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "e", "end")
        await write(pilot, " mine")
        other = open_desk(desk, "jan")
        claims.edit_claim(other, label, {"statement": "theirs"}, via=Via.COMMAND)
        await type_keys(pilot, "enter", "escape")
        assert "12 streets were closed mine" in await type_keys(pilot, "e")


async def test_where_nothing_can_be_kept_it_is_said_once_and_work_goes_on(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    async with opened(desk) as pilot:
        assert any("kept between sessions" in note.message for note in pilot.app._notifications)
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "t")
        assert card_of(desk, label).row.so == "on author"
