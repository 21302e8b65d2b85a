"""Where an SQLite desk lies: on a disk whose locks hold, and for a group where its folder is one's."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from claims.errors import DeskUnusable

MOUNTS = Path("/proc/self/mountinfo")
"""What is mounted where, on Linux; other systems are taken at their word."""

_REMOTE = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs", "ceph", "lustre", "beegfs", "gpfs"),
        *("glusterfs", "davfs", "acfs", "pvfs2", "orangefs", "coda"),
    }
)
_REMOTE_FUSE = re.compile(
    r"fuse\.(?:sshfs|rclone|s3fs|gcsfuse|glusterfs|cephfs|davfs2?|curlftpfs|goofys|smbnetfs|juicefs)"
)
_SHARED = stat.S_ISGID | stat.S_IWGRP


def require_local(path: Path) -> None:
    """Raise DeskUnusable for a place on a network file system: two hosts there do not see each other's locks."""
    kind = _kind_of_disk(path)
    if kind in _REMOTE or _REMOTE_FUSE.fullmatch(kind):
        raise DeskUnusable(
            f"The desk {path} lies on a network file system ({kind}), whose locks SQLite cannot rely on.",
            "Nothing was touched. Keep it on a disk of the host and work there over SSH, or move to PostgreSQL: "
            "--db postgresql+psycopg://USER@HOST/DATABASE.",
        )


def make_file(path: Path) -> None:
    """Make the empty file of a desk, and the folders it is to lie in, where they are missing.

    In a folder that a group writes to and hands on (setgid), the group may write to the file too; SQLite gives the
    files beside it the same rights.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.open("xb").close()
            share(path)
    except OSError as error:
        raise DeskUnusable(
            f"The desk {path} cannot be made: {error.strerror}.",
            "Check the rights of its folder, or name another desk with --db.",
        ) from error


def share(path: Path) -> None:
    """Let the group write to a file whose folder is one's."""
    if path.parent.stat().st_mode & _SHARED == _SHARED:
        path.chmod(path.stat().st_mode | stat.S_IRGRP | stat.S_IWGRP)


def _kind_of_disk(path: Path) -> str:
    """The type of the file system of a path, "" where it is not known."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    where = os.path.realpath(path)
    found = ("", "")
    for line in lines:
        before, _, after = line.partition(" - ")
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), before.split(" ")[4])
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(found[0]):  # of two at one point the later lies over the other
            found = (point, after.split(" ")[0])
    return found[1]


_ESCAPED = re.compile(r"\\([0-7]{3})")
