"""Keeping an anchor when its text is replaced by a new version: by order, by its words, by its surroundings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from claims.anchors.differences import DifferenceKind, compare
from claims.anchors.locating import locate
from claims.anchors.places import Anchor
from claims.words import PlaceState


def reanchor(anchor: Anchor, old_text: str, new_text: str) -> tuple[int, int, PlaceState]:
    """Where the anchor's words are in the new text: start, end (exclusive), and how they came through.

    EXACT: the same words in the same order with the rest, also where the text before them grew. MOVED: the same words
    at another place. TOUCHED: changed, but still these. ORPHAN: gone; start and end are then 0. What the versions share
    is worked out once for a pair of texts, so the next anchor costs little.
    """
    shared = _shared(old_text, new_text)
    consistent = old_text[anchor.start : anchor.end] == anchor.exact != ""
    if consistent and (span := shared.kept(anchor.start, anchor.end)):
        return (*span, PlaceState.EXACT)
    if span := _verbatim(anchor, new_text, shared):
        return (*span, PlaceState.MOVED)
    if consistent and (span := shared.changed(anchor.start, anchor.end)):
        return (*span, PlaceState.EXACT if new_text[slice(*span)] == anchor.exact else PlaceState.TOUCHED)
    match = locate(anchor.exact, new_text) if len(anchor.exact) >= _TELLING else None
    if match and match.similarity >= _STILL_THESE and shared.is_new(match.start, match.end):
        return match.start, match.end, PlaceState.TOUCHED
    return 0, 0, PlaceState.ORPHAN


def changed_words(before: str, after: str) -> str:
    """What a new version made of an anchor's words: "“March” became “April”", or "".

    Words, names and numbers make a difference to what was checked; marks, spaces and capitals do not.
    """
    said = []
    for one in compare(after, before):
        if not any(map(str.isalnum, one.quoted + one.found)):
            continue
        match one.kind:
            case DifferenceKind.CHANGED:
                said.append(f"“{one.found}” became “{one.quoted}”")
            case DifferenceKind.LEFT_OUT:
                said.append(f"“{one.found}” was taken out")
            case DifferenceKind.ADDED:
                said.append(f"“{one.quoted}” was put in")
    return ", ".join(said)


# From this similarity on changed words elsewhere are still the anchor's.
_STILL_THESE = 0.75
# From this share of its letters on a stretch that was changed where it stood is still the anchor's.
_STILL_THERE = 0.5
# Shorter words than this are found elsewhere by chance: then so much of what stood beside them must be there as well.
_TELLING, _BESIDE = 16, 8


def _verbatim(anchor: Anchor, text: str, shared: _Shared) -> tuple[int, int] | None:
    """The words where they are new in the text, best among their old neighbours."""
    best: tuple[int, int] | None = None
    at = text.find(anchor.exact) if anchor.exact else -1
    while at >= 0:
        end = at + len(anchor.exact)
        if shared.is_new(at, end):
            before = _same_letters(anchor.prefix[::-1], text[max(0, at - len(anchor.prefix)) : at][::-1])
            beside = before + _same_letters(anchor.suffix, text[end : end + len(anchor.suffix)])
            if (len(anchor.exact) >= _TELLING or beside >= _BESIDE) and (best is None or beside > best[0]):
                best = (beside, at)
        at = text.find(anchor.exact, at + 1)
    return (best[1], best[1] + len(anchor.exact)) if best else None


def _same_letters(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


# --- what two versions share ------------------------------------------------------------------------------------------


class _Block(NamedTuple):
    """A stretch that both texts have, in the same order with the other blocks."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class _Shared:
    old: str
    new: str
    blocks: list[_Block]

    def kept(self, start: int, end: int) -> tuple[int, int] | None:
        """Where an old stretch is that went through whole."""
        block = self._at(start)
        if block is None or end > block.old + block.length:
            return None
        return block.new + start - block.old, block.new + end - block.old

    def changed(self, start: int, end: int) -> tuple[int, int] | None:
        """Where an old stretch is of which enough went through: from its first word to its last, with what is new."""
        first = bisect_right(self.blocks, start, key=lambda block: block.old + block.length)
        last = bisect_right(self.blocks, end - 1, key=lambda block: block.old)
        inside = self.blocks[first:last]
        if not inside or self._letters_kept(inside, start, end) < _STILL_THERE:
            return None
        before, after = self.blocks[first - 1 : first], self.blocks[last : last + 1]
        new_start = self._new_start(start, inside[0], before)
        new_end = self._new_end(end, inside[-1], after)
        return (new_start, new_end) if new_start < new_end else None

    def is_new(self, start: int, end: int) -> bool:
        """Whether a stretch of the new text is not, as a whole, one that the old text had there already."""
        position = bisect_right(self.blocks, start, key=lambda block: block.new) - 1
        block = self.blocks[position] if position >= 0 else None
        return block is None or end > block.new + block.length

    def _at(self, old: int) -> _Block | None:
        position = bisect_right(self.blocks, old, key=lambda block: block.old) - 1
        return self.blocks[position] if position >= 0 else None

    def _letters_kept(self, inside: Sequence[_Block], start: int, end: int) -> float:
        kept = "".join(self.old[max(start, block.old) : min(end, block.old + block.length)] for block in inside)
        return _letters(kept) / max(1, _letters(self.old[start:end]))

    def _new_start(self, start: int, block: _Block, before: Sequence[_Block]) -> int:
        if block.old <= start:
            return block.new + start - block.old
        floor = before[0].new + before[0].length if before else 0
        put_in = [found.start() + floor for found in _WORD.finditer(self.new[floor : block.new])]
        lost = len(_WORD.findall(self.old[start : block.old]))
        return put_in[-lost:][0] if put_in and lost else _past_space(self.new, block.new)

    def _new_end(self, end: int, block: _Block, after: Sequence[_Block]) -> int:
        block_end = block.new + block.length
        if end <= block.old + block.length:
            return block.new + end - block.old
        ceiling = after[0].new if after else len(self.new)
        put_in = [found.end() + block_end for found in _WORD.finditer(self.new[block_end:ceiling])]
        lost = len(_WORD.findall(self.old[block.old + block.length : end]))
        return put_in[:lost][-1] if put_in and lost else len(self.new[:block_end].rstrip())


