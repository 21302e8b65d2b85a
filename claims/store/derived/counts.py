"""Counters: counting a million claims, or the changes of a large import, takes a quarter of a second each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select

from claims.store.derived.edits import RowEdit
from claims.tables import ActionCount, Change, Claim, ClaimCount, table_of

CLAIM, CHANGE = table_of(Claim), table_of(Change)


@dataclass(frozen=True)
class Counts:
    """A table of counts by key, with the count itself and what a fault says of one."""

    table: Table
    counted: Select[Any]
    told: str

    @property
    def key(self) -> Column[Any]:
        """What is counted by."""
        return self.table.columns[0]

    @property
    def count(self) -> Column[Any]:
        """How many there are."""
        return self.table.columns[1]


BY_STATE = Counts(
    table_of(ClaimCount),
    select(CLAIM.c.state, func.count()).where(~CLAIM.c.withdrawn).group_by(CLAIM.c.state),
    "The counter says that {kept} claims are {key}, and there are {true}.",
)
BY_ACTION = Counts(
    table_of(ActionCount),
    select(CHANGE.c.action_id, func.count()).group_by(CHANGE.c.action_id),
    "The counter says that action {key} has {kept} changes, and there are {true}.",
)
SHOWN = 3
"""Faults of a counter that are told."""


def keep(connection: Connection, fresh: Sequence[Mapping[str, Any]], edits: Sequence[RowEdit]) -> None:
    """Count claims that were inserted or changed."""
    moved: Counter[Any] = Counter(row["state"] for row in fresh if not row["withdrawn"])
    for edit in edits:
        if edit.touched & {"state", "withdrawn"}:
            moved[edit.before["state"]] -= not edit.before["withdrawn"]
            moved[edit.after["state"]] += not edit.after["withdrawn"]
    _add(connection, BY_STATE, moved)


def keep_action(connection: Connection, action: int, changes: int) -> None:
    """Count changes that were recorded for an action."""
    _add(connection, BY_ACTION, Counter({action: changes}))


def faults(connection: Connection) -> list[str]:
    """Where a counter and what it counts do not agree."""
    found = []
    for counts in (BY_STATE, BY_ACTION):
        kept, true = _read(connection, select(counts.key, counts.count)), _read(connection, counts.counted)
        wrong = sorted(key for key in kept.keys() | true.keys() if kept[key] != true[key])
        found += [counts.told.format(key=key, kept=kept[key], true=true[key]) for key in wrong[:SHOWN]]
    return found


def mend(connection: Connection) -> None:
    """Set the counters right."""
    for counts in (BY_STATE, BY_ACTION):
        missing = _read(connection, counts.counted)
        missing.subtract(_read(connection, select(counts.key, counts.count)))
        _add(connection, counts, missing)


def _add(connection: Connection, counts: Counts, moved: Counter[Any]) -> None:
    table, key, count = counts.table.name, counts.key.name, counts.count.name
    mark = "?" if connection.dialect.positional else "%s"
    differing = [(key, difference) for key, difference in moved.items() if difference]
    if differing:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({key}, {count}) VALUES ({mark}, {mark}) "
            f"ON CONFLICT ({key}) DO UPDATE SET {count} = {table}.{count} + excluded.{count}",
            differing,
        )


def _read(connection: Connection, wanted: Select[Any]) -> Counter[Any]:
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})
