"""Killed at any moment, an import or a reviewer loses nothing that was told; the same import again completes."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from claims.actions.verdicts import give_verdicts
from claims.desk import open_desk
from claims.words import Via
from tests.world.desks import again, begin, records, require_complete, require_sound, standing

pytestmark = pytest.mark.world

CLAIMS = 1_500
CONTENT = records(CLAIMS)


@pytest.fixture(scope="module")
def span(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float]:
    """Seconds from the start of an import until its desk is there, and until its end."""
    desk = tmp_path_factory.mktemp("whole") / "desk.sqlite"
    started = time.monotonic()
    process = begin(desk, CONTENT)
    while not desk.exists():
        time.sleep(0.005)
    made = time.monotonic() - started
    assert process.wait() == 0
    return made, time.monotonic() - started


@pytest.mark.proof  # the quick one is over SSH
@pytest.mark.parametrize("point", range(50))
def test_a_killed_import_is_completed_by_the_same_again(point: int, tmp_path: Path, span: tuple[float, float]) -> None:
    made, whole = span
    desk = tmp_path / "desk.sqlite"
    process = begin(desk, CONTENT)
    time.sleep(random.Random(point).uniform(made * 0.8, whole))
    process.kill()
    assert process.wait() in (-signal.SIGKILL, 0)
    applied = standing(desk)
    require_sound(desk)
    summary = require_complete(desk, CONTENT)
    assert summary.resumed is (0 < applied < CLAIMS)


@pytest.mark.parametrize("point", [0, *(pytest.param(n, marks=pytest.mark.proof) for n in range(1, 50))])
def test_a_killed_reviewer_keeps_every_verdict_that_was_told(point: int, tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    again(desk, records(30))
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    reviewer = spawn.Process(target=_rate_for_ever, args=(str(desk), theirs))
    reviewer.start()
    theirs.close()
    assert ours.poll(60), "the reviewer never told of a verdict"
    time.sleep(random.Random(point).uniform(0, 0.1))
    reviewer.kill()
    reviewer.join()
    assert reviewer.exitcode == -signal.SIGKILL
    told = 0
    try:
        while True:
            told = ours.recv()
    except EOFError:
        pass
    assert standing(desk, "verdict") in (told, told + 1)
    require_sound(desk)


def _rate_for_ever(address: str, told: Connection) -> None:
    desk = open_desk(address, "ada")
    count = 0
    while True:
        give_verdicts(desk, [f"1.{count % 30 + 1}"], "True", via=Via.SCREEN)
        count += 1
        told.send(count)
