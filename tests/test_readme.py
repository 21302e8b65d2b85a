"""What the README tells people to type works, as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from claims import errors

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
STORY = (
    "Bridge opens after 14 months\n\nThe harbour bridge opened on Monday, the mayor, Ada Quill, said. "
    "The bridge cost 12 million crowns, the city said.\n"
)


def commands() -> list[str]:
    """The `workbench` commands of the README, in its order."""
    found = re.findall(r"^    (workbench .*?)(?:\s+#.*)?$", README, re.MULTILINE)
    return [line for line in found if line != "workbench review"]


def test_the_commands_of_the_readme_work_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(STORY, encoding="utf-8")
    environment = {**os.environ, "WORKBENCH_DB": str(tmp_path / "desk.sqlite"), "WORKBENCH_USER": "mara"}
    assert len(commands()) > 10
    for line in commands():
        words, _, target = line.partition(" > ")
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *shlex.split(words)[1:]],
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(PROJECT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
        if target:
            (tmp_path / target).write_text(done.stdout, encoding="utf-8")


def test_the_exit_codes_are_those_of_the_errors() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ClaimsError)]
    sentence = next(line for line in README.splitlines() if line.startswith("Exit codes:"))
    told = {int(number) for number in re.findall(r"\b(\d+) [a-z]", sentence)}
    assert {kind.exit_code for kind in kinds} <= told


@pytest.mark.parametrize("picture", re.findall(r"\]\((\.pictures/[^)]+)\)", README))
def test_its_pictures_are_there_and_ask_nothing_of_the_network(picture: str) -> None:
    svg = (PROJECT / picture).read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert re.findall(r"https?://(?!www\.w3\.org|www\.textualize\.io|github\.com)[^\"'\s<]+", svg) == []
