"""Verification finds whatever is changed behind the writer's back, names the place, and never cries wolf."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from claims.desk import Desk, open_desk
from claims.errors import ClaimsError
from claims.history.verify import head_of, verify
from claims.rows import Problem, Verified
from claims.tables import TRACKED, Article, Claim
from claims.words import Via
from tests.claims.history.filled import fill, tracked_columns


@pytest.fixture(scope="module")
def filled_desk(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with rows in every table, in one file."""
    path = Path(shutil.copy(empty_desk, tmp_path_factory.mktemp("filled") / "desk.sqlite"))
    desk = open_desk(path, "tester")
    fill(desk)
    desk.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
    return path


@pytest.fixture(scope="module")
def standing(filled_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, sqlite3.Connection]]:
    """One copy for all tests that put back what they change: a desk, and another program's connection to it."""
    path = Path(shutil.copy(filled_desk, tmp_path_factory.mktemp("standing") / "desk.sqlite"))
    desk = open_desk(path, "tester")
    with closing(_from_outside(path)) as connection:
        yield desk, connection
    assert not _verify(desk).problems, "a test has left something changed"
    desk.close()


@pytest.fixture
def open_to_attack(filled_desk: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the filled desk without its triggers, as another program would have it."""
    path = Path(shutil.copy(filled_desk, tmp_path / "desk.sqlite"))
    with closing(_from_outside(path)) as connection:
        yield connection


def test_a_desk_that_nobody_touched_is_whole(filled_desk: Path) -> None:
    found = _verified(filled_desk)
    assert found.problems == ()
    assert found.changes > 5 * len(TRACKED)
    with open_desk(filled_desk, "tester").read() as session:
        assert head_of(session.connection()) == (found.changes, found.head)


def test_a_zero_with_a_sign_is_a_zero(empty_desk: Path, tmp_path: Path) -> None:
    desk = open_desk(shutil.copy(empty_desk, tmp_path / "desk.sqlite"), "tester")
    claim = {"key": "a#1", "article_id": 1, "number": 1, "text": "x", "statement": "x", "kind": "event"}
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1}])
        tx.put(Claim, [{**claim, "voice": "narration", "worth": -0.0}])
    assert not _verify(desk).problems
    desk.close()


@pytest.mark.parametrize(("table", "column"), tracked_columns())
def test_a_changed_value_is_found_in_every_column(
    table: str, column: str, standing: tuple[Desk, sqlite3.Connection]
) -> None:
    _find_changes(table, column, standing, every=False)


@pytest.mark.proof
@pytest.mark.parametrize(("table", "column"), tracked_columns())
def test_every_change_of_a_value_is_found_in_every_column(
    table: str, column: str, standing: tuple[Desk, sqlite3.Connection]
) -> None:
    _find_changes(table, column, standing, every=True)


def _find_changes(table: str, column: str, standing: tuple[Desk, sqlite3.Connection], every: bool) -> None:
    """Change the newest row in one column in every way, or in one that differs from column to column."""
    desk, outside = standing
    key = "seq" if table == "change" else "id"
    row, stored = outside.execute(f'SELECT {key}, "{column}" FROM "{table}" ORDER BY {key} DESC').fetchone()
    ways = [stored + 1000] if column == key else _variants(stored)
    for changed in ways if every else [ways[crc32(f"{table}.{column}".encode()) % len(ways)]]:
        outside.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {key} = ?', (changed, row))
        named = changed if column == key else row
        problems = _verify(desk).problems
        outside.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {key} = ?', (stored, named))
        assert any(_names(problem, table, named) for problem in problems), (changed, problems)


@pytest.mark.parametrize("table", TRACKED)
def test_a_row_that_is_gone_or_came_from_nowhere_is_found(
    table: str, standing: tuple[Desk, sqlite3.Connection]
) -> None:
    desk, outside = standing
    outside.execute(f'UPDATE "{table}" SET id = 99 WHERE id = 2')
    problems = _verify(desk).problems
    outside.execute(f'UPDATE "{table}" SET id = 2 WHERE id = 99')
    assert [problem for problem in problems if _names(problem, table, 2) and "is gone" in problem.message]
    assert [problem for problem in problems if _names(problem, table, 99) and "no change" in problem.message]


def test_a_change_that_is_gone_is_found_once(open_to_attack: sqlite3.Connection) -> None:
    open_to_attack.execute("DELETE FROM change WHERE seq = 7")
    broken = [problem for problem in _verified(_path(open_to_attack)).problems if problem.seq == 8]
    assert any("7" in problem.message for problem in broken)
    assert not [p for p in _verified(_path(open_to_attack)).problems if (p.seq or 0) > 8 and "missing" in p.message]


def test_the_newest_change_cannot_be_cut_off_alone(open_to_attack: sqlite3.Connection) -> None:
    open_to_attack.execute("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)")
    assert _verified(_path(open_to_attack)).problems


def test_two_changes_that_swapped_places_are_found(open_to_attack: sqlite3.Connection) -> None:
    for here, there in ((7, -1), (8, 7), (-1, 8)):
        open_to_attack.execute("UPDATE change SET seq = ? WHERE seq = ?", (there, here))
    assert {7, 8} <= {problem.seq for problem in _verified(_path(open_to_attack)).problems}


def test_a_change_put_in_from_outside_is_found(open_to_attack: sqlite3.Connection) -> None:
    newest = open_to_attack.execute("SELECT max(seq) FROM change").fetchone()[0]
    for seq in (-3, 0, newest + 1):
        open_to_attack.execute(
            "INSERT INTO change SELECT ?, action_id, entity, key, what, payload, salt, digest, hash FROM change "
            "WHERE seq = 3",
            (seq,),
        )
        assert any(problem.seq == seq for problem in _verified(_path(open_to_attack)).problems)
        open_to_attack.execute("DELETE FROM change WHERE seq = ?", (seq,))


def test_a_payload_swapped_together_with_its_digest_breaks_the_chain(open_to_attack: sqlite3.Connection) -> None:
    open_to_attack.execute(
        "UPDATE change SET (payload, salt, digest) = (SELECT payload, salt, digest FROM change WHERE seq = 3) "
        "WHERE seq = 5"
    )
    assert any("does not follow" in p.message and p.seq == 5 for p in _verified(_path(open_to_attack)).problems)


@pytest.mark.parametrize("step", [5003, pytest.param(61, marks=pytest.mark.proof)])
def test_bytes_flipped_in_the_file_itself_are_found(step: int, filled_desk: Path, tmp_path: Path) -> None:
    """Bytes in the pages that hold rows and changes: each is found, or SQLite reads the same values as before."""
    whole = filled_desk.read_bytes()
    before = _content(filled_desk)
    path = tmp_path / "desk.sqlite"
    desk = open_desk(shutil.copy(filled_desk, path), "tester")
    found = unseen = 0
    for place in _places_of_rows(filled_desk, step):
        broken = bytearray(whole)
        broken[place] ^= 1 << (place % 7)
        desk.close()
        path.write_bytes(broken)
        try:
            problems = _verify(desk).problems
        except ClaimsError:  # SQLite itself saw it
            found += 1
            continue
        if problems:
            found += 1
        else:
            unseen += 1
            assert _content(path) == before, f"byte {place} changed something that nobody noticed"
    assert 2 * found > unseen  # which lie in the free space of a page
    desk.close()


def test_a_desk_in_use_gives_no_false_alarm(desk_path: Path) -> None:
    desk = open_desk(desk_path, "tester")
    fill(desk)
    with desk.read() as session:
        assert verify(session.connection()).problems == ()
        other = open_desk(desk_path, "somebody else")
        with other.write(via=Via.COMMAND) as tx:
            tx.withdraw(TRACKED["article"], [1])
        assert verify(session.connection()).problems == ()
    with desk.read() as session:
        assert verify(session.connection()).problems == ()


def _verified(path: Path) -> Verified:
    desk = open_desk(path, "tester")
    try:
        return _verify(desk)
    finally:
        desk.close()


def _verify(desk: Desk) -> Verified:
    with desk.read() as session:
        return verify(session.connection())


def _from_outside(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _names(problem: Problem, table: str, row: Any) -> bool:
    return problem.seq == row if table == "change" else (problem.entity, problem.key) == (table, row)


def _path(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _variants(stored: Any) -> list[Any]:
    """The value with a bit changed in some place, and the same value as another type where a column takes it."""
    match stored:
        case int():
            return [stored ^ 1, stored ^ 64]
        case float():
            return [stored + 2**-30]
        case str():
            raw = stored.encode()
            flipped = raw[:-1] + bytes([raw[-1] ^ 1]) if raw else b"x"
            return [flipped.decode(errors="replace"), raw, *([stored + " "] if raw else [])]
        case bytes():
            return [stored[:-1] + bytes([stored[-1] ^ 1]), stored[:-1], stored.hex()]
        case None:
            return [1]
    raise TypeError(type(stored))


def _content(path: Path) -> list[list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [*TRACKED, "change"]
        return [connection.execute(f'SELECT * FROM "{table}" NOT INDEXED ORDER BY 1').fetchall() for table in tables]


def _places_of_rows(path: Path, step: int) -> Iterator[int]:
    """Offsets in the file, every so many bytes, that lie in a leaf page of a tracked table or of the changes."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        names = ", ".join(f"'{table}'" for table in (*TRACKED, "change"))
        roots = [page for (page,) in connection.execute(f"SELECT rootpage FROM sqlite_master WHERE name IN ({names})")]
    file = path.read_bytes()
    pages = [number for root in roots for number in _leaves(file, size, root)]
    for page in pages:
        yield from range((page - 1) * size, page * size, step)


def _leaves(file: bytes, size: int, number: int) -> list[int]:
    """The leaf pages of a table's B-tree (SQLite file format, section 1.6)."""
    page = file[(number - 1) * size : number * size]
    if page[0] == 0x0D:
        return [number]
    cells = int.from_bytes(page[3:5], "big")
    starts = (int.from_bytes(page[12 + 2 * n : 14 + 2 * n], "big") for n in range(cells))
    children = [int.from_bytes(page[start : start + 4], "big") for start in starts]
    children.append(int.from_bytes(page[8:12], "big"))
    return [leaf for child in children for leaf in _leaves(file, size, child)]
