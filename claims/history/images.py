"""How a tracked row becomes the text that the history keeps, and comes back from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Boolean, Column, ColumnElement, Date, Dialect, Float, Table, insert, type_coerce
from sqlalchemy.types import NullType

from claims.tables import Moment, Tracked, table_of


class RowImage:
    """The history's view of one table: its columns in order, their defaults, and the text of a row.

    An image is a JSON object with every column by name, in the table's order. Columns too large to be kept twice stand
    as their SHA-256 in hex. Dates are ISO 8601, moments in UTC.
    """

    def __init__(self, model: type[Tracked]) -> None:
        self.model = model
        self.table = table_of(model)
        self.entity = self.table.name
        self.names = tuple(column.name for column in self.table.columns)
        self.defaults = {column.name: _default(model, column) for column in self.table.columns}
        self.has_rev = "rev" in self.names
        self._coerce = [(c.name, _COERCIONS[type(c.type)]) for c in self.table.columns if type(c.type) in _COERCIONS]
        self._digested = [name for name in self.names if name in model.digested]
        self._parse = [(c.name, _PARSERS[type(c.type)]) for c in self.table.columns if type(c.type) in _PARSERS]

    def complete(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A new row with all columns: the given ones, else their defaults.

        Raises KeyError for a column that the table has not, or that has no default and was not given.
        """
        full = {**self.defaults, **row}
        if len(full) != len(self.names):
            raise KeyError(f"{self.entity} has no column {sorted(set(full) - set(self.names))}")
        for name, coerce in self._coerce:
            if full[name] is not None:
                full[name] = coerce(full[name])
        if _MISSING in full.values():
            raise KeyError(f"{self.entity} needs {[name for name, value in full.items() if value is _MISSING]}")
        return full

    def encode(self, row: Mapping[str, Any]) -> bytes:
        """The image of a complete row whose columns are in the table's order, in UTF-8."""
        if self._digested:
            row = {**row, **{name: sha256(row[name].encode()).hexdigest() for name in self._digested}}
        return to_json(row)

    def values(self, image: str) -> dict[str, Any]:
        """The columns of an image as Python values; digested ones stay digests."""
        row: dict[str, Any] = json.loads(image)
        for name, parse in self._parse:
            if row.get(name) is not None:
                row[name] = parse(row[name])
        return row

    def insert(self, dialect: Dialect) -> str:
        """The INSERT of a whole row in the driver's own words; `stored` gives its parameters."""
        return _insert(self.table, dialect)

    def stored(self, rows: Iterable[Mapping[str, Any]], dialect: Dialect) -> list[Any]:
        """Complete rows, columns in the table's order, as parameters for the driver: tuples, or dicts by name.

        A hundred thousand rows go this way: SQLAlchemy's own binding of parameters costs more than the insert.
        """
        binds = _binds(self.table, dialect)
        plain = []
        for row in rows:
            if binds:
                row = dict(row)
                for name, bind in binds:
                    row[name] = bind(row[name])
            plain.append(row)
        return [tuple(row.values()) for row in plain] if dialect.positional else plain

    def raw(self, dialect: Dialect) -> list[ColumnElement[Any]]:
        """The columns for a SELECT of what is really stored, before a type makes true of a 3."""
        if dialect.name != "sqlite":
            return list(self.table.columns)
        return [type_coerce(column, NullType()).label(column.name) for column in self.table.columns]

    def differing(self, image: str, stored: Sequence[Any], dialect: Dialect) -> list[str]:
        """The names of the columns in which what is stored is not what the image says."""
        said = {**self.defaults, **self.values(image)}
        kept = dict(zip(self.names, stored, strict=True))
        for name in self._digested:
            kept[name] = sha256(str(kept[name]).encode()).hexdigest()
        if dialect.name == "sqlite":
            for name, bind in _binds(self.table, dialect):
                said[name] = bind(said[name])
        return [name for name in self.names if not _same(said[name], kept[name])]


@cache
def image_of(model: type[Tracked]) -> RowImage:
    """The one image of a table."""
    return RowImage(model)


def _same(said: object, kept: object) -> bool:
    """Equal, and of one type: 1 is not true, and not 1.0. A word of a vocabulary is its text."""
    return said == kept and (type(said) is type(kept) or (isinstance(said, str) and isinstance(kept, str)))


_MISSING: Any = object()
# One column, one type: a 1 given for 1.0 or for true would read back as another image.
_COERCIONS: dict[type, Callable[[Any], Any]] = {Float: float, Boolean: bool}
_PARSERS: dict[type, Callable[[str], Any]] = {Date: date.fromisoformat, Moment: datetime.fromisoformat}


def _default(model: type[Tracked], column: Column[Any]) -> Any:
    field = model.model_fields[column.name]
    if field.default_factory is not None:
        return field.default_factory()  # type: ignore[call-arg]
    if field.is_required():
        return _MISSING
    return field.default


@cache
def _insert(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect))


@cache
def _binds(table: Table, dialect: Dialect) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """What turns a value of a column into what the driver stores, for the columns where they differ."""
    found = ((c.name, c.type.dialect_impl(dialect).bind_processor(dialect)) for c in table.columns)
    return tuple((name, processor) for name, processor in found if processor is not None)
