"""When quoted words were said, by the text's own account: "…", he said on Monday."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.dates.contexts import Contexts
from claims.dates.found import FoundDate
from claims.dates.stated import stretch_of
from claims.dates.stretches import Stretch, Unit
from claims.words import TimexType

Utterance = tuple[int, int, date | None]
Span = tuple[int, int]

_CLAUSE = 160
"""How many characters before or behind a quotation may tell of its utterance."""
_NEAR = 60
"""How many characters may lie between the word for saying and the day."""
_SENTENCE_END = re.compile(r"[.!?;][”\"’']?\s|\n\s*\n")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation (code points), and when it was said; None where nothing tells.

    `own`: that is its own time, given by the text or the caller, and not the article's.
    """

    start: int
    end: int
    when: Stretch | None
    own: bool = False


def said(utterances: Sequence[Utterance], published: Stretch | None) -> list[Said]:
    """The utterances in order; those without a day were said when the article came out."""
    return [
        Said(start, end, Stretch.around(Unit.DAY, day) if day else published, day is not None)
        for start, end, day in sorted(utterances, key=lambda utterance: utterance[0])
    ]


def dated(text: str, quotations: Sequence[Said], found: Sequence[FoundDate], contexts: Contexts) -> list[Said]:
    """The same quotations, each at the time that its own sentence gives ("said on Monday").

    What goes on in the same paragraph without a time of its own was said at the same one. `found` are the dates of
    the text as read without that knowledge.
    """
    reports = _Reports(text, list(_telling(found, quotations)), contexts)
    result: list[Said] = []
    for n, one in enumerate(quotations):
        free = (quotations[n - 1].end if n else 0, quotations[n + 1].start if n + 1 < len(quotations) else len(text))
        when = None if one.own else reports.of(one, free)
        if when:
            one = replace(one, when=when, own=True)
        elif result and not one.own and result[-1].own and not _PARAGRAPH.search(text, result[-1].end, one.start):
            one = replace(one, when=result[-1].when, own=True)
        result.append(one)
    return result


def _telling(found: Sequence[FoundDate], quotations: Sequence[Said]) -> Iterator[FoundDate]:
    """The dates with an interval that are no part of quoted words."""
    spans = iter(quotations)
    quotation = next(spans, None)
    for one in found:
        while quotation and quotation.end <= one.start:
            quotation = next(spans, None)
        quoted = quotation is not None and quotation.start <= one.start
        if not quoted and one.earliest and one.latest and one.type in (TimexType.DATE, TimexType.TIME):
            yield one


class _Reports:
    """What the sentences around quotations tell of when they were said."""

    def __init__(self, text: str, telling: Sequence[FoundDate], contexts: Contexts) -> None:
        self._text, self._telling = text, telling
        self._starts = [one.start for one in telling]
        self._verb = re.compile(contexts.reports, re.IGNORECASE)
        self._clauses_between = re.compile(contexts.clauses, re.IGNORECASE)
        self._other = re.compile(contexts.other_times, re.IGNORECASE)

    def of(self, quotation: Said, free: Span) -> Stretch | None:
        """The time beside a word for saying, behind the quotation or before it; `free` is as far as none other lies."""
        if not self._telling:
            return None
        for start, end in self._clauses(quotation, free):
            verb = self._verb.search(self._text, start, end)
            at = bisect_left(self._starts, start)
            while verb and at < len(self._telling) and self._telling[at].end <= end:
                if self._belongs(verb.span(), self._telling[at]):
                    return stretch_of(self._telling[at].value.partition("T")[0])
                at += 1
        return None

    def _clauses(self, quotation: Said, free: Span) -> Iterator[Span]:
        """The rest of its sentence: behind it, unless it closes with its own full stop, and then before it."""
        text, behind = self._text, min(free[1], quotation.end + _CLAUSE)
        if text[quotation.end - 1] not in ".!?" or re.match(r"\W{0,3}[a-z]", text[quotation.end : quotation.end + 4]):
            stop = _SENTENCE_END.search(text, quotation.end, behind)
            yield quotation.end, stop.start() if stop else behind
        start = max(free[0], quotation.start - _CLAUSE)
        for stop in _SENTENCE_END.finditer(text, start, quotation.start):
            start = stop.end()
        yield start, quotation.start

    def _belongs(self, verb: Span, one: FoundDate) -> bool:
        """Whether the time is that of the saying: near it, in its clause, and not "after Monday's talks"."""
        between = self._text[min(verb[1], one.end) : max(verb[0], one.start)]
        if len(between) > _NEAR or self._clauses_between.search(between):
            return False
        if self._text.startswith(("'s", "’s"), one.end):
            return False
        return not self._other.search(self._text[max(0, one.start - 20) : one.start])
