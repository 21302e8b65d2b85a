"""Bodies are kept by their hash: once, whole, for ever, and proven by it."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from claims.desk import Desk
from claims.errors import DeskUnusable
from claims.history.bodies import put_body, read_body
from claims.history.verify import verify
from claims.queries.base import BODY
from claims.words import Via


@given(contents=st.lists(st.binary(max_size=3_000), max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_comes_back_and_is_kept_once(desk: Desk, contents: list[bytes]) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        before = tx.connection.execute(select(func.count()).select_from(BODY)).scalar_one()
        new = {content for content in contents if read_body(tx.connection, _key(content)) is None}
        keys = [put_body(tx, content) for content in [*contents, *contents]]
        after = tx.connection.execute(select(func.count()).select_from(BODY)).scalar_one()
    with desk.snapshot() as connection:
        assert [read_body(connection, key) for key in keys] == [*contents, *contents]
        assert after - before == len(new)


def test_the_same_bytes_are_packed_the_same_at_any_time(desk: Desk) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        key = put_body(tx, b"as it was")
    with desk.snapshot() as connection:
        packed = connection.execute(select(BODY.c.content).where(BODY.c.sha256 == key)).scalar_one()
    assert packed == gzip.compress(b"as it was", 6, mtime=0)


@pytest.mark.parametrize(
    "attack", ["DELETE FROM body", "UPDATE body SET content = x'00'", "UPDATE body SET sha256 = 'x'"]
)
def test_another_program_can_neither_delete_nor_replace_one(attack: str, desk: Desk, desk_path: Path) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        put_body(tx, b"as it was")
    with closing(sqlite3.connect(desk_path)) as raw, pytest.raises(sqlite3.DatabaseError, match="never deleted"):
        raw.execute(attack)


def test_a_changed_byte_is_found_and_named(desk: Desk, desk_path: Path) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        key = put_body(tx, b"as it was")
    assert _problems(desk) == []
    for content in (gzip.compress(b"as it is now", mtime=0), gzip.compress(b"as it is!", mtime=0), b"no gzip", None):
        with closing(sqlite3.connect(desk_path)) as raw:
            raw.execute("DROP TRIGGER IF EXISTS body_no_update")
            raw.execute("UPDATE body SET content = ?", (content,))
            raw.commit()
        assert [key[:12] in problem for problem in _problems(desk)] == [True], content
        with desk.snapshot() as connection:
            if content is None:
                assert read_body(connection, key) is None
            else:
                with pytest.raises(DeskUnusable, match="damaged"):
                    read_body(connection, key)


def _key(content: bytes) -> str:
    return sha256(content).hexdigest()


def _problems(desk: Desk) -> list[str]:
    with desk.snapshot() as connection:
        return [problem.message for problem in verify(connection).problems]
