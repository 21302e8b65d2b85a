"""Taking a large action back in turns with everybody else who writes: a portion a transaction, and a pause."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from claims.actions.progress import Progress, silent
from claims.desk import Desk
from claims.errors import ClaimsError, Conflict
from claims.history.undo import begin_to_take_back, compare, next_portion, put_back
from claims.history.writer import WriteTransaction
from claims.queries.base import ACTION, ACTION_COUNT, CHANGE
from claims.store.turns import PAUSE, Pace
from claims.tables import Action
from claims.words import Via

AT_ONCE = 1_000
"""Changes of an action that is taken back in one transaction."""

COMPARED = 2_000
"""Changes that are compared at a time before anything is taken back."""

NAME = "undo"


@dataclass(frozen=True)
class Manner:
    """How an undo in turns goes about it: through which door, why, and who is told.

    `uninterrupted` is entered around every transaction: whoever handles signals puts them off within it.
    """

    via: Via
    reason: str = ""
    name: str = NAME
    progress: Progress = silent
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext


class Taken(NamedTuple):
    """What an undo came to: how many rows were put back this time, and by which action."""

    rows: int
    action: int


def is_large(connection: Connection, action: int) -> bool:
    """Whether an action changed so much, or is so far taken back, that it is taken back in turns."""
    return _size(connection, action) > AT_ONCE or _begun(connection, action) is not None


def take_back_in_turns(desk: Desk, action: int, manner: Manner) -> Taken:
    """Take an action back as `claims.history.undo.take_back` does, so that whoever else writes hardly waits.

    All is compared before anything is taken back. Cut short, the same call goes on. Raises Conflict where somebody
    has built on it since, also while this went on: what had been taken back by then is put back again.
    """
    with desk.snapshot() as connection:
        begun = _begun(connection, action)
        total = _size(connection, action)
        done = total - _before(connection, action, begun.remaining) if begun else 0
    if begun is None:
        _compare_all(desk, action, total, manner)
    turns = _Turns(desk, action, manner, begun)
    try:
        return turns.take(done, total)
    except _NotOurs:
        raise
    except Conflict as conflict:
        if turns.action is None:
            raise
        _give_up(desk, turns.action, manner, conflict)
        raise Conflict(
            conflict.message,
            "What had been taken back by then was put back again. Undo the later action first; "
            "`workbench history` lists them.",
            mine=conflict.mine,
            theirs=conflict.theirs,
        ) from None
    except ClaimsError as failure:
        if turns.action is not None:
            failure.hint = f"What was taken back so far is kept: `workbench undo {action}` goes on. {failure.hint}"
        raise


class _Begun(NamedTuple):
    """An undo that goes on in turns: the changes before `remaining` are still to be taken back."""

    action: int
    by: str
    remaining: int


class _Turns:
    """One undo, a portion at a time. `action` is the undo's own, None until something is taken back."""

    def __init__(self, desk: Desk, undone: int, manner: Manner, begun: _Begun | None) -> None:
        if begun is not None and begun.by != desk.by:
            raise _NotOurs(
                f"{begun.by} is taking action {undone} back, or was interrupted at it (action {begun.action}).",
                f"{begun.by} goes on by `workbench undo {undone}`; `workbench undo {begun.action}` gives it up.",
            )
        self.action = begun.action if begun else None
        self._remaining = begun.remaining if begun else None
        self._desk = desk
        self._undone = undone
        self._manner = manner
        self._pace = Pace()

    def take(self, done: int, total: int) -> Taken:
        """All turns that remain; `done` changes, of `total`, are taken back already."""
        rows = 0
        while self._remaining != 0:
            if rows:
                time.sleep(PAUSE)
            with self._manner.uninterrupted():
                size = round(self._pace.rows)
                rows += self._turn(size)
            done += size
            self._manner.progress("Changes taken back", min(done, total), total)
        assert self.action is not None
        return Taken(rows, self.action)

    def _turn(self, size: int) -> int:
        manner = self._manner
        with self._desk.write(via=manner.via, name=manner.name, reason=manner.reason, action=self.action) as tx:
            started = time.monotonic()
            if self.action is None:
                begin_to_take_back(tx, self._undone)
            else:
                self._require_ours(tx, self.action)
            portion = next_portion(tx.connection, self._undone, size, self._remaining)
            rows = put_back(tx, portion) if portion else 0
            remaining = portion.lowest if portion else 0
            tx.put(Action, [{"id": tx.action, "remaining": remaining}])
        self._pace.took(size, time.monotonic() - started)
        self.action, self._remaining = tx.action, remaining
        return rows

    def _require_ours(self, tx: WriteTransaction, action: int) -> None:
        stored = tx.connection.execute(select(ACTION.c.remaining).where(ACTION.c.id == action)).scalar()
        if stored == 0:
            raise _NotOurs(f"Taking action {self._undone} back was given up meanwhile.", _NO_MORE)
        if stored != self._remaining:
            raise _NotOurs(f"Another program goes on with taking action {self._undone} back.", _NO_MORE)


class _NotOurs(Conflict):
    """Somebody else goes on with this undo: neither take more back nor put anything back again."""


_NO_MORE = "Nothing more was taken back here. `workbench history` shows what became of it."


def _compare_all(desk: Desk, action: int, total: int, manner: Manner) -> None:
    """Raise Conflict where the action cannot be taken back as things stand. A snapshot a portion: nobody waits for it,
    and no old one is kept, while the turns compare again."""
    below: int | None = None
    done = 0
    while True:
        with desk.snapshot() as connection:
            portion = next_portion(connection, action, COMPARED, below)
            if portion is None:
                return
            compare(connection, portion)
        below = portion.lowest
        done += COMPARED
        manner.progress("Changes compared", min(done, total), total)


def _give_up(desk: Desk, action: int, manner: Manner, conflict: Conflict) -> None:
    """Put back again what an undo has taken back so far."""
    why = f"action {action} met a later change: {conflict.message}"
    try:
        take_back_in_turns(desk, action, Manner(manner.via, why, NAME, manner.progress, manner.uninterrupted))
    except ClaimsError as second:
        raise ClaimsError(
            f"{conflict.message} What had been taken back by then could not be put back again: {second.message}",
            f"`workbench undo {action}` puts it back.",
        ) from conflict


def _size(connection: Connection, action: int) -> int:
    """How many changes an action has."""
    counted = select(ACTION_COUNT.c.changes).where(ACTION_COUNT.c.action_id == action)
    return connection.execute(counted).scalar() or 0


def _before(connection: Connection, action: int, remaining: int) -> int:
    """How many changes of an action come before this one."""
    counted = select(func.count()).select_from(CHANGE).where(CHANGE.c.action_id == action, CHANGE.c.seq < remaining)
    return connection.execute(counted).scalar_one()


def _begun(connection: Connection, action: int) -> _Begun | None:
    """The undo of an action that has not come to its end."""
    wanted = select(ACTION.c.id, ACTION.c.by, ACTION.c.remaining)
    found = connection.execute(wanted.where(ACTION.c.undoes == action, ACTION.c.remaining > 0)).first()
    return _Begun(*found) if found else None
