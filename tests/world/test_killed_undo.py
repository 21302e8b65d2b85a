"""Killed at any moment, the undo of an import has said how far it came; the same again takes all of it back."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path
from shutil import copy

import pytest

from claims.actions.history import actions
from claims.desk import open_desk
from tests.workbench.cli.test_process import environment
from tests.world.desks import COMMAND, again, records, require_sound, standing, wait_until

pytestmark = [pytest.mark.world, pytest.mark.proof]

CLAIMS = 4_000


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one import."""
    desk = tmp_path_factory.mktemp("imported") / "desk.sqlite"
    again(desk, records(CLAIMS))
    return desk


@pytest.fixture(scope="module")
def span(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float]:
    """Seconds from the start of an undo until it has begun, and until its end."""
    desk = Path(copy(imported, tmp_path_factory.mktemp("whole")))
    started = time.monotonic()
    undo = _begin(desk)
    wait_until(lambda: standing(desk, "import_run") == 0)
    begun = time.monotonic() - started
    assert undo.wait() == 0
    return begun, time.monotonic() - started


@pytest.mark.parametrize("point", range(20))
def test_a_killed_undo_is_completed_by_the_same_again(
    point: int, imported: Path, tmp_path: Path, span: tuple[float, float]
) -> None:
    begun, whole = span
    desk = Path(copy(imported, tmp_path))
    undo = _begin(desk)
    time.sleep(random.Random(point).uniform(begun * 0.9, whole))
    undo.kill()
    assert undo.wait() in (-signal.SIGKILL, 0)
    _is_finished(desk)
    for _ in range(2):  # the second time there is nothing left to undo
        assert _begin(desk).wait() == 0
    assert _is_finished(desk)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_it_to_the_same_again(number: signal.Signals, imported: Path, tmp_path: Path) -> None:
    desk = Path(copy(imported, tmp_path))
    undo = _begin(desk)
    wait_until(lambda: standing(desk, "import_run") == 0)
    undo.send_signal(number)
    assert undo.stderr is not None
    told = undo.stderr.read().decode()
    assert undo.wait() == 128 + number
    assert "the same again goes on" in told
    assert 0 < standing(desk) <= CLAIMS
    assert not _is_finished(desk)
    assert _begin(desk).wait() == 0
    assert _is_finished(desk)


def _begin(desk: Path) -> subprocess.Popen[bytes]:
    words = [*COMMAND, "undo", "--db", str(desk), "--user", "mara"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(desk.parent))


def _is_finished(desk: Path) -> bool:
    """What the history says of the undo; it is whole, and an undo that is at its end has left nothing standing.

    Between the last turn and the word that it was the last nothing stands either.
    """
    require_sound(desk)
    opened = open_desk(desk, "tester")
    *undos, imported = actions(opened)
    opened.close()
    assert [undo.undoes for undo in undos] in ([], [imported.id])
    finished = any(not undo.unfinished for undo in undos)
    assert imported.undone is finished
    if finished:
        assert standing(desk) == standing(desk, "place") == standing(desk, "import_run") == 0
    return finished
