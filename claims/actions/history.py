"""What a user can do with the history."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Connection

from claims.actions import undoing as turns
from claims.actions.progress import Progress, silent
from claims.actions.references import article_of, claim_id_of
from claims.actions.rules import rules_in
from claims.desk import Desk
from claims.errors import NotFound, UsageError
from claims.history import redact as redacting
from claims.history import undo as undoing
from claims.history import verify as verifying
from claims.history.writer import WriteTransaction
from claims.queries import history as queries
from claims.rows import ActionRow, ChangeRow, Done, Verified
from claims.verdicts.roles import require
from claims.words import Role, Via, counted

CLAIM = "claim"
_FIRST = 20
"""Rows that are looked at for the claims that an action concerned."""


def actions(desk: Desk, ref: str | None = None, limit: int = 200, before: int | None = None) -> list[ActionRow]:
    """What was done, newest first, below the action `before`; `ref` narrows it to a claim or an article."""
    with desk.snapshot() as connection:
        of = None
        if ref is not None:
            try:
                of = queries.rows_of_article(connection, article_of(connection, ref).id)
            except NotFound:
                of = queries.rows_of_claim(connection, claim_id_of(connection, ref))
        return queries.actions(connection, of, limit, before)


def changes(desk: Desk, action_id: int, limit: int | None = None) -> list[ChangeRow]:
    """What an action changed, row by row, with the image before and after; the first `limit` of them."""
    with desk.snapshot() as connection:
        return queries.changes(connection, action_id, limit)


def claim_history(desk: Desk, claim: str) -> list[ChangeRow]:
    """Everything that ever happened to a claim, its evidence and its verdicts, oldest first."""
    with desk.snapshot() as connection:
        return queries.changes_of(connection, queries.rows_of_claim(connection, claim_id_of(connection, claim)))


def undo(
    desk: Desk,
    action: int | None = None,
    *,
    via: Via,
    reason: str = "",
    progress: Progress | None = None,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Done:
    """Take an action back, whoever did it; without a number, my own last one that stands.

    The ids are of the first claims that it concerned. A large one goes back in turns with others who write: `progress`
    is told how far it is, `uninterrupted` is entered around each transaction, and cut short, the same call goes on.
    Raises Conflict where somebody has built on it since.
    """
    manner = turns.Manner(via, reason, "undo", progress or silent, uninterrupted)
    return _take_back(desk, manner, lambda tx: undoing.last_to_undo(tx, desk.by) if action is None else action)


def redo(
    desk: Desk,
    *,
    via: Via,
    progress: Progress | None = None,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Done:
    """Do again what my last undo took back, unless I have done something else since; a large one as `undo` does."""
    manner = turns.Manner(via, "", "redo", progress or silent, uninterrupted)
    return _take_back(desk, manner, lambda tx: undoing.last_to_redo(tx, desk.by))


def _take_back(desk: Desk, manner: turns.Manner, choose: Callable[[WriteTransaction], int | None]) -> Done:
    """Take back what `choose` finds, at once where it is small."""
    what, again = _TAKEN[manner.name]
    with manner.uninterrupted(), desk.write(via=manner.via, name=manner.name, reason=manner.reason) as tx:
        target = choose(tx)
        if target is None:
            return Done(f"There is nothing of {desk.by}'s to {again}.")
        if not turns.is_large(tx.connection, target):
            rows = undoing.take_back(tx, target)
            return Done(_taken(f"{what} {target}", rows), tx.action, ids=_claims_of(tx.connection, tx.action))
    taken = turns.take_back_in_turns(desk, target, manner)
    with desk.snapshot() as connection:
        return Done(_taken(f"{what} {target}", taken.rows), taken.action, ids=_claims_of(connection, taken.action))


_TAKEN = {"undo": ("Action", "undo"), "redo": ("Undo", "do again")}


def redact(desk: Desk, changes: Sequence[int], because: str, *, via: Via, copies: Sequence[int] = ()) -> Done:
    """Take out for good what these changes and these stored copies hold; that it was done, by whom and why, stays."""
    if not because.strip():
        raise UsageError("What is taken out for good needs a reason.", "Give it with --because.")
    if not changes and not copies:
        raise UsageError(
            "What is to be taken out?",
            "Changes by number, as `workbench history show` lists them, or --copy with the number of a stored copy.",
        )
    with desk.write(via=via, name=redacting.REDACT, reason=because) as tx:
        require(rules_in(tx.connection), desk.by, Role.ADMIN, "to take something out of the history")
        gone, still = redacting.redact(tx, changes) if changes else ([], [])
        gone_copies, quoting = redacting.redact_copies(tx, copies) if copies else ([], [])
        taken = [f"what change {seq} held" for seq in gone] + [f"what the copy {key} held" for key in gone_copies]
        if not taken:
            return Done("It was taken out before: there is nothing left of it.")
        return Done(f"Taken out for good: {', '.join(taken)}.", tx.action, (*still, *quoting))


def verify(desk: Desk, progress: verifying.Progress | None = None, against: tuple[int, str] | None = None) -> Verified:
    """Go through the whole history and every row; what does not agree is named. `against` is a head kept earlier."""
    with desk.snapshot() as connection:
        return verifying.verify(connection, progress, against)


def kept_head(told: str) -> tuple[int, str]:
    """A head as `workbench history head` printed it: the count of changes and the newest hash. UsageError else."""
    match = re.fullmatch(r"\s*([0-9]{1,15})[\s:,]+([0-9a-fA-F]{64})\s*", told, re.ASCII)
    if match is None:
        raise UsageError("A head is a count of changes and a hash of 64 digits.", "`workbench history head` prints it.")
    return int(match[1]), match[2].lower()


def head(desk: Desk) -> tuple[int, str]:
    """How many changes there are and the newest hash, in hex: kept elsewhere, it proves later what came before."""
    with desk.snapshot() as connection:
        return verifying.head_of(connection)


def _claims_of(connection: Connection, action: int | None) -> tuple[int, ...]:
    """The claims that the first rows concern which an action has changed."""
    if action is None:
        return ()
    first = queries.changes(connection, action, _FIRST)
    found = [row.key if row.entity == CLAIM else (row.after or {}).get("claim_id") for row in first]
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _taken(what: str, rows: int) -> str:
    return f"{what} taken back: {counted(rows, 'row')} put back."
