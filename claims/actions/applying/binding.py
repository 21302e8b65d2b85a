"""Steps that were planned while the rows they refer to were still to be made, with the ids that those rows have now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_

from claims.actions.applying.context import Step
from claims.actions.applying.lookup import Made
from claims.history.images import IN_LIST
from claims.queries.base import ARTICLE, VERSION
from claims.tables import TRACKED, table_of


def bound(connection: Connection, steps: Sequence[Step]) -> list[Step]:
    """The steps with an id for each Made in their rows and places. All that they refer to must have been put."""
    wanted = {value for step in steps for row in (step.row, *step.places) for value in row.values() if _made(value)}
    ids = _ids(connection, wanted)
    return [
        step._replace(row=_with_ids(step.row, ids), places=tuple(_with_ids(place, ids) for place in step.places))
        for step in steps
    ]


def _made(value: Any) -> bool:
    return type(value) is Made


def _with_ids(row: Mapping[str, Any], ids: Mapping[Made, int]) -> dict[str, Any]:
    return {name: ids[value] if _made(value) else value for name, value in row.items()}


def _ids(connection: Connection, wanted: Iterable[Made]) -> dict[Made, int]:
    by_entity: dict[str, list[Made]] = {}
    for made in wanted:
        by_entity.setdefault(made.entity, []).append(made)
    found: dict[Made, int] = {}
    for entity, rows in by_entity.items():
        for at in range(0, len(rows), IN_LIST):
            for *named, row in connection.execute(_those(entity, rows[at : at + IN_LIST])):
                found[Made(entity, *named)] = row
    return found


def _those(entity: str, rows: Sequence[Made]) -> Select[Any]:
    if entity != VERSION.name:
        table = table_of(TRACKED[entity])
        return select(table.c.key, table.c.id).where(table.c.key.in_([made.key for made in rows]))
    named = tuple_(ARTICLE.c.key, VERSION.c.n)
    versions = VERSION.join(ARTICLE, ARTICLE.c.id == VERSION.c.article_id)
    return (
        select(ARTICLE.c.key, VERSION.c.n, VERSION.c.id)
        .select_from(versions)
        .where(named.in_([(made.key, made.n) for made in rows]))
    )
