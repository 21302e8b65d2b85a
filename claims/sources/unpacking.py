"""A body as it comes over the wire, unpacked piece by piece and never to more than is wanted."""

from __future__ import annotations

import zlib

from claims.errors import NotFetched
from claims.words import Failure

PLAIN, GZIPPED = frozenset({"", "identity"}), frozenset({"gzip", "x-gzip"})
"""Content codings that we take; brotli, zstd and coding upon coding can stall a program for seconds."""

MEMBERS = 1_000
"""Gzip members one after the other; honest ones are few."""


class Unpacking:
    """Takes the pieces of a body with the content coding `coding`; holds at most `most` bytes of what they unpack to.

    Raises NotFetched for a coding that we do not take, a body that is larger, and one that is damaged.
    """

    def __init__(self, coding: str, most: int) -> None:
        coding = coding.strip().lower()
        if coding not in PLAIN | GZIPPED:
            raise NotFetched(f"It is packed in a way that we do not unpack: {coding[:40]}.", Failure.REFUSED)
        self._unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if coding in GZIPPED else None
        self._members = 1
        self._room = most
        self._pieces: list[bytes] = []

    def add(self, piece: bytes) -> None:
        """The next piece as it came."""
        if self._unpacker is None:
            self._keep(piece)
            return
        try:
            while piece:
                if self._unpacker.eof:
                    self._next_member()
                # One more than there is room for tells that it is too large.
                self._keep(self._unpacker.decompress(piece, self._room + 1))
                piece = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        except zlib.error:
            raise NotFetched("Its packed body is damaged.", Failure.BROKEN) from None

    def end(self) -> bytes:
        """All of it, once the last piece has come."""
        if self._unpacker is not None and self._pieces and not self._unpacker.eof:
            raise NotFetched("It was cut off: its packed body has no end.", Failure.BROKEN)
        return b"".join(self._pieces)

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MEMBERS:
            raise NotFetched("Its packed body has too many parts.", Failure.REFUSED)
        self._unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def _keep(self, unpacked: bytes) -> None:
        self._room -= len(unpacked)
        if self._room < 0:
            raise NotFetched("It is larger than we take.", Failure.TOO_LARGE)
        if unpacked:
            self._pieces.append(unpacked)
