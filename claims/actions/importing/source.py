"""The bytes of an input, and the lines that its format makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module

from claims.errors import UsageError
from claims.intake import GZIP, INTAKES, detect_format, format_by_ending, unpacked_head
from claims.intake.line import Line
from claims.intake.mistaken import require_likely
from claims.intake.streams import ByteStream, peek

STDIN = "-"
"""The name of an input that has none."""

HEAD = 512
"""Bytes that are looked at before the format is chosen."""


class Hashing:
    """A stream of which the SHA-256 is known once it has been read.

    What was read is kept in `whole` until it is let go of.
    """

    def __init__(self, stream: ByteStream) -> None:
        self._read_some = getattr(stream, "read1", stream.read)
        self._seen = hashlib.sha256()
        self._kept: list[bytes] | None = []

    def read(self, size: int) -> bytes:
        """What is there, at most `size` bytes; none at the end."""
        some: bytes = self._read_some(size)
        self._seen.update(some)
        if self._kept is not None:
            self._kept.append(some)
        return some

    def let_go(self) -> None:
        """Keep nothing of it any longer."""
        self._kept = None

    @property
    def whole(self) -> bytes:
        """What was read, unless it was let go of."""
        return b"".join(self._kept or ())

    def sha256(self) -> str:
        """Of all that was read, in hex."""
        return self._seen.hexdigest()


def open_intake(
    stream: ByteStream, *, name: str, format: str | None = None, key: str | None = None, likely: bool = True
) -> tuple[str, Iterator[Line]]:
    """The format of a stream, given or detected, and its records.

    UsageError for a format that there is not; Refused where it has to be `likely` and the first bytes plainly are none
    of it.
    """
    head, whole = peek(stream, HEAD)
    chosen = format or detect_format(name, head)
    if chosen not in INTAKES:
        raise UsageError(f'There is no format "{chosen}" to import.', f"There are {', '.join(INTAKES)}.")
    if likely:
        guessed = format is None and format_by_ending(name) is None
        all_of_it = len(head) < HEAD and not head.startswith(GZIP)
        require_likely(unpacked_head(head), chosen, guessed=guessed, whole=all_of_it)
    module, function = INTAKES[chosen].split(":")
    read: Callable[..., Iterator[Line]] = getattr(import_module(module), function)
    own_key = {"key": key} if chosen in ("text", "html") else {}
    return chosen, read(whole, "" if name == STDIN else name, **own_key)
