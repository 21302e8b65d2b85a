"""A desk taken elsewhere is the same desk, or nothing is there at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from claims.actions.desks import check
from claims.actions.history import head, verify
from claims.actions.moving import backup, copy
from claims.actions.queue import queue
from claims.desk import Desk, open_desk
from claims.errors import ClaimsError, DeskUnusable, UsageError
from claims.filters import parse_filter
from claims.history import copying
from claims.tables import Article
from claims.words import Via
from tests.claims.history.filled import fill

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL


@pytest.fixture
def full(desk_path: Path) -> Iterator[Desk]:
    """A desk in a file with rows in every table."""
    opened = open_desk(desk_path, "tester")
    fill(opened)
    yield opened
    opened.close()


def test_a_backup_is_the_desk_as_it_stood(full: Desk, tmp_path: Path) -> None:
    told: list[str] = []
    done = backup(full, tmp_path / "copy.sqlite", lambda what, done, total: told.append(what))
    assert head(full)[1] in done.message
    assert {"Pages copied", "Changes verified"} == set(told)
    same(full, str(tmp_path / "copy.sqlite"))
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.sqlite"]


@pytest.mark.proof
def test_a_backup_goes_on_while_others_write(full: Desk, desk_path: Path, tmp_path: Path) -> None:
    enough = Event()

    def write() -> None:
        other = open_desk(desk_path, "bo")
        number = 10
        while not enough.is_set():
            number += 1
            with other.write(via=Via.SCREEN) as tx:
                tx.put(Article, [{"key": f"more{number}", "number": number}])
        other.close()

    thread = Thread(target=write)
    thread.start()
    try:
        for serial in range(5):
            backup(full, tmp_path / f"copy{serial}.sqlite")
    finally:
        enough.set()
        thread.join()
    heads = set()
    for serial in range(5):
        copied = open_desk(tmp_path / f"copy{serial}.sqlite", "tester")
        assert verify(copied).problems == ()
        heads.add(head(copied))
        copied.close()
    assert len(heads) > 1


def test_a_backup_takes_no_place_that_is_taken(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(UsageError, match="already"):
        backup(full, tmp_path / "notes")
    with pytest.raises(ClaimsError, match="cannot be opened"):
        backup(full, tmp_path / "nowhere" / "copy.sqlite")
    assert (tmp_path / "notes").read_text() == "mine"


def test_a_damaged_desk_leaves_no_backup(full: Desk, desk_path: Path, tmp_path: Path) -> None:
    damage(desk_path)
    with pytest.raises(DeskUnusable, match="does not verify"):
        backup(full, tmp_path / "copy.sqlite")
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_in_another_file_is_the_same_desk(full: Desk, tmp_path: Path) -> None:
    done = copy(full, str(tmp_path / "copy.sqlite"))
    assert head(full)[1] in done.message
    same(full, str(tmp_path / "copy.sqlite"))


def test_a_copy_goes_to_postgresql_and_back(full: Desk, postgresql: PostgreSQL, tmp_path: Path) -> None:
    address = postgresql.new_database()
    copy(full, address)
    there = open_desk(address, "tester")
    same(full, address)
    copy(there, str(tmp_path / "back.sqlite"))
    same(there, str(tmp_path / "back.sqlite"))
    with pytest.raises(UsageError, match="pg_dump"):
        backup(there, tmp_path / "no.sqlite")
    with there.write(via=Via.SCREEN) as tx:
        tx.put(Article, [{"key": "more", "number": 11}])
    assert verify(there).problems == ()
    there.close()
    postgresql.drop(address)


def test_a_copy_goes_into_no_desk_that_has_anything(full: Desk, tmp_path: Path) -> None:
    copy(full, str(tmp_path / "copy.sqlite"))
    with pytest.raises(UsageError, match="not empty"):
        copy(full, str(tmp_path / "copy.sqlite"))
    same(full, str(tmp_path / "copy.sqlite"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_copy_that_fails_leaves_nothing(
    full: Desk, tmp_path: Path, kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "copy.sqlite"
    address = str(path) if kind == "sqlite" else request.getfixturevalue("postgresql").new_desk()
    pages = copying._insert
    left = iter(range(9))

    def fail_late(*given: object) -> None:
        if next(left, None) is None:
            raise DeskUnusable("The disk is full.")
        pages(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "_insert", fail_late)
    with pytest.raises(DeskUnusable, match="full"):
        copy(full, address)
    if kind == "sqlite":
        assert not list(tmp_path.glob("copy*"))
    else:
        there = open_desk(address, "tester")
        assert head(there)[0] == 0
        there.close()


def test_a_damaged_desk_is_not_copied(full: Desk, desk_path: Path, tmp_path: Path) -> None:
    damage(desk_path)
    with pytest.raises(DeskUnusable, match="not what the desk's history says"):
        copy(full, str(tmp_path / "copy.sqlite"))
    assert not list(tmp_path.glob("copy*"))


def same(desk: Desk, address: str) -> None:
    """It has the same history, whole, and finds the same."""
    other = open_desk(address, "tester")
    try:
        assert head(other) == head(desk)
        assert verify(other) == verify(desk)
        assert check(other) == []
        for words in ("text", "speaker:speaker", "source:title"):
            assert queue(other, parse_filter(words)) == queue(desk, parse_filter(words)) != []
    finally:
        other.close()


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE claim SET text = 'lies' WHERE id = 1")
