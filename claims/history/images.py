"""How a tracked row becomes the text that the history keeps, and comes back from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, get_args

from pydantic_core import from_json, to_json
from sqlalchemy import JSON, Boolean, Column, Connection, Date, Dialect, Float, Table

from claims.tables import Moment, Tracked, table_of

IN_LIST = 500
"""Keys in one SELECT … IN."""


class RowImage:
    """The history's view of one table: its columns in order, their defaults, and the text of a row.

    An image is a JSON object with every column by name, in the table's order. Columns too large to be kept twice stand
    as their SHA-256 in hex. Dates are ISO 8601, moments in UTC.
    """

    def __init__(self, model: type[Tracked]) -> None:
        self.model = model
        self.table = table_of(model)
        self.entity = str(self.table.name)  # a quoted_name would have the driver look for an adapter each time
        self.names = tuple(column.name for column in self.table.columns)
        self.has_rev = "rev" in self.names
        self._required = frozenset(name for name, field in model.model_fields.items() if field.is_required())
        self._coerce = [(c.name, *found) for c in self.table.columns if (found := _coercion(model, c)) is not None]
        self.defaults = self._coerced({column.name: _default(model, column) for column in self.table.columns})
        self._digested = [name for name in self.names if name in model.digested]
        self._parse = [(c.name, _PARSERS[type(c.type)]) for c in self.table.columns if type(c.type) in _PARSERS]

    def complete(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A new row with all columns in the table's order: the given ones, else their defaults.

        Raises KeyError for a column that the table has not, or that has no default and was not given.
        """
        full = {**self.defaults, **row}
        if len(full) != len(self.names):
            raise KeyError(f"{self.entity} has no column {sorted(set(full) - set(self.names))}")
        if not row.keys() >= self._required:
            raise KeyError(f"{self.entity} needs {sorted(self._required - row.keys())}")
        return self._coerced(full)

    def encode(self, row: Mapping[str, Any]) -> bytes:
        """The image of a complete row whose columns are in the table's order, in UTF-8."""
        if self._digested:
            row = {**row, **{name: text_digest(row[name]) for name in self._digested}}
        return to_json(row)

    def values(self, image: str) -> dict[str, Any]:
        """The columns of an image as Python values; digested ones stay digests."""
        row: dict[str, Any] = from_json(image)
        for name, parse in self._parse:
            if row.get(name) is not None:
                row[name] = parse(row[name])
        return row

    def _coerced(self, row: dict[str, Any]) -> dict[str, Any]:
        for name, kind, coerce in self._coerce:
            value = row[name]
            if type(value) is not kind and value is not None:
                row[name] = coerce(value)
        return row

    def stored(self, rows: Iterable[Mapping[str, Any]], dialect: Dialect) -> list[tuple[Any, ...]]:
        """Complete rows, columns in the table's order, as the driver takes them, for `insert_into`.

        A hundred thousand rows go this way: SQLAlchemy's own binding of parameters costs more than the insert.
        """
        bound = binds(self.table, dialect)
        found = []
        for row in rows:
            values = list(row.values())
            for at, bind in bound:
                values[at] = bind(values[at])
            found.append(tuple(values))
        return found


@cache
def insert_into(table: Table, dialect: Dialect, rows: int = 1) -> str:
    """The INSERT of so many whole rows in the driver's own words, their values by place."""
    columns = [_quoted(column, dialect) for column in table.columns]
    marks = f"({', '.join([_mark(dialect)] * len(columns))})"
    return f"INSERT INTO {_quoted(table, dialect)} ({', '.join(columns)}) VALUES {', '.join([marks] * rows)}"


@cache
def update_of(table: Table, places: tuple[int, ...], dialect: Dialect) -> str:
    """The UPDATE of the columns at these places of a row, by its id, which is the last value."""
    mark = _mark(dialect)
    settings = ", ".join(f"{_quoted(table.columns[at], dialect)} = {mark}" for at in places)
    return f"UPDATE {_quoted(table, dialect)} SET {settings} WHERE id = {mark}"


