"""The way through an article: its sentences, claims and words in order, and the steps between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from claims.rows import ArticleSheet, ClaimRow, PassageRow


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where somebody is: the nth sentence, and the claim, None where the sentence has none."""

    passage: int = 0
    claim: int | None = None


class Course:
    """One article's sheet, with the questions a cursor asks of it. Steps give None where there is nowhere to go."""

    def __init__(self, sheet: ArticleSheet) -> None:
        self.sheet = sheet
        self.claims: dict[int, ClaimRow] = {claim.id: claim for claim in sheet.claims}
        ordered = sorted(sheet.claims, key=lambda claim: (claim.start < 0, claim.start, claim.end, claim.number))
        self.order = tuple(claim.id for claim in ordered)
        """Claims in the order of the text; those that have lost their place come last."""

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every word, and of every other sign that is no blank."""
        return tuple(match.span() for match in _WORD.finditer(self.sheet.text))

    def passage(self, cursor: Cursor) -> PassageRow | None:
        """The sentence under the cursor."""
        return self.sheet.passages[cursor.passage] if cursor.passage < len(self.sheet.passages) else None

    def claim(self, cursor: Cursor) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.claims.get(cursor.claim) if cursor.claim is not None else None

    def places(self, claim_id: int | None) -> list[tuple[int, int]]:
        """(start, end) of each place of a claim in this version."""
        return [(start, end) for start, end, claim in self.sheet.places if claim == claim_id]

    def at_claim(self, claim_id: int, here: Cursor) -> Cursor:
        """The cursor on a claim; one without a place keeps the sentence."""
        start = self.claims[claim_id].start
        return Cursor(self.passage_at(start) if start >= 0 else here.passage, claim_id)

    def at_passage(self, n: int) -> Cursor:
        """The cursor on the nth sentence, and on the first claim that stands in it."""
        if not 0 <= n < len(self.sheet.passages):
            return Cursor(max(0, n))
        passage = self.sheet.passages[n]
        places = self.sheet.places
        return Cursor(n, next((c for start, end, c in places if start < passage.end and end > passage.start), None))

    def at_offset(self, offset: int) -> Cursor:
        """The cursor on the shortest claim that covers a character, else on its sentence."""
        covering = [(end - start, claim) for start, end, claim in self.sheet.places if start <= offset < end]
        here = self.at_passage(self.passage_at(offset))
        return self.at_claim(min(covering)[1], here) if covering else here

    def passage_at(self, offset: int) -> int:
        """The number of the sentence that holds a character, or that comes before it."""
        return max(0, bisect_right(self.sheet.passages, offset, key=lambda passage: passage.start) - 1)

    def step_claim(self, here: Cursor, step: int, only_open: bool = False) -> Cursor | None:
        """The next (1) or previous (-1) claim, or the next that is at hand."""
        at = self._index(here)
        behind = at + 1 if self._is_home(here) else at
        ahead = self.order[behind:] if step > 0 else self.order[:at][::-1]
        goal = next((claim for claim in ahead if not only_open or self.claims[claim].at_hand), None)
        return None if goal is None else self.at_claim(goal, here)

    def between(self, claim_id: int, here: Cursor) -> list[ClaimRow]:
        """The claims from one to the cursor, both included, in the order of the text."""
        if claim_id not in self.claims:
            return []
        first = self.order.index(claim_id)
        last = first if here.claim == claim_id else self._index(here)
        if last > first and not self._is_home(here):
            last -= 1  # the next claim stands behind the sentence under the cursor
        return [self.claims[claim] for claim in self.order[min(first, last) : max(first, last) + 1]]

    def step_passage(self, here: Cursor, step: int) -> Cursor | None:
        """So many sentences on or back, as far as there are any."""
        goal = min(max(here.passage + step, 0), len(self.sheet.passages) - 1)
        return None if goal < 0 or goal == here.passage else self.at_passage(goal)

    def _index(self, here: Cursor) -> int:
        """The place in the order of the claim under the cursor, else of the first behind the sentence under it.

        A claim that a headline says first is gone on from there, not from the sentence of its own words.
        """
        if here.claim is not None and self._is_home(here):
            return self.order.index(here.claim)
        passage = self.passage(here)
        starts = [self.claims[claim].start for claim in self.order if self.claims[claim].start >= 0]
        return bisect_left(starts, passage.start if passage else 0)

    def _is_home(self, here: Cursor) -> bool:
        """Whether the claim under the cursor has its own words in this sentence, or none anywhere."""
        claim = self.claim(here)
        return claim is not None and (claim.start < 0 or self.passage_at(claim.start) == here.passage)

    def first_word(self, here: Cursor) -> int | None:
        """The number of the first word of the claim, else of the sentence, under the cursor."""
        claim, passage = self.claim(here), self.passage(here)
        start = claim.start if claim and claim.start >= 0 else passage.start if passage else None
        if start is None or not self.words:
            return None
        return min(bisect_right(self.words, (start, -1)), len(self.words) - 1)


_WORD = re.compile(r"\w+(?:['’.,/-]\w+)*|[^\w\s]")
