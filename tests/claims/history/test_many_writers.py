"""Several processes write to one desk at once: no update is lost, the chain does not fork, nobody is turned away."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from claims.desk import Desk, open_desk
from claims.errors import Conflict
from claims.history.undo import last_to_redo, last_to_undo, take_back
from claims.history.verify import verify
from claims.history.writer import WriteTransaction
from claims.tables import Article
from claims.words import Via

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

ROWS = 3


def test_writers_on_sqlite(desk_path: Path) -> None:
    _let_them_write(str(desk_path), writers=3, steps=12)


@pytest.mark.proof
def test_many_writers_on_sqlite(desk_path: Path) -> None:
    _let_them_write(str(desk_path), writers=8, steps=150)


@pytest.mark.proof
def test_writers_on_postgresql(postgresql: PostgreSQL) -> None:
    address = postgresql.new_desk()
    _let_them_write(address, writers=2, steps=10)
    postgresql.drop(address)


@pytest.mark.proof
def test_many_writers_on_postgresql(postgresql: PostgreSQL) -> None:
    address = postgresql.new_desk()
    _let_them_write(address, writers=8, steps=150)
    postgresql.drop(address)


def _let_them_write(address: str, writers: int, steps: int) -> None:
    desk = open_desk(address, "tester")
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": f"a{n}", "number": n} for n in range(1, ROWS + 1)])
    with multiprocessing.get_context("spawn").Pool(writers) as pool:
        told = pool.starmap(_write, [(address, f"w{n}", steps, n) for n in range(writers)])
    with desk.read() as session:
        words = [word for article in session.exec(select(Article)) for word in article.headline.split()]
        found = verify(session.connection())
    assert sorted(words) == sorted(word for words in told for word in words), "an update was lost"
    assert found.problems == ()
    desk.close()


def _write(address: str, name: str, steps: int, seed: int) -> list[str]:
    """Add words to the headlines of rows, and undo and redo some of it; returns the words that should stand."""
    desk = open_desk(address, name, wait_ms=120_000)
    chance = random.Random(seed)
    words: dict[int, str] = {}  # by the action that added it
    undone: dict[int, int] = {}  # the action that an undo took back
    for step in range(steps):
        if chance.random() < 0.7:
            word = f"{name}-{step}"
            words[_add(desk, chance.randint(1, ROWS), word)] = word
        elif done := _take_back(desk, last_to_undo):
            undone[done[1]] = done[0]
        elif done := _take_back(desk, last_to_redo):
            del undone[done[0]]
    desk.close()
    return [word for action, word in words.items() if action not in undone.values()]


def _add(desk: Desk, key: int, word: str) -> int:
    """Read, think, write; where somebody was faster, look again. Returns the action."""
    while True:
        with desk.read() as session:
            article = session.exec(select(Article).where(Article.id == key)).one()
            longer, rev = f"{article.headline} {word}", article.rev
        try:
            with desk.write(via=Via.SCREEN) as tx:
                tx.put(Article, [{"id": key, "headline": longer, "rev": rev}])
        except Conflict:
            continue
        assert tx.action is not None
        return tx.action


def _take_back(desk: Desk, find: Callable[[WriteTransaction, str], int | None]) -> tuple[int, int] | None:
    """What was taken back and the action that did it, None where there is nothing or somebody has built on it."""
    with desk.write(via=Via.SCREEN) as looking:
        action = find(looking, desk.by)
    if action is None:
        return None
    try:
        with desk.write(via=Via.SCREEN) as tx:
            take_back(tx, action)
    except Conflict:
        return None
    assert tx.action is not None
    return action, tx.action
