"""A writer that is killed at any moment loses nothing that it had told, and leaves no half of anything."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sqlite3
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlmodel import select

from claims.desk import open_desk
from claims.history.verify import verify
from claims.tables import Article
from claims.words import Via

BATCH = 400


@pytest.mark.parametrize("point", [1, *(pytest.param(n, marks=pytest.mark.proof) for n in range(2, 24))])
def test_a_killed_writer_loses_nothing_it_told(point: int, desk_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    writer = spawn.Process(target=_write_for_ever, args=(str(desk_path), theirs))
    writer.start()
    theirs.close()
    assert ours.poll(60), "the writer never told of its first batch"
    time.sleep(random.Random(point).uniform(0, 0.3))
    writer.kill()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    told = _all_that_was_told(ours)
    desk = open_desk(desk_path, "tester")
    with desk.read() as session:
        assert verify(session.connection()).problems == ()
        numbers = sorted(session.exec(select(Article.number)))
    assert len(numbers) % BATCH == 0, "half a transaction stands"
    assert len(numbers) in (told, told + BATCH)
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "next", "number": 10**6}])
    desk.close()
    with closing(sqlite3.connect(desk_path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _all_that_was_told(ours: Connection) -> int:
    told = 0
    try:
        while True:
            told = ours.recv()
    except EOFError:
        return told


def _write_for_ever(path: str, told: Connection) -> None:
    desk = open_desk(path, "writer")
    number = 0
    while True:
        with desk.write(via=Via.IMPORT) as tx:
            for _ in range(BATCH // 100):  # several puts, so that the end may also come between two of them
                tx.put(Article, [{"key": f"a{n}", "number": n} for n in range(number + 1, number + 101)])
                number += 100
        told.send(number)
