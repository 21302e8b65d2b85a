"""Random sequences of everything the writer can do, against a model of it, on both databases."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from claims.desk import Desk, open_desk
from tests.claims.history.machine import machine_on

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

_QUICK = settings(
    max_examples=3,
    stateful_step_count=20,
    database=None,
    phases=[Phase.generate],  # each example opens a desk: shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)


_THOROUGH = settings(_QUICK, max_examples=80, stateful_step_count=40)


def test_the_writer_does_what_the_model_says(empty_desk: Path) -> None:
    run_state_machine_as_test(machine_on(lambda: _copy(empty_desk)), settings=_QUICK)


@pytest.mark.proof
def test_the_writer_does_what_the_model_says_at_length(empty_desk: Path) -> None:
    run_state_machine_as_test(machine_on(lambda: _copy(empty_desk)), settings=_THOROUGH)


@pytest.mark.proof
def test_the_same_on_postgresql(postgresql: PostgreSQL) -> None:
    run_state_machine_as_test(
        machine_on(lambda: _database(postgresql)), settings=settings(_QUICK, max_examples=2, stateful_step_count=12)
    )


@pytest.mark.proof
def test_the_same_on_postgresql_at_length(postgresql: PostgreSQL) -> None:
    run_state_machine_as_test(machine_on(lambda: _database(postgresql)), settings=settings(_THOROUGH, max_examples=20))


def _copy(empty: Path) -> tuple[Desk, Callable[[], None]]:
    folder = tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # a disk syncs each transaction
    path = shutil.copy(empty, Path(folder) / "desk.sqlite")
    return open_desk(path, "ada"), lambda: shutil.rmtree(folder)


def _database(server: PostgreSQL) -> tuple[Desk, Callable[[], None]]:
    address = server.new_desk()
    return open_desk(address, "ada"), lambda: server.drop(address)
