"""A disk that is full, a file that may not grow, a folder that may not be written: nothing that was told is lost."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.claims.actions.importing.lines import article, lines
from tests.conftest import need
from tests.world.desks import again, records, require_complete, require_sound, run, standing

pytestmark = pytest.mark.world

SMALL = "1m"
CONTENT = records(3_000)
BEFORE = lines(article("before"))


class Disk:
    """A small file system in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def remount(self, options: str) -> None:
        """Give it another size, or forbid writing."""
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = which("mount") and os.getuid() == 0
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    need(mounted and subprocess.run(mount, capture_output=True).returncode == 0, "the right to mount a tmpfs")
    yield Disk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_stops_an_import_which_goes_on_once_there_is_room(disk: Disk) -> None:
    desk = disk.folder / "desk.sqlite"
    again(desk, BEFORE)
    stopped = run(desk, CONTENT)
    assert stopped.returncode == 1
    assert b"is full" in stopped.stderr
    assert standing(desk, "article") >= 1
    require_sound(desk)
    disk.remount("size=64m")
    require_complete(desk, CONTENT)


@pytest.mark.proof
def test_a_full_disk_for_what_waits_stops_an_import_before_it_applies(disk: Disk, tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    content = b"".join(lines(article(f"b{n}", text="word " * 200_000)) for n in range(30))
    stopped = run(desk, content, env={"SQLITE_TMPDIR": str(disk.folder)})
    assert stopped.returncode == 1
    assert b"The temporary file of the import cannot be written" in stopped.stderr
    assert not desk.exists()


@pytest.mark.proof
@pytest.mark.parametrize("kilobytes", [200, 500, 800, 1_100, 1_400])
def test_a_file_that_may_not_grow_stops_an_import_which_goes_on_without_the_limit(
    tmp_path: Path, kilobytes: int
) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    desk = tmp_path / "desk.sqlite"
    again(desk, BEFORE)
    stopped = run(desk, CONTENT, preexec_fn=limit)
    assert stopped.returncode == 1
    assert b"fault of the program" not in stopped.stderr
    assert standing(desk, "article") >= 1
    require_sound(desk)
    require_complete(desk, CONTENT)


@pytest.mark.proof
def test_a_disk_that_may_not_be_written(disk: Disk) -> None:
    desk = disk.folder / "desk.sqlite"
    disk.remount("size=64m")
    again(desk, BEFORE)
    disk.remount("ro")
    refused = run(desk, CONTENT)
    assert refused.returncode == 1
    assert b"cannot be written" in refused.stderr or b"cannot be opened" in refused.stderr
    disk.remount("rw")
    assert (standing(desk, "article"), standing(desk)) == (1, 0)
    require_complete(desk, CONTENT)
