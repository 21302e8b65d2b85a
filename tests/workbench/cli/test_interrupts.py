"""Signals end an import between two transactions, and nothing of it stays."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.claims.actions.importing.lines import article, claim, lines
from tests.workbench.cli.test_process import COMMAND, environment
from workbench.cli.interrupts import Interrupted, Interrupts


def test_a_signal_waits_for_what_is_done_whole() -> None:
    done = []

    def whole(interrupts: Interrupts) -> None:
        with interrupts.put_off():
            signal.raise_signal(signal.SIGTERM)
            done.append("whole")

    with Interrupts() as interrupts:
        with pytest.raises(Interrupted) as interrupted:
            whole(interrupts)
        with pytest.raises(Interrupted):
            signal.raise_signal(signal.SIGHUP)
    assert done == ["whole"]
    assert interrupted.value.exit_code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize(
    "number", [signal.SIGINT, *(pytest.param(n, marks=pytest.mark.proof) for n in (signal.SIGTERM, signal.SIGHUP))]
)
def test_an_import_that_is_stopped_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    many = 3_000
    content = lines(article(claims=many), *(claim(n) for n in range(1, many + 1)))
    process = subprocess.Popen(
        [*COMMAND, "import", "-", "--no-read", "--db", str(tmp_path / "desk.sqlite")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stdin is not None
    process.stdin.write(content)
    process.stdin.close()
    applied = 0
    while not applied and process.poll() is None:
        time.sleep(0.01)
        applied = _count(tmp_path / "desk.sqlite", "claim")
    process.send_signal(number)
    code = process.wait()
    assert process.stderr is not None
    process.stderr.close()
    standing = _count(tmp_path / "desk.sqlite", "claim WHERE NOT withdrawn")
    assert (code, standing) in ((128 + number, 0), (0, many))


def _count(desk: Path, what: str) -> int:
    try:
        with sqlite3.connect(f"file:{desk}?mode=ro", uri=True) as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0


@pytest.mark.parametrize("closed", ["stdout", pytest.param("stderr", marks=pytest.mark.proof)])
def test_an_import_whose_reader_leaves_ends_quietly_and_whole(tmp_path: Path, closed: str) -> None:
    content = lines(article(claims=300), *(claim(n) for n in range(1, 301)))
    process = subprocess.Popen(
        [*COMMAND, "import", "-", "--no-read", "--results", "-", "--db", str(tmp_path / "desk.sqlite")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    left = getattr(process, closed)
    left.close()
    setattr(process, closed, None)
    process.communicate(content)
    assert process.returncode == 128 + signal.SIGPIPE
    assert _count(tmp_path / "desk.sqlite", "claim WHERE NOT withdrawn") in (0, 300)
    assert _count(tmp_path / "desk.sqlite", "import_run WHERE state <> 'done' AND NOT withdrawn") == 0
