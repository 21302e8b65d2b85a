"""Proving that the history is whole and that every row is what its last change says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, func, select, type_coerce
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import NullType

from claims.history.bodies import faults_of_bodies
from claims.history.chain import GENESIS, Chain
from claims.history.images import image_of
from claims.history.stored import StoredRows, raw_columns
from claims.history.writer import CHANGE
from claims.rows import Problem, Verified
from claims.tables import TRACKED, Tracked

Progress = Callable[[int, int | None], None]
PAGE = 5_000


def verify(
    connection: Connection, progress: Progress | None = None, against: tuple[int, str] | None = None
) -> Verified:
    """Go through every change, tracked row and stored body; one changed byte in any is a Problem that names it.

    A chain that was rewritten whole, or cut at its end together with the rows, is found only by somebody who kept an
    earlier head: `against` is its count and its hash in hex.
    """
    chain = Chain(against)
    total = connection.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    for page in _changes(connection.dialect.name).read(connection):
        for change in page:
            chain.follow(change)
        if progress:
            progress(chain.seen, total)
    chain.end()
    problems = chain.problems
    rows = 0
    for model in TRACKED.values():
        count, found = _compare(connection, _tracked(model, connection.dialect.name), frozenset(chain.removed))
        rows += count
        problems += found
    problems += faults_of_bodies(connection, chain.taken_out)
    return Verified(chain.seen, rows, chain.head.hex(), tuple(problems), chain.removed, tuple(sorted(chain.taken_out)))


def head_of(connection: Connection) -> tuple[int, str]:
    """How many changes there are, and the newest hash in hex: what to publish elsewhere to prove the rest later."""
    newest = connection.execute(select(CHANGE.c.seq, CHANGE.c.hash).order_by(CHANGE.c.seq.desc()).limit(1)).first()
    return (newest[0], newest[1].hex()) if newest else (0, GENESIS.hex())


class _Pages:
    """A statement that gives its rows in order of their key, their first column, a page at a time."""

    def __init__(self, rows: Select[Any], key: Column[int]) -> None:
        self._first = rows.order_by(key).limit(PAGE)
        self._next = rows.where(key > bindparam("after")).order_by(key).limit(PAGE)

    def read(self, connection: Connection) -> Iterator[Sequence[Any]]:
        page = _fetch(connection, self._first)
        after = None
        while page:
            yield page
            last = max(row[0] for row in page)
            if after is not None and last <= after:  # a damaged file gives them in no order, and would for ever
                return
            after = last
            page = _fetch(connection, self._next, {"after": after})


@dataclass(frozen=True, slots=True)
class _TrackedRows:
    """What is asked of a table: every row with its last change, and every last change that has no row."""

    stored: StoredRows
    with_changes: _Pages
    orphans: Select[Any]


@cache
def _changes(dialect: str) -> _Pages:
    return _Pages(select(*raw_columns(CHANGE, dialect)), CHANGE.c.seq)


@cache
def _tracked(model: type[Tracked], dialect: str) -> _TrackedRows:
    stored = StoredRows(image_of(model), dialect)
    entity, table = stored.image.entity, stored.image.table
    payload, seq = (type_coerce(CHANGE.c[name], NullType()).label(f"_{name}") for name in ("payload", "seq"))
    newest = CHANGE.alias()
    last = select(func.max(newest.c.seq)).where(newest.c.entity == entity, newest.c.key == table.c.id).scalar_subquery()
    rows = select(*stored.columns, payload, seq).select_from(table.outerjoin(CHANGE, CHANGE.c.seq == last))
    orphans = (
        select(CHANGE.c.key, func.max(CHANGE.c.seq))
        .outerjoin(table, table.c.id == CHANGE.c.key)
        .where(CHANGE.c.entity == entity, table.c.id.is_(None))
        .group_by(CHANGE.c.key)
    )
    return _TrackedRows(stored, _Pages(rows, table.c.id), orphans)


def _compare(connection: Connection, tracked: _TrackedRows, removed: frozenset[int]) -> tuple[int, list[Problem]]:
    """Every row of a table against its last change, and every last change against its row."""
    entity = tracked.stored.image.entity
    count = 0
    problems: list[Problem] = []
    for page in tracked.with_changes.read(connection):
        count += len(page)
        for *values, said, changed_by in page:
            if changed_by in removed:  # nothing is left to compare the row with
                continue
            if fault := _fault_of_row(tracked.stored, values, said, changed_by):
                problems.append(Problem(f"The {entity} {values[0]} {fault}.", changed_by, entity, values[0]))
    for key, seq in connection.execute(tracked.orphans):
        gone = f"The {entity} {key} is gone, though change {seq} says that it stands."
        problems.append(Problem(gone, seq, entity, key if isinstance(key, int) else None))
    return count, problems


def _fault_of_row(stored: StoredRows, values: list[Any], payload: Any, seq: int | None) -> str:
    if seq is None:
        return "has no change in the history"
    try:
        differing = stored.differing(payload, values)
    except (AttributeError, TypeError, ValueError):  # the payload is damaged, as the chain has told
        return f"cannot be compared with change {seq}"
    return f"is not what change {seq} says: {', '.join(differing)}" if differing else ""


def _fetch(connection: Connection, rows: Select[Any], values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    try:
        return connection.execute(rows, values).all()
    except OperationalError as fault:
        if "decode to UTF-8" not in str(fault.orig):
            raise
    # A flipped byte has made a text that is no UTF-8: read this page so that the row can still be named.
    driver: Any = connection.connection.driver_connection
    usual, driver.text_factory = driver.text_factory, _decoded
    try:
        return connection.execute(rows, values).all()
    finally:
        driver.text_factory = usual


def _decoded(text: bytes) -> str:
    return text.decode(errors="surrogateescape")
