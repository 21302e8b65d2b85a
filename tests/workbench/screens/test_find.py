"""Finding words in the article, and completing a filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.screen import AppPilot, opened, review, settle, shown, type_keys, write

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
        await write(pilot, " zebra")
        await settle(pilot)
        assert "not in this article" in shown(pilot)


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
