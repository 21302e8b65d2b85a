"""What a database really holds of a row, against what the history says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import JSON, Boolean, Column, ColumnElement, LargeBinary, Table, Text, cast, type_coerce
from sqlalchemy.types import NullType

from claims.history.images import RowImage, json_text, text_digest
from claims.tables import Moment, moment_text


def raw_columns(table: Table, dialect: str) -> list[ColumnElement[Any]]:
    """The columns for a SELECT of the values themselves, before a type makes true of a 3 or a list of a text."""
    if dialect == "sqlite":
        return [type_coerce(column, NullType()).label(column.name) for column in table.columns]
    return [
        cast(column, Text).label(column.name) if isinstance(column.type, JSON)  # json keeps its text as it came
        else type_coerce(column, NullType()).label(column.name)
        for column in table.columns
    ]  # fmt: skip


class StoredRows:
    """Rows of one table as `raw_columns` reads them, to be compared with their images."""

    def __init__(self, image: RowImage, dialect: str) -> None:
        self.image = image
        self.columns = raw_columns(image.table, dialect)
        readings = ((column.name, _reading(image, column, dialect)) for column in image.table.columns)
        self._readings = [(name, reading) for name, reading in readings if reading is not None]

    def differing(self, payload: str, stored: Sequence[Any]) -> list[str]:
        """The names of the columns in which a row is not what the payload says.

        A column that is younger than the payload has its default. Raises ValueError for a payload that is no image.
        """
        row = dict(zip(self.image.names, stored, strict=True))
        for name, reading in self._readings:
            row[name] = reading(row[name])
        if bytes not in map(type, row.values()) and to_json(row) == payload.encode():
            return []
        said = from_json(payload)
        if not isinstance(said, dict):
            raise ValueError("not an object")
        said = {**self.image.defaults, **said}
        # A BLOB in the place of a text is written like it, and is no image of anything.
        return [name for name, kept in row.items() if type(kept) is bytes or to_json(said[name]) != to_json(kept)]


def _reading(image: RowImage, column: Column[Any], dialect: str) -> Callable[[Any], Any] | None:
    """What makes the value of an image from a stored value, and leaves alone what the writer would never store."""
    if column.name in image.model.digested:
        return lambda text: text_digest(text) if isinstance(text, str) else text
    match column.type:
        case JSON():
            return lambda text: _if_written(text, from_json, json_text)
        case Moment():
            return lambda text: _if_written(text, datetime.fromisoformat, moment_text)
        case Boolean() if dialect == "sqlite":
            return lambda number: {0: False, 1: True}.get(number, number)
        case LargeBinary():
            raise TypeError(f"{column} has no image")
    return None


def _if_written(text: Any, parse: Callable[[str], Any], write: Callable[[Any], str]) -> Any:
    """The value whose text this is, or the text itself where the writer would have written it otherwise."""
    try:
        value = parse(text)
        return value if write(value) == text else text
    except (TypeError, ValueError):
        return text
