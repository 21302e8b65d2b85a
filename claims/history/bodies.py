"""Bytes that are kept by their hash: put once, read back whole, and proven by their key."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Container, Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from claims.errors import DeskUnusable
from claims.history.writer import WriteTransaction
from claims.rows import Problem
from claims.tables import Body, table_of

BODY = table_of(Body)

# The last three levels take twice the time for a hundredth of the size.
_LEVEL = 6


def put_body(tx: WriteTransaction, content: bytes) -> str:
    """Keep `content` in an open transaction; returns its SHA-256 in hex. The same bytes are kept once."""
    key = sha256(content).hexdigest()
    if tx.connection.execute(select(BODY.c.size).where(BODY.c.sha256 == key)).first() is None:
        packed = gzip.compress(content, _LEVEL, mtime=0)
        tx.connection.execute(BODY.insert().values(sha256=key, size=len(content), content=packed))
    return key


def read_body(connection: Connection, key: str) -> bytes | None:
    """The bytes with this SHA-256, None where they were taken out. Raises DeskUnusable where they are damaged."""
    found = connection.execute(select(BODY.c.size, BODY.c.content).where(BODY.c.sha256 == key)).first()
    if found is None or found[1] is None:
        return None
    content = _unpacked(found[1], found[0])
    if content is None or sha256(content).hexdigest() != key:
        raise DeskUnusable(
            f"The stored copy {key[:12]} is damaged: its bytes are not what its hash says.",
            "Nothing was changed. `workbench history verify` names all such places; restore them from a backup.",
        )
    return content


def faults_of_bodies(
    connection: Connection, taken_out: Container[str] = (), progress: Callable[[int], None] | None = None
) -> Iterator[Problem]:
    """A Problem for each body whose bytes do not hash to their key, one body in memory at a time.

    Only those that are `taken_out`, as the history says, may be gone.
    """
    keys = [row[0] for row in connection.execute(select(BODY.c.sha256).order_by(BODY.c.sha256))]
    for count, key in enumerate(keys, start=1):
        size, packed = connection.execute(select(BODY.c.size, BODY.c.content).where(BODY.c.sha256 == key)).one()
        if packed is None and key in taken_out:
            continue
        if fault := _fault(key, size, packed):
            yield Problem(f"The body {str(key)[:12]} {fault}.", entity="body")
        if progress:
            progress(count)


def _fault(key: object, size: object, packed: object) -> str:
    if packed is None:
        return "is gone, and no change says that it was taken out"
    content = _unpacked(packed, size) if isinstance(packed, bytes) and isinstance(size, int) else None
    if content is None:
        return "cannot be unpacked to its size"
    return "" if sha256(content).hexdigest() == key else "does not match its hash"


def _unpacked(packed: bytes, size: int) -> bytes | None:
    """The content, which must have this size: what unpacks to more is never held."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        content = unpacking.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if len(content) == size and unpacking.eof and not unpacking.unused_data else None
