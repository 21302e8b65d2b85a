"""The first page of the queue by plain sqlite3: a third of a second sooner than SQLAlchemy is loaded.

The statements are those of `claim_ids` in the order "worth" and of `claim_rows`; a test holds both ways equal.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from claims.queries.claim_row import CLAIM_COLUMNS, claim_row
from claims.rows import ClaimRow


class FirstPage(NamedTuple):
    """All ids of the queue in its order, and the rows of the first of them."""

    ids: list[int]
    rows: list[ClaimRow]


def first_page(path: Path, limit: int) -> FirstPage | None:
    """The queue of a desk in an SQLite file, most worth first, with its first `limit` rows (999 at most).

    None where the file is no desk of this program's tables, or cannot be read at once: opening it says why.
    """
    try:
        # Opened as read-only, it would leave the files of its write-ahead log behind.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.isolation_level = None
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")  # one moment for all that follows
            ids = [row[0] for row in connection.execute(_IDS)]
            return FirstPage(ids, _rows(connection, ids[:limit]))
    except sqlite3.Error:
        return None


def _rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[ClaimRow]:
    claims = {row["id"]: row for row in _of(connection, _CLAIMS, ids)}
    places = _by_claim(_of(connection, _PLACES, ids))
    stands: dict[int, dict[str, _Verdict]] = defaultdict(dict)
    for row in _of(connection, _VERDICTS, ids):
        stands[row["claim_id"]].setdefault(row["question"], _Verdict(row["rating"], row["should_read"], row["answer"]))
    evidence = {row["claim_id"]: row["uses"] for row in _of(connection, _EVIDENCE, ids)}
    undated = {row["claim_id"] for row in _of(connection, _UNDATED, ids)}
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
    ]


class _Verdict(NamedTuple):
    rating: str
    should_read: str | None
    answer: str | None


def _of(connection: sqlite3.Connection, statement: str, ids: Sequence[int]) -> list[Any]:
    marks = ",".join("?" * len(ids))
    return connection.execute(statement.replace("$IDS", marks), ids).fetchall()


def _by_claim(rows: Sequence[sqlite3.Row]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["claim_id"]].append(row)
    return found


_IDS = "SELECT id FROM claim WHERE withdrawn IS 0 ORDER BY worth DESC, id DESC"
_CLAIMS = f"""
    SELECT {", ".join(f"claim.{name}" for name in CLAIM_COLUMNS)}, claim.stale, article.number AS article
    FROM claim JOIN article ON article.id = claim.article_id
    WHERE claim.id IN ($IDS)"""
_CURRENT = """
    FROM place
    JOIN claim ON claim.id = place.claim_id
    JOIN article ON article.id = claim.article_id
    JOIN version ON version.id = place.version_id AND version.n = article.current"""
_PLACES = f"""
    SELECT place.claim_id, place.start, place."end", place.state {_CURRENT}
    WHERE place.claim_id IN ($IDS) AND place.withdrawn IS 0
    ORDER BY place.id"""
_VERDICTS = """
    SELECT claim_id, question, rating, should_read, answer FROM verdict
    WHERE claim_id IN ($IDS) AND withdrawn IS 0
    ORDER BY id DESC"""
_EVIDENCE = """
    SELECT claim_id, count(*) AS uses FROM evidence
    WHERE claim_id IN ($IDS) AND withdrawn IS 0
    GROUP BY claim_id"""
_UNDATED = f"""
    SELECT DISTINCT place.claim_id {_CURRENT}
    JOIN time_expression AS time
      ON time.version_id = place.version_id AND time.start < place."end" AND place.start < time."end"
    WHERE place.claim_id IN ($IDS) AND place.withdrawn IS 0 AND time.withdrawn IS 0 AND time.status = 'unresolved'"""
