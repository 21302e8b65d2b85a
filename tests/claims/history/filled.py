"""A small desk with a row or two in every table, some of them changed, withdrawn or put back."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, get_args

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer

from claims.desk import Desk
from claims.tables import TRACKED, Action, ImportRun, Moment, Tracked, table_of
from claims.words import Via
from tests.claims.history.rows import TABLES, free_columns, parents_of


def fill(desk: Desk) -> None:
    """Two rows in every table, one of them edited, the other withdrawn and put back."""
    chance = random.Random(7)
    models: list[type[Tracked]] = [ImportRun, *TABLES]
    for at, model in enumerate(models):
        references = dict.fromkeys(parents_of(model), 1)
        for serial in (1, 2):
            with desk.write(via=Via.COMMAND, reason="filling") as tx:
                row = {c.name: _value(model, c, serial, chance) for c in table_of(model).columns if c.name not in _OWN}
                tx.put(model, [{name: v for name, v in row.items() if v is not None} | references])
        with desk.write(via=Via.SCREEN) as tx:
            column = table_of(model).columns[
                (free_columns(model) or ["withdrawn"])[at % max(1, len(free_columns(model)))]
            ]
            tx.put(model, [{"id": 1, column.name: _value(model, column, 3, chance)}])
            tx.withdraw(model, [2])
        with desk.write(via=Via.SCREEN) as tx:
            tx.put(model, [{"id": 2, "withdrawn": False}])


def tracked_columns() -> list[tuple[str, str]]:
    """Every column of every tracked table and of the changes."""
    tables = [table_of(model) for model in TRACKED.values()] + [table_of(Action).metadata.tables["change"]]
    return [(table.name, column.name) for table in tables for column in table.columns]


_OWN = ("id", "rev", "withdrawn")


def _value(model: type[Tracked], column: Column[Any], serial: int, chance: random.Random) -> Any:
    annotation = model.model_fields[column.name].annotation
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return chance.choice(list(part))
    if column.foreign_keys:
        return 1 if not column.nullable else None
    match column.type:
        case Moment():
            return datetime(2023, 4, 26, serial, tzinfo=UTC)
        case Boolean():
            return serial % 2 == 1
        case Float():
            return serial / 4
        case Date():
            return date(2023, 4, serial)
        case Integer():
            return serial
        case JSON():
            return {"rows": serial} if annotation is not None and "dict" in str(annotation) else [f"reason {serial}"]
    return f"# {column.name} “{serial}”"  # also good as a desk's rules, which are TOML
