"""Engines for SQLite and PostgreSQL, and the database's faults in a user's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from claims.errors import ClaimsError, DeskLocked, DeskUnusable, NoDesk, UsageError
from claims.store.guard import guard
from claims.store.turns import patiently, take_turn

APPLICATION_ID = 0x46435744
"""Stands in the header of every SQLite desk ("FCWD"), so that another program's file is never taken for one."""

WAIT_MS = 15_000
"""How long a writer waits for its turn, in milliseconds."""

WRITES = "claims_writes"
"""Execution option of a connection whose transaction will write."""


def make_engine(address: str, wait_ms: int = WAIT_MS) -> Engine:
    """An engine for a desk's address: a path, or a `postgresql+psycopg://` URL. Opens no connection yet.

    A writer waits `wait_ms` milliseconds for its turn.
    """
    if is_file(address):
        engine = create_engine(f"sqlite:///{address}", **_JSON, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", partial(_prepare_sqlite, wait_ms))
        event.listen(engine, "begin", partial(_begin_sqlite, wait_ms))
    else:
        engine = create_engine(_server(address), **_JSON, isolation_level="REPEATABLE READ")
        event.listen(engine, "begin", partial(_begin_postgresql, wait_ms))
    guard(engine)
    return engine


def _server(address: str) -> URL:
    """The URL of a desk on PostgreSQL, whose driver is there. UsageError otherwise."""
    try:
        url = make_url(address)
        url.get_dialect().import_dbapi()
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"A desk on PostgreSQL needs {missing.name}, which is not installed.",
            "Install it: pip install 'factcheck-workbench[postgres]'.",
        ) from None
    except ArgumentError:  # also of a dialect or a driver that nobody knows
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        raise UsageError(
            f'"{address}" is no address of a desk.', "It is a path, or postgresql+psycopg://USER@HOST/DATABASE."
        )
    return url


_JSON: dict[str, Any] = {"json_serializer": lambda value: to_json(value).decode(), "json_deserializer": from_json}


def is_file(address: str) -> bool:
    """Whether the address is a path of an SQLite file rather than a server's."""
    return "://" not in address


def shown(address: str) -> str:
    """The address as it may be printed: without a password."""
    return address if is_file(address) else make_url(address).render_as_string(hide_password=True)


def require_file(address: str) -> None:
    """Raise NoDesk where the address is a path with nothing at it, DeskUnusable where one may not even look."""
    if not is_file(address):
        return
    try:
        Path(address).stat()
    except PermissionError:
        raise DeskUnusable(
            f"The desk {address} cannot be opened: its folder may not be entered by you.",
            "Ask whoever keeps it to let you in (the folder's group, with rights to write), or name another with --db.",
        ) from None
    except OSError:
        raise NoDesk(
            f"There is no desk at {address}.",
            "Import an article to make one (`workbench import PATH`), try `workbench demo`, or name another with --db.",
        ) from None


def _prepare_sqlite(wait_ms: int, connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN gives no repeatable read and no rollback of DDL
    for pragma in (
        f"busy_timeout = {wait_ms}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # without it INSERT OR REPLACE slips past the triggers against deleting
        "trusted_schema = OFF",
        "cache_size = -16000",  # KiB: the rows of a hundred thousand claims are gone through at each filter
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark == APPLICATION_ID:  # it would change the file of another program
        # Two that open a new desk at once both want it for themselves, and SQLite lets neither of them wait.
        patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"), wait_ms)


def _begin_sqlite(wait_ms: int, connection: Connection) -> None:
    # A reader that becomes a writer fails at once with BUSY_SNAPSHOT, which no timeout helps: take the lock first.
    if connection.get_execution_options().get(WRITES):
        driver: Any = connection.connection.dbapi_connection
        take_turn(driver, wait_ms)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_postgresql(wait_ms: int, connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        # A repeatable read would be of the time before the lock: a writer reads what stands once it has its turn.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait_ms}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


@contextmanager
def plain_faults(address: str) -> Iterator[None]:
    """Turn what a database driver raises into one sentence with what was kept and what to do next."""
    try:
        yield
    except DBAPIError as fault:
        raise _in_plain_words(address, str(fault.orig)) from fault
    except sqlite3.Error as fault:
        raise _in_plain_words(address, str(fault)) from fault
    except OverflowError as fault:  # of SQLite's driver, which asks nothing then
        raise _in_plain_words(address, "out of range") from fault


_FAULTS: tuple[tuple[str, type[ClaimsError], str, str], ...] = (
    (
        "lock timeout",
        DeskLocked,
        "Another program has been writing to the desk {desk} for too long.",
        "Nothing of this was saved. Try again; `workbench history` shows who is at it.",
    ),
    (
        "locked",
        DeskLocked,
        "Another program has been writing to the desk {desk} for too long.",
        "Nothing of this was saved. Try again; `workbench history` shows who is at it.",
    ),
    (
        "readonly",
        DeskUnusable,
        "The desk {desk} or its folder cannot be written.",
        "Nothing of this was saved. Check the rights of the file and of its folder.",
    ),
    (
        "disk is full",
        DeskUnusable,
        "The disk of the desk {desk} is full.",
        "Nothing of this was saved; all that was there before is kept. Make room and try again.",
    ),
    (
        "disk i/o error",
        DeskUnusable,
        "The disk of the desk {desk} refuses to read or write: it may be full, or over a file-size limit.",
        "Nothing of this was saved. Make room or check the disk, then run `workbench db check`.",
    ),
    (
        "out of range",
        UsageError,
        "A number is larger than any in the desk {desk}.",
        "Nothing was changed. The lists tell which numbers there are.",
    ),
    (
        "not a database",
        DeskUnusable,
        "{desk} is not a desk.",
        "The file was not touched. Name another with --db or WORKBENCH_DB.",
    ),
    (
        "malformed",
        DeskUnusable,
        "The desk {desk} is damaged.",
        "Nothing of this was saved. Copy the file aside, then run `workbench db check` and restore the last backup.",
    ),
    (
        "decode to utf-8",
        DeskUnusable,
        "The desk {desk} is damaged: a text in it is no text any more.",
        "Nothing of this was saved. `workbench history verify` names the place; restore it from the last backup.",
    ),
    (
        "fatal:",
        DeskUnusable,
        "The database server of the desk {desk} refuses the connection: {reason}.",
        "Nothing of this was saved. Check the database, the user and the password of the address.",
    ),
    (
        "unable to open",
        DeskUnusable,
        "The desk {desk} cannot be opened: its folder is missing or may not be written.",
        "Nothing was changed. Check the rights of the folder, or name another desk with --db.",
    ),
    (
        "connection",
        DeskUnusable,
        "The database server of the desk {desk} does not answer.",
        "Nothing of this was saved. Check that it runs and that the address is right.",
    ),
)


def _in_plain_words(address: str, fault: str) -> ClaimsError:
    desk = shown(address)
    lowered = fault.lower()
    for sign, kind, message, hint in _FAULTS:
        if sign in lowered:
            return kind(message.format(desk=desk, reason=fault.splitlines()[0].rpartition("FATAL:")[2].strip()), hint)
    return ClaimsError(f"The desk's database {desk} refused: {fault.splitlines()[0]}", "Nothing of this was saved.")
