"""A desk lies where locks hold, and a group's folder makes it the group's."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claims.actions.moving import backup
from claims.desk import Desk, open_desk
from claims.errors import DeskUnusable
from claims.store import places
from claims.tables import Article
from claims.words import Via
from tests.conftest import need

MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:40 / /home rw shared:2 - nfs4 server:/home rw,vers=4.2
31 30 8:2 / /home/local rw shared:3 - xfs /dev/sdb1 rw
32 21 0:41 / /mnt/with\\040space rw - fuse.sshfs someone@host:/ rw
33 21 0:42 / /mnt/c rw - 9p drvfs rw
34 21 0:43 / /mnt/ours rw - cifs //server/ours rw
35 21 0:44 / /mnt/over rw - nfs server:/over rw
36 35 8:3 / /mnt/over rw - ext4 /dev/sdc1 rw
37 21 0:45 / /data rw - fuse.portal portal rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/desk.sqlite", ""),
        ("/home/mara/desk.sqlite", "nfs4"),
        ("/home/local/desk.sqlite", ""),
        ("/homes/desk.sqlite", ""),
        ("/mnt/with space/desk.sqlite", "fuse.sshfs"),
        ("/mnt/c/Users/desk.sqlite", "9p"),
        ("/mnt/ours/new/folder/desk.sqlite", "cifs"),
        ("/mnt/over/desk.sqlite", ""),
        ("/data/desk.sqlite", ""),
    ],
)
def test_network_file_systems_are_refused_by_name(
    path: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "mountinfo")
    if not kind:
        places.require_local(Path(path))
        return
    with pytest.raises(DeskUnusable, match=rf"\({kind}\)") as refused:
        open_desk(path, "mara", create_new=True)
    assert "PostgreSQL" in refused.value.hint
    assert not Path(path).parent.exists()


def test_a_system_without_mountinfo_is_taken_at_its_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    places.require_local(tmp_path / "desk.sqlite")


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_desk_in_a_groups_folder_is_the_groups_with_all_its_files(tmp_path: Path, umask: int) -> None:
    folder = shared(tmp_path)
    with under(umask):
        desk = open_desk(folder / "desk.sqlite", "mara", create_new=True)
        with desk.write(via=Via.SCREEN) as tx:
            tx.put(Article, [{"key": "a", "number": 1}])
        files = {path.name: path.stat() for path in folder.iterdir()}
        backup(desk, folder / "copy.sqlite")
        desk.close()
    assert set(files) == {"desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"}
    for found in (*files.values(), (folder / "copy.sqlite").stat()):
        assert found.st_mode & 0o660 == 0o660
        assert found.st_gid == folder.stat().st_gid


def test_a_desk_elsewhere_is_ones_own(tmp_path: Path) -> None:
    with under(0o077):
        open_desk(tmp_path / "desk.sqlite", "mara", create_new=True).close()
    assert stat.S_IMODE((tmp_path / "desk.sqlite").stat().st_mode) == 0o600


def test_a_second_person_of_the_group_works_on_it_and_others_are_told(tmp_path: Path) -> None:
    need(os.geteuid() == 0, "root, to become somebody else")
    folder = shared(tmp_path)
    os.chown(folder, 0, 4711)
    with under(0o022):
        mine = open_desk(folder / "desk.sqlite", "mara", create_new=True)
    write(mine, 1)
    assert as_somebody(folder, groups=[4711]) == "written"
    write(mine, 3)
    mine.close()
    told = as_somebody(folder, groups=[])
    assert told.count("\n") == 1
    assert "cannot be" in told or "may not be written" in told


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DeskUnusable, match="cannot be made"):
        open_desk(tmp_path / "file" / "desk.sqlite", "mara", create_new=True)


def shared(tmp_path: Path) -> Path:
    """A folder that a group writes to and hands on."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    for above in folder.parents:
        if above.stat().st_uid == os.getuid() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o711)
    return folder


@contextmanager
def under(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def write(desk: Desk, number: int) -> None:
    with desk.write(via=Via.SCREEN) as tx:
        tx.put(Article, [{"key": f"a{number}", "number": number}])


# Everything is imported before another user is taken on, who may read neither the program nor Python.
AS_SOMEBODY = """
import os, sys
sys.path[:] = {path!r}
from claims.desk import open_desk
from claims.errors import ClaimsError
from claims.tables import Article
from claims.words import Via
import sqlalchemy.dialects.sqlite, claims.rules
os.setgroups({groups!r}); os.setgid(65534); os.setuid(65534)
try:
    desk = open_desk({desk!r}, "jonas")
    with desk.write(via=Via.SCREEN) as tx:
        number = tx.new_id(Article)
        tx.put(Article, [{{"key": f"theirs{{number}}", "number": 100 + number}}])
    desk.close()
    print("written", end="")
except ClaimsError as error:
    print(error, end="")
"""


def as_somebody(folder: Path, groups: list[int]) -> str:
    """What a user who is only in these groups is told when they write to the folder's desk."""
    script = AS_SOMEBODY.format(path=sys.path, groups=groups, desk=str(folder / "desk.sqlite"))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
