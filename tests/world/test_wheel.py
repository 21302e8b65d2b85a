"""The wheel, built and installed elsewhere, is whole: it carries its style, its upgrades, its weights and its demo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.world


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's packages in it, and nothing of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    with ZipFile(next(folder.glob("*.whl"))) as wheel:  # a wheel without compiled parts is installed by unpacking it
        wheel.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_installed_demo_lists_its_queue(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import claims, workbench; print(claims.__file__, workbench.__file__)", home=tmp_path)
    assert where.stdout.count(str(installed)) == 2
    demo = run(installed, "-m", "workbench", "demo", home=tmp_path)
    assert demo.returncode == 0, demo.stderr
    assert len(demo.stdout.splitlines()) == 11


def test_only_the_two_packages_and_their_files_are_in_it(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert {"claims", "workbench"} <= names
    assert not names & {"tests", "seeds"}
    assert (installed / "workbench" / "seeds" / "sources.jsonl").is_file()
    assert list((installed / "claims" / "store" / "upgrades" / "versions").glob("0001*.py"))
