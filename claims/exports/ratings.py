"""What a verdict's rating means for a report.

Scales differ in their labels, and some have no numbers: most of it follows from the stances of evidence that fit.
"""

from __future__ import annotations

from claims.rows import ClaimCard, VerdictRow
from claims.scales import RATING_SCALES, Rating
from claims.words import Question, Stance


def rating_of(verdict: VerdictRow) -> Rating | None:
    """The rating that a verdict gave, None where this program does not know its scale."""
    scale = RATING_SCALES.get(verdict.scale)
    return next((rating for rating in scale.ratings if rating.label == verdict.rating), None) if scale else None


def deciding(card: ClaimCard) -> VerdictRow | None:
    """The verdict that a claim is known by: whether it is so, else whether it was said."""
    return card.standing(Question.SO) or card.standing(Question.SAID)


def undecided(verdict: VerdictRow) -> bool:
    """The rating says that sources gave no answer, or that somebody has still to give one."""
    rating = rating_of(verdict)
    return rating is not None and Stance.SILENT in rating.fits


def objects(verdict: VerdictRow) -> bool:
    """The rating says that the text cannot stand as it is."""
    rating = rating_of(verdict)
    return rating is not None and (rating.needs_wording or Stance.CONTRADICTS in rating.fits)


def doubt(verdict: VerdictRow) -> float:
    """How far a rating is from "it is so": 0 to 1, by its number, and by its stances on scales without numbers."""
    rating, scale = rating_of(verdict), RATING_SCALES.get(verdict.scale)
    if rating is None or scale is None:
        return 0.5
    if rating.value is not None and scale.best is not None and scale.worst is not None:
        return (scale.best - rating.value) / (scale.best - scale.worst)
    if Stance.CONTRADICTS in rating.fits:
        return 0.5 if {Stance.SUPPORTS, Stance.MIXED} & rating.fits else 1.0
    return 0.25 if Stance.SILENT in rating.fits else 0.0
