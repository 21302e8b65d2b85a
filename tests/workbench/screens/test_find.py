"""Finding words in the article, and completing a filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.screen import AppPilot, opened, press, review, settle, shown, type_keys, until, write

pytestmark = pytest.mark.anyio


async def find(pilot: AppPilot, words: str) -> str:
    await type_keys(pilot, "slash")
    await write(pilot, words)
    await settle(pilot)
    return shown(pilot)


async def test_words_are_found_as_they_are_typed_and_a_key_goes_on_to_the_next(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "g")
        assert "1 of 5" in await find(pilot, "RE")
        await type_keys(pilot, "enter")
        screen = review(pilot)
        assert "2 of 5" in await type_keys(pilot, "greater_than_sign")
        assert "3 of 5" in await type_keys(pilot, "greater_than_sign")
        assert screen.claim is not None
        assert screen.claim.text == "12 streets were closed"
        assert "5 of 5" in await type_keys(pilot, "greater_than_sign", "greater_than_sign")
        assert "1 of 5" in await type_keys(pilot, "greater_than_sign")
        assert "5 of 5" in await type_keys(pilot, "less_than_sign")
        await type_keys(pilot, "escape")
        assert screen.article.hits == ()


async def test_an_escape_goes_back_to_where_one_was(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "g")
        before = review(pilot).article.cursor
        await find(pilot, "rained")
        assert review(pilot).article.cursor != before
        await type_keys(pilot, "escape")
        assert review(pilot).article.cursor == before


async def test_straight_marks_find_typographic_ones_and_what_is_not_there_is_said(desk: Path) -> None:
    async with opened(desk) as pilot:
        assert "1 of 1" in await find(pilot, 'said "we')
        before = review(pilot).article.cursor
        await type_keys(pilot, "escape", "g")
        start = review(pilot).article.cursor
        assert start != before
        await find(pilot, 'said "we')
        await write(pilot, " zebra")
        await settle(pilot)
        assert "not in this article" in shown(pilot)
        assert "not in this article" in await type_keys(pilot, "enter")
        assert review(pilot).article.cursor == start


async def test_fields_and_values_are_completed(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "slash")
        await write(pilot, "sta")
        assert "state:" in shown(pilot).splitlines()[2]
        await type_keys(pilot, "tab")
        assert review(pilot).filter_line.field.value == "state:"
        assert "state:in-review" in shown(pilot).splitlines()[2]
        await write(pilot, "n")
        await type_keys(pilot, "tab")
        await write(pilot, "-speaker:the")
        await type_keys(pilot, "tab")
        assert review(pilot).filter_line.field.value == 'state:new -speaker:"the mayor" '
        await settle(pilot)
        assert "Queue: 5 claims" in shown(pilot)
        await type_keys(pilot, "tab", "tab")
        assert review(pilot).filter_line.is_open, "Tab completes; it never leaves"
        await type_keys(pilot, "enter")
        assert not review(pilot).filter_line.is_open


async def test_a_filter_that_is_none_is_not_left_so_that_what_is_typed_on_rates_nothing(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "slash")
        await write(pilot, "rating:y")
        for key in ("tab", "enter", "down", "tab", "y"):
            await type_keys(pilot, key)
        assert review(pilot).filter_line.is_open
        assert review(pilot).filter_line.field.value == "rating:yy"
        assert "↑" in await type_keys(pilot, "enter")
        assert not any(row.so for page in review(pilot).queue._pages.values() for row in page)
        assert "Queue: 6 claims" in await type_keys(pilot, "escape")
        assert not review(pilot).filter_line.is_open


async def test_the_footer_says_the_keys_of_the_line_that_is_written_in(desk: Path) -> None:
    async with opened(desk) as pilot:
        assert shown(pilot).splitlines()[-1] != ""
        assert (await type_keys(pilot, "slash")).splitlines()[-1] == " Enter keep  Esc leave"
        await type_keys(pilot, "escape", "tab")
        assert (await type_keys(pilot, "slash")).splitlines()[-1] == " Tab complete  Enter keep  Esc leave"


async def test_the_first_claims_come_at_once_and_all_of_them_when_typing_rests(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.screens.browse.FIRST_IDS", 2)
    monkeypatch.setattr("workbench.screens.browse.FOLLOW", 0.5)
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "slash")
        await write(pilot, "e")
        await until(pilot, "Queue: … claims")
        assert len(review(pilot).queue.ids) == 2
        await settle(pilot)
        every = len(review(pilot).queue.ids)
        assert every > 2
        assert f"Queue: {every} claims" in shown(pilot)


async def test_a_key_behind_the_filter_finds_the_whole_queue(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.screens.browse.FIRST_IDS", 2)
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "slash")
        monkeypatch.setattr("workbench.screens.browse.FOLLOW", 5.0)
        press(pilot, "e", "enter")
        while review(pilot).filter_line.is_open:
            await pilot.pause(0.001)
        press(pilot, "G")
        await until(pilot, "▸    2.2 ")
        assert review(pilot).queue.cursor == 5


async def test_letting_the_filter_go_brings_back_the_claim_one_was_on(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "j", "j")
        before = review(pilot).queue.claim_id
        await type_keys(pilot, "slash")
        await write(pilot, "boats")
        await settle(pilot)
        assert review(pilot).queue.claim_id != before
        await type_keys(pilot, "escape")
        assert review(pilot).queue.claim_id == before
