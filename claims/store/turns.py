"""Whose turn it is to write to a desk, where several processes want to, and how much is written in one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from random import uniform

SHORTEST, LONGEST = 0.002, 0.012
"""Seconds between two tries. Each is drawn anew, so that nobody is behind somebody else for ever."""

BATCH = 1_000
"""Rows, about, that the first transaction writes; a later one at least a quarter of that, and twice that at most."""

HELD = 0.06
"""Seconds for which a transaction shall hold the desk: whoever else writes waits for it, or for two."""

PAUSE = 0.02
"""Seconds between two transactions, in which a reviewer's write gets its turn."""


def take_turn(connection: sqlite3.Connection, wait_ms: int) -> None:
    """Begin a transaction that writes, as soon as nobody else does; raises "database is locked" after `wait_ms`.

    SQLite's own waiting tries more and more seldom, at last ten times a second: whoever waits longest is the least
    likely to find the moment between two transactions of somebody who writes all the time, as an import does.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        patiently(lambda: connection.execute("BEGIN IMMEDIATE"), wait_ms)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait_ms}")


def patiently(run: Callable[[], object], wait_ms: int) -> None:
    """Run it again as long as the desk is busy, for `wait_ms` at most."""
    end = time.monotonic() + wait_ms / 1000
    while True:
        try:
            run()
            return
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(uniform(SHORTEST, LONGEST))


class Pace:
    """How many rows a transaction writes: as many as this machine, as busy as it is, writes in HELD seconds."""

    def __init__(self) -> None:
        self.rows: float = BATCH

    def took(self, rows: int, seconds: float) -> None:
        """A transaction of about so many rows took so long."""
        self.rows = min(max(BATCH / 4, rows * HELD / seconds), BATCH * 2, self.rows * 2)
