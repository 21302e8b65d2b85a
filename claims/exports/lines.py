"""The lines of an article with what stands on each: claims, "no fact", nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.rows import ClaimCard, Dossier, PassageRow


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a claim's own words where they stand outside all sentences, as in a headline.

    A claim is among the `cards` of one line, that with its own words, and `elsewhere` for the others that it stands
    in. `loose` are the words of names, numbers and dates that no claim covers.
    """

    start: int
    end: int
    text: str
    cards: tuple[ClaimCard, ...]
    elsewhere: tuple[ClaimCard, ...]
    no_fact: bool
    reason: str
    loose: tuple[str, ...]


def lines_of(dossier: Dossier) -> Iterator[Line]:
    """Every line, in the order of the text."""
    sheet = dossier.sheet
    cards = {card.row.id: card for card in dossier.cards}
    stretches = _stretches(dossier)
    homes = {claim: _home(card, sheet.article.version, stretches) for claim, card in cards.items()}
    for i, (start, end, passage) in enumerate(stretches):
        there = dict.fromkeys(claim for a, b, claim in sheet.places if a < end and start < b)
        yield Line(
            start=start,
            end=end,
            text=sheet.text[start:end],
            cards=tuple(cards[claim] for claim in there if homes[claim] == i),
            elsewhere=tuple(cards[claim] for claim in there if homes[claim] != i),
            no_fact=passage is not None and passage.no_fact,
            reason=passage.reason if passage else "",
            loose=tuple(sheet.text[fact.start : fact.end] for fact in sheet.loose if start <= fact.start < end),
        )


def _stretches(dossier: Dossier) -> list[tuple[int, int, PassageRow | None]]:
    sheet = dossier.sheet
    found: list[tuple[int, int, PassageRow | None]] = [(p.start, p.end, p) for p in sheet.passages]
    outside = {
        (start, end): None
        for start, end, _ in sheet.places
        if not any(start < p.end and p.start < end for p in sheet.passages)
    }
    return sorted([*found, *((start, end, None) for start, end in outside)], key=lambda stretch: stretch[:2])


def _home(card: ClaimCard, version: int, stretches: list[tuple[int, int, PassageRow | None]]) -> int | None:
    """The line in which a claim's own words begin: a headline that says the same may stand before it."""
    places = [place for place in card.places if place.version == version and place.end]
    own = next((place for place in places if place.exact == card.row.text), places[0] if places else None)
    if own is None:
        return None
    return next((i for i, (start, end, _) in enumerate(stretches) if own.start < end and start < own.end), None)
