"""Somebody saved first: both versions side by side, and mine, theirs, or both as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions import claims, evidence, history, verdicts
from claims.desk import open_desk
from claims.words import Via
from tests.workbench.desks import card_of
from tests.workbench.screen import AppPilot, go_to, opened, shown, type_keys, write

pytestmark = pytest.mark.anyio


async def edited_by_both(pilot: AppPilot, desk: Path) -> str:
    """Mara and Jan change one statement, Jan first; the screen that shows it."""
    label = await go_to(pilot, "12 streets")
    await type_keys(pilot, "e", "end")
    await write(pilot, " mine")
    claims.edit_claim(open_desk(desk, "jan"), label, {"statement": "12 streets, theirs"}, via=Via.COMMAND)
    return await type_keys(pilot, "enter")


async def rated_by_both(pilot: AppPilot, desk: Path) -> str:
    label = await go_to(pilot, "12 streets")
    await type_keys(pilot, "w")
    await write(pilot, "My reason.")
    verdicts.give_verdicts(open_desk(desk, "jan"), [label], "OK", because="Their reason.", via=Via.COMMAND)
    return await type_keys(pilot, "enter")


async def test_both_versions_are_shown_and_nothing_is_overwritten(desk: Path) -> None:
    async with opened(desk) as pilot:
        text = await edited_by_both(pilot, desk)
        assert any("closed mine" in line and "theirs" in line for line in text.splitlines())
        assert "m mine" in text
        assert "jan saved 1.3 while you were at it." in text
        await type_keys(pilot, "escape")
        assert card_of(desk, "1.3").row.statement == "12 streets, theirs"
        assert "draft: e" in shown(pilot)


async def test_mine_is_saved_over_theirs_which_stays_in_the_history(desk: Path) -> None:
    async with opened(desk) as pilot:
        await edited_by_both(pilot, desk)
        await type_keys(pilot, "m")
        assert card_of(desk, "1.3").row.statement == "12 streets were closed mine"
        assert [action.by for action in history.actions(open_desk(desk, "x"), "1.3")][:2] == ["mara", "jan"]
        assert "draft:" not in shown(pilot)


async def test_theirs_stays_and_mine_is_dropped(desk: Path) -> None:
    async with opened(desk) as pilot:
        await edited_by_both(pilot, desk)
        text = await type_keys(pilot, "t")
        assert card_of(desk, "1.3").row.statement == "12 streets, theirs"
        assert "draft:" not in text


async def test_both_are_made_one_in_the_form(desk: Path) -> None:
    async with opened(desk) as pilot:
        await edited_by_both(pilot, desk)
        assert "12 streets, theirs 12 streets were closed mine" in await type_keys(pilot, "b")
        await type_keys(pilot, "enter")
        assert card_of(desk, "1.3").row.statement == "12 streets, theirs 12 streets were closed mine"


async def test_a_verdict_too_is_given_all_the_same_or_left_or_made_one(desk: Path) -> None:
    async with opened(desk) as pilot:
        text = await rated_by_both(pilot, desk)
        assert any("My reason." in line and "Their reason." in line for line in text.splitlines())
        text = await type_keys(pilot, "b")
        assert "Their reason. My reason." in text
        assert "▸wrong" in text
        await type_keys(pilot, "enter")
        newest, theirs = card_of(desk, "1.3").verdicts
        assert (newest.rating, newest.rationale, newest.by) == ("wrong", "Their reason. My reason.", "mara")
        assert (theirs.rating, theirs.stands) == ("OK", False)


async def test_both_as_one_keeps_the_source_that_was_chosen(desk: Path) -> None:
    evidence.add_source(open_desk(desk, "mara"), "1", title="The council's minutes", via=Via.COMMAND)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "c", "1", "w")
        await write(pilot, "My reason.")
        verdicts.give_verdicts(open_desk(desk, "jan"), [label], "OK", because="Theirs.", via=Via.COMMAND)
        await type_keys(pilot, "enter", "b", "enter")
        assert [row.source.label for row in card_of(desk, label).evidence] == ["S1"]


async def test_a_rating_by_a_key_meets_a_conflict_as_well(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        verdicts.give_verdicts(open_desk(desk, "jan"), [label], "OK", because="Theirs.", via=Via.COMMAND)
        assert "m mine" in await type_keys(pilot, "t")
        await type_keys(pilot, "m")
        assert card_of(desk, label).row.so == "on author"
