"""The upgrades make the tables that the program thinks it has, on both databases, with their triggers."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from claims.desk import Desk, open_desk
from claims.history.verify import verify
from claims.store.guard import WRITER
from claims.store.schema import HEAD, alembic_config, create, upgrade
from claims.store.triggers import trigger_names
from tests.claims.history.filled import fill

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL


def test_the_newest_upgrade_on_disk_is_the_one_the_program_knows(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    assert scripts.get_heads() == [HEAD]


def test_the_upgrades_make_the_tables(desk: Desk) -> None:
    assert _differences(desk) == []


def test_a_new_desk_has_all_triggers_and_so_has_an_upgraded_one(desk: Desk, desk_path: Path) -> None:
    assert _triggers(desk_path) == trigger_names()
    with closing(sqlite3.connect(desk_path)) as raw:
        for name in trigger_names():
            raw.execute(f"DROP TRIGGER {name}")
    upgrade(desk.engine, str(desk_path))
    assert _triggers(desk_path) == trigger_names()


def test_making_a_desk_where_there_is_one_leaves_it_as_it_is(desk: Desk, desk_path: Path) -> None:
    fill(desk)
    with desk.read() as session:
        before = verify(session.connection())
    create(desk.engine, str(desk_path))
    with desk.read() as session:
        assert verify(session.connection()) == before


def test_postgresql_has_the_same_tables_and_refuses_the_same(postgresql: PostgreSQL) -> None:
    address = postgresql.new_database()
    desk = open_desk(address, "tester", create_new=True)
    fill(desk)
    assert _differences(desk) == []
    for attack in (
        "DELETE FROM change",
        "TRUNCATE change",
        "TRUNCATE article CASCADE",
        "DELETE FROM article",
        "UPDATE change SET payload = '{}' WHERE seq = 1",
        "UPDATE change SET hash = ''::bytea WHERE seq = 1",
        "UPDATE change SET seq = 9999 WHERE seq = 1",
        "INSERT INTO change SELECT * FROM change WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET salt = ''::bytea",
    ):
        with _past_the_guard(desk) as connection, pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text(attack))
    with desk.read() as session:
        found = verify(session.connection())
    assert (found.problems, found.rows > 30) == ((), True)
    desk.close()
    postgresql.drop(address)


def test_verification_on_postgresql_finds_what_was_changed(postgresql: PostgreSQL) -> None:
    address = postgresql.new_desk()
    desk = open_desk(address, "tester")
    fill(desk)
    for change, entity in (
        ("UPDATE verdict SET rationale = rationale || ' ' WHERE id = 2", "verdict"),
        ("UPDATE verdict SET at = replace(at, 'Z', '+00:00') WHERE id = 2", "verdict"),
        ("UPDATE claim SET reasons = '[ ]' WHERE id = 2", "claim"),
        ("UPDATE claim SET worth = worth + 1e-9 WHERE id = 1", "claim"),
        ("UPDATE article SET published = published + 1 WHERE id = 1", "article"),
        ("UPDATE passage SET no_fact = NOT no_fact WHERE id = 1", "passage"),
        ("UPDATE version SET text = text || '.' WHERE id = 1", "version"),
    ):
        with _past_the_guard(desk) as connection:
            connection.execute(text(change))
            assert any(p.entity == entity for p in verify(connection).problems), change
    desk.close()
    postgresql.drop(address)


@contextmanager
def _past_the_guard(desk: Desk) -> Iterator[Connection]:
    """A connection like another program's; what it did is rolled back."""
    with desk.engine.connect() as connection:
        connection.info[WRITER] = True
        try:
            yield connection
        finally:
            connection.info.pop(WRITER)


def _differences(desk: Desk) -> list[Any]:
    with desk.engine.connect() as connection:
        opts = {"compare_type": True, "render_as_batch": True, "include_name": _is_a_table_of_ours}
        context = MigrationContext.configure(connection, opts=opts)
        found: list[Any] = compare_metadata(context, SQLModel.metadata)
        return found


def _is_a_table_of_ours(name: str | None, kind: str, parents: Any) -> bool:
    """Not the search index, which no model describes."""
    return "trigrams" not in str(name)


def _triggers(path: Path) -> set[str]:
    copy = shutil.copy(path, path.with_name("copy.sqlite"))
    with closing(sqlite3.connect(copy)) as raw:
        return {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
