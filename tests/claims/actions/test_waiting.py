"""Claims that wait for somebody's answer, or that are put aside: both stay open and can be found."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from claims.actions import claims, history, verdicts
from claims.actions.exports import export
from claims.desk import Desk
from claims.errors import Refused
from claims.filters import parse_filter
from claims.words import DismissedAs, Via
from tests.workbench.desks import CLAIMS, TEXT, card_of, make_desk

WAY = Via.COMMAND


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "waiting.sqlite"


@pytest.fixture
def waiting(path: Path) -> Desk:
    made = make_desk(path, (TEXT, CLAIMS))
    claims.ask_about(made, ["1.1", "1.2"], "the mayor's office", "Which homes?", since=date(2024, 3, 7), via=WAY)
    return made


def labels(desk: Desk, filter: str) -> set[str]:
    return {row.label for row in claims.rows(desk, claims.queue(desk, parse_filter(filter)))}


def test_a_question_is_kept_with_whom_and_when_and_its_claims_stay_open(waiting: Desk, path: Path) -> None:
    card = card_of(path, "1.1")
    assert (card.row.waiting_for, card.asked, card.waiting_since) == (
        "the mayor's office",
        "Which homes?",
        date(2024, 3, 7),
    )
    assert card.row.open
    assert not card.row.at_hand
    assert labels(waiting, "is:waiting") == {"1.1", "1.2"}
    assert labels(waiting, "-is:waiting") == {"1.3", "1.4"}


def test_a_question_to_nobody_or_without_words_is_refused(waiting: Desk) -> None:
    for whom, question in (("", "Why?"), ("jan", " ")):
        with pytest.raises(Refused, match="in words"):
            claims.ask_about(waiting, ["1.3"], whom, question, via=WAY)


def test_an_answer_or_a_verdict_that_decides_ends_it(waiting: Desk, path: Path) -> None:
    verdicts.give_verdicts(waiting, ["1.1"], "query", via=WAY)
    assert labels(waiting, "is:waiting") == {"1.1", "1.2"}
    verdicts.give_verdicts(waiting, ["1.1"], "OK", via=WAY)
    claims.end_waiting(waiting, ["1.2"], via=WAY)
    assert labels(waiting, "is:waiting") == set()
    assert card_of(path, "1.2").asked == ""


def test_parked_claims_are_put_aside_until_they_are_taken_up_or_decided(waiting: Desk) -> None:
    claims.park_claims(waiting, ["1.2", "1.3", "1.4"], via=WAY)
    assert labels(waiting, "is:parked is:open") == {"1.2", "1.3", "1.4"}
    claims.park_claims(waiting, ["1.2"], parked=False, via=WAY)
    verdicts.give_verdicts(waiting, ["1.3"], "query", via=WAY)
    claims.dismiss_claims(waiting, ["1.4"], DismissedAs.OPINION, via=WAY)
    assert labels(waiting, "is:parked") == set()
    history.undo(waiting, via=WAY)
    assert labels(waiting, "is:parked") == {"1.4"}


def test_the_editor_reads_who_is_waited_for(waiting: Desk) -> None:
    out = BytesIO()
    export(waiting, "editor", out)
    report = out.getvalue().decode()
    assert "waiting for the mayor's office: 1.1–1.2" in report
    assert "waiting for the mayor's office since 7 March 2024: “Which homes?”" in report
