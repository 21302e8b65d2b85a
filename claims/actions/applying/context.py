"""What applying records needs at hand: the transaction, the rows of the desk by key, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table

from claims.errors import Refused
from claims.history.writer import IN_LIST, WriteTransaction
from claims.reading import Reading
from claims.records import Record
from claims.tables import Tracked

Read = Callable[[str, date | None], Reading]
"""Reads a text with its publication date."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record, and the line of the input that it came from."""

    line: int
    record: Any


@dataclass
class Context:
    """One import's transaction. `read` is None where articles are to stay unread.

    `counts` has new, changed, unchanged (records), versions (of articles that were there) and claims (read).
    """

    tx: WriteTransaction
    by: str
    read: Read | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def by_key(self, table: Table, keys: Iterable[str | None]) -> dict[str, dict[str, Any]]:
        """The rows of a table by key, withdrawn ones too: what comes again under its key stands again."""
        wanted = sorted({key for key in keys if key})
        found: dict[str, dict[str, Any]] = {}
        for at in range(0, len(wanted), IN_LIST):
            rows = self.tx.connection.execute(table.select().where(table.c.key.in_(wanted[at : at + IN_LIST])))
            found |= {row["key"]: dict(row) for row in rows.mappings()}
        return found

    def row(self, table: Table, key: int) -> dict[str, Any]:
        """The row of a table with this id."""
        return dict(self.tx.connection.execute(table.select().where(table.c.id == key)).mappings().one())

    def put(self, model: type[Tracked], rows: list[dict[str, Any]], new: int) -> list[int]:
        """Put one row for each record, `new` of them for the first time, and count what became of them."""
        before = self.tx.changes
        ids = self.tx.put(model, rows)
        self.count(len(rows), new, self.tx.changes - before)
        return ids

    def count(self, records: int, new: int, changes: int) -> None:
        """Count records of which `new` were not there and which made `changes` in all."""
        changed = max(0, min(records, changes) - new)
        self.counts.update(new=new, changed=changed, unchanged=records - new - changed)


def required(line: int, known: Mapping[str, dict[str, Any]], key: str, what: str) -> dict[str, Any]:
    """The row that a record refers to by key. Refused where neither the desk nor a line before it has one."""
    row = known.get(key)
    if row is None or row["withdrawn"]:
        raise Refused(f'There is no {what} "{key}", in the desk or in a line before.', line=line)
    return row


def require_parts(line: int, record: Record) -> None:
    """Refuse a record that is new to the desk and lacks what a new row needs."""
    if lacking := record.lacking():
        raise Refused(f"A new {record.type} needs {' and '.join(lacking)}.", line=line)
