"""Nothing is written outside the writer, whatever layer it comes through; and the database itself refuses the worst."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, text, update
from sqlalchemy.orm import Session as PlainSession
from sqlmodel import Session, select

from claims.desk import Desk
from claims.store.guard import UntrackedWrite
from claims.tables import TRACKED, Article, table_of
from claims.words import Via

ARTICLE = table_of(Article)
NEW = {"id": 2, "key": "b", "number": 2}


def _added(connection: Connection) -> None:
    with Session(connection) as session:
        session.add(Article.model_validate(NEW))
        session.commit()


def _edited(connection: Connection) -> None:
    with Session(connection) as session:
        article = session.exec(select(Article)).one()
        article.headline = "rewritten"
        session.add(article)
        session.flush()


def _deleted(connection: Connection) -> None:
    with Session(connection) as session:
        session.delete(session.exec(select(Article)).one())
        session.flush()


def _in_bulk(connection: Connection) -> None:
    with PlainSession(connection) as session:
        session.bulk_insert_mappings(Article, [NEW])


def _through_the_session(connection: Connection) -> None:
    with Session(connection) as session:
        session.connection().execute(update(ARTICLE).values(headline="rewritten"))


WAYS: dict[str, Callable[[Connection], object]] = {
    "session.add": _added,
    "an attribute": _edited,
    "session.delete": _deleted,
    "bulk_insert_mappings": _in_bulk,
    "session.connection": _through_the_session,
    "Core insert": lambda c: c.execute(insert(Article).values(NEW)),
    "Core delete": lambda c: c.execute(delete(ARTICLE)),
    "text": lambda c: c.execute(text("UPDATE article SET headline = 'rewritten'")),
    "exec_driver_sql": lambda c: c.exec_driver_sql("DELETE FROM article"),
    "many at once": lambda c: c.execute(text("INSERT INTO article (id) VALUES (:id)"), [{"id": 2}, {"id": 3}]),
    "REPLACE": lambda c: c.exec_driver_sql("REPLACE INTO article (id, headline) VALUES (1, 'x')"),
    "WITH": lambda c: c.exec_driver_sql("WITH x AS (SELECT 1) UPDATE article SET headline = 'x'"),
    "a comment first": lambda c: c.exec_driver_sql("/* so */ -- it goes\n delete from article"),
    "DROP": lambda c: c.exec_driver_sql("DROP TABLE change"),
    "a trigger's end": lambda c: c.exec_driver_sql("DROP TRIGGER change_no_delete"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_write_outside_the_writer_is_refused(way: str, desk: Desk) -> None:
    _one_article(desk)
    with pytest.raises(UntrackedWrite), desk.engine.connect() as connection:
        WAYS[way](connection)
    with pytest.raises(UntrackedWrite), desk.read() as session:
        WAYS[way](session.connection())
    with desk.read() as session:
        assert [article.headline for article in session.exec(select(Article))] == ["as it was"]


def test_the_writer_holds_a_connection_no_longer_than_its_transaction(desk: Desk) -> None:
    _one_article(desk)
    with pytest.raises(RuntimeError, match="in the middle"), desk.write(via=Via.COMMAND):
        raise RuntimeError("in the middle")
    for _ in range(3):
        with pytest.raises(UntrackedWrite), desk.engine.connect() as connection:
            connection.execute(delete(ARTICLE))


_REFUSED = {
    "a change deleted": "DELETE FROM change WHERE seq = 1",
    "all changes deleted": "DELETE FROM change",
    "a payload replaced": "UPDATE change SET payload = '{}' WHERE seq = 1",
    "a hash replaced": "UPDATE change SET hash = x'00' WHERE seq = 1",
    "a change moved": "UPDATE change SET seq = 99 WHERE seq = 1",
    "a change replaced": "INSERT OR REPLACE INTO change SELECT * FROM change WHERE seq = 1",
    "a change put in before": "INSERT INTO change SELECT 0, action_id, entity, key, what, payload, salt, digest, hash "
    "FROM change WHERE seq = 1",
    "an upsert": "INSERT INTO change SELECT * FROM change WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET salt = x'00'",
} | {f"{table} deleted": f'DELETE FROM "{table}"' for table in ("action", "article")}


@pytest.mark.parametrize("attack", _REFUSED)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_another_program_cannot_rewrite_history(attack: str, recursive: str, desk: Desk, desk_path: Path) -> None:
    _one_article(desk)
    with closing(sqlite3.connect(desk_path)) as raw:
        raw.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.DatabaseError, match=r"append-only|never deleted"):
            raw.execute(_REFUSED[attack])


def test_every_tracked_table_refuses_to_delete(desk: Desk, desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path)) as raw:
        held = {row[0] for row in raw.execute("SELECT tbl_name FROM sqlite_master WHERE sql LIKE '%BEFORE DELETE%'")}
    assert held == {*TRACKED, "change", "body"}


def _one_article(desk: Desk) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1, "headline": "as it was"}])
