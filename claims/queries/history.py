"""The history, to be read: actions, and what each changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Table,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)

from claims.history.images import image_of
from claims.queries.base import (
    ACTION,
    ACTION_COUNT,
    CHANGE,
    CLAIM,
    CORRECTION,
    EVIDENCE,
    PLACE,
    RELATION,
    RELEASE,
    REVIEW,
    SIGN_OFF,
    SOURCE,
    VERDICT,
    VERSION,
    pick,
    rows,
)
from claims.rows import ActionRow, ChangeRow
from claims.tables import TRACKED

Rows = Sequence[tuple[str, Iterable[int]]]
"""Rows by table name and ids."""


def actions(
    connection: Connection, of: Rows | None = None, limit: int = 200, before: int | None = None
) -> list[ActionRow]:
    """Actions, newest first, below the number `before`; only those that changed one of the rows `of`."""
    wanted = select(ACTION).order_by(ACTION.c.id.desc()).limit(limit)
    if of is not None:
        wanted = wanted.where(ACTION.c.id.in_(select(CHANGE.c.action_id).where(_any_of(of))))
    if before is not None:
        wanted = wanted.where(ACTION.c.id < before)
    return _action_rows(connection, rows(connection, wanted))


def first_seen(connection: Connection, entity: str, key: int) -> datetime | None:
    """When the first change of a row was made."""
    wanted = select(ACTION.c.at).join(CHANGE, CHANGE.c.action_id == ACTION.c.id)
    mine = wanted.where(CHANGE.c.entity == entity, CHANGE.c.key == key).order_by(CHANGE.c.seq).limit(1)
    return connection.execute(mine).scalar()


def changes(connection: Connection, action: int, limit: int | None = None) -> list[ChangeRow]:
    """What an action changed, with the image before and after, in order; the first `limit` of them."""
    earlier = CHANGE.alias()
    before = (
        select(earlier.c.payload)
        .where(earlier.c.entity == CHANGE.c.entity, earlier.c.key == CHANGE.c.key, earlier.c.seq < CHANGE.c.seq)
        .order_by(earlier.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    wanted = select(CHANGE, before.label("before")).where(CHANGE.c.action_id == action, CHANGE.c.entity != "action")
    return _change_rows(connection, rows(connection, wanted.order_by(CHANGE.c.seq).limit(limit)))


def changes_of(connection: Connection, of: Rows) -> list[ChangeRow]:
    """Every change of these rows, oldest first."""
    found = rows(connection, select(CHANGE).where(_any_of(of), CHANGE.c.entity != "action").order_by(CHANGE.c.seq))
    newest: dict[tuple[str, int], str | None] = {}
    for row in found:
        named = (row["entity"], row["key"])
        row["before"], newest[named] = newest.get(named), row["payload"]
    return _change_rows(connection, found)


def rows_of_claim(connection: Connection, claim: int) -> Rows:
    """A claim and what hangs on it: its places, evidence, verdicts, reviews and so on, withdrawn ones too."""
    return [("claim", [claim]), *_hanging(connection, _ON_A_CLAIM, claim)]


def rows_of_article(connection: Connection, article: int) -> Rows:
    """An article and what hangs directly on it: versions, sources, claims, sign-offs, withdrawn ones too."""
    return [("article", [article]), *_hanging(connection, _ON_AN_ARTICLE, article)]


def _referring(tables: Sequence[Table], column: str) -> CompoundSelect[Any]:
    """Name of table and id of the rows that refer to `key`, in one question; made once, it costs a third."""
    key: BindParameter[int] = bindparam("key")
    return union_all(
        *(select(literal(str(table.name)).label("name"), table.c.id).where(table.c[column] == key) for table in tables)
    )


_ON_A_CLAIM = _referring((PLACE, EVIDENCE, VERDICT, REVIEW, RELEASE, CORRECTION, RELATION), "claim_id")
_ON_AN_ARTICLE = _referring((VERSION, SOURCE, CLAIM, SIGN_OFF), "article_id")


def _any_of(of: Rows) -> Any:
    return or_(*(and_(CHANGE.c.entity == entity, CHANGE.c.key.in_(list(keys))) for entity, keys in of))


def _hanging(connection: Connection, referring: CompoundSelect[Any], key: int) -> Rows:
    """The rows that refer to `key`; tables without any are left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, row in connection.execute(referring, {"key": key}):
        found[name].append(row)
    return list(found.items())


def _action_rows(connection: Connection, found: list[dict[str, Any]]) -> list[ActionRow]:
    ids = [row["id"] for row in found]
    counts = select(ACTION_COUNT.c.action_id, ACTION_COUNT.c.changes).where(ACTION_COUNT.c.action_id.in_(ids))
    changed = {row[0]: row[1] for row in connection.execute(counts)}
    undone = _undone(connection)
    own = _of_themselves(connection, [row["id"] for row in found if row["undoes"] is not None])
    columns = ("id", "name", "at", "by", "login", "via", "reason", "undoes")
    return [
        ActionRow(
            **pick(row, *columns),
            undone=row["id"] in undone,
            unfinished=row["remaining"] > 0,
            changes=changed.get(row["id"], 1) - own.get(row["id"], 1),
        )
        for row in found
    ]


def _of_themselves(connection: Connection, undos: Sequence[int]) -> dict[int, int]:
    """How many of their changes are of actions: one of itself, more of an undo in turns, telling how far it is."""
    keys = [*undos, *connection.execute(select(ACTION.c.undoes).where(ACTION.c.id.in_(undos))).scalars()]
    mine = select(CHANGE.c.action_id, func.count()).where(
        CHANGE.c.entity == "action", CHANGE.c.key.in_(keys), CHANGE.c.action_id.in_(undos)
    )
    return {row[0]: row[1] for row in connection.execute(mine.group_by(CHANGE.c.action_id))}


def _undone(connection: Connection) -> set[int]:
    """The actions that a standing action has taken back, to the end."""
    undone: set[int] = set()
    undoing = select(ACTION.c.id, ACTION.c.undoes).where(ACTION.c.undoes.is_not(None), ACTION.c.remaining == 0)
    for action, undoes in connection.execute(undoing.order_by(ACTION.c.id.desc())):
        if action not in undone:
            undone.add(undoes)
    return undone


def _change_rows(connection: Connection, found: list[dict[str, Any]]) -> list[ChangeRow]:
    ids = {row["action_id"] for row in found}
    done = {
        row.id: row for row in _action_rows(connection, rows(connection, select(ACTION).where(ACTION.c.id.in_(ids))))
    }
    return [
        ChangeRow(
            **pick(row, "seq", "entity", "key", "what"),
            action=done[row["action_id"]],
            before=_values(row["entity"], row["before"]),
            after=_values(row["entity"], row["payload"]),
        )
        for row in found
    ]


def _values(entity: str, image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    if entity not in TRACKED:  # of a redaction, which is no row
        plain: dict[str, Any] = from_json(image)
        return plain
    return image_of(TRACKED[entity]).values(image)
