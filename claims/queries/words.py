"""Looking for parts of words in the folded words of claims and sources; both databases find the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from claims.anchors import search_form
from claims.queries.base import CLAIM, SEARCH, SOURCE, SOURCE_SEARCH
from claims.store.derived import trigrams

FEW = 2_000
"""Where no more claims than this have the words, the index is quicker than going through all."""

FIRST_CHUNK, LAST_CHUNK = 250, 16_000
WINDOW = 8_000
"""Claims that are gone through on PostgreSQL before its index is asked, which gives all it finds or nothing."""


def in_words(value: str, claim_id: ColumnElement[int] = CLAIM.c.id) -> ColumnElement[bool]:
    """Claims in whose words or statement `value` stands. With `CLAIM.c.id + 0` they are no way to look claims up."""
    return claim_id.in_(select(SEARCH.c.id).where(Holds(SEARCH.c.words, search_form(value))))


def in_speaker(value: str) -> ColumnElement[bool]:
    """Claims in whose claimant's name or role `value` stands."""
    return CLAIM.c.id.in_(select(SEARCH.c.id).where(Holds(SEARCH.c.speaker, search_form(value))))


def in_source(value: str) -> ColumnElement[bool]:
    """Sources in whose title, address or publisher `value` stands."""
    return SOURCE.c.id.in_(select(SOURCE_SEARCH.c.id).where(Holds(SOURCE_SEARCH.c.words, search_form(value))))


def few(connection: Connection, values: Sequence[str]) -> list[int] | None:
    """The claims that have all these words, where the index tells that they are few; else None."""
    parts = [search_form(value) for value in values]
    if not trigrams.of_words(connection, parts):
        return None
    found: list[int] = []
    for chunk in _chunks(connection, parts, FEW + 1):
        found += chunk
        if len(found) > FEW:
            return None
    return found


def newest(connection: Connection, values: Sequence[str]) -> Iterator[list[int]]:
    """The claims that have all these words, newest first, in lists that grow; withdrawn ones are among them."""
    return _chunks(connection, [search_form(value) for value in values], FIRST_CHUNK)


def _chunks(connection: Connection, parts: list[str], size: int) -> Iterator[list[int]]:
    before: int | None = None
    search = _before_on_sqlite if connection.dialect.name == "sqlite" else _before_on_postgresql
    while True:
        chunk = search(connection, parts, before, size)
        yield chunk
        if len(chunk) < size:
            return
        before = chunk[-1]
        size = min(size * 4, LAST_CHUNK)


def _before_on_sqlite(connection: Connection, parts: list[str], before: int | None, most: int) -> list[int]:
    """The newest claims before an id that have all parts, `most` of them unless there are fewer."""
    asked = trigrams.of_words(connection, parts) if trigrams.exists(connection) else ""
    indexed = (trigrams.upto(connection) or 0) if asked else 0
    found = [] if before is not None and before <= indexed + 1 else _scan(connection, parts, indexed, before, most)
    if asked and len(found) < most:
        last = indexed if before is None else min(indexed, before - 1)
        known = (
            select(SEARCH.c.id)
            .select_from(_TRIGRAMS.join(SEARCH, SEARCH.c.id == _TRIGRAMS.c.rowid))
            .where(literal_column(trigrams.TABLE).op("MATCH")(asked), _TRIGRAMS.c.rowid <= last, *_all(parts))
            .order_by(_TRIGRAMS.c.rowid.desc())
            .limit(most - len(found))
        )
        found += connection.execute(known).scalars()
    return found


def _before_on_postgresql(connection: Connection, parts: list[str], before: int | None, most: int) -> list[int]:
    asked = trigrams.of_words(connection, parts)
    if not asked:
        return _scan(connection, parts, 0, before, most)
    newest_id = connection.execute(select(func.max(SEARCH.c.id))).scalar() or 0
    end = min(newest_id + 1, before or newest_id + 1)
    found: list[int] = []
    window = WINDOW
    # The index gives all that has the words, or nothing: what many have is found sooner where one is anyway.
    while len(found) < most and end > 1:
        start = max(0, end - 1 - window)
        seen = _scan(connection, parts, start, end, most - len(found))
        found += seen
        end = start + 1
        if len(seen) * 100 < window:
            break
        window *= 2
    if len(found) < most and end > 1:
        known = (
            select(SEARCH.c.id)
            .where(func.desk_trigrams(SEARCH.c.words).op("@>")(literal(asked, ARRAY(Integer))), *_all(parts))
            .cte("known")
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        older = select(known.c.id).where(known.c.id < end).order_by(known.c.id.desc()).limit(most - len(found))
        found += connection.execute(older).scalars()
    return found


def _scan(connection: Connection, parts: list[str], after: int, before: int | None, most: int) -> list[int]:
    """Going through the claims between two ids, newest first."""
    wanted: Select[Any] = select(SEARCH.c.id).where(SEARCH.c.id > after, *_all(parts))
    if before is not None:
        wanted = wanted.where(SEARCH.c.id < before)
    return list(connection.execute(wanted.order_by(SEARCH.c.id.desc()).limit(most)).scalars())


def _all(parts: Sequence[str]) -> list[ColumnElement[bool]]:
    return [Holds(SEARCH.c.words, part) for part in parts]


class Holds(FunctionElement[bool]):
    """Whether a text holds a part, code point by code point, whatever the collation."""

    type = Boolean()
    inherit_cache = True


@compiles(Holds)
def _on_sqlite(element: Holds, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)}) > 0"


@compiles(Holds, "postgresql")
def _on_postgresql(element: Holds, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)}) > 0"


_TRIGRAMS = table(trigrams.TABLE, column("rowid", Integer))
