"""Finding the words of a quotation in a text: as they are, over an ellipsis, or with their differences.

A quotation whose words stand there in other type is found word for word. All else is aligned by edit distance (Myers'
bit-vector algorithm, by edlib) and is never called exact: a changed number or an added "not" is always a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from claims.anchors.aligning import align
from claims.anchors.differences import Difference, DifferenceKind, compare
from claims.anchors.folding import ELLIPSIS, Folded, fold

FOUND, PERHAPS = 0.90, 0.60
"""From FOUND on the words are there, with differences to show; from PERHAPS on a person decides; below is no Match."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation's words stand in a text: `start` to `end` (exclusive) in code points.

    `similarity` is 1 where word for word it is what the text says, typesetting, capitals, the last full stop and marked
    omissions aside; else 1 minus the share of letters to be changed, and below 1 in any case.
    """

    start: int
    end: int
    similarity: float
    diff: tuple[Difference, ...]


def locate(quotation: str, text: str) -> Match | None:
    """The place in `text` of the words of `quotation`, the first of several, or None where they are not there.

    Quotation marks around it do not count. What an ellipsis leaves out, or brackets put in, is not looked for. Folded
    texts are kept for the last few pages, so that many quotations from one page cost its folding once.
    """
    quoted = fold(quotation)
    wanted = quoted.text.strip(_EDGES)
    if not any(map(str.isalnum, wanted)):
        return None
    page = _page(text)
    hit = _verbatim(wanted, page) or _verbatim(wanted.rstrip(_STOPS), page) or _with_gaps(wanted, page)
    if hit is None:
        return None
    begin = quoted.text.index(wanted)
    words = quotation[quoted.start_of(begin) : quoted.end_of(begin + len(wanted))]
    start, end = page.start_of(hit.start), page.end_of(hit.end)
    diff = compare(words, text[start:end])
    if hit.similarity < 1:
        start, end = _over_changed_edges(text, start, end, diff)
        diff = compare(words, text[start:end])
    return Match(start, end, hit.similarity, diff)


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text just as they are, between spaces or common marks and not within a longer number.

    What stands, `locate` finds word for word; but that costs the folding of the whole text.
    """
    if not _WHOLE.fullmatch(words):
        return False
    at = text.find(words)
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        end = at + len(words)
        around = text[max(0, at - 1) : at] + text[end : end + 1]
        if _APART.issuperset(around) and not _goes_on(text, at) and not _goes_on(text, end):
            return True
        at = text.find(words, at + 1)
    return False


class _Hit(NamedTuple):
    """A stretch of a folded text."""

    start: int
    end: int
    similarity: float


# What is never exact, although every letter may be there.
_ALMOST = 0.999
_EDGES, _STOPS = " '", ".,;:"
# Words that an editor put in for others.
_PUT_IN = re.compile(r"\[[^\[\]]{1,100}\]")
# Between two parts of a quotation lie at most so many characters.
_FURTHEST = 5_000
_MOST_PLACES, _MOST_TRIES = 50, 10_000
_APART = frozenset(" \n\t.,;:!?'\"’”“‘()")
_WHOLE = re.compile(r"[^\W_](?:.*[^\W_])?[.!?]?", re.DOTALL)
_HYPHENS, _MINUSES = "-‐‑", "-−–"


@lru_cache(maxsize=4)
def _page(text: str) -> Folded:
    return fold(text)


# --- word for word ----------------------------------------------------------------------------------------------------


def _verbatim(wanted: str, page: Folded, start: int = 0, end: int | None = None) -> _Hit | None:
    return next(_places(wanted, page, start, len(page.text) if end is None else end), None)


def _places(wanted: str, page: Folded, start: int, end: int) -> Iterator[_Hit]:
    """Where the words stand as they are; if nowhere, where they stand in other capitals."""
    found = not wanted
    for needle, hay in ((wanted, page.text), (wanted.lower(), page.lowered)):
        if found:
            return
        at = hay.find(needle, start, end)
        for _ in range(_MOST_TRIES):
            if at < 0:
                break
            if not _is_cut(page, at, at + len(needle)):
                found = True
                yield _Hit(at, at + len(needle), 1.0)
            at = hay.find(needle, at + 1, end)


