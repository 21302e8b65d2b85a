"""A desk of one's own for each test, and the command line in this process."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.__main__ import run

STORY = """Harbour bridge opens after two years

The harbour bridge opened on Monday, the mayor, Ada Quill, said.

It cost 12 million crowns, according to the city. "Nobody was hurt," Quill said.
"""


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


Workbench = Callable[..., Ran]


@pytest.fixture
def deskless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workbench:
    """Runs a command line as mara where no desk was made yet."""
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "desk.sqlite"))
    monkeypatch.setenv("WORKBENCH_USER", "mara")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run_it(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(stdin), isatty=lambda: False))
        capsys.readouterr()
        code = run(words)
        given = capsys.readouterr()
        return Ran(code, given.out, given.err)

    return run_it


@pytest.fixture
def workbench(deskless: Workbench, desk_path: Path) -> Workbench:
    """Runs a command line on the test's empty desk as mara: `workbench("claims", "--json")`."""
    return deskless


@pytest.fixture(scope="session")
def desk_of_the_story(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one article of ours, "bridge", of three sentences and their claims; to be copied."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "bridge.txt").write_text(STORY, encoding="utf-8")
    desk = Path(shutil.copy(empty_desk, folder / "desk.sqlite"))
    assert run(["--db", str(desk), "--user", "mara", "import", str(folder / "bridge.txt"), "--mode", "ours"]) == 0
    return desk


@pytest.fixture
def story(deskless: Workbench, desk_of_the_story: Path, tmp_path: Path) -> Workbench:
    """The same, on a desk of the test's own with the story of the bridge."""
    (tmp_path / "bridge.txt").write_text(STORY, encoding="utf-8")
    shutil.copy(desk_of_the_story, tmp_path / "desk.sqlite")
    return deskless


def claim_with(workbench: Workbench, words: str) -> str:
    """The number of the first claim that has these words."""
    found = next(line for line in workbench("claims", "--json").lines if words in line["text"])
    return str(found["number"])
