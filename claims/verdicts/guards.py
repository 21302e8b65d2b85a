"""What a step in a claim's work needs, and the sentence that says what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from claims.rows import ClaimCard, EvidenceRow, VerdictRow
from claims.scales import RATING_SCALES, Rating, find_rating
from claims.words import Question, Stance, State

PREFERRED = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED, Stance.CONTEXT, Stance.SILENT)
"""The order in which a rating's fitting stances are tried when nobody chose one."""


def rating_of(verdict: VerdictRow) -> Rating | None:
    """The rating that a verdict gave, None where its scale is no longer known."""
    scale = RATING_SCALES.get(verdict.scale)
    return find_rating(scale, verdict.rating) if scale else None


def fitting_stance(rating: Rating) -> Stance:
    """The stance that evidence for this rating most likely has."""
    return next((stance for stance in PREFERRED if stance in rating.fits), Stance.CONTEXT)


def missing_for(
    rating: Rating,
    question: Question,
    rationale: str,
    should_read: str | None,
    evidence: Sequence[EvidenceRow],
) -> list[str]:
    """What a verdict with this rating lacks before anybody can be asked to approve it; empty when it stands."""
    answering = [found for found in evidence if found.question == question]
    missing = []
    if rating.needs_rationale and not rationale.strip():
        missing.append("a rationale (why)")
    if rating.needs_wording and not (should_read or "").strip():
        missing.append("the wording that it should read")
    if rating.needs_source and not answering:
        missing.append("a source")
    if rating.needs_fitting and not any(found.stance in rating.fits for found in answering):
        stances = " or ".join(stance for stance in PREFERRED if stance in rating.fits)
        missing.append(f"evidence that {stances}" if stances else "evidence")
    return missing


def missing_to_submit(card: ClaimCard) -> list[str]:
    """What a claim lacks before it can be given to a second reader."""
    if card.row.state not in (State.NEW, State.CHECKING):
        return [f"it is {card.row.state.replace('_', ' ')} already"]
    standing = [verdict for verdict in card.verdicts if verdict.stands]
    if not standing:
        return ["a verdict"]
    missing = []
    for verdict in standing:
        rating = rating_of(verdict)
        if rating:
            lacking = missing_for(rating, verdict.question, verdict.rationale, verdict.should_read, card.evidence)
            missing += [f"{what} for {verdict.rating}" for what in lacking]
    return missing
