"""Records that are about the lines around them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claims.records.base import Record
from claims.records.fields import Offset, Prose


class EndRecord(Record):
    """A closing record: how many records came before it, and the SHA-256 of all the bytes that did.

    Both are counted from the closing record before it, so that exports can be joined into one input.
    """

    type: Literal["end"]
    count: int = Field(ge=0)
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class RefusedRecord(Record):
    """Why the line below it was refused, in a file of rejects. An import passes over it."""

    type: Literal["refused"]
    file: Prose = ""
    line: Offset = 0
    reason: Prose = ""
