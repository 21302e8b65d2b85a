"""What every intake yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claims.errors import Refused

if TYPE_CHECKING:
    from claims.records import Record


class Line(NamedTuple):
    """One record of the input, or why there is none: exactly one of `record`, `valid` and `problem` is given.

    `valid` is a record that the intake has validated already, as it read it.
    `number` is that of its line, from 1; `problem` bears it too. `cut` says that the input ended before the line did: a
    record that could be read all the same may be half of one. `raw` is the line as it came, without its `\\n`; empty
    where the record was no line, or was too long to be held. `before` is given with a closing record: the SHA-256, in
    hex, of all bytes that came before it and after the closing record before that. `repairs` tells what a tolerant
    format had to mend, a clause each.
    """

    number: int
    record: dict[str, Any] | None
    problem: Refused | None = None
    cut: bool = False
    raw: bytes = b""
    before: str = ""
    repairs: tuple[str, ...] = ()
    valid: Record | None = None
