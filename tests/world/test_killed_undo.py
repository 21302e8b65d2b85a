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
    _require_told(desk)
    for _ in range(2):  # the second time there is nothing left to undo
        assert _begin(desk).wait() == 0
    assert standing(desk) == standing(desk, "place") == standing(desk, "import_run") == 0
    _require_told(desk)


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
    _require_told(desk)
    assert _begin(desk).wait() == 0
    assert standing(desk) == 0
    _require_told(desk)


def _begin(desk: Path) -> subprocess.Popen[bytes]:
    words = [*COMMAND, "undo", "--db", str(desk), "--user", "mara"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(desk.parent))


def _require_told(desk: Path) -> None:
    """The history says whether the undo has come to its end, and is whole."""
    require_sound(desk)
    opened = open_desk(desk, "tester")
    found = actions(opened)
    opened.close()
    whole = standing(desk) == 0
    assert [(action.undoes, action.unfinished) for action in found[:-1]] in ([], [(1, not whole)])
    assert found[-1].undone is (whole and len(found) > 1)
