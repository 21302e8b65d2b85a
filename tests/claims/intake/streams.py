"""Streams as the world gives them: a byte at a time, cut in odd places, longer than memory."""

from __future__ import annotations

from collections.abc import Iterable


class Pieces:
    """A stream without `read1` that gives the pieces as they are, whatever size was asked for up to theirs."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = b""

    def read(self, size: int) -> bytes:
        if not self._left:
            self._left = next((piece for piece in self._pieces if piece), b"")
        piece, self._left = self._left[:size], self._left[size:]
        return piece


def in_pieces(content: bytes, size: int) -> Pieces:
    return Pieces(content[at : at + size] for at in range(0, len(content), size))
