"""Taking the payload of a change out for good, as a court may order: what is left proves all the rest.

The chain runs over digests, so it still verifies. That a payload was taken out is a change of its own, with the hand,
the day and the reason of its action; it cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json
from sqlalchemy import func, select, update

from claims.errors import NotFound, Refused
from claims.history.chain import REDACTED
from claims.history.images import IN_LIST
from claims.history.writer import CHANGE, WriteTransaction
from claims.words import What

REDACT = "redact"
"""The name of the action."""


def redact(tx: WriteTransaction, changes: Sequence[int]) -> tuple[list[int], list[str]]:
    """Take out the payloads of these changes; returns the numbers of those that had one, and rows that still say it.

    A row that the last of these changes left as it is now keeps its words: "claim 7". NotFound where there is no such
    change, Refused for a change that says that another was redacted.
    """
    wanted = sorted(set(changes))
    found = [row for at in range(0, len(wanted), IN_LIST) for row in _rows(tx, wanted[at : at + IN_LIST])]
    if missing := set(wanted) - {row.seq for row in found}:
        raise NotFound(f"There is no change {min(missing)}.", "`workbench history show` lists changes by number.")
    if any(row.entity == REDACTED for row in found):
        raise Refused("What says that something was taken out cannot be taken out itself.", "Nothing was taken out.")
    held = [row for row in found if row.payload is not None]
    if not held:
        return [], []
    still = [f"{row.entity} {row.key}" for row in held if row.seq == _newest(tx, row.entity, row.key)]
    tx.begin()
    said = [
        (str(What.REDACT), row.seq, to_json({"entity": row.entity, "key": row.key, "digest": row.digest.hex()}))
        for row in held
    ]
    tx.append(REDACTED, said)
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("PRAGMA secure_delete = ON")  # else the words stay in the file's free pages
    for row in held:
        tx.connection.execute(update(CHANGE).where(CHANGE.c.seq == row.seq).values(payload=None))
    return [row.seq for row in held], still


def _rows(tx: WriteTransaction, changes: Sequence[int]) -> Sequence[Any]:
    columns = (CHANGE.c.seq, CHANGE.c.entity, CHANGE.c.key, CHANGE.c.payload, CHANGE.c.digest)
    return tx.connection.execute(select(*columns).where(CHANGE.c.seq.in_(changes)).order_by(CHANGE.c.seq)).all()


def _newest(tx: WriteTransaction, entity: str, key: int) -> int:
    of_row = select(func.max(CHANGE.c.seq)).where(CHANGE.c.entity == entity, CHANGE.c.key == key)
    return int(tx.connection.execute(of_row).scalar_one())
