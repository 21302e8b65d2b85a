"""The way of a verdict to its readers, by keys: submit, send back, approve, release, open again."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions.evidence import add_evidence
from claims.actions.rules import set_rules
from claims.actions.verdicts import give_verdicts
from claims.desk import open_desk
from claims.words import ReviewAct, Stance, State, Via
from tests.workbench.desks import card_of, make_desk
from tests.workbench.screen import go_to, opened, review, shown, type_keys, write

pytestmark = pytest.mark.anyio


def prepare(path: Path) -> None:
    """Every tick of this desk has a second reader, and 1.1 a source."""
    desk = open_desk(path, "mara")
    set_rules(desk, b"sample = 1", via=Via.COMMAND)
    add_evidence(desk, ["1.1"], "https://city.example/homes", stance=Stance.SUPPORTS, via=Via.COMMAND)
    desk.close()


async def test_a_claim_goes_to_a_second_reader_and_out_and_back(desk: Path) -> None:
    prepare(desk)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "y")
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "S")
        assert card_of(desk, label).row.state == State.IN_REVIEW
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "P")
        assert any("another person has to approve it" in note.message for note in pilot.app._notifications)
    async with opened(desk, by="zoe") as pilot:
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "B")
        await write(pilot, "Which page?")
        await type_keys(pilot, "enter")
        card = card_of(desk, label)
        assert (card.row.state, card.reviews[-1].act, card.reviews[-1].comment) == (
            State.CHECKING,
            ReviewAct.REQUEST_CHANGES,
            "Which page?",
        )
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "S")
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "P")
        assert card_of(desk, label).row.state == State.APPROVED
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "R")
        await write(pilot, "https://desk.example/homes")
        await type_keys(pilot, "enter")
        assert card_of(desk, label).releases[0].url == "https://desk.example/homes"
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "W")
        await write(pilot, "It was 398.")
        await type_keys(pilot, "enter")
        card = card_of(desk, label)
        assert (card.row.state, card.corrections[0].text) == (State.CHECKING, "It was 398.")
        text = await type_keys(pilot, "l")
        assert "correction zoe" in text
        assert "request changes zoe" in text


async def test_a_remark_changes_nothing_else(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        before = card_of(desk, label)
        await type_keys(pilot, "C")
        await write(pilot, "See the council's minutes.")
        await type_keys(pilot, "enter")
        after = card_of(desk, label)
        assert [review.comment for review in after.reviews] == ["See the council's minutes."]
        assert after.row == before.row


async def test_an_earlier_verdict_is_shown_and_taken_over_with_one_key(tmp_path: Path) -> None:
    said = "The port of Merelbeke counted 41 boats in March"
    path = tmp_path / "desk.sqlite"
    made = make_desk(path, (f"Boats again\n\n{said}.", (said,)), (f"Boats on the Leie\n\n{said} 2024.", (said,)))
    add_evidence(made, ["1.1"], "https://port.example/count", stance=Stance.SUPPORTS, via=Via.COMMAND)
    give_verdicts(made, ["1.1"], "ok", via=Via.COMMAND)
    made.close()
    async with opened(path) as pilot:
        await type_keys(pilot, "n")
        row = review(pilot).claim
        assert row is not None
        assert row.label == "2.1"
        assert "M takes over 1.1" in shown(pilot)
        await type_keys(pilot, "M")
    card = card_of(path, "2.1")
    assert (card.row.so, card.evidence[0].source.url) == ("OK", "https://port.example/count")
    assert [relation.other.label for relation in card.relations] == ["1.1"]


async def test_where_nothing_earlier_is_alike_the_key_says_so(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "M")
        assert any("No earlier verdict" in note.message for note in pilot.app._notifications)
