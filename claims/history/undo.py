"""Taking an action back, whoever did it and from wherever: as another action, so that can be taken back as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, and_, func, or_, select

from claims.errors import Conflict, NotFound, Refused
from claims.history.chain import REDACTIONS
from claims.history.images import IN_LIST, RowImage, image_of
from claims.history.redact import REDACT
from claims.history.writer import BATCH, CHANGE, WriteTransaction
from claims.tables import TRACKED, Action, ImportRun, Tracked, table_of

ACTION = table_of(Action)


def take_back(tx: WriteTransaction, action: int) -> int:
    """Put every row that `action` changed back as it was before; returns how many rows.

    Inserted rows are withdrawn, changed ones restored, withdrawn ones put back. Raises NotFound, and Conflict where
    somebody has built on it since; nothing is taken back then.
    """
    if tx.connection.execute(select(ACTION.c.id).where(ACTION.c.id == action)).first() is None:
        raise NotFound(f"There is no action {action}.", "`workbench history` lists them.")
    tx.author = replace(tx.author, undoes=action)
    rows = 0
    withdrawn: dict[str, set[int]] = {}
    revived: dict[str, set[int]] = {}
    tx.begin()  # also where nothing changes in the end: what was undone is not the next to undo
    for image, batch in _batches(tx, action):
        standing = tx.images(image, list(batch))
        restored = []
        for key, (before, after) in batch.items():
            _require_untouched(image, standing[key], after)
            ends = before is None or before["withdrawn"]
            if ends != standing[key]["withdrawn"]:
                (withdrawn if ends else revived).setdefault(image.entity, set()).add(key)
            restored.append({"id": key, **(_restored(image, before, standing[key]) if before else _WITHDRAWN)})
        rows += len(restored)
        tx.put(image.model, restored)
    _require_childless(tx, withdrawn)
    _require_parents(tx, revived)
    return rows


def last_to_undo(tx: WriteTransaction, by: str) -> int | None:
    """The newest action of a person that stands and is not itself an undo."""
    return next((action["id"] for action in _standing(tx, by) if action["undoes"] is None), None)


def last_to_redo(tx: WriteTransaction, by: str) -> int | None:
    """The newest standing undo of a person, unless they have done something else since."""
    for action in _standing(tx, by):
        if action["undoes"] is None:
            return None
        if action["depth"] % 2 == 1:
            return int(action["id"])
    return None


_Pair = tuple[dict[str, Any] | None, dict[str, Any]]


def _batches(tx: WriteTransaction, action: int) -> Iterator[tuple[RowImage, dict[int, _Pair]]]:
    """Each row that the action changed, with its image before and after, last table first."""
    entities = select(CHANGE.c.entity).where(CHANGE.c.action_id == action).distinct()
    touched = {row[0] for row in tx.connection.execute(entities)}
    if REDACTIONS & touched:
        raise Refused(f"Action {action} took something out of the history for good.", "It cannot be taken back.")
    for entity, model in reversed(TRACKED.items()):
        if entity not in touched or model is Action:
            continue
        image = image_of(model)
        mine = and_(CHANGE.c.action_id == action, CHANGE.c.entity == entity)
        after = 0
        while True:
            keys = select(CHANGE.c.key).where(mine, CHANGE.c.key > after).distinct().order_by(CHANGE.c.key).limit(BATCH)
            wanted = [row[0] for row in tx.connection.execute(keys)]
            if not wanted:
                break
            yield image, _pairs(tx, image, action, wanted)
            after = wanted[-1]


def _pairs(tx: WriteTransaction, image: RowImage, action: int, keys: list[int]) -> dict[int, _Pair]:
    pairs: dict[int, _Pair] = {}
    earlier = CHANGE.alias()
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
        for key, was, became in tx.connection.execute(rows).all():
            if was == "" or became is None:
                raise Refused(
                    f"What action {action} did to {image.entity} {key} was taken out of the history.",
                    "Nothing was taken back, and it cannot be.",
                )
            pairs[key] = (image.values(was) if was else None, image.values(became))
    return pairs


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
        raise Conflict(
            f"{image.entity} {after['id']} was changed again since: {', '.join(changed)}.",
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


def _require_childless(tx: WriteTransaction, withdrawn: dict[str, set[int]]) -> None:
    """Raise Conflict where a row that stands refers to one that was just withdrawn."""
    for entity, keys in withdrawn.items():
        for child in TRACKED.values():
            for column in _references(child, entity):
                count = _count(tx, table_of(child), table_of(child).c[column], keys)
                if count:
                    raise Conflict(
                        f"{count} {child.__tablename__} rows were built on this since.",
                        "Nothing was taken back. Undo the later actions first; `workbench history` lists them.",
                    )


def _require_parents(tx: WriteTransaction, revived: dict[str, set[int]]) -> None:
    """Raise Conflict where a row that was just put back refers to one that was withdrawn since."""
    for entity, keys in revived.items():
        child = TRACKED[entity]
        for parent in TRACKED:
            for column in _references(child, parent):
                both = table_of(child).join(
                    gone := table_of(TRACKED[parent]).alias(), gone.c.id == table_of(child).c[column]
                )
                count = _count(tx, both, table_of(child).c.id, keys, gone.c.withdrawn.is_(True))
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


def _count(
    tx: WriteTransaction, rows: FromClause, column: Column[Any], keys: set[int], *also: ColumnElement[bool]
) -> int:
    """How many standing rows have one of the keys in a column."""
    table = column.table
    total = 0
    wanted = sorted(keys)
    for at in range(0, len(wanted), IN_LIST):
        referring = and_(column.in_(wanted[at : at + IN_LIST]), table.c.withdrawn.is_(False), *also)
        total += tx.connection.execute(select(func.count()).select_from(rows).where(referring)).scalar_one()
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
