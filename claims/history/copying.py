"""A whole desk into an empty one, whatever the databases of both: every row and every change as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlmodel import SQLModel

from claims.history.images import binds, insert_into
from claims.store import derived
from claims.tables import ActionCount, Body, ClaimCount, ClaimSearch, SearchIndex, SourceSearch, table_of

PAGE = 2_000
LARGE_PAGE = 8
"""Rows at a time of a table whose rows may have megabytes each."""

Progress = Callable[[int, int | None], None]

_DERIVED = tuple(table_of(model) for model in (ClaimSearch, SourceSearch, SearchIndex, ClaimCount, ActionCount))


def copy_rows(source: Connection, target: Connection, progress: Progress | None = None) -> int:
    """Put all rows of `source` into the empty tables of `target`, in its open transaction; returns how many.

    What is derived is made anew there. `progress` gets how many rows are there, of how many.
    """
    tables = [table for table in SQLModel.metadata.sorted_tables if table not in _DERIVED]
    total = sum(source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # a row may refer to a later one of its own table
    done = 0
    for table in tables:
        for page in _pages(source, table, target):
            _insert(target, table, page)
            done += len(page)
            if progress:
                progress(done, total)
    derived.mend(target)
    if target.dialect.name == "postgresql":
        target.exec_driver_sql("ANALYZE")  # else the planner knows nothing of the rows until the server looks itself
    return done


def _pages(source: Connection, table: Table, target: Connection) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table as the target's driver takes them."""
    size = LARGE_PAGE if table.name == table_of(Body).name else PAGE
    bound = binds(table, target.dialect)
    wanted = select(table).order_by(*table.primary_key)
    with source.execution_options(yield_per=size).execute(wanted) as rows:
        stream = iter(rows)
        while page := [list(row) for row in islice(stream, size)]:
            for values in page:
                for at, bind in bound:
                    values[at] = bind(values[at])
            yield [tuple(values) for values in page]


def _insert(target: Connection, table: Table, page: list[tuple[Any, ...]]) -> None:
    if target.dialect.name == "sqlite":
        target.exec_driver_sql(insert_into(table, target.dialect), page)
        return
    preparer = target.dialect.identifier_preparer
    columns = ", ".join(preparer.quote(column.name) for column in table.columns)
    driver: Any = target.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {preparer.quote(table.name)} ({columns}) FROM STDIN") as copy:
        for values in page:
            copy.write_row(values)
