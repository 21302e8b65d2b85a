"""Whose turn it is to write to an SQLite desk, where several processes want to."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from random import uniform

SHORTEST, LONGEST = 0.002, 0.012
"""Seconds between two tries. Each is drawn anew, so that nobody is behind somebody else for ever."""


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
