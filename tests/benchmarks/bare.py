"""Bare sqlite3, of which the budgets of the store and of imports are multiples.

It writes rows that were built beforehand into a desk's own tables and indexes, on a connection with a desk's own
pragmas: neither side has an index or a setting that the other lacks. With the search it also writes the folded words
of the claims and lets the index of their trigrams follow, as many at a time as the desk does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from claims.desk import INDEXED_AT_A_TIME, Desk
from claims.history.images import insert_into
from claims.store.derived.trigrams import INDEXED, TABLE
from claims.tables import Claim, ClaimSearch, Place, table_of

Stored = tuple[Any, ...]
"""A row as the driver takes it, its columns in the table's order."""

SEARCHED = table_of(ClaimSearch)


class Bare:
    """The same file without a writer: no history, no chain, nothing folded."""

    def __init__(self, desk: Desk, rows: Mapping[str, Sequence[Stored]]) -> None:
        """`rows` by table, each table's in the order in which they are written."""
        self._lent = desk.engine.raw_connection()
        self._connection: Any = self._lent.driver_connection
        tables = {table_of(model).name: table_of(model) for model in (Claim, Place, ClaimSearch)}
        self._parts = [(insert_into(tables[name], desk.engine.dialect), stored) for name, stored in rows.items()]
        self._index = INDEXED in rows

    def write(self, some: slice) -> None:
        """These rows of each table, in one transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        for statement, rows in self._parts:
            self._connection.executemany(statement, rows[some])
        self._connection.execute("COMMIT")

    def index(self) -> None:
        """Let the search index follow what was written."""
        if not self._index:
            return
        (last,) = self._connection.execute(f"SELECT max(id) FROM {INDEXED}").fetchone()
        (done,) = self._connection.execute("SELECT upto FROM search_index").fetchone()
        for at in range(done, last, INDEXED_AT_A_TIME):
            until = min(at + INDEXED_AT_A_TIME, last)
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                f"INSERT INTO {TABLE} (rowid, words) SELECT id, words FROM {INDEXED} WHERE id > ? AND id <= ?",
                (at, until),
            )
            self._connection.execute("UPDATE search_index SET upto = ?", (until,))
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._lent.close()


def stored_rows(address: str, *names: str) -> dict[str, list[Stored]]:
    """The rows of a desk's tables as the driver gives them, in the order of their ids."""
    connection = sqlite3.connect(address)
    found = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in names}
    connection.close()
    return found


@contextmanager
def unsearched() -> Iterator[None]:
    """The desk keeps no folded words meanwhile, and so has nothing to index."""
    with patch("claims.store.derived.folded.keep", lambda *kept: None):
        yield
