"""A desk with two articles of ours, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.workbench.desks import BOAT_CLAIMS, BOATS, CLAIMS, TEXT, make_desk


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    make_desk(path, (TEXT, CLAIMS), (BOATS, BOAT_CLAIMS)).close()
    return path


@pytest.fixture
def desk(made_desk: Path, tmp_path: Path) -> Path:
    """Each test's own."""
    for part in made_desk.parent.glob("desk.sqlite*"):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "desk.sqlite"
