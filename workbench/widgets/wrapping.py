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
    shown, places = _with_signs(text, base, signs)
    for start, end in _breaks(shown, width):
        pieces = tuple(_pieces(shown, base, start, end, places, signs))
        first = base + start - _signs_before(places, signs, start)
        yield Line(pieces[0].start if pieces else first, pieces[-1].end if pieces else first, pieces)


def _with_signs(text: str, base: int, signs: Sequence[Sign]) -> tuple[str, list[int]]:
    """The text with its signs in it, and where in that each sign begins."""
    if not signs:
        return text, []
    parts: list[str] = []
    places: list[int] = []
    done = length = 0
    for sign in signs:
        here = sign.offset - base
        parts += (text[done:here], sign.text)
        places.append(length + here - done)
        length += here - done + len(sign.text)
        done = here
    parts.append(text[done:])
    return "".join(parts), places


def _signs_before(places: list[int], signs: Sequence[Sign], position: int) -> int:
    return sum(len(sign.text) for sign in signs[: bisect_left(places, position)])


def _pieces(shown: str, base: int, start: int, end: int, places: list[int], signs: Sequence[Sign]) -> Iterator[Piece]:
    """The pieces of shown[start:end]. A sign wider than the line is cut over several; only its first part counts."""
    n = bisect_left(places, start)
    shift = sum(len(sign.text) for sign in signs[:n])
    here = start
    if n and places[n - 1] + len(signs[n - 1].text) > start:  # the rest of a sign that the last line could not hold
        rest = min(places[n - 1] + len(signs[n - 1].text), end)
        yield Piece(signs[n - 1].offset, shown[start:rest], signs[n - 1])
        here = rest
    while here < end:
        place = places[n] if n < len(places) else len(shown) + 1
        if here < place:
            stop = min(place, end)
            yield Piece(base + here - shift, shown[here:stop])
            here = stop
        else:
            sign = signs[n]
            stop = min(here + len(sign.text), end)
            yield Piece(sign.offset, shown[here:stop], sign)
            shift += len(sign.text)
            here = stop
            n += 1


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
