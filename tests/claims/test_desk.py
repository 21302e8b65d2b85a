"""Bad desks: one sentence each, with what is kept and what to do; afterwards the desk is whole."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from claims.desk import Desk, open_desk
from claims.errors import ClaimsError, DeskLocked, DeskNewer, DeskUnusable, NoDesk, UsageError
from claims.history.verify import verify
from claims.tables import Article
from claims.words import Via

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


def _set_version(version: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
            raw.commit()

    return change


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript("CREATE TABLE alembic_version (version_num); CREATE TABLE notes (id INTEGER PRIMARY KEY)")


_BAD: dict[str, tuple[Callable[[Path], object], type[ClaimsError], str]] = {
    "no desk": (Path.unlink, NoDesk, "There is no desk"),
    "no database": (lambda path: path.write_text("Dear diary,\n" * 500), DeskUnusable, "is not a desk"),
    "an empty file": (lambda path: _cut(path, 0), NoDesk, "is empty"),
    "another program's": (_of_another_program, DeskUnusable, "but not a desk"),
    "newer": (_set_version("9999"), DeskNewer, "newer workbench"),
    "older": (_set_version("0000"), DeskUnusable, "older workbench"),
    "cut in its header": (lambda path: _cut(path, 50), DeskUnusable, "is damaged"),
    "cut in its first page": (lambda path: _cut(path, 3_000), DeskUnusable, "is damaged"),
    "a folder": (_made_a_folder, DeskUnusable, "cannot be opened"),
}
_CODES = {NoDesk: 10, DeskLocked: 11, DeskNewer: 12, DeskUnusable: 1}


@pytest.mark.parametrize("bad", _BAD)
def test_a_bad_desk_is_refused_and_not_touched(bad: str, desk_path: Path) -> None:
    spoil, kind, sentence = _BAD[bad]
    spoil(desk_path)
    before = desk_path.read_bytes() if desk_path.is_file() else None
    with _refused(kind, sentence):
        open_desk(desk_path, "tester")
    assert (desk_path.read_bytes() if desk_path.is_file() else None) == before
    assert not [name for name in os.listdir(desk_path.parent) if name != desk_path.name]


def test_a_desk_that_lost_its_end_is_refused_where_it_is_read(desk_path: Path) -> None:
    with _opened(desk_path) as desk, desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, ({"key": f"a{n}", "number": n, "headline": "x" * 500} for n in range(1, 200)))
    _cut(desk_path, desk_path.stat().st_size // 8192 * 4096)
    with _refused(DeskUnusable, "is damaged"), _opened(desk_path) as desk, desk.read() as session:
        session.exec(select(Article)).all()


def test_a_locked_desk_is_waited_for_and_then_refused(desk_path: Path) -> None:
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as other, _opened(desk_path, wait_ms=300) as desk:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with _refused(DeskLocked, "for too long"):
            _write(desk)
        assert time.monotonic() - started > 0.25
        with desk.read() as session:
            assert session.exec(select(Article)).all() == []
        other.execute("ROLLBACK")
        _write(desk)
        _require_whole(desk, articles=1)


def test_a_desk_locked_on_postgresql_is_waited_for_and_then_refused(postgresql: PostgreSQL) -> None:
    address = postgresql.new_desk()
    desk, other = open_desk(address, "tester", wait_ms=300), open_desk(address, "other")
    with other.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "b", "number": 2}])
        with _refused(DeskLocked, "for too long"):
            _write(desk)
    _write(desk)
    _require_whole(desk, articles=2)
    for one in (desk, other):
        one.close()
    postgresql.drop(address)


def test_a_server_that_is_not_there_is_said_in_a_sentence(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with _refused(DeskUnusable, "refuses the connection: database .* does not exist"):
        open_desk(postgresql.address("nowhere"), "tester")
    with _refused(DeskUnusable, "does not answer"):
        open_desk(f"postgresql+psycopg://reviewer:secret@/desk?host={tmp_path}", "tester")


def test_a_full_disk_loses_nothing_that_was_there(empty_desk: Path, tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk", megabytes=4) as folder, _opened(_copied(empty_desk, folder)) as desk:
        _write(desk)
        with _refused(DeskUnusable, "is full"), desk.write(via=Via.COMMAND) as tx:
            tx.put(Article, ({"key": f"a{n}", "number": n, "headline": "x" * 10_000} for n in range(2, 2_000)))
        _require_whole(desk, articles=1)
        with desk.write(via=Via.COMMAND) as tx:
            tx.put(Article, [{"key": "small", "number": 2}])
        _require_whole(desk, articles=2)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_desk_that_may_not_be_written_is_refused(what: str, desk_path: Path) -> None:
    with _opened(desk_path) as desk:
        _write(desk)
    _let_everyone_in(desk_path)
    (desk_path if what == "file" else desk_path.parent).chmod(0o444 if what == "file" else 0o555)
    try:
        result = _as_nobody(desk_path)
    finally:
        desk_path.parent.chmod(0o777)
        desk_path.chmod(0o666)
    assert result.stdout.startswith("1 "), result
    assert "may not be written" in result.stdout or "cannot be written" in result.stdout
    with _opened(desk_path) as desk:
        _require_whole(desk, articles=1)


def test_a_disk_that_is_read_only_is_refused(empty_desk: Path, tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk", megabytes=4) as folder:
        path = _copied(empty_desk, folder)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        with _refused(DeskUnusable, "cannot be opened|cannot be written"), _opened(path) as desk:
            _write(desk)


def test_two_programs_that_make_the_desk_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "desk.sqlite"
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_make_and_write, [(path, n) for n in (1, 2, 3, 4)]) == [None] * 4
    with _opened(path) as desk:
        _require_whole(desk, articles=4)


def _copied(desk: Path, folder: Path) -> Path:
    return Path(shutil.copy(desk, folder / "desk.sqlite"))


def _make_and_write(given: tuple[Path, int]) -> None:
    path, number = given
    desk = open_desk(path, "tester", create_new=True)
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": f"a{number}", "number": number}])
    desk.close()


def _write(desk: Desk) -> None:
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "a", "number": 1}])


def _require_whole(desk: Desk, articles: int) -> None:
    with desk.read() as session:
        assert len(session.exec(select(Article)).all()) == articles
        assert verify(session.connection()).problems == ()


@contextmanager
def _opened(path: Path, wait_ms: int = 2_000) -> Iterator[Desk]:
    desk = open_desk(path, "tester", wait_ms=wait_ms)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _refused(kind: type[ClaimsError], sentence: str) -> Iterator[None]:
    """One sentence that ends with a full stop, what is kept and what to do, and the exit code of its kind."""
    with pytest.raises(kind, match=sentence) as raised:
        yield
    error = raised.value
    assert type(error) is kind
    assert error.exit_code == _CODES[kind]
    assert error.message.endswith(".")
    assert "\n" not in error.message
    assert "secret" not in str(error)
    assert error.hint.endswith(".")


@contextmanager
def _small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"needs to mount a small disk: {mounted.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def _let_everyone_in(path: Path) -> None:
    path.chmod(0o666)
    path.parent.chmod(0o777)
    for folder in path.parent.parents:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o711)


_WRITE_AS_NOBODY = """
import os, sys
sys.path[:0] = {path!r}
from claims.desk import open_desk
from claims.errors import ClaimsError
from claims.tables import Article
from claims.words import Via
if os.getuid() == 0:  # a folder's mode does not stop root
    os.setgid(65534), os.setuid(65534)
try:
    with open_desk(sys.argv[1], "nobody").write(via=Via.COMMAND) as tx:
        tx.put(Article, [{{"key": "b", "number": 2}}])
except ClaimsError as error:
    print(error.exit_code, error.message, error.hint)
"""


def _as_nobody(path: Path) -> subprocess.CompletedProcess[str]:
    script = _WRITE_AS_NOBODY.format(path=sys.path)
    return subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("address", ["nonsense://x", "://", "mysql://host/desk", "postgresql+nothing://host/desk"])
def test_an_address_that_is_none_is_a_usage_error(address: str) -> None:
    with pytest.raises(UsageError):
        open_desk(address, "mara")
