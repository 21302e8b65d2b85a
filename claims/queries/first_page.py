"""The first page of the queue by plain sqlite3: a third of a second sooner than SQLAlchemy is loaded."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from claims.queries.page_rows import rows_of
from claims.rows import ClaimRow


class FirstPage(NamedTuple):
    """All ids of the queue in its order, and the rows of the first of them."""

    ids: Sequence[int]
    rows: list[ClaimRow]


def first_page(path: Path, limit: int) -> FirstPage | None:
    """The queue of a desk in an SQLite file, most worth first, with its first `limit` rows.

    None where the file is no desk of this program's tables, or cannot be read at once: opening it says why.
    """
    try:
        # Opened as read-only, it would leave the files of its write-ahead log behind.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.isolation_level = None
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")  # one moment for all that follows
            ids = array("q", chain.from_iterable(connection.execute(_IDS)))
            return FirstPage(ids, rows_of(partial(_fetch, connection), ids[:limit]))
    except sqlite3.Error:
        return None


def _fetch(connection: sqlite3.Connection, statement: str, ids: Sequence[int]) -> list[Mapping[str, Any]]:
    return connection.execute(statement.replace("$IDS", ",".join("?" * len(ids))), ids).fetchall()


# As `claim_ids` has it in the order "worth": straight from the index of the queue.
_IDS = "SELECT id FROM claim WHERE withdrawn IS 0 ORDER BY worth DESC, id DESC"
