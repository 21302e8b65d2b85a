"""A reviewer's role on PostgreSQL, with the rights that the README grants: it works, and can rewrite nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from claims.actions.desks import check
from claims.actions.history import undo, verify
from claims.actions.queue import count, queue
from claims.desk import open_desk
from claims.filters import parse_filter
from claims.history.writer import WriteTransaction
from claims.tables import Article, Claim
from claims.words import ClaimKind, Via, Voice
from tests.test_readme import README

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

ROLE = "reviewer"
ATTACKS = (
    "DELETE FROM claim",
    "DELETE FROM change",
    "TRUNCATE change",
    "TRUNCATE claim CASCADE",
    "UPDATE change SET payload = '{}' WHERE seq = 1",
    "UPDATE change SET hash = ''::bytea",
    "ALTER TABLE change DISABLE TRIGGER ALL",
    "DROP TRIGGER change_no_update ON change",
    "CREATE OR REPLACE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "DROP TABLE change",
    "UPDATE alembic_version SET version_num = '9999'",
    "SET session_replication_role = replica",
)


@pytest.fixture
def address(postgresql: PostgreSQL) -> Iterator[str]:
    """A desk as the reviewer's role reaches it."""
    owner = postgresql.new_desk()
    url = make_url(owner)
    desk = open_desk(owner, "owner")
    with desk.write(via=Via.COMMAND) as tx:
        _write(tx, 1)
    desk.close()
    grants = re.findall(r"^    ((?:GRANT|REVOKE) .*)$", README, re.MULTILINE)
    assert len(grants) == 3
    with psycopg.connect(host=postgresql.socket, user="postgres", dbname=url.database, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(ROLE)))
        for grant in grants:
            connection.execute(grant.encode())
    yield url.set(username=ROLE).render_as_string()
    with psycopg.connect(host=postgresql.socket, user="postgres", dbname=url.database, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(ROLE)))
    postgresql.drop(owner)


def test_a_reviewers_role_does_a_reviewers_work(address: str) -> None:
    desk = open_desk(address, "mara")
    with desk.write(via=Via.SCREEN) as tx:
        _write(tx, 2)
        tx.put(Claim, [{"id": 1, "statement": "Élan vital."}])
    assert list(queue(desk, parse_filter("elan"))) == [1]
    assert count(desk, parse_filter("bridge")) == 2
    assert "taken back" in undo(desk, via=Via.SCREEN).message
    assert not queue(desk, parse_filter("elan"))
    assert (verify(desk).problems, check(desk)) == ((), [])
    desk.close()


def test_it_rewrites_nothing(address: str) -> None:
    url = make_url(address)
    for attack in ATTACKS:
        with psycopg.connect(host=str(url.query["host"]), user=ROLE, dbname=url.database) as connection:
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)):
                connection.execute(attack.encode())
            connection.rollback()
    desk = open_desk(address, "mara")
    assert (verify(desk).problems, check(desk)) == ((), [])
    desk.close()


def _write(tx: WriteTransaction, number: int) -> None:
    tx.put(Article, [{"key": f"a{number}", "number": number}])
    words = {"text": "The bridge opened.", "statement": "The bridge opened."}
    kinds = {"kind": ClaimKind.EVENT, "voice": Voice.NARRATION}
    tx.put(Claim, [{"key": f"a{number}#1", "article_id": number, "number": 1, **words, **kinds}])
