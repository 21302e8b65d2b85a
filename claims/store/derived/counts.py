"""How many claims stand in each state: a counter, as counting a million of them takes a quarter of a second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from claims.store.derived.edits import RowEdit
from claims.tables import Claim, ClaimCount, table_of

CLAIM, COUNT = table_of(Claim), table_of(ClaimCount)


def keep(connection: Connection, fresh: Sequence[Mapping[str, Any]], edits: Sequence[RowEdit]) -> None:
    """Count claims that were inserted or changed."""
    moved: Counter[str] = Counter(row["state"] for row in fresh if not row["withdrawn"])
    for edit in edits:
        if edit.touched & {"state", "withdrawn"}:
            moved[edit.before["state"]] -= not edit.before["withdrawn"]
            moved[edit.after["state"]] += not edit.after["withdrawn"]
    _add(connection, moved)


def faults(connection: Connection) -> list[str]:
    """Where the counter and the claims do not agree."""
    counted, true = _counted(connection), _true(connection)
    return [
        f"The counter says that {counted[state]} claims are {state}, and there are {true[state]}."
        for state in sorted(counted.keys() | true.keys())
        if counted[state] != true[state]
    ]


def mend(connection: Connection) -> None:
    """Set the counter right."""
    missing = _true(connection)
    missing.subtract(_counted(connection))
    _add(connection, missing)


def _add(connection: Connection, moved: Counter[str]) -> None:
    mark = "?" if connection.dialect.positional else "%s"
    counted = [(str(state), difference) for state, difference in moved.items() if difference]
    if counted:
        connection.exec_driver_sql(
            f"INSERT INTO claim_count (state, standing) VALUES ({mark}, {mark}) "
            "ON CONFLICT (state) DO UPDATE SET standing = claim_count.standing + excluded.standing",
            counted,
        )


def _counted(connection: Connection) -> Counter[str]:
    return _by_state(connection, select(COUNT.c.state, COUNT.c.standing))


def _true(connection: Connection) -> Counter[str]:
    standing = select(CLAIM.c.state, func.count()).where(~CLAIM.c.withdrawn).group_by(CLAIM.c.state)
    return _by_state(connection, standing)


def _by_state(connection: Connection, wanted: Select[Any]) -> Counter[str]:
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})
