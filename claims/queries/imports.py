"""Import runs, and what they left unread."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from claims.queries.base import ACTION, ARTICLE, CHANGE, IMPORT_RUN, VERSION, rows
from claims.rows import ImportRunRow

_BOOKKEEPING = ("action", "import_run")


def runs(connection: Connection, limit: int, run: int | None = None) -> list[ImportRunRow]:
    """Import runs, newest first; `run` narrows them to one."""
    wanted = select(IMPORT_RUN, ACTION.c.at, ACTION.c.by).join(ACTION, ACTION.c.id == IMPORT_RUN.c.action_id)
    if run is not None:
        wanted = wanted.where(IMPORT_RUN.c.id == run)
    return [
        ImportRunRow(
            id=row["id"],
            action=row["action_id"],
            at=row["at"],
            by=row["by"],
            source=row["source"],
            format=row["format"],
            state=row["state"],
            undone=row["withdrawn"],
            counts=row["counts"],
            refused=tuple(row["refused"]),
        )
        for row in rows(connection, wanted.order_by(IMPORT_RUN.c.id.desc()).limit(limit))
    ]


def changed_by(connection: Connection, action: int) -> dict[str, dict[str, int]]:
    """How many rows of each table an action inserted, updated, withdrew or restored."""
    counted = (
        select(CHANGE.c.entity, CHANGE.c.what, func.count())
        .where(CHANGE.c.action_id == action, CHANGE.c.entity.not_in(_BOOKKEEPING))
        .group_by(CHANGE.c.entity, CHANGE.c.what)
        .order_by(CHANGE.c.entity, CHANGE.c.what)
    )
    found: dict[str, dict[str, int]] = {}
    for entity, what, count in connection.execute(counted):
        found.setdefault(entity, {})[what] = count
    return found


def unread(connection: Connection) -> list[dict[str, Any]]:
    """The articles whose current version nothing has read: id, key, date, the version's id and its size."""
    columns = (ARTICLE.c.id, ARTICLE.c.key, ARTICLE.c.published, ARTICLE.c.published_precision)
    wanted = (
        select(*columns, VERSION.c.id.label("version_id"), func.length(VERSION.c.text).label("size"))
        .join(VERSION, (VERSION.c.article_id == ARTICLE.c.id) & (VERSION.c.n == ARTICLE.c.current))
        .where(ARTICLE.c.withdrawn.is_(False), VERSION.c.withdrawn.is_(False), VERSION.c.extractor.is_(None))
    )
    return rows(connection, wanted.order_by(ARTICLE.c.number))
