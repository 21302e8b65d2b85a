"""Imports as programs of their own, and what must hold of a desk whatever happened to them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from claims.actions.importing import import_stream
from claims.desk import open_desk
from claims.errors import NoDesk
from claims.history.verify import verify
from claims.rows import ImportSummary
from tests.claims.actions.importing.lines import article, claim, lines
from tests.workbench.cli.test_process import environment

COMMAND = [sys.executable, "-m", "workbench"]


OF_AN_ARTICLE = 500


def records(count: int) -> bytes:
    """Claims with their articles, as lines with a closing record."""
    content = b""
    for key, begin in enumerate(range(0, count, OF_AN_ARTICLE)):
        here = min(OF_AN_ARTICLE, count - begin)
        content += lines(article(f"a{key}", here), *(claim(n, of=f"a{key}") for n in range(1, here + 1)))
    return closed(content)


def closed(content: bytes) -> bytes:
    """Lines with the closing record that proves them whole."""
    end = {"type": "end", "count": content.count(b"\n"), "sha256": hashlib.sha256(content).hexdigest()}
    return content + lines(end)


def words_of(desk: Path, *more: str) -> list[str]:
    """The words of an import from stdin that reads nothing and tells its counts as JSON."""
    return [*COMMAND, "import", "-", "--no-read", "--json", "--db", str(desk), *more]


def run(
    desk: Path, content: bytes, *more: str, env: Mapping[str, str] | None = None, **how: Any
) -> subprocess.CompletedProcess[bytes]:
    """Import to the end, in a process of its own."""
    env = environment(desk.parent, **(env or {}))
    return subprocess.run(words_of(desk, *more), input=content, capture_output=True, env=env, timeout=600, **how)


def begin(desk: Path, content: bytes, **how: Any) -> subprocess.Popen[bytes]:
    """An import that has all of its input and is under way."""
    source = desk.parent / "content.jsonl"
    source.write_bytes(content)
    with source.open("rb") as stdin:
        return subprocess.Popen(
            words_of(desk),
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(desk.parent),
            **how,
        )


def counts_of(done: subprocess.CompletedProcess[bytes]) -> tuple[int, int]:
    """How many records are new or changed, and how many were there, of an import that must have come to its end."""
    assert done.returncode == 0, done.stderr.decode()
    [summary] = [json.loads(line) for line in done.stdout.splitlines()]
    counts = summary["counts"]
    return counts["new"] + counts["changed"], counts["unchanged"]


def standing(desk: Path, table: str = "claim") -> int:
    """How many rows of a table stand; 0 where there is no desk."""
    try:
        with closing(sqlite3.connect(f"file:{desk}?mode=ro", uri=True)) as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {table} WHERE NOT withdrawn").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0


def wait_until(holds: Callable[[], object], seconds: float = 30) -> None:
    """Look again and again; TimeoutError where it never holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"{holds} did not hold within {seconds} s")
        time.sleep(0.005)


def require_sound(address: str | Path) -> None:
    """The database is whole, the chain unbroken, and every row is what its last change says."""
    if "://" not in str(address):
        if not Path(address).exists():
            return
        with closing(sqlite3.connect(address)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    try:
        desk = open_desk(address, "tester")
    except NoDesk:  # the file is there, but whoever began to make a desk of it did not come to the end
        return
    with desk.snapshot() as connection:
        assert verify(connection).problems == ()
    desk.close()


def again(desk: Path, content: bytes) -> ImportSummary:
    """The same import once more, in this process."""
    opened = open_desk(desk, "mara", create_new=True)
    try:
        return import_stream(opened, io.BytesIO(content), name="-", read=False)
    finally:
        opened.close()


def require_complete(desk: Path, content: bytes) -> ImportSummary:
    """The same import again comes to its end: everything stands once, and once more changes nothing."""
    count = content.count(b"\n") - 1
    summary = again(desk, content)
    assert (summary.counts["new"] + summary.counts["unchanged"], summary.counts["refused"]) == (count, 0)
    assert summary.proven
    assert standing(desk) == standing(desk, "place") == content.count(b'"type": "claim"')
    assert again(desk, content).counts["unchanged"] == count
    require_sound(desk)
    return summary


def ancestors(process: int) -> list[int]:
    """A process, its parent, the parent of that, and so on."""
    found = []
    while process > 1:
        found.append(process)
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        process = int(status.rpartition(")")[2].split()[1])
    return found


def is_gone(process: int) -> bool:
    """Whether no process with this id is there any more."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
