"""Triggers that hold what nobody may do, whichever program does it: rewrite history, or delete a row.

An upgrade that recreates a table drops its triggers without a word: it must call `create_triggers` again, and a test
asserts that they are there.
"""

from __future__ import annotations

from sqlalchemy import Connection

from claims.tables import TRACKED

_FIXED = ("seq", "action_id", "entity", "key", "what", "salt", "digest", "hash")


def trigger_names() -> set[str]:
    """The triggers that every SQLite desk must have."""
    return {name for name, _ in _sqlite()}


def missing_triggers(connection: Connection) -> list[str]:
    """The triggers that a desk must have and has not."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return sorted(trigger_names() - {row[0] for row in found})
    found = connection.exec_driver_sql("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
    return sorted(_POSTGRESQL_NAMES - {row[0] for row in found})


def create_triggers(connection: Connection) -> None:
    """Create all triggers anew, for the connection's dialect."""
    if connection.dialect.name == "sqlite":
        for name, body in _sqlite():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")
    else:
        for statement in _postgresql():
            connection.exec_driver_sql(statement)


def _sqlite() -> list[tuple[str, str]]:
    refuse = "BEGIN SELECT RAISE(ABORT, '{}'); END"
    history = refuse.format("the history is append-only")
    rows = refuse.format("rows are withdrawn, never deleted")
    return [
        ("change_no_delete", f"BEFORE DELETE ON change {history}"),
        ("change_no_update", f"BEFORE UPDATE OF {', '.join(_FIXED)} ON change {history}"),
        # INSERT OR REPLACE deletes without a trigger unless the connection asks for it, and not every program's does.
        ("change_no_replace", f"BEFORE INSERT ON change WHEN NEW.seq <= (SELECT max(seq) FROM change) {history}"),
        # A payload may be removed on a court's order, never replaced.
        ("change_no_new_payload", f"BEFORE UPDATE OF payload ON change WHEN NEW.payload IS NOT NULL {history}"),
        ("body_no_delete", f"BEFORE DELETE ON body {rows}"),
        # What is inserted proves itself by its key; taken out on a court's order it leaves its hash and its size.
        (
            "body_no_update",
            f"BEFORE UPDATE ON body WHEN NEW.content IS NOT NULL OR NEW.sha256 IS NOT OLD.sha256 "
            f"OR NEW.size IS NOT OLD.size {rows}",
        ),
        *((f"{table}_no_delete", f"BEFORE DELETE ON {table} {rows}") for table in TRACKED),
    ]


_POSTGRESQL_NAMES = {"change_no_update", *(f"{table}_no_delete" for table in (*TRACKED, "change"))}


def _postgresql() -> list[str]:
    statements = [
        """CREATE OR REPLACE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'rows are withdrawn, never deleted; the history is append-only'; END $$""",
        """CREATE OR REPLACE TRIGGER change_no_update BEFORE UPDATE ON change FOR EACH ROW
           WHEN (NEW.payload IS NOT NULL OR (OLD.seq, OLD.action_id, OLD.entity, OLD.key, OLD.what, OLD.salt,
                 OLD.digest, OLD.hash) IS DISTINCT FROM (NEW.seq, NEW.action_id, NEW.entity, NEW.key, NEW.what,
                 NEW.salt, NEW.digest, NEW.hash)) EXECUTE FUNCTION desk_refuse()""",
        """CREATE OR REPLACE TRIGGER body_no_update BEFORE UPDATE ON body FOR EACH ROW
           WHEN (NEW.content IS NOT NULL OR (OLD.sha256, OLD.size) IS DISTINCT FROM (NEW.sha256, NEW.size))
           EXECUTE FUNCTION desk_refuse()""",
    ]
    return statements + [
        f"CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION desk_refuse()"
        for table in (*TRACKED, "change", "body")
    ]
