"""How alike two statements are, for finding earlier verdicts: by the words that carry what they say.

Names, numbers and a "not" weigh most, the small words of the language nothing. It proposes and never decides: "12
million" and "13 million" in the same words are alike, and `differing` says what sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claims.anchors import search_form

ALIKE = 0.55
"""From this likeness on an earlier verdict is worth showing; measured in tests/benchmarks/precedents.py."""

Weights = Mapping[str, float]


@lru_cache(maxsize=4096)
def weights(statement: str) -> Weights:
    """The telling words of a statement, folded, each with its weight; a number keeps its points and commas."""
    found: dict[str, float] = {}
    for match in _WORD.finditer(statement):
        word = _stem(search_form(match[0]))
        if word and word not in _SMALL:
            weight = _weight(word, match)
            found[word] = max(weight, found.get(word, 0.0))
    return found


def likeness(one: Weights, other: Weights) -> float:
    """What two statements share of all that they say, from 0 to 1."""
    shared = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    whole = sum(max(one.get(word, 0.0), other.get(word, 0.0)) for word in one.keys() | other.keys())
    return shared / whole if whole else 0.0


def differing(one: Weights, other: Weights) -> tuple[str, ...]:
    """The names, numbers and negations that only one of them has, those of `one` first."""
    heavy = (
        word
        for this, that in ((one, other), (other, one))
        for word, weight in this.items()
        if weight > 1 and word not in that
    )
    return tuple(dict.fromkeys(heavy))


def telling(found: Weights, most: int) -> list[str]:
    """The words to look other statements up by: the heaviest, and of those the longest."""
    return sorted(found, key=lambda word: (-found[word], -len(word), word))[:most]


_NUMBER_WEIGHT, _NAME_WEIGHT = 2.0, 1.5
_WORD = re.compile(r"\d[\d.,]*\d|\w+")
_ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")


def _weight(word: str, match: re.Match[str]) -> float:
    if word[0].isdigit():
        return _NUMBER_WEIGHT
    is_name = match[0][0].isupper() and match.start() > 0
    return _NAME_WEIGHT if is_name or word in _NEGATIONS else 1.0


def _stem(word: str) -> str:
    """A word without the commonest endings, so that "cost", "costs" and "costing" are one."""
    return word if word[:1].isdigit() else _ENDINGS.sub("", word)


_NEGATIONS = frozenset({"no", "not", "never", "nobody", "none", "without"})
_SMALL_WORDS = """
    a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its may
    more most of on or our out over said say she should so some than that the their them then there these they this
    those to up was we were what when where which who will with would you your after before about also just only other
    such very while
"""
_SMALL = frozenset(_SMALL_WORDS.split())
