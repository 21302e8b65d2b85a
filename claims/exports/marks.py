"""The article's own words with its claims marked in place, cut where a claim begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.exports.content import Span, Tone
from claims.exports.ratings import deciding, doubt, undecided
from claims.rows import ArticleSheet, ClaimCard, Dossier


class Marks:
    """The places of an article's claims, to mark stretches of its text."""

    def __init__(self, dossier: Dossier) -> None:
        self._sheet: ArticleSheet = dossier.sheet
        self._cards = {card.row.id: card for card in dossier.cards}
        self._tones = {claim: tone_of(card) for claim, card in self._cards.items()}

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The text from `start` to `end`, which together it is."""
        places = [place for place in self._sheet.places if place[0] < end and start < place[1]]
        cuts = sorted({start, end, *(at for a, b, _ in places for at in (a, b) if start < at < end)})
        return tuple(self._span(a, b, places) for a, b in pairwise(cuts))

    def _span(self, start: int, end: int, places: list[tuple[int, int, int]]) -> Span:
        covering = [place for place in places if place[0] <= start and end <= place[1]]
        innermost = min(covering, key=lambda place: place[1] - place[0], default=None)
        ends = dict.fromkeys(self._cards[claim].row.label for _, b, claim in covering if b == end)
        tone = self._tones[innermost[2]] if innermost else None
        return Span(self._sheet.text[start:end], tone, tuple(ends))


def tone_of(card: ClaimCard) -> Tone | None:
    """What a claim's mark tells at a glance; None for one that needs no check."""
    if card.dismissed_as is not None:
        return None
    verdict = deciding(card)
    if verdict is None or undecided(verdict):
        return Tone.OPEN
    return Tone.GOOD if doubt(verdict) <= _GOOD else Tone.BAD if doubt(verdict) >= _BAD else Tone.MIXED


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that has words."""
    for match in re.finditer(r"\S[^\n]*", text):
        yield match.span()


_GOOD, _BAD = 0.25, 0.75
