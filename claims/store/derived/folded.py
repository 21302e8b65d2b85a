"""The words of claims and sources folded by ourselves, so that every database finds the same in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from claims.anchors import search_form
from claims.store.derived import trigrams
from claims.store.derived.edits import RowEdit
from claims.tables import Claim, ClaimSearch, Source, SourceSearch, table_of

PAGE = 5_000
SHOWN = 3
"""Rows that a fault names."""


@dataclass(frozen=True)
class FoldedTable:
    """A table of folded words, the table they are from, and the columns that each folded column is made of."""

    table: Table
    rows: Table
    made_of: Mapping[str, tuple[str, ...]]

    def fold(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """The folded row: its id, then its columns."""
        return row["id"], *[_joined([row[name] for name in names]) for names in self.made_of.values()]

    @property
    def read(self) -> tuple[str, ...]:
        """All columns that folded ones are made of."""
        return tuple(name for names in self.made_of.values() for name in names)


FOLDED = {
    "claim": FoldedTable(
        table_of(ClaimSearch),
        table_of(Claim),
        {"words": ("text", "statement"), "speaker": ("speaker", "speaker_role")},
    ),
    "source": FoldedTable(table_of(SourceSearch), table_of(Source), {"words": ("title", "url", "publisher")}),
}


def keep(
    connection: Connection, folded: FoldedTable, fresh: Sequence[Mapping[str, Any]], edits: Sequence[RowEdit]
) -> None:
    """Fold rows that were inserted, and those of the changed ones whose words are others now."""
    indexed = folded.table.name == trigrams.INDEXED
    if fresh:
        _run(connection, folded, _INSERT, [folded.fold(row) for row in fresh])
        if indexed:
            trigrams.add(connection, [row["id"] for row in fresh])
    changed = [folded.fold(edit.after) for edit in edits if not edit.touched.isdisjoint(folded.read)]
    if changed:
        ids = [row[0] for row in changed]
        if indexed:
            trigrams.forget(connection, ids)
        _run(connection, folded, _UPDATE, _by_id(changed))
        if indexed:
            trigrams.add(connection, ids)


def faults(connection: Connection) -> list[str]:
    """Rows whose folded words are missing, of no row, or not what their row says."""
    found = []
    for entity, folded in FOLDED.items():
        ids = [row[0] for missing, wrong in _pages(connection, folded) for row in (*missing, *wrong)]
        ids += _orphans(connection, folded)
        if ids:
            named = ", ".join(map(str, ids[:SHOWN])) + (" …" if len(ids) > SHOWN else "")
            found.append(f"The search words of {len(ids)} rows of {entity} are not what these say: {named}.")
    return found


def mend(connection: Connection) -> bool:
    """Fold what is missing or wrong; returns whether anything was. The index of trigrams is not followed."""
    mended = False
    for folded in FOLDED.values():
        for missing, wrong in _pages(connection, folded):
            _run(connection, folded, _INSERT, missing)
            _run(connection, folded, _UPDATE, _by_id(wrong))
            mended = mended or bool(missing or wrong)
        orphans = _orphans(connection, folded)
        _run(connection, folded, _DELETE, [(key,) for key in orphans])
        mended = mended or bool(orphans)
    return mended


def _joined(parts: Sequence[str | None]) -> str:
    """The parts that add anything, folded."""
    kept: list[str] = []
    for part in parts:
        # What is part of a text is found in it, folded too.
        if part and not [earlier for earlier in kept if part in earlier]:
            kept.append(part)
    return "\n".join([search_form(part) for part in kept])


_INSERT = "INSERT INTO {table} (id, {columns}) VALUES ({mark}, {marks})"
_UPDATE = "UPDATE {table} SET {settings} WHERE id = {mark}"
_DELETE = "DELETE FROM {table} WHERE id = {mark}"


def _by_id(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(*row[1:], row[0]) for row in rows]


def _run(connection: Connection, folded: FoldedTable, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    # In the driver's own words: SQLAlchemy's binding of parameters costs more than the insert.
    mark = "?" if connection.dialect.positional else "%s"
    named = statement.format(
        table=folded.table.name,
        columns=", ".join(folded.made_of),
        mark=mark,
        marks=", ".join(mark for _ in folded.made_of),
        settings=", ".join(f"{name} = {mark}" for name in folded.made_of),
    )
    connection.exec_driver_sql(named, rows)


def _pages(
    connection: Connection, folded: FoldedTable
) -> Iterator[tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]]:
    """A page of rows at a time: the folded rows that are missing, and those that should be others."""
    rows, table = folded.rows, folded.table
    wanted = select(
        rows.c.id,
        *(rows.c[name] for name in folded.read),
        *(table.c[name].label(f"_{name}") for name in folded.made_of),
    ).select_from(rows.outerjoin(table, table.c.id == rows.c.id))
    after = 0
    while page := connection.execute(wanted.where(rows.c.id > after).order_by(rows.c.id).limit(PAGE)).mappings().all():
        missing, wrong = [], []
        for row in page:
            should = folded.fold(dict(row))
            stored = tuple(row[f"_{name}"] for name in folded.made_of)
            if None in stored:
                missing.append(should)
            elif stored != should[1:]:
                wrong.append(should)
        yield missing, wrong
        after = page[-1]["id"]


def _orphans(connection: Connection, folded: FoldedTable) -> Sequence[int]:
    """The folded rows of no row."""
    rows, table = folded.rows, folded.table
    alone = select(table.c.id).outerjoin(rows, rows.c.id == table.c.id).where(rows.c.id.is_(None))
    return connection.execute(alone.order_by(table.c.id)).scalars().all()
