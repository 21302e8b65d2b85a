"""One row against what a record says of it, and what happens where somebody saved first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from claims.actions.applying.context import UNCHANGED, Incoming, Step
from claims.actions.applying.lookup import Made, Row
from claims.history.images import image_of
from claims.history.writer import CHANGE
from claims.tables import Tracked
from claims.words import OnConflict, Outcome


def compare(
    model: type[Tracked], record: Incoming, known: Row | None, columns: Mapping[str, Any], new: Mapping[str, Any]
) -> Step:
    """What is to be done for a record that names `columns`; `new` are those that a new row has besides.

    A row that was withdrawn stands again, and counts as new. A conflict (`if_rev`) is refused.
    """
    if known is None:
        if record.if_rev is not None:
            return _conflict(f"There is no {record.type} {record.key} to change.", columns, {})
        return Step(Outcome.NEW, {**new, **columns})
    again = known["withdrawn"]
    if not again and columns.items() <= known.items():
        return UNCHANGED
    changed = {name: value for name, value in columns.items() if known[name] != value}
    if again:
        changed["withdrawn"] = False
    if fixed := sorted(changed.keys() & model.immutable):
        return refused(f"{', '.join(fixed)} of {record.type} {record.key} cannot change once written.")
    reviewed = changed.keys() & (model.reviewed | {"withdrawn"})
    if record.if_rev is not None and reviewed and known["rev"] not in (None, record.if_rev):
        told = f"{record.type} {record.key} is at revision {known['rev']}, not {record.if_rev}."
        return _conflict(f"Somebody saved first: {told}", changed, {name: known[name] for name in changed})
    return Step(Outcome.NEW if again else Outcome.CHANGED, {**changed, "id": known["id"]})


def refused(reason: str) -> Step:
    """Nothing is done for the record."""
    return Step(Outcome.REFUSED, reason=reason)


def settled(
    connection: Connection, policy: OnConflict, model: type[Tracked], record: Incoming, known: Row | None, step: Step
) -> Step:
    """What becomes of a record that conflicts: by THEIRS, what others have changed since stays, the rest is applied."""
    if not step.theirs or policy is not OnConflict.THEIRS or known is None or isinstance(known["id"], Made):
        return step
    base = _as_of(connection, model, known["id"], record.if_rev)
    mine = {name: value for name, value in step.mine.items() if name in base and base[name] == known[name]}
    kept = ", ".join(sorted(step.mine.keys() - mine.keys()))
    if not mine:
        return Step(Outcome.UNCHANGED, reason=f"What others saved was kept: {kept}.")
    told = f"What others saved was kept: {kept}." if kept else ""
    return Step(Outcome.CHANGED, {**mine, "id": known["id"]}, reason=told)


def _conflict(reason: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Step:
    return Step(Outcome.REFUSED, reason=reason, mine=dict(mine), theirs=dict(theirs))


def _as_of(connection: Connection, model: type[Tracked], key: int, rev: int | None) -> dict[str, Any]:
    """The row when it had this revision; empty where the history has no image of that any more."""
    image = image_of(model)
    told = select(CHANGE.c.payload).where(CHANGE.c.entity == image.entity, CHANGE.c.key == key)
    for (payload,) in connection.execute(told.order_by(CHANGE.c.seq.desc())):
        if payload is not None and (row := image.values(payload))["rev"] == rev:
            return row
    return {}
