"""What is marked in an article's text: claims with their numbers, dates, quotations, loose facts, what is not prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.rows import ArticleSheet, ClaimRow
from claims.words import State, TimeStatus
from workbench.widgets.outcomes import outcome
from workbench.widgets.paper import INKS
from workbench.widgets.wrapping import Sign

LOOSE_SIGN = "°"
UNREAD_SIGN = "·"
NO_FACT_SIGN = "∅"


@dataclass(frozen=True, slots=True)
class Marks:
    """The inks of a text as runs (`inks[n]` holds from `starts[n]` to the next start), and the signs set into it."""

    starts: tuple[int, ...]
    inks: tuple[str, ...]
    signs: tuple[Sign, ...]

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """(start, end, inks) of each run in a stretch of the text."""
        n = bisect_right(self.starts, start) - 1
        while start < end:
            stop = min(end, self.starts[n + 1] if n + 1 < len(self.starts) else end)
            yield start, stop, self.inks[n] if n >= 0 else ""
            start = stop
            n += 1


def mark(sheet: ArticleSheet, quotations: Sequence[tuple[int, int]] = (), *, by_sentence: bool = True) -> Marks:
    """All marks of an article. `quotations`: (start, end) of the words between quotation marks, marks included.

    `by_sentence`: whether sentences that nobody has read, or that state no fact, have a sign.
    """
    claims = {claim.id: claim for claim in sheet.claims}
    starts, inks = _runs(_stretches(sheet, claims, quotations), len(sheet.text))
    return Marks(starts, inks, tuple(_signs(sheet, claims, by_sentence)))


def superscript(number: int) -> str:
    """A number in raised digits: 12 is "¹²"."""
    return str(number).translate(_RAISED)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _stretches(
    sheet: ArticleSheet, claims: dict[int, ClaimRow], quotations: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    for zone in sheet.zones:
        yield zone.start, zone.end, "strong" if zone.kind == "headline" else "zone"
    for passage in sheet.passages:
        if passage.no_fact:
            yield passage.start, passage.end, "no_fact"
    for start, end in quotations:
        yield start, end, "quotation"
    for start, end, claim_id in sheet.places:
        if claims[claim_id].state != State.DISMISSED:
            yield start, end, "claim"
    for time in sheet.times:
        yield time.start, time.end, "loose" if time.status == TimeStatus.UNRESOLVED else "date"
    for loose in sheet.loose:
        yield loose.start, loose.end, "loose"


def _runs(stretches: Iterable[tuple[int, int, str]], length: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Overlapping stretches as runs one behind the other, each with all inks that hold there."""
    turns: list[tuple[int, int, int]] = []
    for start, end, ink in stretches:
        n = INKS.index(ink)
        turns += ((start, 1, n), (min(end, length), -1, n))
    turns.sort()
    starts, inks = [0], [""]
    holding = [0] * len(INKS)
    held = 0  # a bit for each ink that holds
    for offset, step, n in turns:
        holding[n] += step
        held = held | 1 << n if holding[n] else held & ~(1 << n)
        names = _names(held)
        if offset == starts[-1]:
            inks[-1] = names
        elif names != inks[-1]:
            starts.append(offset)
            inks.append(names)
    return tuple(starts), tuple(inks)


@cache
def _names(held: int) -> str:
    return " ".join(name for n, name in enumerate(INKS) if held >> n & 1)


def _signs(sheet: ArticleSheet, claims: dict[int, ClaimRow], by_sentence: bool) -> list[Sign]:
    signs = []
    for start, _, claim_id in sheet.places:
        row = claims[claim_id]
        glyph, ink = outcome(row)
        signs.append(Sign(start, glyph + superscript(row.number), ink))
    signs += _sentence_signs(sheet) if by_sentence else ()
    signs += [Sign(loose.start, LOOSE_SIGN, "loose") for loose in sheet.loose]
    return sorted(signs, key=lambda sign: sign.offset)


def _sentence_signs(sheet: ArticleSheet) -> Iterator[Sign]:
    """A sign where a sentence begins that nobody has read, or that states no fact."""
    unread = [not passage.no_fact for passage in sheet.passages]
    for start, end, _ in sheet.places:
        n = max(0, bisect_right(sheet.passages, start, key=lambda passage: passage.start) - 1)
        while n < len(unread) and sheet.passages[n].start < end:
            if sheet.passages[n].end > start:
                unread[n] = False
            n += 1
    for passage, is_unread in zip(sheet.passages, unread, strict=True):
        if passage.no_fact:
            yield Sign(passage.start, NO_FACT_SIGN, "quiet")
        elif is_unread:
            yield Sign(passage.start, UNREAD_SIGN, "loose")
