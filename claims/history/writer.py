"""The one way to write: rows and the chained changes that record them, in one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, func, select

from claims.errors import Conflict, Refused
from claims.history.chain import GENESIS, SALT_BYTES, digest_of, link
from claims.history.images import RowImage, image_of, insert_into, rows_with, update_of
from claims.store.derived import RowEdit, keep, keep_action
from claims.tables import Action, Change, Tracked, table_of
from claims.words import Via, What

BATCH = 1_000
"""Rows that are put, compared and recorded at a time; bounds memory, not the transaction."""

LINKS = 250
"""Changes in one INSERT, where there are as many."""

CHANGE = table_of(Change)

_NEWEST = select(CHANGE.c.seq, CHANGE.c.hash).order_by(CHANGE.c.seq.desc()).limit(1)

# Plain texts: looking a member up costs as much as a small hash, and binding one costs more.
_INSERT, _UPDATE, _WITHDRAW, _RESTORE = str(What.INSERT), str(What.UPDATE), str(What.WITHDRAW), str(What.RESTORE)


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, through which door, and why."""

    by: str
    login: str
    via: Via
    name: str
    reason: str = ""
    undoes: int | None = None


_NOTHING: frozenset[str] = frozenset()


class WriteTransaction:
    """Writes for one action. Nothing is recorded, not even the action, until a row really changes (or `begin`).

    `action` is the number of the action, None while nothing has changed. Give it to continue an action that an earlier
    transaction began.
    """

    def __init__(self, connection: Connection, author: Author, action: int | None = None) -> None:
        self.connection = connection
        self.author = author
        self.action = action
        self._next: dict[str, int] = {}
        self._changes = 0
        self._seq, self._head = self._last_change()

    def begin(self) -> None:
        """Record the action itself, even if no row will change."""
        if self.action is None:
            image = image_of(Action)
            who = self.author
            row = image.complete(
                {
                    "id": self.new_id(Action),
                    "name": who.name,
                    "at": datetime.now(UTC),
                    "by": who.by,
                    "login": who.login,
                    "via": who.via,
                    "reason": who.reason,
                    "undoes": who.undoes,
                }
            )
            self.action = row["id"]
            self._insert(image, [row])
            self._record(image, [(_INSERT, row)])

    def put(self, model: type[Tracked], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert or update rows; returns their ids in order.

        A row without `id` is new; one with it changes the named columns and keeps the others. A row that changes
        nothing leaves no change. `rev` in a row is the revision it was made from.

        Raises Conflict where a reviewer's columns changed since that revision, Refused for a column that is immutable.
        Either rolls the whole transaction back.
        """
        image = image_of(model)
        ids: list[int] = []
        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            ids += self._put_batch(image, batch)
        return ids

    @property
    def changes(self) -> int:
        """How many rows this transaction has changed so far, the action's own not counted."""
        return self._changes

    @property
    def newest(self) -> int:
        """The number of the newest change of the desk, this transaction's own included; 0 where there is none."""
        return self._seq

    def withdraw(self, model: type[Tracked], keys: Iterable[int]) -> None:
        """End rows that are not to stand any longer. They stay, and can be put back with `withdrawn=False`."""
        self.put(model, ({"id": key, "withdrawn": True} for key in keys))

    def append(self, entity: str, said: Sequence[tuple[str, int, bytes]]) -> None:
        """Append changes of the action to the history: what was done, to which key, and the payload in UTF-8."""
        action, first, head = self.action, self._seq + 1, self._head
        assert action is not None
        salts = os.urandom(SALT_BYTES * len(said))
        links = []
        for seq, (what, key, payload) in enumerate(said, first):
            at = (seq - first) * SALT_BYTES
            salt = salts[at : at + SALT_BYTES]
            digest = digest_of(salt, payload)
            head = link(head, seq, action, entity, key, what, digest)
            links.append((seq, action, entity, key, what, payload.decode(), salt, digest, head))
        self._insert_links(links)
        keep_action(self.connection, action, len(links))
        self._seq, self._head = self._seq + len(links), head

    def new_id(self, model: type[Tracked]) -> int:
        """The id that the next new row of a table will get, reserved: for rows that refer to each other."""
        return self._reserve(image_of(model), 1)

    def images(self, image: RowImage, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The rows as they stand, by id."""
        return {row["id"]: row for row in rows_with(self.connection, image.table, "id", keys)}

    def _reserve(self, image: RowImage, count: int) -> int:
        """The first of so many ids in a row."""
        if image.entity not in self._next:
            highest = self.connection.execute(select(func.max(image.table.c.id))).scalar()
            self._next[image.entity] = (highest or 0) + 1
        first = self._next[image.entity]
        self._next[image.entity] = first + count
        return first

    def _put_batch(self, image: RowImage, batch: list[Mapping[str, Any]]) -> list[int]:
        given = [key for row in batch if (key := row.get("id")) is not None]
        if not given:
            return self._put_fresh(image, batch)
        standing = self.images(image, given)
        fresh: list[dict[str, Any]] = []
        edited: dict[int, RowEdit] = {}
        changes: list[tuple[str, dict[str, Any]]] = []
        ids: list[int] = []
        for row in batch:
            key = row.get("id")
            before = standing.get(key) if key is not None else None
            if before is None:
                after = image.complete(row)
                after["id"] = key or self.new_id(image.model)
                fresh.append(after)
                changes.append((_INSERT, after))
            else:
                after, touched = self._edited(image, before, row)
                if touched:
                    earlier = edited.get(after["id"]) or RowEdit(_NOTHING, before, before)
                    edited[after["id"]] = RowEdit(touched | earlier.touched, earlier.before, after)
                    changes.append((_what(before, after), after))
            standing[after["id"]] = after
            ids.append(after["id"])
        if changes:
            self.begin()
            self._insert(image, fresh)
            self._update(image, edited.values())
            self._record(image, changes)
            keep(self.connection, image.entity, fresh, list(edited.values()))
            self._changes += len(changes)
        return ids

    def _put_fresh(self, image: RowImage, batch: list[Mapping[str, Any]]) -> list[int]:
        """Rows that are all new, as most of an import are: nothing has to be looked up for them."""
        self.begin()
        fresh = [image.complete(row) for row in batch]
        first = self._reserve(image, len(fresh))
        for key, row in enumerate(fresh, first):
            row["id"] = key
        self._insert(image, fresh)
        self._record(image, [(_INSERT, row) for row in fresh])
        keep(self.connection, image.entity, fresh, ())
        self._changes += len(fresh)
        return list(range(first, first + len(fresh)))

    def _edited(
        self, image: RowImage, before: dict[str, Any], given: Mapping[str, Any]
    ) -> tuple[dict[str, Any], frozenset[str]]:
        """The row after the edit, and the columns that the edit changes."""
        row = dict(given)
        expected = row.pop("rev", None)
        after = image.complete({**before, **row})
        touched = {name for name in row if after[name] != before[name]}
        if not touched:
            return before, _NOTHING
        if fixed := touched & image.model.immutable:
            raise Refused(f"{', '.join(sorted(fixed))} of {image.entity} {before['id']} cannot change once written.")
        if image.has_rev and touched & (image.model.reviewed | {"withdrawn"}):
            if expected is not None and expected != before["rev"]:
                mine = {name: after[name] for name in sorted(touched)}
                raise Conflict(
                    f"Somebody changed {image.entity} {before['id']} while you were at it.",
                    "Nothing was overwritten. Compare both, then save again.",
                    mine=mine,
                    theirs={name: before[name] for name in mine},
                )
            after["rev"] = before["rev"] + 1
            touched.add("rev")
        return after, frozenset(touched)

    def _insert(self, image: RowImage, rows: list[dict[str, Any]]) -> None:
        if rows:
            dialect = self.connection.dialect
            self.connection.exec_driver_sql(insert_into(image.table, dialect), image.stored(rows, dialect))

    def _update(self, image: RowImage, edits: Iterable[RowEdit]) -> None:
        alike: dict[frozenset[str], list[dict[str, Any]]] = {}  # naming only what changed leaves the indexes alone
        for edit in edits:
            alike.setdefault(edit.touched, []).append(edit.after)
        dialect = self.connection.dialect
        for touched, rows in alike.items():
            places = tuple(at for at, name in enumerate(image.names) if name in touched)
            values = [(*(row[at] for at in places), row[0]) for row in image.stored(rows, dialect)]
            self.connection.exec_driver_sql(update_of(image.table, places, dialect), values)

    def _record(self, image: RowImage, changes: list[tuple[str, dict[str, Any]]]) -> None:
        self.append(image.entity, [(what, row["id"], image.encode(row)) for what, row in changes])

    def _insert_links(self, links: list[tuple[Any, ...]]) -> None:
        """The guard of the table has SQLite prepare each statement for being taken back: few of many rows cost less."""
        dialect = self.connection.dialect
        whole = len(links) - len(links) % LINKS
        for at in range(0, whole, LINKS):
            values = tuple(chain.from_iterable(links[at : at + LINKS]))
            self.connection.exec_driver_sql(insert_into(CHANGE, dialect, LINKS), values)
        if rest := links[whole:]:
            self.connection.exec_driver_sql(insert_into(CHANGE, dialect), rest)

    def _last_change(self) -> tuple[int, bytes]:
        found = self.connection.execute(_NEWEST).first()
        return (found[0], found[1]) if found else (0, GENESIS)


def _what(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if before["withdrawn"] == after["withdrawn"]:
        return _UPDATE
    return _WITHDRAW if after["withdrawn"] else _RESTORE
