"""The chain: what a change's digest and hash are made of."""

from __future__ import annotations

from hashlib import sha256

GENESIS = bytes(32)
"""The hash before the first change."""

SALT_BYTES = 16


def digest_of(salt: bytes, payload: bytes) -> bytes:
    """SHA-256 of salt and payload. The salt keeps a removed payload from being guessed from its digest."""
    return sha256(salt + payload).digest()


def link(previous: bytes, seq: int, action: int, entity: str, key: int, what: str, digest: bytes) -> bytes:
    """The hash of a change: SHA-256 of the hash before it and of everything the change says, its digest last."""
    said = b"%d|%d|%b|%d|%b|" % (seq, action, entity.encode(), key, what.encode())
    return sha256(previous + said + digest).digest()
