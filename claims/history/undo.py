"""Taking an action back, whoever did it and from wherever: as another action, so that can be taken back as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, FromClause, and_, func, or_, select

from claims.errors import Conflict, NotFound, Refused
from claims.history.chain import REDACTIONS
from claims.history.images import IN_LIST, RowImage, image_of, rows_with
from claims.history.redact import REDACT
from claims.history.writer import BATCH, CHANGE, WriteTransaction
from claims.tables import TRACKED, Action, ImportRun, Tracked, table_of

ACTION = table_of(Action)


def take_back(tx: WriteTransaction, action: int) -> int:
    """Put every row that `action` changed back as it was before, in one transaction; returns how many rows.

    Inserted rows are withdrawn, changed ones restored, withdrawn ones put back. Raises NotFound, Refused where the
    history no longer holds what was before, and Conflict where somebody has built on it since; nothing is taken back
    then.
    """
    begin_to_take_back(tx, action)
    rows = 0
    portion = next_portion(tx.connection, action, BATCH)
    while portion is not None:
        rows += put_back(tx, portion)
        portion = next_portion(tx.connection, action, BATCH, below=portion.lowest)
    return rows


def begin_to_take_back(tx: WriteTransaction, action: int) -> None:
    """Let the transaction's action be one that takes `action` back; raises NotFound where there is none."""
    if tx.connection.execute(select(ACTION.c.id).where(ACTION.c.id == action)).first() is None:
        raise NotFound(f"There is no action {action}.", "`workbench history` lists them.")
    tx.author = replace(tx.author, undoes=action)
    tx.begin()  # also where nothing changes in the end: what was undone is not the next to undo
    tx.put(Action, [{"id": action, "remaining": 0}])  # if it was taking something back itself, it does not go on


class Portion(NamedTuple):
    """The next rows of an action that is taken back, by table, each with its image before and after.

    `lowest` is the number of the earliest of its changes: what came before that is still to be done.
    """

    action: int
    lowest: int
    rows: dict[str, dict[int, tuple[dict[str, Any] | None, dict[str, Any]]]]


def next_portion(connection: Connection, action: int, most: int, below: int | None = None) -> Portion | None:
    """The rows that the last `most` changes of an action, before the change `below`, have left; None when all is done.

    Going backwards, a row comes with its last change, and what was built on a row comes before that row.
    """
    mine = select(CHANGE.c.seq, CHANGE.c.entity, CHANGE.c.key).where(CHANGE.c.action_id == action)
    if below is not None:
        mine = mine.where(CHANGE.c.seq < below)
    changes = connection.execute(mine.order_by(CHANGE.c.seq.desc()).limit(most)).all()
    if not changes:
        return None
    keys: dict[str, set[int]] = defaultdict(set)
    for _, entity, key in changes:
        if entity in REDACTIONS:
            raise Refused(f"Action {action} took something out of the history for good.", "It cannot be taken back.")
        if entity != ACTION.name:
            keys[entity].add(key)
    rows = {entity: _pairs(connection, image_of(TRACKED[entity]), action, keys[entity], below) for entity in keys}
    return Portion(action, changes[-1][0], rows)


def compare(connection: Connection, portion: Portion) -> None:
    """Raise Conflict where somebody has changed these rows since, or built on them."""
    for entity in portion.rows:
        _restoring(connection, portion, image_of(TRACKED[entity]))


def put_back(tx: WriteTransaction, portion: Portion) -> int:
    """Put these rows back as they were before; returns how many. Raises Conflict as `compare` does."""
    for entity in portion.rows:
        image = image_of(TRACKED[entity])
        tx.put(image.model, _restoring(tx.connection, portion, image))
    return sum(map(len, portion.rows.values()))


def last_to_undo(tx: WriteTransaction, by: str) -> int | None:
    """The newest action of a person that stands and is not itself an undo, or what their newest undo has yet to do."""
    for action in _standing(tx, by):
        if action["undoes"] is None:
            return int(action["id"])
        if action["remaining"]:
            return int(action["undoes"])
    return None


