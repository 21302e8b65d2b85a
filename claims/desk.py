"""A desk: one database with everything in it, and somebody who works at it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import Session

from claims import scales
from claims.errors import UsageError
from claims.history.writer import Author, WriteTransaction
from claims.queries.reviews import rules_text
from claims.store import derived
from claims.store import engine as engines
from claims.store.guard import WRITER
from claims.store.places import require_local
from claims.store.schema import create, require_current
from claims.words import Via

SMALL = 500
"""A transaction of no more changes lets the search index follow at once; larger ones leave it to `index_words`."""

INDEXED_AT_A_TIME = 5_000
"""Claims: they hold the desk for about a tenth of a second."""


class Desk:
    """Read and write transactions on one database, by one person."""

    def __init__(self, address: str, by: str, login: str, wait_ms: int = engines.WAIT_MS) -> None:
        self.address = address
        self.by = by
        self.login = login
        self.engine = engines.make_engine(address, wait_ms)
        self._goes_on_with: int | None = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot of the desk. It cannot write."""
        with self.snapshot() as connection, Session(connection) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """One snapshot of the desk for the queries. It cannot write."""
        with engines.plain_faults(self.address), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(
        self, *, via: Via, reason: str = "", name: str = "edit", action: int | None = None
    ) -> Iterator[WriteTransaction]:
        """A transaction that leaves a change for every row it writes, or, where anything fails, leaves nothing.

        `name` says what is done in a word, `reason` why. `action` continues an action of an earlier transaction.
        Raises DeskLocked when other writers hold the desk for too long.
        """
        author = Author(self.by, self.login, via, name, reason)
        with self._writing() as connection:
            tx = WriteTransaction(connection, author, self._goes_on_with if action is None else action)
            yield tx
            if 0 < tx.changes <= SMALL:
                derived.fill(connection, SMALL)

    @contextmanager
    def going_on_with(self, action: int | None) -> Iterator[None]:
        """Let what is written in here belong to an action of earlier transactions: one undo takes it all back."""
        self._goes_on_with = action
        try:
            yield
        finally:
            self._goes_on_with = None

    @contextmanager
    def replacing(self) -> Iterator[Connection]:
        """A write transaction without an action, for a history that comes whole from another desk."""
        with self._writing() as connection:
            yield connection

    def index_words(self) -> int:
        """Let the search index follow what imports have added, in one short transaction; gives how many claims it did.

        0 when it has caught up. Until then these claims are found as well, only slower.
        """
        with self._writing() as connection:
            return derived.fill(connection, INDEXED_AT_A_TIME)

    def close(self) -> None:
        """Give the connections back. A closed desk opens again at its next transaction."""
        self.engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with engines.plain_faults(self.address), self.engine.connect() as connection:
            connection = connection.execution_options(**{engines.WRITES: True})
            with connection.begin(), _writer(connection):
                yield connection


def open_desk(address: str | Path, by: str, *, create_new: bool = False, wait_ms: int = engines.WAIT_MS) -> Desk:
    """The desk at a path or at a `postgresql+psycopg://` address, for the person with the handle `by`.

    `create_new` makes one where there is none. A write waits `wait_ms` milliseconds for its turn.
    Raises NoDesk, DeskNewer, DeskUnusable.
    """
    where = str(address)
    desk = Desk(where, by, login_name(), wait_ms)
    try:
        with engines.plain_faults(where):
            if engines.is_file(where):
                require_local(Path(where))
            if create_new:
                create(desk.engine, where)
            else:
                engines.require_file(where)
            require_current(desk.engine, where)
        _adopt_scales(desk)
    except BaseException:
        desk.close()  # an open connection keeps files of its own beside the desk
        raise
    return desk


def login_name() -> str:
    """The account this process runs under, and where its SSH connection came from: what the handle cannot hide."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        account = f"uid {os.getuid()}"
    origin = os.environ.get("SSH_CONNECTION", "").split(" ")[0]
    return f"{account} from {origin}" if origin else account


def _adopt_scales(desk: Desk) -> None:
    """Know the scales that the desk's rules add: labels, letters and numbers mean what they do on this desk."""
    with desk.snapshot() as connection:
        toml = rules_text(connection)
    if not toml:
        scales.adopt({}, {})
        return
    from claims.rules import Rules, parse_rules  # loads pydantic, which most desks do without

    try:
        rules = parse_rules(toml)
    except UsageError:
        rules = Rules()  # a damaged row must not keep anybody from verifying the desk; what needs the rules will say so
    scales.adopt(rules.own_scales(), rules.scale)


@contextmanager
def _writer(connection: Connection) -> Iterator[None]:
    connection.info[WRITER] = True
    try:
        yield
    finally:
        connection.info.pop(WRITER, None)
