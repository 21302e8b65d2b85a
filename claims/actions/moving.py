"""Taking a desk elsewhere: a backup while others write, and a copy into another database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claims.actions.progress import Progress, silent
from claims.desk import Desk, open_desk
from claims.errors import ClaimsError, DeskUnusable, UsageError
from claims.history.copying import copy_rows
from claims.history.verify import head_of, verify
from claims.rows import Done
from claims.store import engine as engines
from claims.store.places import share
from claims.words import counted

PAGES = 2_000
"""Pages of the file that are copied at a time."""


def backup(desk: Desk, path: Path, progress: Progress | None = None) -> Done:
    """Copy an SQLite desk as it stands at this moment into a new file, while others write, and verify the copy.

    Raises UsageError where `path` is taken and for a desk on a server, ClaimsError where the copy cannot be written.
    Nothing stands at `path` then.
    """
    tell = progress or silent
    if not engines.is_file(desk.address):
        raise UsageError(
            "A desk on PostgreSQL is backed up by its server: pg_dump.", "`workbench db copy` takes it into a file."
        )
    _require_free(path)
    beside = path.with_name(f"{path.name}.part")
    try:
        with engines.plain_faults(str(beside)):
            _copy_pages(Path(desk.address), beside, tell)
            changes, head = _verified(beside, desk.by, tell)
        share(beside)
        _require_free(path)
        beside.rename(path)
    except OSError as error:
        raise ClaimsError(
            f"The backup {path} cannot be written: {error.strerror}.", "The desk is as it was."
        ) from error
    finally:
        for left in (beside, *(beside.with_name(beside.name + end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
    return Done(f"The desk is backed up in {path}: {changes:,} changes, all verified. Head: {head}")


def copy(source: Desk, address: str, progress: Progress | None = None) -> Done:
    """Copy a whole desk into an empty one at `address`, which is made where there is none, and verify it there.

    Raises UsageError where there is anything in it. At any failure it stays empty.
    """
    tell = progress or silent
    made = engines.is_file(address) and not Path(address).exists()
    target = open_desk(address, source.by, create_new=True)
    try:
        with target.replacing() as onto, source.snapshot() as connection:
            if head_of(onto)[0]:
                raise UsageError(f"The desk {address} is not empty.", "Nothing was copied. Name another.")
            copy_rows(connection, onto, lambda done, total: tell("Rows copied", done, total))
            found = verify(onto, lambda done, total: tell("Changes verified", done, total))
            if found.problems or (found.changes, found.head) != head_of(connection):
                reason = found.problems[0].message if found.problems else "It has other changes."
                raise DeskUnusable(
                    f"The copy is not what the desk's history says: {reason}",
                    "Nothing was copied. `workbench history verify` tells whether the desk itself is damaged.",
                )
    except BaseException:
        target.close()
        if made:
            Path(address).unlink(missing_ok=True)  # half a desk must not be left, whatever stopped it
        raise
    target.close()
    what = f"{counted(found.changes, 'change')}, {counted(found.rows, 'row')}, all verified. Head: {found.head}"
    return Done(f"The desk is copied to {engines.shown(address)}: {what}")


def _require_free(path: Path) -> None:
    if path.exists():
        raise UsageError(f"There is something at {path} already.", "Nothing was written. Name another path.")


def _copy_pages(desk: Path, beside: Path, tell: Progress) -> None:
    with closing(sqlite3.connect(desk, isolation_level=None)) as raw, closing(sqlite3.connect(beside)) as copied:
        raw.execute("BEGIN")
        raw.execute("SELECT 1 FROM change").fetchone()  # this moment: what is written from now on is not in the copy
        raw.backup(copied, pages=PAGES, progress=lambda _, left, total: tell("Pages copied", total - left, total))


def _verified(copied: Path, by: str, tell: Progress) -> tuple[int, str]:
    desk = open_desk(copied, by)
    try:
        with desk.snapshot() as connection:
            found = verify(connection, lambda done, total: tell("Changes verified", done, total))
    finally:
        desk.close()
    if found.problems:
        raise DeskUnusable(
            f"The copy does not verify: {found.problems[0].message}",
            "No backup was kept. `workbench history verify` names all that is damaged in the desk.",
        )
    return found.changes, found.head