def _is_cut(page: Folded, start: int, end: int) -> bool:
    """Whether a stretch begins or ends within a word or a number, so that it says something else than the text."""
    return any(
        (0 < at < len(page.text) and page.text[at - 1 : at + 1].isalnum()) or _goes_on(page.raw, place)
        for at, place in ((start, page.start_of(start)), (end, page.end_of(end)))
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether a word or a number reaches over the place `at`: within 1.5, behind a minus, at the hyphen of anti-war."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    earlier, later = text[at - 2 : at - 1], text[at + 1 : at + 2]
    return (
        (before.isalnum() and after.isalnum())
        or (before in ".," and after.isdigit() and earlier.isdigit())
        or (before.isdigit() and after in ".," and later.isdigit())
        or (before.isdigit() and after in "%‰")
        or (before in _MINUSES and after.isdigit() and (not earlier or earlier.isspace()))
        or (before in _HYPHENS and after.isalpha() and earlier.isalpha())
        or (before.isalpha() and after in _HYPHENS and later.isalpha())
    )


# --- over omissions, and with differences -----------------------------------------------------------------------------


def _with_gaps(wanted: str, page: Folded) -> _Hit | None:
    """The parts between ellipses; where they are not all there, the parts between an editor's words as well."""
    hit = _in_parts(_parts([wanted]), page)
    if _PUT_IN.search(wanted) and (hit is None or hit.similarity < FOUND):
        edited = _in_parts(_parts(_PUT_IN.split(wanted)), page)
        if edited and (hit is None or edited.similarity > hit.similarity):
            return edited._replace(similarity=min(edited.similarity, _ALMOST))
    return hit


def _parts(stretches: Sequence[str]) -> list[str]:
    pieces = [piece.strip(_EDGES + ",;") for stretch in stretches for piece in stretch.split(ELLIPSIS)]
    return [piece for piece in pieces if piece]


def _in_parts(parts: Sequence[str], page: Folded) -> _Hit | None:
    """The parts in their order, each near its neighbours: the longest is looked for first, the others around it."""
    if not parts:
        return None
    pivot = max(range(len(parts)), key=lambda n: len(parts[n]))
    places = list(islice(_places(parts[pivot], page, 0, len(page.text)), _MOST_PLACES))
    if not places and (aligned := _aligned(parts[pivot], page, 0, len(page.text))):
        places = [aligned]
    found = [hit for place in places if (hit := _around(parts, pivot, place, page))]
    return max(found, key=lambda hit: (round(hit.similarity, 3), hit.start - hit.end), default=None)


def _around(parts: Sequence[str], pivot: int, place: _Hit, page: Folded) -> _Hit | None:
    start, end = place.start, place.end
    alike = place.similarity * len(parts[pivot])
    for part in parts[pivot + 1 :]:
        after = (end, min(len(page.text), end + _FURTHEST))
        if hit := _verbatim(part, page, *after) or _aligned(part, page, *after):
            end = hit.end
            alike += hit.similarity * len(part)
    for part in reversed(parts[:pivot]):
        before = (max(0, start - _FURTHEST), start)
        if hit := max(_places(part, page, *before), default=None) or _aligned(part, page, *before, last_one=True):
            start = hit.start
            alike += hit.similarity * len(part)
    similarity = alike / sum(map(len, parts))
    return _Hit(start, end, similarity) if similarity >= PERHAPS else None


# The shorter a quotation, the more of it chance brings together: below this length so much more is asked of one.
_LONG, _SHORTEST = 40, 12
# What is longer is looked for word for word only.
_LONGEST = 20_000


def _aligned(wanted: str, page: Folded, start: int, end: int, last_one: bool = False) -> _Hit | None:
    least = PERHAPS + max(0, _LONG - len(wanted)) / 100
    if not _SHORTEST <= len(wanted) <= _LONGEST:
        return None
    hay = page.lowered if (start, end) == (0, len(page.lowered)) else page.lowered[start:end]
    aligned = align(wanted.lower(), hay, least, last_one)
    if aligned is None:
        return None
    first, last, similarity = aligned
    return _Hit(start + first, start + last, min(similarity, _ALMOST))


# Where the first or the last words of a quotation were changed, the alignment leaves out those they stand for.
_MOST_EDGE_WORDS = 2


def _over_changed_edges(text: str, start: int, end: int, diff: Sequence[Difference]) -> tuple[int, int]:
    """The stretch with as many words of the text at its edges as the quotation has there that it lacks."""
    before = _edge_words(diff[0])
    after = _edge_words(diff[-1])
    for _ in range(before):
        found = _WORD_BEFORE.search(text, max(0, start - _FURTHEST_WORD), start)
        start = found.start() if found else start
    for _ in range(after):
        found = _WORD_AFTER.match(text, end, end + _FURTHEST_WORD)
        end = found.end() if found else end
    return start, end


_FURTHEST_WORD = 40
_WORD_BEFORE = re.compile(r"[\w'’.,-]*\w[^\w\n]{0,3}\n?[^\w\n]{0,3}$")
_WORD_AFTER = re.compile(r"[^\w\n]{0,3}\n?[^\w\n]{0,3}\w[\w'’.,-]*(?<=\w)")


def _edge_words(difference: Difference) -> int:
    words = difference.quoted.split()
    added = difference.kind is DifferenceKind.ADDED and "[" not in difference.quoted
    return len(words) if added and len(words) <= _MOST_EDGE_WORDS else 0
