"""Decided claims that share telling words with a statement, for finding earlier verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice

from sqlalchemy import Connection, select

from claims.history.writer import IN_LIST
from claims.queries.base import CLAIM
from claims.queries.words import newest

PAIRED = 5
"""Words that are looked up, two by two: what has none of these pairs is about something else."""


def sharing(connection: Connection, words: Sequence[str], but: int) -> list[tuple[int, str, str | None]]:
    """Claims with a verdict that have two of these folded words (or the only one): id, statement, claimant."""
    pairs = list(combinations(words[:PAIRED], 2)) or [tuple(words)]
    ids: set[int] = set()
    for pair in pairs:
        for chunk in islice(newest(connection, pair), 1):
            ids.update(chunk)
    ids.discard(but)
    found: list[tuple[int, str, str | None]] = []
    wanted = sorted(ids)
    for at in range(0, len(wanted), IN_LIST):
        decided = select(CLAIM.c.id, CLAIM.c.statement, CLAIM.c.speaker).where(
            CLAIM.c.id.in_(wanted[at : at + IN_LIST]), CLAIM.c.verdicts > 0, ~CLAIM.c.withdrawn
        )
        found += (row._tuple() for row in connection.execute(decided))
    return found
