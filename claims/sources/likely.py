"""The passage of a stored copy that most likely speaks of a claim: where a reader is to begin, never a quotation."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from claims.reading import split_sentences

Span = tuple[int, int]


def likely_passage(claim: str, text: str) -> Span | None:
    """Start and end (exclusive) of the sentence that shares the most telling words with a claim; None without any.

    A word tells the more, the fewer sentences have it; a number or a name tells more than another word.
    """
    wanted = set(map(_folded, _WORD.findall(claim)))
    sentences = _sentences(text)
    words = [Counter(map(_folded, _WORD.findall(text[start:end]))) for start, end in sentences]
    having = Counter(word for found in words for word in found.keys() & wanted)
    weights = {
        word: math.log(1 + len(sentences) / count) * (_TELLING if word[0].isdigit() or word in _named(claim) else 1)
        for word, count in having.items()
    }
    scores = [sum(weights[word] for word in found.keys() & wanted) for found in words]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n), default=None)
    return sentences[best] if best is not None and scores[best] > 0 else None


_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{3,}")
_TELLING = 2.0
# What is longer is cut into lines first: a menu of a thousand links is no sentence.
_LONGEST = 1_000


def _sentences(text: str) -> Sequence[Span]:
    return [span for span in split_sentences(text) if span[1] - span[0] <= _LONGEST] or split_sentences(text)


def _folded(word: str) -> str:
    word = word.casefold()
    return word if word[0].isdigit() or len(word) <= _STEM else word[:_STEM]


# Endings of words differ where they are inflected; so many letters of their beginning tell them.
_STEM = 6


def _named(claim: str) -> frozenset[str]:
    return frozenset(_folded(word) for word in _WORD.findall(claim) if word[0].isupper())
