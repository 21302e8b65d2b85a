"""Earlier verdicts on what may be the same, to be looked at. Loads nothing that only changes need."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from claims.desk import Desk
from claims.queries import claims as queries
from claims.queries.precedents import PAIRED, sharing
from claims.rows import ClaimRow, PrecedentRow
from claims.verdicts.likeness import ALIKE, Weights, differing, likeness, telling, weights
from claims.words import Question


def find_precedents(
    desk: Desk, claim: ClaimRow, *, question: Question = Question.SO, most: int = 3
) -> tuple[PrecedentRow, ...]:
    """Earlier verdicts on claims that say much the same, the most alike first. Nothing is taken over."""
    mine = weights(claim.statement)
    words = telling(mine, PAIRED)
    if not words:
        return ()
    with desk.snapshot() as connection:
        best = _most_alike(connection, claim, mine, words, most)
        verdicts = queries.verdicts_of(connection, list(best))
        rows = queries.claim_rows(connection, list(best))
    found = []
    for row in rows:
        standing = next((v for v in verdicts.get(row.id, ()) if v.stands and v.question == question), None)
        if standing is not None:
            apart = differing(mine, weights(row.statement))
            found.append(PrecedentRow(row, standing, best[row.id], apart))
    return tuple(found)


SAME_SPEAKER = 0.2
"""Of what two statements lack in likeness, the share that one claimant for both makes up."""


def _most_alike(
    connection: Connection, claim: ClaimRow, mine: Weights, words: Sequence[str], most: int
) -> dict[int, float]:
    """The ids of the decided claims that are most alike, with their likeness, the most first."""
    scored: list[tuple[int, float]] = []
    for key, statement, speaker in sharing(connection, words, claim.id):
        alike = likeness(mine, weights(statement))
        alike += SAME_SPEAKER * (1 - alike) if speaker and speaker == claim.speaker else 0
        if alike >= ALIKE:
            scored.append((key, alike))
    return dict(sorted(scored, key=lambda pair: -pair[1])[:most])
