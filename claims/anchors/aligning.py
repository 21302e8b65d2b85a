"""The stretch of a text that is most like some words, by edit distance."""

from __future__ import annotations

import re
from collections.abc import Callable


def align(wanted: str, text: str, least: float, last_one: bool = False) -> tuple[int, int, float] | None:
    """Start, end (exclusive) and similarity of the stretch of whole words that needs the fewest letters changed.

    Of several the first, or the last one. Similarity is 1 minus the changes over the longer one's length; None where it
    is below `least`.
    """
    import edlib

    code = _coding(wanted)
    needle = code(wanted)
    most = int((1 - least) * len(wanted)) + 1
    found = edlib.align(needle, code(text), mode="HW", task="locations", k=most)
    first, last = found["locations"][-1 if last_one else 0] if found["locations"] else (None, None)
    if first is None or last is None:
        return None

    def changes(start: int, end: int) -> int:
        distance: int = edlib.align(needle, code(text[start:end]), mode="NW", task="distance")["editDistance"]
        return distance

    end = last + 1
    words = _WORD.findall(wanted) or [wanted]
    start = min(
        _word_starts(text, first),
        key=lambda at: (changes(at, end) - _SAME_WORD * text.startswith(words[0], at), at),
    )
    end = min(
        _word_ends(text, end),
        key=lambda at: (changes(start, at) - _SAME_WORD * text.endswith(words[-1], start, at), -at),
    )
    similarity = 1 - changes(start, end) / max(len(wanted), end - start)
    return (start, end, similarity) if similarity >= least else None


# An alignment may end within a word, and leave out a first or last word that was changed: the edges are looked for in
# so many characters around its own.
_AROUND = 40
# A first or last word that is the wanted one is worth so many letters: "did blame" stands for "did not blame".
_SAME_WORD = 6
_WORD = re.compile(r"(?:\d[.,](?=\d)|\w|(?<=\w)['-](?=\w))+")


def _word_starts(text: str, at: int) -> list[int]:
    """Where words begin near `at`: the one that it lies in, those next to it."""
    begin = max(0, at - _AROUND)
    starts = [begin + found.start() for found in _WORD.finditer(text[begin : at + _AROUND])]
    near = [start for start in starts if start <= at][-2:] + [start for start in starts if start > at][:1]
    return near or [at]


def _word_ends(text: str, at: int) -> list[int]:
    """Where words end near `at`, and a mark right behind them."""
    begin = max(0, at - _AROUND)
    ends = [begin + found.end() for found in _WORD.finditer(text[begin : at + _AROUND])]
    near = [end for end in ends if end < at][-1:] + [end for end in ends if end >= at][:2]
    return sorted({*near, at}) if near else [at]


def _coding(wanted: str) -> Callable[[str], bytes]:
    """Both texts as bytes, since edlib takes no more than 256 symbols: those that `wanted` lacks become one filler."""
    if wanted.isascii():
        return lambda text: text.encode("ascii", "replace")
    letters = sorted(set(wanted))
    table = _Letters({ord(letter): chr(min(n, 255)) for n, letter in enumerate(letters, 1)})
    return lambda text: text.translate(table).encode("latin-1")


class _Letters(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return "\0"
