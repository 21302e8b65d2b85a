"""The screens beside the review: history with undo, sources, and a stored copy that words are taken from."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claims.actions import claims, copies, evidence, history
from claims.desk import open_desk
from claims.queries.base import SOURCE
from claims.words import EvidenceState, Stance, Via
from tests.workbench.desks import card_of
from tests.workbench.screen import AppPilot, go_to, opened, shown, type_keys, write

pytestmark = pytest.mark.anyio

COPY = b"The council met on Tuesday. It spent 2.3 million euros on homes, the treasurer said. \x1b]0;x\x07 Rain fell."


async def come(pilot: AppPilot, words: str) -> str:
    """The screen once these words are on it."""
    for _ in range(100):
        if words in shown(pilot):
            return shown(pilot)
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} did not come:\n{shown(pilot)}")


async def told(pilot: AppPilot, words: str) -> None:
    """Wait for a notification with these words."""
    for _ in range(100):
        if any(words in note.message for note in pilot.app._notifications):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} was not told:\n{shown(pilot)}")


async def test_the_history_of_a_claim_shows_differences_and_undoes_with_a_reason(desk: Path) -> None:
    other = open_desk(desk, "jan")
    statement = f"11 streets were closed{', and opened again' * 4}, to the last"
    claims.edit_claim(other, "1.3", {"statement": statement}, via=Via.COMMAND)
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        await type_keys(pilot, "H")
        text = await come(pilot, "12 streets were closed →")
        assert "History of claim 1.3: 2 actions" in text
        assert "jan edit claim" in text
        assert "11 streets were closed" in text
        assert "to the last" in text, "however long, it is not cut at the screen's edge"
        await type_keys(pilot, "u", "enter")
        await told(pilot, "needs a reason")
        await write(pilot, "Jan misread the order.")
        await type_keys(pilot, "enter")
        text = await come(pilot, "[taken back]")
        assert "Jan misread the order." in text
        await type_keys(pilot, "escape")
        assert card_of(desk, "1.3").row.statement == "12 streets were closed"
        newest = history.actions(other)[0]
        assert (newest.by, newest.reason) == ("mara", "Jan misread the order.")


async def test_what_a_colleague_did_to_many_claims_is_taken_back_with_a_reason_and_shown_in_part(desk: Path) -> None:
    other = open_desk(desk, "jan")
    claims.park_claims(other, ["1.1", "1.2", "1.3", "1.4"], via=Via.SCREEN)
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        await type_keys(pilot, "H")
        assert "claim a1#4: update" in await come(pilot, "parked")
        await type_keys(pilot, "j")
        await come(pilot, "rows that it changed in all")
        await type_keys(pilot, "k")
        await type_keys(pilot, "u", "enter")
        await told(pilot, "Taking back what jan did needs a reason.")
        await write(pilot, "Not for later.")
        await type_keys(pilot, "enter")
        await come(pilot, "[taken back]")
    assert not any(card_of(desk, f"1.{n}").row.parked for n in (1, 2, 3, 4))
    other.close()


async def test_the_history_turns_to_the_article_and_the_desk(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        await type_keys(pilot, "t", "H")
        await come(pilot, "History of claim")
        await type_keys(pilot, "tab")
        await come(pilot, "History of article 1")
        await type_keys(pilot, "tab")
        text = await come(pilot, "History of the desk: 2 actions")
        assert "import" in text
        await type_keys(pilot, "j")
        await come(pilot, "#1 import")
        assert "sentences" in await type_keys(pilot, "escape")


async def test_sources_are_listed_edited_and_their_evidence_withdrawn(desk: Path) -> None:
    other = open_desk(desk, "jan")
    evidence.add_evidence(other, ["1.2"], "Budget 2024", stance=Stance.CONTRADICTS, quotation="2.3", via=Via.COMMAND)
    async with opened(desk) as pilot:
        await go_to(pilot, "The council spent")
        await type_keys(pilot, "L")
        text = await come(pilot, "Budget 2024")
        assert "Sources of article 1" in text
        assert "1.2 − contradicts “2.3”" in text
        await type_keys(pilot, "e")
        await write(pilot, "City budget")
        await type_keys(pilot, "enter")
        await come(pilot, "  City budget")
        await type_keys(pilot, "w", "tab")
        await write(pilot, "the wrong year")
        await type_keys(pilot, "enter")
        await come(pilot, "0 cited")
        await type_keys(pilot, "escape")
        assert card_of(desk, "1.2").evidence == ()


async def test_words_of_a_stored_copy_are_quoted_once_they_are_selected(desk: Path) -> None:
    other = open_desk(desk, "jan")
    for title in ("Minutes", "Letter"):
        evidence.add_source(other, "1", title=title, via=Via.COMMAND)
    copies.attach_page(other, "1", "S1", copies.SavedPage(COPY, "minutes.txt"), via=Via.COMMAND)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "The council spent")
        await type_keys(pilot, "f")
        assert any("Which source?" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "1", "f")
        text = await come(pilot, "The council met")
        assert any(line.startswith("▌") and "It spent 2.3 million" in line for line in text.splitlines())
        assert "\x1b" not in text
        assert "·The" not in text, "nobody reads a copy sentence by sentence"
        await type_keys(pilot, "enter")
        await told(pilot, "No words are selected")
        await type_keys(pilot, "right", "right", "right", "right", "enter")
        assert "It spent 2.3 million" in await come(pilot, "Quote S1")
        await type_keys(pilot, "c", "enter")
        (quoted,) = card_of(desk, label).evidence
        assert (quoted.quotation, quoted.stance, quoted.state) == (
            "It spent 2.3 million",
            Stance.CONTRADICTS,
            EvidenceState.FOUND,
        )


async def test_a_source_without_a_copy_says_how_to_get_one(desk: Path) -> None:
    other = open_desk(desk, "jan")
    evidence.add_source(other, "1", title="Minutes", via=Via.COMMAND)
    async with opened(desk) as pilot:
        await go_to(pilot, "The council spent")
        await type_keys(pilot, "f")  # there is only one that it can be
        assert any("no stored copy" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "L")
        await come(pilot, "Minutes")
        await type_keys(pilot, "f")
        await told(pilot, "has no address")


@pytest.fixture
def refused(desk: Path) -> Path:
    """The desk with a source that the door to the network refuses."""
    made = open_desk(desk, "mara")
    evidence.add_source(made, "1", url="https://127.0.0.1/minutes", via=Via.COMMAND)
    copies.fetch_source(made, "1", "S1", via=Via.COMMAND)
    made.close()
    return desk


async def test_a_look_that_failed_is_not_told_as_a_stored_copy(refused: Path) -> None:
    async with opened(refused) as pilot:
        await type_keys(pilot, "L")
        text = await come(pilot, "refused by the door")
        assert "none stored" in text
        assert "tried 20" in text


async def test_a_fetch_says_how_long_it_takes_and_is_stopped_by_a_key(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_desk(desk, "jan")
    evidence.add_source(other, "1", url="https://slow.example/minutes", via=Via.COMMAND)
    asked = []

    async def for_ever(url: str) -> None:
        asked.append(url)
        await asyncio.Event().wait()

    monkeypatch.setattr("claims.sources.fetch.fetch", for_ever)
    async with opened(desk) as pilot:
        await go_to(pilot, "The council spent")
        await type_keys(pilot, "L")
        await come(pilot, "slow.example")
        await type_keys(pilot, "f")
        text = await come(pilot, "fetching S1, 0 s, Esc stops it")
        assert text.splitlines()[-1].startswith(" Esc stop ")
        await type_keys(pilot, "f")
        await told(pilot, "is being fetched")
        await type_keys(pilot, "escape")
        await told(pilot, "Fetching was stopped")
        await come(pilot, "Sources of article 1: 1 · Ministers")
        assert asked == ["https://slow.example/minutes"]
        assert copies.list_copies(other, "1", "S1") == ()
        await type_keys(pilot, "f", "q")
        assert "sentences" in await come(pilot, "sentences"), "leaving stops it, too"
    other.close()


async def edited_by_both(pilot: AppPilot, desk: Path) -> None:
    """Mara and Jan give one source a title, Jan first; the screen that shows it."""
    other = open_desk(desk, "jan")
    evidence.add_source(other, "1", title="Minutes", via=Via.COMMAND)
    await go_to(pilot, "The council spent")
    await type_keys(pilot, "L")
    await come(pilot, "Minutes")
    await type_keys(pilot, "e", "end")
    await write(pilot, " mine")
    evidence.edit_source(other, "1", "S1", {"title": "Minutes, theirs"}, via=Via.COMMAND)
    other.close()
    await type_keys(pilot, "enter")
    await come(pilot, "m mine")


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("m", "Minutes mine"),
        ("t", "Minutes, theirs"),
        ("escape", "Minutes, theirs"),
        ("b enter", "Minutes, theirs Minutes mine"),
    ],
)
async def test_two_who_edit_a_source_are_asked_what_becomes_of_both(desk: Path, keys: str, title: str) -> None:
    async with opened(desk) as pilot:
        await edited_by_both(pilot, desk)
        for key in keys.split():
            await type_keys(pilot, key)
        await come(pilot, title)
        await type_keys(pilot, "e")
        assert ("draft of" in shown(pilot)) == (keys == "escape"), "what was put off is kept"
    made = open_desk(desk, "x")
    with made.snapshot() as connection:
        assert connection.execute(SOURCE.select()).mappings().one()["title"] == title
    made.close()
