"""Rows for any tracked table, drawn from its columns: the tests of the writer need not know what a claim is."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, UniqueConstraint

from claims.tables import TRACKED, Action, ImportRun, Moment, Tracked, table_of

TABLES = [model for model in TRACKED.values() if model not in (Action, ImportRun)]
"""The tables that people write to, parents before their children."""

_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_BY_TYPE: list[tuple[type, st.SearchStrategy[Any]]] = [
    (Moment, st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones())),
    (Boolean, st.booleans()),
    (Float, st.floats(allow_nan=False, allow_infinity=False)),
    (Date, st.dates(date(1000, 1, 1))),
    (Integer, st.integers(-(2**31), 2**31 - 1)),
    (JSON, st.lists(_TEXTS, max_size=3)),
]


def parents_of(model: type[Tracked]) -> dict[str, str]:
    """Column to table, for the references without which a row cannot be."""
    keys = table_of(model).foreign_keys
    return {key.parent.name: key.column.table.name for key in keys if not key.parent.nullable}


def free_columns(model: type[Tracked]) -> list[str]:
    """The columns that may be edited to anything of their type."""
    fixed = model.immutable | {"id", "rev", "withdrawn"} | _unique(model)
    referring = {key.parent.name for key in table_of(model).foreign_keys}
    return [name for name in table_of(model).columns.keys() if name not in fixed | referring]  # noqa: SIM118


def values_of(model: type[Tracked], name: str) -> st.SearchStrategy[Any]:
    """Values for a column, None among them where it may be."""
    column = table_of(model).columns[name]
    plain = _plain(model, column)
    return st.none() | plain if column.nullable else plain


@st.composite
def new_rows(draw: st.DrawFn, model: type[Tracked], serial: int, parents: dict[str, int]) -> dict[str, Any]:
    """A new row under the given parents, its unique columns made of `serial`; some defaults are left to the writer."""
    row: dict[str, Any] = dict(parents)
    for column in table_of(model).columns:
        name = column.name
        if name in parents or name in ("id", "rev", "withdrawn"):
            continue
        if name in _unique(model):
            row[name] = serial if isinstance(column.type, Integer) else f"{model.__tablename__}-{serial}"
        elif not column.foreign_keys and (model.model_fields[name].is_required() or draw(st.booleans())):
            row[name] = draw(values_of(model, name))
    return row


def _unique(model: type[Tracked]) -> set[str]:
    """The columns, references apart, in which two rows may not agree."""
    table = table_of(model)
    constrained = (
        c for constraint in table.constraints if isinstance(constraint, UniqueConstraint) for c in constraint
    )
    indexed = (column for index in table.indexes if index.unique for column in index.columns)
    return {column.name for column in (*constrained, *indexed) if not column.foreign_keys}


def _plain(model: type[Tracked], column: Column[Any]) -> st.SearchStrategy[Any]:
    annotation = model.model_fields[column.name].annotation
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return st.sampled_from(list(part))
    for kind, values in _BY_TYPE:
        if isinstance(column.type, kind):
            return values
    return _TEXTS
