"""Making a desk, knowing its version, and bringing an old one up to date (alembic)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from claims.errors import DeskNewer, DeskUnusable, NoDesk
from claims.store import derived
from claims.store.engine import APPLICATION_ID, WRITES, is_file
from claims.store.guard import WRITER
from claims.store.places import make_file
from claims.store.triggers import create_triggers, missing_triggers

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0007"
"""The newest upgrade, known without importing alembic (120 ms); a test holds it equal to the upgrades on disk."""


def create(engine: Engine, address: str) -> None:
    """Make a desk where there is none; leave one that is there as it is."""
    if is_file(address):
        make_file(Path(address))
    if version_of(engine, address) is None:
        upgrade(engine, address)
        engine.dispose()  # a connection learns what a desk needs when it is opened


def version_of(engine: Engine, address: str) -> str | None:
    """The version of the desk's tables, None where there are none. Raises DeskUnusable for another program's file."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if not _is_desk(connection, tables):
            raise DeskUnusable(
                f"{address} is a database, but not a desk.",
                "It was not touched. Name another with --db or WORKBENCH_DB.",
            )
        version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return version


def _is_desk(connection: Connection, tables: set[str]) -> bool:
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        return mark == APPLICATION_ID and "alembic_version" in tables
    return {"alembic_version", "change"} <= tables


def require_current(engine: Engine, address: str) -> None:
    """Raise unless the desk's tables are those this program knows."""
    version = version_of(engine, address)
    if version == HEAD:
        return
    if version is None:
        raise NoDesk(f"{address} is empty: no desk was ever made in it.", "Import an article to make one.")
    if version > HEAD:
        raise DeskNewer(
            f"The desk {address} was last used by a newer workbench (its tables are {version}, this one knows {HEAD}).",
            "Nothing was touched. Update the workbench.",
        )
    raise DeskUnusable(
        f"The desk {address} is from an older workbench (its tables are {version}, this one needs {HEAD}).",
        "Nothing was touched. Copy the file aside, then run `workbench db upgrade`.",
    )


def upgrade(engine: Engine, address: str) -> None:
    """Bring the tables up to date, all upgrades in one transaction."""
    from alembic import command

    with engine.connect() as connection:
        connection = connection.execution_options(**{WRITES: True})
        with connection.begin():
            connection.info[WRITER] = True
            try:
                command.upgrade(alembic_config(connection), "head")
                create_triggers(connection)
                derived.mend(connection)
                if is_file(address):
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            finally:
                connection.info.pop(WRITER, None)


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for the upgrades that lie in this package, on an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "upgrades"))
    config.attributes["connection"] = connection
    return config


def newest_change(connection: Connection) -> int:
    """The number of the newest change, 0 where there is none."""
    found: int | None = connection.execute(text("SELECT max(seq) FROM change")).scalar()
    return found or 0


def faults(connection: Connection) -> list[str]:
    """What is wrong with the database itself: damaged pages, rows that refer to nothing, and all of `mendable`."""
    found = []
    if connection.dialect.name == "sqlite":
        found += [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            f"{row[0]} {row[1]} refers to no {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
    return found or mendable(connection)


def mendable(connection: Connection) -> list[str]:
    """What `upgrade` sets right: guards that are gone, and what is derived from the rows and is not what they say."""
    return [*(f"The guard {name} is gone." for name in missing_triggers(connection)), *derived.faults(connection)]
