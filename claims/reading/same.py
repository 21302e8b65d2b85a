"""The same assertion said twice: a headline or a line of the summary, and the claim in the text that it sums up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.reading.found import Span
from claims.reading.lexicon import COMMON

_WORD = re.compile(r"\d[\d.,]*|[^\W_]+")
# Words are compared by so many letters at their beginning: "seized" and "seizure" are one.
_STEM = 4
# How much of a headline's words a sentence must have to say the same.
_SHARED = 0.5
# The headline always sums up something: of the first sentences one that has less of it is enough.
_SHARED_HEADLINE = 0.34
_FIRST = 4


def same_assertion(
    text: str, echoes: Sequence[Span], claims: Sequence[Span], sentences: Sequence[Span], headlines: Sequence[Span] = ()
) -> dict[Span, int]:
    """For each echo that a sentence of the text repeats, which claim (by index) of that sentence says most of it.

    Echoes that lie in `headlines` sum up one of the first sentences.
    """
    starts = [start for start, _ in sentences]
    inside: dict[int, list[int]] = {}
    for i, (start, _) in enumerate(claims):
        inside.setdefault(bisect_right(starts, start) - 1, []).append(i)
    stems = {k: _stems(text, sentences[k]) for k in inside if k >= 0}
    found: dict[Span, int] = {}
    for echo in echoes:
        wanted = _stems(text, echo)
        others = [k for k in stems if not (sentences[k][0] < echo[1] and echo[0] < sentences[k][1])]
        best = max(others, key=lambda k: (len(wanted & stems[k]), -k), default=None)
        head = any(start <= echo[0] < end for start, end in headlines)
        lead = best is not None and head and best in others[:_FIRST]
        share = _SHARED_HEADLINE if lead else _SHARED
        if best is not None and len(wanted) > 1 and len(wanted & stems[best]) >= max(2, share * len(wanted)):
            found[echo] = max(inside[best], key=lambda i: (len(wanted & _stems(text, claims[i])), -i))
    return found


def _stems(text: str, span: Span) -> set[str]:
    words = (match.group().lower() for match in _WORD.finditer(text, *span))
    return {word[:_STEM] for word in words if word not in COMMON and (len(word) > 1 or word.isdigit())}