def rows_with(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The rows of a table, whole, that have one of these values in a column; of many values, IN_LIST at a time.

    They come in the driver's own words, as they are stored in them: building a SELECT … IN and having SQLAlchemy make
    rows of its result costs more than reading them.
    """
    dialect = connection.dialect
    names = tuple([str(named.name) for named in table.columns])
    reads = _reads(table, dialect)
    for at in range(0, len(values), IN_LIST):
        some = tuple(values[at : at + IN_LIST])
        cursor: Any = connection.exec_driver_sql(_select_in(table, column, len(some), dialect), some).cursor
        for stored in cursor.fetchall():
            row = dict(zip(names, stored))  # noqa: B905  (the columns that were asked for)
            for name, read in reads:
                value = row[name]
                if value is not None:
                    row[name] = read(value)
            yield row


def text_digest(text: str) -> str:
    """What stands in an image for a text too large to be kept twice: the SHA-256 of its UTF-8, in hex."""
    return sha256(text.encode()).hexdigest()


def json_text(value: Any) -> str:
    """The text of a JSON column."""
    return to_json(value).decode()


@cache
def image_of(model: type[Tracked]) -> RowImage:
    """The one image of a table."""
    return RowImage(model)


@cache
def _select_in(table: Table, column: str, count: int, dialect: Dialect) -> str:
    columns = ", ".join(_quoted(named, dialect) for named in table.columns)
    marks = ", ".join([_mark(dialect)] * count)
    return f"SELECT {columns} FROM {_quoted(table, dialect)} WHERE {_quoted(table.c[column], dialect)} IN ({marks})"


@cache
def _reads(table: Table, dialect: Dialect) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """What turns what the driver gives into a value, by name, for the columns where they differ."""
    found = ((column.name, _read(column, dialect)) for column in table.columns)
    return tuple((name, read) for name, read in found if read is not None)


def _read(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    match column.type:
        case Float():  # a number from every driver; SQLAlchemy's reading of it wants the type that PostgreSQL gave
            return None
        case JSON() if dialect.name == "sqlite":
            return from_json
        case Boolean() if dialect.name == "sqlite":
            return bool
        case other:
            return other.dialect_impl(dialect).result_processor(dialect, None)


def _quoted(name: Table | Column[Any], dialect: Dialect) -> str:
    return dialect.identifier_preparer.quote(name.name)


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.positional else "%s"


# One column, one type: a 1 given for 1.0 or for true would read back as another image. What has the named type already
# stays as it is; without one the value is always turned, since a zero may have a sign and a moment any zone.
_COERCIONS: dict[type, tuple[type | None, Callable[[Any], Any]]] = {
    Float: (None, lambda number: number + 0.0),  # SQLite keeps no sign with a zero
    Boolean: (bool, bool),
    Moment: (None, lambda at: at.astimezone(UTC)),
}
_PARSERS: dict[type, Callable[[str], Any]] = {Date: date.fromisoformat, Moment: datetime.fromisoformat}


def _coercion(model: type[Tracked], column: Column[Any]) -> tuple[type | None, Callable[[Any], Any]] | None:
    annotation = model.model_fields[column.name].annotation
    if any(isinstance(part, type) and issubclass(part, StrEnum) for part in (annotation, *get_args(annotation))):
        return str, str  # a word of a vocabulary: its member takes the JSON encoder and the driver four times as long
    return _COERCIONS.get(type(column.type))


def _default(model: type[Tracked], column: Column[Any]) -> Any:
    field = model.model_fields[column.name]
    if field.default_factory is not None:
        return field.default_factory()  # type: ignore[call-arg]
    return None if field.is_required() else field.default


@cache
def binds(table: Table, dialect: Dialect) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """What turns a value into what the driver stores, by place in the row, for the columns where they differ."""
    found = ((at, _bind(column, dialect)) for at, column in enumerate(table.columns))
    return tuple((at, bind) for at, bind in found if bind is not None)


def _bind(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    match column.type:
        case JSON():
            return json_text
        case Boolean():
            return int if dialect.name == "sqlite" else None
        case Float():
            return None
        case other:
            return other.dialect_impl(dialect).bind_processor(dialect)
