"""The same assertion said twice: a headline and the sentence that it sums up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.reading.found import Span
from claims.reading.lexicon import COMMON

_WORD = re.compile(r"[^\W_]+")
_STEM = 5
_SHARED = 0.5


def same_assertion(text: str, headlines: Sequence[Span], claims: Sequence[Span]) -> dict[int, tuple[Span, ...]]:
    """For each claim (by index) the headlines that it says in full: the claim that shares most of their words."""
    result: dict[int, tuple[Span, ...]] = {}
    stems = [_stems(text, span) for span in claims]
    for headline in headlines:
        wanted = _stems(text, headline)
        shares = [(len(wanted & have) / len(wanted), -i) for i, have in enumerate(stems) if wanted]
        best, index = max(shares, default=(0.0, 0))
        if best >= _SHARED:
            result[-index] = (*result.get(-index, ()), headline)
    return result


def _stems(text: str, span: Span) -> set[str]:
    words = (match.group().lower() for match in _WORD.finditer(text, *span))
    return {word[:_STEM] for word in words if word not in COMMON and len(word) > 1}
