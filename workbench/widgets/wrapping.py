"""Wrapping a text to a width in cells, with signs set between its characters, while its offsets stay known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len


@dataclass(frozen=True, slots=True)
class Sign:
    """A few characters shown before the character at `offset` that are no part of the text."""

    offset: int
    text: str
    inks: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a shown line: characters of the text from `start` on, or a sign that stands at `start`."""

    start: int
    text: str
    sign: Sign | None = None

    @property
    def end(self) -> int:
        """The offset behind its last character of the text."""
        return self.start if self.sign else self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A shown line: the offsets it covers (end exclusive, without the blanks or break it ends with), and its pieces."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def wrap(text: str, width: int, signs: Sequence[Sign] = ()) -> list[Line]:
    """The lines of a text at `width` cells. Signs are in the order of their offsets; none is parted from what follows.

    Every character of the text is in exactly one line, except the blanks at which a line was broken and the line
    breaks. Offsets are code points. The time it takes grows with the lines, not with the words.
    """
    lines: list[Line] = []
    start = 0
    first = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        last = first
        while last < len(signs) and signs[last].offset <= end:
            last += 1
        lines += _wrap_paragraph(paragraph, start, max(width, 4), signs[first:last])
        start, first = end + 1, last
    return lines


def line_at(lines: Sequence[Line], offset: int) -> int:
    """The number of the line that shows the character at `offset` (or the break before it)."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


def _wrap_paragraph(text: str, base: int, width: int, signs: Sequence[Sign]) -> Iterator[Line]:
    paragraph = _Paragraph(text, base, signs)
    for start, end in _breaks(paragraph.shown, width):
        pieces = tuple(paragraph.pieces(start, end))
        first = paragraph.offset(start)
        yield Line(pieces[0].start if pieces else first, pieces[-1].end if pieces else first, pieces)


class _Paragraph:
    """A paragraph with its signs set in; `base` is the offset of its first character."""

    def __init__(self, text: str, base: int, signs: Sequence[Sign]) -> None:
        self._base = base
        self._signs = signs
        self._places: list[int] = []
        """Where in what is shown each sign begins."""
        self._widths = [0]
        """How many characters all signs before the nth have."""
        parts: list[str] = []
        done = 0
        for sign in signs:
            here = sign.offset - base
            self._places.append(here + self._widths[-1])
            self._widths.append(self._widths[-1] + len(sign.text))
            parts += (text[done:here], sign.text)
            done = here
        self.shown = "".join((*parts, text[done:]))

    def offset(self, position: int) -> int:
        """The offset of what stands at a position of what is shown."""
        return self._base + position - self._widths[bisect_left(self._places, position)]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch of what is shown. A sign that two lines share is in both, in parts."""
        n = max(0, bisect_right(self._places, start) - 1)
        while start < end:
            if n < len(self._places) and self._places[n] <= start:
                rest = self._places[n] + len(self._signs[n].text)
                if start < rest:
                    yield Piece(self._signs[n].offset, self.shown[start : min(rest, end)], self._signs[n])
                    start = min(rest, end)
                n += 1
            else:
                stop = min(self._places[n] if n < len(self._places) else end, end)
                yield Piece(self._base + start - self._widths[n], self.shown[start:stop])
                start = stop


def _breaks(shown: str, width: int) -> Iterator[tuple[int, int]]:
    """The stretches of one paragraph that make its lines, the blanks between them left out."""
    start, length = 0, len(shown)
    if not length:
        yield 0, 0
    while start < length:
        end = _fit(shown, start, width)
        if end < length and shown[end] != " ":
            blank = shown.rfind(" ", start, end)
            if blank > start and shown[start:blank].strip():
                end = blank
        stop = end
        while stop > start and shown[stop - 1] == " " and end < length:
            stop -= 1
        yield start, stop
        while end < length and shown[end] == " ":
            end += 1
        start = end


def _fit(shown: str, start: int, width: int) -> int:
    """How far a line that begins at `start` can reach: at least one character, at most `width` cells."""
    end = min(start + width, len(shown))
    if _NARROW.fullmatch(shown, start, end):
        return end
    end = min(start + 2 * width, len(shown))
    while end > start + 1 and (over := cell_len(shown[start:end]) - width) > 0:
        end = max(start + 1, end - max(1, over // 2))
    return end


# Characters that take one cell each, as far as articles mostly have them: Latin, Greek, Cyrillic, marks, signs.
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2015\u2018-\u2027\u2030-\u205e\u2070-\u2094\u2205\u25cb\u2713\u2717]*"
)