_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# More pairs of words than this are compared roughly.
_MANY_PAIRS = 4_000_000


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _past_space(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


@lru_cache(maxsize=2)
def _shared(old: str, new: str) -> _Shared:
    blocks: list[_Block] = []
    for block in _in_lines(old, new):
        previous = blocks[-1] if blocks else None
        if previous and (previous.old + previous.length, previous.new + previous.length) == block[:2]:
            blocks[-1] = previous._replace(length=previous.length + block.length)
        else:
            blocks.append(block)
    return _Shared(old, new, blocks)


def _in_lines(old: str, new: str) -> Iterator[_Block]:
    """Whole lines first, then the words within the lines that differ: cheap where most lines are the same."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    for what, i, j, k, m in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if what == "equal":
            yield _Block(old_at[i], new_at[k], old_at[j] - old_at[i])
        elif what == "replace":
            yield from _in_words(old[old_at[i] : old_at[j]], new[new_at[k] : new_at[m]], old_at[i], new_at[k])


def _in_words(old: str, new: str, old_start: int, new_start: int) -> Iterator[_Block]:
    old_words, new_words = _TOKEN.findall(old), _TOKEN.findall(new)
    old_at, new_at = _starts(old_words), _starts(new_words)
    rough = len(old_words) * len(new_words) > _MANY_PAIRS
    for i, k, count in SequenceMatcher(None, old_words, new_words, autojunk=rough).get_matching_blocks():
        if count:
            yield _Block(old_start + old_at[i], new_start + new_at[k], old_at[i + count] - old_at[i])


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts
