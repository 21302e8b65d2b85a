"""A text as its lines that are not blank, and what can be said of a line by its shape and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.words import ZoneKind

# The index of a line, with the kind of its zone and the name of the rule that found it.
Found = dict[int, tuple[ZoneKind, str]]

# What is longer than this, in code points, is prose and is not looked at again.
LONGEST = 400

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)

# A line shorter than this, in code points, is not one that a margin has cut off.
_MARGIN = 40

# A line in which somebody says something is prose.
SAYING = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|added|wrote|writes|replied|answered|according to|claimed|claims|warned"
    r"|announced|insisted|denied|tweeted)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """`text` runs from `start` to `end` without white space at its ends; `words` is that without its bullet.

    `apart` says that a blank line, or the beginning of the text, is before it.
    """

    start: int
    end: int
    text: str
    words: str
    apart: bool

    @property
    def bulleted(self) -> bool:
        return len(self.words) < len(self.text)


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space."""
    lines = []
    at, apart = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            bullet = _BULLET.match(stripped) if len(stripped) <= LONGEST else None
            words = stripped[bullet.end() :] if bullet else stripped
            lines.append(Line(start, start + len(stripped), stripped, words, apart))
        apart = not stripped
        at += len(raw) + 1
    return lines


def ends_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop or its like, quotation marks and brackets aside."""
    return text.rstrip("\"”’'»)]*")[-1:] in (".", "!", "?", "…")


def stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is no part of a wrapped paragraph: nothing runs on into it or out of it."""
    line = lines[index]
    if len(line.text) > LONGEST:
        return False
    return (line.bulleted or not runs_on(lines, index - 1)) and not runs_on(lines, index)


def runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the sentence of a line seems to go on in the next."""
    if not 0 <= index < len(lines) - 1:
        return False
    line, after = lines[index], lines[index + 1]
    if after.apart or after.bulleted or ends_sentence(line.text):
        return False
    return after.text[0].islower() or len(line.text) >= _MARGIN


_BULLET = re.compile(r"(?:[•●▪■‣◦·○*>»→–—-]|\d{1,2}[.)])\s+(?=\S)")
