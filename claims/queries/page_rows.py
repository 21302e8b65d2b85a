"""The rows of a page of claims, by plain SQL that both databases and any driver take.

SQLAlchemy's building and reading of these statements would cost three times the statements themselves, and loading it
a third of a second before the first page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from claims.queries.claim_row import CLAIM_COLUMNS, claim_row
from claims.rows import ClaimRow

Fetch = Callable[[str, Sequence[int]], Iterable[Mapping[str, Any]]]
"""Rows by column of a statement, whose `IN ($IDS)` are these."""

MOST = 500
"""Claims that are asked for at a time; every database takes so many."""


def rows_of(fetch: Fetch, ids: Sequence[int]) -> list[ClaimRow]:
    """The claims of these ids, in this order; ids that nothing stands behind are left out."""
    return [row for at in range(0, len(ids), MOST) for row in _rows(fetch, ids[at : at + MOST])]


def _rows(fetch: Fetch, ids: Sequence[int]) -> list[ClaimRow]:
    claims = {row["id"]: row for row in fetch(_CLAIMS, ids)}
    places: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in fetch(_PLACES, ids):
        places[row["claim_id"]].append(row)
    stands: dict[int, dict[str, _Verdict]] = defaultdict(dict)
    for row in fetch(_VERDICTS, ids):
        stands[row["claim_id"]].setdefault(row["question"], _Verdict(row["rating"], row["should_read"], row["answer"]))
    evidence = {row["claim_id"]: row["uses"] for row in fetch(_EVIDENCE, ids)}
    undated = {row["claim_id"] for row in fetch(_UNDATED, ids)}
    return [
        claim_row(
            claims[key],
            claims[key]["article"],
            places.get(key, ()),
            stands.get(key, {}),
            evidence.get(key, 0),
            key in undated,
        )
        for key in ids
        if key in claims
    ]


class _Verdict(NamedTuple):
    rating: str
    should_read: str | None
    answer: str | None


_CLAIMS = f"""
    SELECT {", ".join(f"claim.{name}" for name in CLAIM_COLUMNS)}, claim.stale, article.number AS article
    FROM claim JOIN article ON article.id = claim.article_id
    WHERE claim.id IN ($IDS) AND NOT claim.withdrawn"""
_CURRENT = """
    FROM place
    JOIN claim ON claim.id = place.claim_id
    JOIN article ON article.id = claim.article_id
    JOIN version ON version.id = place.version_id AND version.n = article.current"""
_PLACES = f"""
    SELECT place.claim_id, place.start, place."end", place.state {_CURRENT}
    WHERE place.claim_id IN ($IDS) AND NOT place.withdrawn
    ORDER BY place.id"""
_VERDICTS = """
    SELECT claim_id, question, rating, should_read, answer FROM verdict
    WHERE claim_id IN ($IDS) AND NOT withdrawn
    ORDER BY id DESC"""
_EVIDENCE = """
    SELECT claim_id, count(*) AS uses FROM evidence
    WHERE claim_id IN ($IDS) AND NOT withdrawn
    GROUP BY claim_id"""
_UNDATED = f"""
    SELECT DISTINCT place.claim_id {_CURRENT}
    JOIN time_expression AS expression ON expression.version_id = place.version_id
      AND expression.start < place."end" AND place.start < expression."end"
    WHERE place.claim_id IN ($IDS) AND NOT place.withdrawn
      AND NOT expression.withdrawn AND expression.status = 'unresolved'"""
