"""What reports tell of the way after a verdict: who read it, what was released, what had to be corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from claims.rows import ClaimCard, CorrectionRow, ReleaseRow, ReviewRow
from claims.words import ReviewAct, State
from tests.claims.exports.cases import HEADLINE, SENTENCES, TEXT
from tests.claims.exports.dossiers import NOON, card, dossier, verdict
from tests.claims.exports.reports import part, written

LATER = NOON + timedelta(days=2)


def judged(state: State = State.APPROVED, *reviews: ReviewRow, **changes: object) -> ClaimCard:
    made = (verdict(2, "False"), verdict(1, "True", stands=False))
    return card(TEXT, 1, HEADLINE, verdicts=made, state=state, reviews=reviews, **changes)


def review(act: ReviewAct, by: str = "zoe", verdicts: tuple[str, ...] = ("v2",)) -> ReviewRow:
    return ReviewRow(1, "r1", 101, act, "Which page?", by, NOON, verdicts)


def report(format: str, found: ClaimCard) -> str:
    return written(format, dossier(TEXT, SENTENCES, [found]))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (judged(State.APPROVED, review(ReviewAct.APPROVE)), "second reader zoe, 15 March 2024"),
        (judged(State.APPROVED, review(ReviewAct.APPROVE, by="ana")), "approved by the same hand, ana, 15 March 2024"),
        (judged(State.APPROVED), "no second reader was needed"),
        (judged(State.IN_REVIEW), "with a second reader"),
        (judged(State.CHECKING, review(ReviewAct.REQUEST_CHANGES)), "zoe asks for changes: Which page?"),
    ],
)
def test_the_editor_sees_how_far_the_second_reader_is(found: ClaimCard, told: str) -> None:
    assert f"**False**, ana, 15 March 2024; {told}" in report("editor", found)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (judged(State.APPROVED, review(ReviewAct.APPROVE)), "A second person has read every verdict."),
        (judged(State.APPROVED, review(ReviewAct.APPROVE, by="ana")), "A second person has read none of the verdicts."),
        (judged(State.APPROVED, review(ReviewAct.APPROVE, verdicts=("v1",))), "read none of the verdicts."),
    ],
)
def test_readers_are_told_whether_a_second_person_has_read_it_and_not_who(found: ClaimCard, told: str) -> None:
    assert told in report("reader", found)
    assert "zoe" not in report("reader", found)


def test_readers_see_corrections_in_their_own_words() -> None:
    told = CorrectionRow(1, "c1", 101, "We had the wrong day.", "cleo", LATER)
    corrections = part(report("reader", judged(State.CHECKING, corrections=(told,))), "Corrections")
    assert "- 12.1 (17 March 2024): We had the wrong day.\n" in corrections
    assert "cleo" not in corrections


def test_of_what_was_released_only_what_went_out_is_told_as_replaced() -> None:
    never = judged(State.APPROVED)
    assert "was rated True until" in part(report("reader", never), "Corrections")
    out = ReleaseRow(1, "p1", 101, None, "cleo", LATER, ("v2",))
    assert "was rated" not in part(report("reader", replace(never, releases=(out,))), "Corrections")
    before = replace(out, verdicts=("v1",))
    assert "was rated True until" in part(report("reader", replace(never, releases=(before,))), "Corrections")
