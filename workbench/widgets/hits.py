"""Where words stand in a text, whatever their capitals and the shapes of their quotation marks and dashes."""

from __future__ import annotations

from functools import lru_cache

from claims.anchors.folding import Folded, fold


def find_all(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every place, in code points of `text`, in their order; none for no words."""
    wanted = fold(words.strip()).lowered
    if not wanted:
        return ()
    folded = _folded(text)
    hits = []
    at = folded.lowered.find(wanted)
    while at >= 0:
        hits.append((folded.start_of(at), folded.end_of(at + len(wanted))))
        at = folded.lowered.find(wanted, at + len(wanted))
    return tuple(hits)


@lru_cache(maxsize=2)
def _folded(text: str) -> Folded:
    return fold(text)
