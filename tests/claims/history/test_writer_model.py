"""Random sequences of everything the writer can do, against a model of it, on SQLite."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from claims.desk import Desk, open_desk
from tests.claims.history.machine import WriterMachine

_QUICK = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # each example opens a desk: shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)


def test_the_writer_does_what_the_model_says(empty_desk: Path) -> None:
    run_state_machine_as_test(lambda: _on_a_copy(empty_desk), settings=_QUICK)


@pytest.mark.proof
def test_the_writer_does_what_the_model_says_at_length(empty_desk: Path) -> None:
    run_state_machine_as_test(
        lambda: _on_a_copy(empty_desk), settings=settings(_QUICK, max_examples=150, stateful_step_count=40)
    )


def _on_a_copy(empty: Path) -> WriterMachine:
    folder = tempfile.mkdtemp()
    path = shutil.copy(empty, Path(folder) / "desk.sqlite")

    def away(desk: Desk) -> None:
        desk.close()
        shutil.rmtree(folder)

    return WriterMachine(open_desk(path, "ada"), away)
