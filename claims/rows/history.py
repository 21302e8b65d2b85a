"""What was done, by whom, and whether the history proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.words import Via, What


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing somebody did. `undone`: another action has taken it back. `unfinished`: it is an undo that goes on in
    turns, or was cut short."""

    id: int
    name: str
    at: datetime
    by: str
    login: str
    via: Via
    reason: str
    undoes: int | None
    undone: bool
    unfinished: bool
    changes: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row's image after an action, and before it (None for an insert, or where it was removed)."""

    seq: int
    action: ActionRow
    entity: str
    key: int
    what: What
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Done:
    """What an action did, in a sentence; its number for undo (None when there was nothing to do); warnings."""

    message: str
    action: int | None = None
    warnings: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A place where the history and the tables do not agree. `seq`: the change; `entity`, `key`: the row."""

    message: str
    seq: int | None = None
    entity: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification went through, the chain's head, and what it found (nothing, one hopes).

    `removed` are the numbers of the changes whose payloads were taken out, `taken_out` the SHA-256 of bodies of stored
    copies that were, both as the history says itself.
    """

    changes: int
    rows: int
    head: str
    problems: tuple[Problem, ...]
    removed: tuple[int, ...] = ()
    taken_out: tuple[str, ...] = ()
