"""Where a quotation and the words it stands for part, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from claims.anchors.folding import Folded, fold


class DifferenceKind(StrEnum):
    """What became of some words between the text and the quotation of it."""

    SAME = "same"
    CHANGED = "changed"
    LEFT_OUT = "left out"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """Neighbouring words with one fate: as the quotation has them, and as the text has them ("" where it has none)."""

    kind: DifferenceKind
    quoted: str
    found: str


def compare(quoted: str, found: str) -> tuple[Difference, ...]:
    """The words of both, in order. Marks and spaces that typesetting changes, and capitals, make no difference."""
    folded, other = fold(quoted), fold(found)
    if folded.lowered == other.lowered:
        return (Difference(DifferenceKind.SAME, quoted, found),)
    ours, theirs = _words(folded), _words(other)
    words, others = [word for word, _, _ in ours], [word for word, _, _ in theirs]
    matcher = SequenceMatcher(None, words, others, autojunk=len(words) * len(others) > _MANY_PAIRS)
    return tuple(
        Difference(_KINDS[what], _stretch(quoted, ours[i:j]), _stretch(found, theirs[k:m]))
        for what, i, j, k, m in matcher.get_opcodes()
    )


_KINDS = {
    "equal": DifferenceKind.SAME,
    "replace": DifferenceKind.CHANGED,
    "insert": DifferenceKind.LEFT_OUT,
    "delete": DifferenceKind.ADDED,
}
# A number keeps its points, its sign and its percent sign; other marks are words of their own.
_WORD = re.compile(r"[-+]?\d[\d.,/]*\d%?|\d%|\w+(?:'\w+)*|[^\w\s']")

# More pairs of words than this are compared roughly.
_MANY_PAIRS = 4_000_000

_Word = tuple[str, int, int]


def _words(folded: Folded) -> list[_Word]:
    return [
        (found[0], folded.start_of(found.start()), folded.end_of(found.end()))
        for found in _WORD.finditer(folded.lowered)
    ]


def _stretch(text: str, words: list[_Word]) -> str:
    return text[words[0][1] : words[-1][2]] if words else ""
