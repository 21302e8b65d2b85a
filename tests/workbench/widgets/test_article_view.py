"""The article scrolls by half pages, keeps its place when it changes, and paints no more than what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.geometry import Region

from tests.nasty import TEXTS
from tests.workbench import rows
from tests.workbench.widgets.stage import staged, text_of
from workbench.widgets.article_view import ArticleView

pytestmark = pytest.mark.anyio

LONG = "\n\n".join(f"Sentence number {n} tells of {n} boats." for n in range(40))
CLAIMS = tuple(f"number {n} tells of {n} boats" for n in range(40))


async def test_every_claim_stands_in_place_with_its_number() -> None:
    view = ArticleView()
    async with staged(view, (80, 10)) as pilot:
        view.show(rows.sheet())
        await pilot.pause(0.001)
        text = "\n".join(text_of(pilot))
        assert "“○¹we built 400 homes”" in text
        assert "○²The council spent €3.2 million" in text
        assert "°Merelbeke" in text


async def test_the_cursor_stays_in_view_both_ways() -> None:
    view = ArticleView()
    async with staged(view) as pilot:
        view.show(rows.sheet(LONG, CLAIMS))
        for step in [1] * 39 + [-1] * 39:
            view.step_claim(step)
            await pilot.pause(0.001)
            assert view.claim is not None
            assert any(f"number {view.claim.number - 1} tells" in line for line in text_of(pilot))


async def test_a_new_reading_of_the_same_text_keeps_claim_and_line() -> None:
    view = ArticleView()
    async with staged(view) as pilot:
        sheet = rows.sheet(LONG, CLAIMS)
        view.show(sheet)
        view.go_to_claim(sheet.claims[20].id)
        await pilot.pause(0.001)
        before = text_of(pilot)
        decided = tuple(replace(claim, so="OK") for claim in sheet.claims)
        view.show(replace(sheet, claims=decided))
        await pilot.pause(0.001)
        assert text_of(pilot) == [line.replace("○", "✓") for line in before]
        assert view.claim is not None
        assert view.claim.id == sheet.claims[20].id


async def test_what_looks_as_before_is_not_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    view = ArticleView()
    async with staged(view) as pilot:
        sheet = rows.sheet(LONG, CLAIMS)
        view.show(sheet)
        await pilot.pause(0.001)
        painted: list[Region] = []
        monkeypatch.setattr(view, "refresh", lambda *regions: painted.extend(regions))
        view.show(sheet)
        assert painted == []
        view.step_claim(1)
        assert sorted(region.y for region in painted) == [0, 2]


async def test_a_resize_keeps_the_claim_in_view() -> None:
    view = ArticleView()
    async with staged(view) as pilot:
        view.show(rows.sheet(LONG, CLAIMS))
        view.step_end(1)
        await pilot.resize_terminal(24, 6)
        await pilot.pause(0.001)
        assert any("number 39" in line for line in text_of(pilot))


async def test_words_are_selected_one_by_one_and_give_exact_offsets() -> None:
    view = ArticleView()
    async with staged(view, (80, 10)):
        sheet = rows.sheet()
        view.show(sheet)
        view.go_to_claim(102)
        assert view.select_words()
        view.step_words(end=1)
        view.step_words(end=1)
        view.step_words(start=1)
        start, end = view.selected or (0, 0)
        assert sheet.text[start:end] == "council spent"
        view.step_words(end=-9)
        start, end = view.selected or (0, 0)
        assert start < end
        view.drop_words()
        assert view.selected is None


async def test_a_click_goes_to_the_claim_under_it() -> None:
    view = ArticleView()
    async with staged(view, (80, 10)) as pilot:
        view.show(rows.sheet())
        await pilot.pause(0.001)
        y = next(n for n, line in enumerate(text_of(pilot)) if "council spent" in line)
        await pilot.click(offset=(text_of(pilot)[y].index("council spent"), y))
        assert view.claim is not None
        assert view.claim.number == 2


@pytest.mark.parametrize("name", sorted(TEXTS))
async def test_hostile_text_is_shown_and_nothing_of_it_reaches_the_terminal(name: str) -> None:
    view = ArticleView()
    async with staged(view, (80, 12)) as pilot:
        view.show(rows.sheet(TEXTS[name], ()))
        view.step_end(1)
        await pilot.pause(0.001)
        assert all(line.replace("\xa0", " ").isprintable() for line in text_of(pilot))
