"""The imports that were made: what came of each, what it refused, what it changed."""

from __future__ import annotations

from claims.desk import Desk
from claims.errors import NotFound
from claims.queries import imports as queries
from claims.rows import ImportRunRow


def list_runs(desk: Desk, limit: int = 50) -> list[ImportRunRow]:
    """The imports that changed something, newest first."""
    with desk.snapshot() as connection:
        return queries.runs(connection, limit)


def show_run(desk: Desk, run: int) -> tuple[ImportRunRow, dict[str, dict[str, int]]]:
    """An import, and how many rows of each table it inserted, updated, withdrew or restored. NotFound."""
    with desk.snapshot() as connection:
        found = queries.runs(connection, 1, run)
        if not found:
            raise NotFound(f"There is no import {run}.", "`workbench imports` lists them.")
        return found[0], queries.changed_by(connection, found[0].action)
