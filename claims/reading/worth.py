"""Worth: what to check first, with the reasons in words."""

from __future__ import annotations

import re

from claims.reading.claimants import Claimant
from claims.reading.found import Worth
from claims.words import ClaimKind, Voice

_DIGITS = re.compile(r"[$£€]?\d[\d,.]*")


def worth(sentence: str) -> Worth:
    """How much a sentence deserves a check, by itself."""
    number = _DIGITS.search(sentence)
    score = 0.3 + 0.3 * bool(number)
    return Worth(score, (f"a number: {number.group()!r}",) if number else ())


def weigh(words: str, kind: ClaimKind, voice: Voice, claimant: Claimant) -> Worth:
    """How much a claim deserves a check, by its words, its kind and who makes it."""
    plain = worth(words)
    if kind == ClaimKind.OPINION:
        return Worth(round(plain.score * 0.4, 4), (*plain.reasons, "an opinion"))
    return plain
