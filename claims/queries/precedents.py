"""Decided claims that share telling words with a statement, for finding earlier verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, islice

from sqlalchemy import Connection, select

from claims.queries.base import CLAIM, VERDICT
from claims.queries.words import newest

PAIRED = 4
"""Words that are looked up, two by two: what has none of these pairs is about something else."""

WANTED = 50
"""Decided claims that are looked at more closely: those that have the most of the pairs."""

LOOKED_AT = 200


def sharing(connection: Connection, words: Sequence[str], but: int) -> list[tuple[int, str, str | None]]:
    """Claims with a verdict that have two of these folded words (or the only one): id, statement, claimant."""
    if connection.execute(select(VERDICT.c.id).limit(1)).first() is None:
        return []  # nothing was ever decided: the index need not be read
    pairs: list[tuple[str, ...]] = [*combinations(words[:PAIRED], 2)] or [tuple(words)]
    shared: Counter[int] = Counter()
    for pair in pairs:
        for chunk in islice(newest(connection, pair), 1):
            shared.update(chunk)
    del shared[but]
    most_first = sorted(shared, key=lambda key: (-shared[key], -key))
    found: list[tuple[int, str, str | None]] = []
    for at in range(0, len(most_first), LOOKED_AT):
        some = most_first[at : at + LOOKED_AT]
        decided = select(CLAIM.c.id, CLAIM.c.statement, CLAIM.c.speaker).where(
            CLAIM.c.id.in_(some), CLAIM.c.verdicts > 0, ~CLAIM.c.withdrawn
        )
        known = {row[0]: (row[0], row[1], row[2]) for row in connection.execute(decided)}
        found += [known[key] for key in some if key in known]
        if len(found) >= WANTED:
            break
    return found[:WANTED]
