"""Reviewers rate what an import is writing to: no verdict and no record is lost, and nobody sees an error."""

from __future__ import annotations

import io
import multiprocessing
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.actions.importing import import_stream
from claims.actions.verdicts import give_verdicts
from claims.desk import Desk, open_desk
from claims.queries.base import CLAIM, VERDICT, rows, standing
from claims.words import Via
from tests.claims.actions.importing.lines import claim, lines
from tests.world.desks import records, require_sound

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

pytestmark = pytest.mark.world


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.proof)])
def address(request: pytest.FixtureRequest, desk_path: Path) -> Iterator[str]:
    """An empty desk on each of the databases."""
    if request.param == "sqlite":
        yield str(desk_path)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    made = server.new_desk()
    yield made
    server.drop(made)


@pytest.mark.proof
def test_reviewers_beside_an_import(address: str) -> None:
    _work(address, reviewers=2, verdicts=6, count=600)


@pytest.mark.proof
def test_eight_reviewers_beside_an_import(address: str) -> None:
    _work(address, reviewers=8, verdicts=60, count=6_000)


def _work(address: str, reviewers: int, verdicts: int, count: int) -> None:
    """An import notes something on every claim while reviewers rate some of them."""
    desk = open_desk(address, "importer")
    _import(desk, records(count))
    notes = lines(*(claim(n % 500 + 1, of=f"a{n // 500}", note=f"seen {n}") for n in range(count)))
    with multiprocessing.get_context("spawn").Pool(reviewers) as pool:
        given = [(address, f"r{n}", verdicts, count, n) for n in range(reviewers)]
        rating = pool.starmap_async(_rate, given, chunksize=1)
        changed = _import(desk, notes)
        told = [key for keys in rating.get(300) for key in keys]
    assert changed == count
    with desk.snapshot() as connection:
        claims = {row["id"]: row for row in rows(connection, standing(CLAIM))}
        rated = [claims[row["claim_id"]]["key"] for row in rows(connection, standing(VERDICT))]
    desk.close()
    assert sorted(rated) == sorted(told), "a verdict was lost"
    assert sum(row["verdicts"] for row in claims.values()) == len(told), "an update of a claim was lost"
    assert {row["note"] for row in claims.values()} == {f"seen {n}" for n in range(count)}, "a note was lost"
    require_sound(address)


def _import(desk: Desk, content: bytes) -> int:
    summary = import_stream(desk, io.BytesIO(content), name="-", read=False)
    assert not summary.refused
    return summary.counts["new"] + summary.counts["changed"]


def _rate(address: str, by: str, verdicts: int, count: int, seed: int) -> list[str]:
    """Rate claims at random; returns the keys of those that were told to be rated."""
    desk = open_desk(address, by)
    chance = random.Random(seed)
    told = []
    for _ in range(verdicts):
        n = chance.randrange(count)
        give_verdicts(desk, [f"a{n // 500}#{n % 500 + 1}"], "True", via=Via.SCREEN)
        told.append(f"a{n // 500}#{n % 500 + 1}")
    desk.close()
    return told
