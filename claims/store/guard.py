"""No write without history: a connection refuses to change anything unless the one writer holds it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event

WRITER = "claims.history writer"
"""Key in `connection.info` that the one writer sets while it holds the connection."""

_CHANGES = re.compile(
    r"\b(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|DROP|ALTER|CREATE|ATTACH|DETACH)\b|\bREPLACE\s+INTO\b",
    re.IGNORECASE,
)


class UntrackedWrite(RuntimeError):
    """A programming error: a write that would leave no history. Nothing of it was executed."""


def guard(engine: Engine) -> None:
    """Make every connection of `engine` refuse writes outside the writer, whatever layer they come from."""
    event.listen(engine, "before_cursor_execute", _refuse_untracked)


def _refuse_untracked(
    connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    if _changes_something(statement) and not connection.info.get(WRITER):
        raise UntrackedWrite(f"outside a write transaction of the history: {statement[:80]}")


@lru_cache(maxsize=512)
def _changes_something(statement: str) -> bool:
    return _CHANGES.search(statement) is not None
