"""What every tracked row has, and the column types that the databases lack."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, String, Table, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Tracked(SQLModel):
    """A row whose every change is in the history. It is never deleted: it is withdrawn, and can be restored.

    The class variables are the writer's rules for a table: columns that stand for ever once written, columns too
    large to be kept twice (the history holds their SHA-256), and columns that reviewers edit (`rev` counts those).
    """

    immutable: ClassVar[frozenset[str]] = frozenset()
    digested: ClassVar[frozenset[str]] = frozenset()
    reviewed: ClassVar[frozenset[str]] = frozenset()

    id: int | None = Field(default=None, primary_key=True)
    withdrawn: bool = Field(default=False)


def table_of(model: type[SQLModel]) -> Table:
    """The Core table of a model: what the writer and the queries work with."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


class Moment(TypeDecorator[datetime]):
    """A point in time in UTC, stored as ISO 8601 text so that it sorts, and reads well in any database shell."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """ISO 8601 in UTC with microseconds and a Z: one length, so text order is time order."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def word(default: Any = ...) -> Any:
    """A column for a member of a vocabulary, stored as its own text."""
    return Field(default=default, sa_type=String)


def listed() -> Any:
    """A column for a short list, stored as JSON text."""
    return Field(default_factory=list, sa_type=JSON)