def last_to_redo(tx: WriteTransaction, by: str) -> int | None:
    """The newest standing undo of a person, unless they have done something else since."""
    for action in _standing(tx, by):
        if action["undoes"] is None:
            return None
        if action["depth"] % 2 == 1:
            return int(action["id"])
    return None


def _pairs(
    connection: Connection, image: RowImage, action: int, wanted: Collection[int], below: int | None
) -> dict[int, tuple[dict[str, Any] | None, dict[str, Any]]]:
    """The images before and after, by id, of those rows whose last change by the action is before `below`."""
    pairs: dict[int, tuple[dict[str, Any] | None, dict[str, Any]]] = {}
    earlier = CHANGE.alias()
    keys = sorted(wanted)
    for at in range(0, len(keys), IN_LIST):
        of_rows = and_(CHANGE.c.entity == image.entity, CHANGE.c.key.in_(keys[at : at + IN_LIST]))
        spans = (
            select(CHANGE.c.key, func.min(CHANGE.c.seq).label("first"), func.max(CHANGE.c.seq).label("last"))
            .where(of_rows, CHANGE.c.action_id == action)
            .group_by(CHANGE.c.key)
            .subquery()
        )
        before = (
            select(func.coalesce(earlier.c.payload, ""))  # "" is no image: it was taken out
            .where(earlier.c.entity == image.entity, earlier.c.key == spans.c.key, earlier.c.seq < spans.c.first)
            .order_by(earlier.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        rows = select(spans.c.key, before, CHANGE.c.payload).join(CHANGE, CHANGE.c.seq == spans.c.last)
        if below is not None:
            rows = rows.where(spans.c.last < below)
        for key, was, became in connection.execute(rows).all():
            if was == "" or became is None:
                raise Refused(
                    f"What action {action} did to {image.entity} {key} was taken out of the history.",
                    "Nothing was taken back, and it cannot be.",
                )
            pairs[key] = (image.values(was) if was else None, image.values(became))
    return pairs


def _restoring(connection: Connection, portion: Portion, image: RowImage) -> list[dict[str, Any]]:
    """What has to be put for the rows of one table to be as they were; raises Conflict where they may not be."""
    pairs = portion.rows[image.entity]
    standing = {row["id"]: row for row in rows_with(connection, image.table, "id", list(pairs))}
    restoring = []
    withdrawn: list[int] = []
    revived: list[int] = []
    for key, (before, after) in pairs.items():
        _require_untouched(image, standing[key], after)
        ends = before is None or before["withdrawn"]
        if ends != standing[key]["withdrawn"]:
            (withdrawn if ends else revived).append(key)
        restoring.append({"id": key, **(_restored(image, before, standing[key]) if before else _WITHDRAWN)})
    _require_childless(connection, portion.action, image.entity, withdrawn)
    _require_parents(connection, portion.action, image.entity, revived)
    return restoring


def _require_untouched(image: RowImage, standing: dict[str, Any], after: dict[str, Any]) -> None:
    if after.items() <= standing.items():
        return
    ignored = image.model.digested | {"rev"}
    changed = {
        name: (was, standing[name])
        for name, was in after.items()
        if name not in ignored and name in standing and was != standing[name]
    }
    if changed:
        name = f"{image.entity.replace('_', ' ')} {after.get('key') or after['id']}"
        raise Conflict(
            f"{name[0].upper()}{name[1:]} was changed again since: {', '.join(changed)}.",
            "Nothing was taken back. Undo the later action first; `workbench history` lists them.",
            mine={name: pair[0] for name, pair in changed.items()},
            theirs={name: pair[1] for name, pair in changed.items()},
        )


def _restored(image: RowImage, before: Mapping[str, Any], standing: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that have to change for the row to be as it was."""
    fixed = image.model.immutable | image.model.digested | {"rev"}
    return {
        name: value
        for name, value in before.items()
        if name in standing and value != standing[name] and name not in fixed
    }


_WITHDRAWN = {"withdrawn": True}


# What the action itself changed becomes again what it was beside these rows before: only what it did not touch can be
# in their way. So it does not matter which rows are put back first.


def _require_childless(connection: Connection, action: int, entity: str, withdrawn: list[int]) -> None:
    """Raise Conflict where a row that stands, and that the action left alone, refers to one that is to be withdrawn."""
    for child in TRACKED.values():
        for column in _references(child, entity):
            table = table_of(child)
            standing, theirs = table.c.withdrawn.is_(False), _untouched_by(action, table, str(table.name))
            count = _count(connection, table, table.c[column], withdrawn, standing, theirs)
            if count:
                raise Conflict(
                    f"{count} {child.__tablename__} rows were built on this since.",
                    "Nothing was taken back. Undo the later actions first; `workbench history` lists them.",
                )


def _require_parents(connection: Connection, action: int, entity: str, revived: list[int]) -> None:
    """Raise Conflict where a row that is to stand again refers to one that others have withdrawn since."""
    child = TRACKED[entity]
    for parent in TRACKED:
        for column in _references(child, parent):
            table, gone = table_of(child), table_of(TRACKED[parent]).alias()
            both = table.join(gone, gone.c.id == table.c[column])
            withdrawn, by_others = gone.c.withdrawn.is_(True), _untouched_by(action, gone, parent)
            count = _count(connection, both, table.c.id, revived, withdrawn, by_others)
            if count:
                raise Conflict(
                    f"{count} {entity} rows stood on what was withdrawn since ({parent}).",
                    "Nothing was put back. Put that back first; `workbench history` lists the actions.",
                )


def _references(child: type[Tracked], parent: str) -> Iterator[str]:
    if child in (Action, ImportRun):  # they tell what happened; they do not stand on it
        return
    for key in table_of(child).foreign_keys:
        if key.column.table.name == parent:
            yield key.parent.name


def _untouched_by(action: int, rows: FromClause, entity: str) -> ColumnElement[bool]:
    by_it = select(CHANGE.c.seq).where(
        CHANGE.c.entity == entity, CHANGE.c.key == rows.c.id, CHANGE.c.action_id == action
    )
    return ~by_it.exists()


def _count(
    connection: Connection, rows: FromClause, column: Column[Any], keys: list[int], *also: ColumnElement[bool]
) -> int:
    """How many rows have one of the keys in a column."""
    total = 0
    wanted = sorted(keys)
    for at in range(0, len(wanted), IN_LIST):
        referring = select(func.count()).select_from(rows).where(column.in_(wanted[at : at + IN_LIST]), *also)
        total += connection.execute(referring).scalar_one()
    return total


def _standing(tx: WriteTransaction, by: str) -> Iterator[dict[str, Any]]:
    """A person's actions that no standing action has undone, newest first, each with its depth.

    Depth 0 is a thing done, 1 an undo, 2 a redo (the undo of an undo), and so on.
    """
    undone: set[int] = set()
    upper: int | None = None
    while True:
        theirs = select(ACTION).where(or_(ACTION.c.by == by, ACTION.c.undoes.is_not(None)), ACTION.c.name != REDACT)
        if upper is not None:
            theirs = theirs.where(ACTION.c.id < upper)
        page = tx.connection.execute(theirs.order_by(ACTION.c.id.desc()).limit(IN_LIST)).mappings().all()
        if not page:
            return
        for action in page:
            if action["id"] in undone:
                continue
            if action["undoes"] is not None:
                undone.add(action["undoes"])
            if action["by"] == by:
                yield {**action, "depth": _depth(tx, action["undoes"])}
        upper = page[-1]["id"]


def _depth(tx: WriteTransaction, undoes: int | None) -> int:
    depth = 0
    while undoes is not None:
        depth += 1
        undoes = tx.connection.execute(select(ACTION.c.undoes).where(ACTION.c.id == undoes)).scalar()
    return depth
