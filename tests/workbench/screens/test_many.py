"""A key on many claims: a few at a time, with progress, stopped by a key, and one action in the end or none."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.actions import claims, history, undoing, verdicts
from claims.desk import Desk, open_desk
from claims.words import State, Via
from tests.workbench.desks import CLAIMS, card_of
from tests.workbench.screen import AppPilot, opened, press, review, settle, shown, type_keys, until

pytestmark = pytest.mark.anyio

ALL = [f"1.{n}" for n in range(1, len(CLAIMS) + 1)]


@pytest.fixture(autouse=True)
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.screens.decide.AT_A_TIME", 2)
    monkeypatch.setattr("workbench.screens.choose.MARKED_AT_A_TIME", 2)


def done_on(path: Path) -> list[str]:
    desk = open_desk(path, "x")
    try:
        return [action.name for action in history.actions(desk)]
    finally:
        desk.close()


async def all_marked(pilot: AppPilot) -> None:
    await type_keys(pilot, "tab", "asterisk")
    assert review(pilot).chosen == len(review(pilot).queue.ids) > len(CLAIMS)


async def test_all_that_match_are_one_action_and_one_undo(desk: Path) -> None:
    async with opened(desk) as pilot:
        await all_marked(pilot)
        count = review(pilot).chosen
        assert f"{count} claims done; u takes all of it back." in await type_keys(pilot, "p")
        assert done_on(desk) == ["park", "import"]
        assert all(card_of(desk, label).row.parked for label in ALL)
        await type_keys(pilot, "u")
        assert not any(card_of(desk, label).row.parked for label in ALL)
    made = open_desk(desk, "x")
    assert history.verify(made).problems == ()
    made.close()


async def test_what_is_refused_for_one_of_them_is_done_to_none(desk: Path) -> None:
    made = open_desk(desk, "mara")
    verdicts.give_verdicts(made, ALL[:2], "on author", via=Via.COMMAND)
    made.close()
    async with opened(desk, filter="article:1") as pilot:
        await type_keys(pilot, "asterisk")
        review(pilot).marked = {row.id: row for row in sorted(review(pilot).marked.values(), key=lambda row: row.label)}
        await type_keys(pilot, "S")
        assert pilot.app._notifications, "it says what is missing"
        assert review(pilot).chosen == len(review(pilot).queue.ids), "the marks are kept"
    assert done_on(desk)[:2] == ["undo", "submit"]
    assert {card_of(desk, label).row.state for label in ALL[:2]} == {State.CHECKING}


async def test_a_key_stops_it_and_all_is_as_it_was(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    park = claims.park_claims

    def slowly(desk: Desk, refs: Sequence[str], **rest: Any) -> Any:
        time.sleep(0.1)
        return park(desk, refs, **rest)

    monkeypatch.setattr("claims.actions.claims.park_claims", slowly)
    async with opened(desk) as pilot:
        await all_marked(pilot)
        press(pilot, "p")
        while "Working: 2 of" not in shown(pilot):
            await pilot.pause(0.005)
        assert shown(pilot).splitlines()[-1] == " Esc stop"
        press(pilot, "o", "escape")
        await settle(pilot)
        assert any("Stopped after" in note.message for note in pilot.app._notifications)
        assert review(pilot).long is None
    assert done_on(desk) == ["undo", "park", "import"]
    assert not any(card_of(desk, label).row.parked for label in ALL)


async def test_a_large_undo_tells_how_far_it_is_can_be_stopped_and_goes_on(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    monkeypatch.setattr(undoing, "PAUSE", 0.1)
    monkeypatch.setattr(undoing, "Pace", OneAtATime)
    async with opened(desk) as pilot:
        await all_marked(pilot)
        await type_keys(pilot, "p")
        press(pilot, "u")
        await until(pilot, "Changes taken back: 2 of")
        press(pilot, "escape")
        await settle(pilot)
        (told,) = [note.message for note in pilot.app._notifications]
        assert told.startswith("Stopped after")
        assert "What was taken back so far is kept" in told
        assert 0 < sum(card_of(desk, label).row.parked for label in ALL) < len(ALL)
        await type_keys(pilot, "u")
        assert not any(card_of(desk, label).row.parked for label in ALL)
    assert done_on(desk) == ["undo", "park", "import"]


class OneAtATime:
    """A portion of an undo is a single change."""

    rows = 1.0

    def took(self, rows: int, seconds: float) -> None:
        pass


async def test_who_leaves_in_the_middle_leaves_nothing_half_done(desk: Path) -> None:
    async with opened(desk) as pilot:
        await all_marked(pilot)
        press(pilot, "p", "ctrl+q")
        while pilot.app.is_running:
            await pilot.pause(0.005)
    assert done_on(desk) in (["undo", "park", "import"], ["park", "import"])
    assert len({card_of(desk, label).row.parked for label in ALL}) == 1


async def test_a_source_belongs_to_one_article(desk: Path) -> None:
    async with opened(desk) as pilot:
        await all_marked(pilot)
        await type_keys(pilot, "c", "c")
        assert any("of several articles" in note.message for note in pilot.app._notifications)
