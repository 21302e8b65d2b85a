"""A claim's outcome as a glyph and an ink, so that it is told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.rows import ClaimRow
from claims.scales import RATING_SCALES, Rating
from claims.words import Stance, State

OPEN = "○"
DISMISSED = "–"

STANCE_SIGNS: Mapping[Stance, tuple[str, str]] = {
    Stance.SUPPORTS: ("+", "good"),
    Stance.CONTRADICTS: ("−", "bad"),
    Stance.MIXED: ("±", "mixed"),
    Stance.SILENT: ("0", "quiet"),
    Stance.CONTEXT: ("·", "quiet"),
}
"""(sign, ink) of what a source does for a claim."""


def outcome(row: ClaimRow) -> tuple[str, str]:
    """(glyph, ink) of a claim: dismissed, open, or what was found; the answer to *so* goes before that to *said*."""
    if row.state == State.DISMISSED:
        return DISMISSED, "quiet"
    label = row.so or row.said
    return rating_outcome(label) if label else (OPEN, "")


@cache
def rating_outcome(label: str) -> tuple[str, str]:
    """(glyph, ink) of a rating, from the stances of evidence that fit it: one that none fits is an open question."""
    rating = next((r for scale in RATING_SCALES.values() for r in scale.ratings if r.label == label), None)
    return _outcome(rating) if rating else ("?", "query")


def _outcome(rating: Rating) -> tuple[str, str]:
    if not rating.fits & {Stance.SUPPORTS, Stance.CONTRADICTS}:
        return "?", "query"
    if Stance.MIXED in rating.fits:
        return "~", "mixed"
    return ("✓", "good") if Stance.SUPPORTS in rating.fits else ("✗", "bad")
