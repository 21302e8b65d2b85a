"""Anchoring: from what an expression means to where it lies in the calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.dates.arithmetic import around, days_away, offset, part_of, turning, weekday
from claims.dates.contexts import Contexts
from claims.dates.cues import Cues, Place
from claims.dates.discourse import PERIODS_IN_YEAR, Memory, Spoken, day_comes_first
from claims.dates.from_now import around_now
from claims.dates.from_spoken import beside, counted, day_of_clock, from_spoken, told
from claims.dates.meaning import (
    AgesAgo,
    Around,
    At,
    Away,
    Beside,
    Clock,
    DayOf,
    Feast,
    InYear,
    Length,
    Meaning,
    Modified,
    Nth,
    Numeric,
    Offset,
    OnWeekday,
    Origin,
    Overnight,
    Recurring,
    Reference,
    Same,
    Shifted,
    Turn,
    Turning,
    Weekday,
)
from claims.dates.story import Located, Story
from claims.dates.stretches import MONTHS_IN, Stretch, Unit
from claims.dates.utterances import Said
from claims.dates.value import Resolved, unit_meant, unknown

_LINK = 12
"""No longer is what stands between the two ends of a range."""


class Resolver:
    """Resolves the expressions of one text in their order, and remembers what was spoken of."""

    def __init__(
        self,
        text: str,
        published: Stretch | None,
        quotations: Sequence[Said],
        contexts: Contexts,
        expressions: Sequence[Located],
    ) -> None:
        """`expressions`: all that it has, for what the whole text tells of each."""
        self._published = published
        self._story = Story(text, expressions, published)
        self._day_first = day_comes_first(meaning for _, _, meaning, _ in expressions)
        self._memory = Memory()
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._now: date | None = None
        self._anchor = "publication"
        self._place = Place(text, 0, 0, 0, Cues(contexts))
        self._ranges = re.compile(contexts.ranges, re.IGNORECASE)

    def resolve(self, meaning: Meaning, start: int, end: int) -> Resolved:
        """Where the expression at [start, end) lies. To be called for each expression in turn."""
        self._place = self._place.on_to(start, end)
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self._quotations[at].end:
            resolved = self._from(self._quotations[at].when, "utterance", meaning)
        else:
            resolved = self._from(self._published, "publication", meaning)
        if isinstance(meaning, Length) and meaning.reported_on:
            self._memory.period = None
        if self._now is None and not resolved.known and (unit := unit_meant(meaning)):
            self._memory.lose(unit)
        event = isinstance(meaning, At) and meaning.event
        if resolved.stretch and not event and not self._ends_a_range(resolved.stretch):
            as_past = resolved.stretch.unit in PERIODS_IN_YEAR and self._place.is_told()
            self._story.keep(meaning, resolved.stretch, resolved.anchor, self._place, self._now)
            self._memory.keep(Spoken(resolved.stretch, start, end), meaning, self._now, told=as_past)
        return resolved

    def _ends_a_range(self, stretch: Stretch) -> bool:
        """Whether it is the month or year to which a range runs: what is told next goes on from where that began."""
        between = self._place.between
        return stretch.unit is not Unit.DAY and len(between) < _LINK and bool(self._ranges.match(between))

    def _from(self, when: Stretch | None, anchor: str, meaning: Meaning) -> Resolved:
        """Counted from a day; from a month or a year only as far as all its days agree.

        They do where its first and its last agree, since no later day means an earlier one.
        """
        self._now, self._anchor = when.first if when else None, anchor
        resolved = self._of(meaning)
        if when is None or when.unit is Unit.DAY or resolved.anchor != anchor:
            return resolved
        self._now = when.last
        from_last = self._of(meaning)
        if from_last.stretch == resolved.stretch:
            self._now = when.first
            return replace(from_last, earliest=resolved.earliest, base=when)
        self._now = None
        lost = resolved.stretch or from_last.stretch
        if lost:
            self._memory.lose(lost.unit)
        unknown = self._of(meaning)
        return unknown if unknown.known else replace(unknown, anchor=anchor, base=when)

    def _of(self, meaning: Meaning) -> Resolved:
        match meaning:
            case At(stretch):
                return Resolved(stretch)
            case Modified(inner, mod):
                return self._bounded(inner, replace(self._of(inner), mod=mod))
            case Reference(value):
                return self._reference(value)
            case Recurring(value):
                return Resolved(value=value)
            case AgesAgo():
                return Resolved(value=meaning.timex)
            case Length():
                return self._length(meaning)
            case Numeric(day_first, month_first):
                return self._numeric(day_first, month_first)
            case Clock(suffix, day, unit, mod):
                resolved = day_of_clock(day, self._memory, self._place) or self._of(day or Turn(Unit.DAY, 0))
                return replace(resolved, suffix=suffix, unit=unit, mod=mod or resolved.mod)
            case Overnight():
                return self._of(Turn(Unit.DAY, 0 if self._place.lies_ahead() else -1))
            case Around(unit, inner):
                resolved = self._of(inner)
                wide = resolved.stretch and around(resolved.stretch, unit)
                return replace(resolved, stretch=wide) if wide else resolved
            case Away(n, unit, inner):
                resolved = self._of(inner)
                away = resolved.stretch and offset(resolved.stretch, n, unit)
                return replace(resolved, stretch=away) if away else unknown(meaning)
            case DayOf() | Nth() | Shifted() | Turning():
                return self._part_of(meaning)
            case Turn(Unit.YEAR, -1) if self._place.is_compared():
                return self._of(Offset(-1, Unit.YEAR, Origin.PUBLICATION))
            case Offset() | Same():
                return self._from_spoken(meaning) or self._offset_from_now(meaning)
            case Beside(Weekday(number), n, inner) if inner is not None:
                resolved = self._of(inner)
                first = resolved.stretch.first if resolved.stretch else None
                if first is None:
                    return unknown(meaning)
                return replace(resolved, stretch=weekday(number, n, first, ahead=False))
            case Beside(part, n):
                return beside(part, n, self._memory) or self._from_now(replace(part, turn=n))
            case OnWeekday(number, day):
                return self._on_weekday(number, day)
            case InYear() | Feast() | Weekday() if self._goes_on(meaning):
                return told(meaning, self._memory, onward=not self._story.whole) or self._from_now(meaning)
            case _:
                return self._from_now(meaning)

    def _bounded(self, inner: Meaning, resolved: Resolved) -> Resolved:
        """What is bounded by a point ("less than a year ago") lies between that and what it was counted from."""
        base = resolved.base
        if not isinstance(inner, Offset) or not base:
            return resolved
        return replace(resolved, latest=base.last) if inner.n < 0 else replace(resolved, earliest=base.first)

    def _goes_on(self, meaning: Meaning) -> bool:
        return self._story.goes_on(meaning, self._place)

    def _on_weekday(self, number: int, day: InYear) -> Resolved:
        """In the year in which the day falls on that weekday: its own, the one told of, or one beside it."""
        from_now = self._from_now(day)
        years = (self._of(day), told(day, self._memory), *(self._from_now(replace(day, year=n)) for n in (-1, 1)))
        return next((one for one in years if one and _falls_on(one.stretch, number)), from_now)

    def _from_now(self, meaning: Meaning) -> Resolved:
        """Counted from the day of publication or of the utterance."""
        now = self._now
        stretch = around_now(meaning, now, self._place) if now else None
        if now is None or stretch is None:
            return unknown(meaning)
        return Resolved(stretch, anchor=self._anchor, base=Stretch.around(Unit.DAY, now))

    def _from_spoken(self, meaning: Offset | Same) -> Resolved | None:
        return from_spoken(
            meaning, self._memory, self._place.start, story=self._goes_on(meaning), dated=self._now is not None
        )

    def _offset_from_now(self, meaning: Offset | Same) -> Resolved:
        """Without an expression to count from "a year earlier" counts from now, but hardly "three days later"."""
        if self._memory.has_lost(meaning):
            return unknown(meaning)
        near = meaning.near if isinstance(meaning, Same) else meaning.origin is Origin.PUBLICATION
        if near or meaning.unit is Unit.YEAR or (isinstance(meaning, Offset) and _in_whole_years(meaning)):
            return self._from_now(meaning)
        return unknown(meaning)

    def _part_of(self, meaning: DayOf | Nth | Shifted | Turning) -> Resolved:
        """A part of another stretch, or what lies beside it."""
        if isinstance(meaning, Turning):
            spoken = self._memory.last(Unit.YEAR) if self._goes_on(meaning) else None
            if spoken and spoken.stretch.first:
                return counted(turning(meaning.unit, spoken.stretch.first), spoken)
            return self._from_now(meaning)
        inner = meaning.inner
        if inner is None:
            spoken = self._memory.last(Unit.MONTH) if self._goes_on(meaning) else None
            if spoken is None:
                return self._from_now(meaning)
            inner, resolved = At(spoken.stretch), counted(spoken.stretch, spoken)
        else:
            resolved = self._of(inner)
        found = resolved.stretch and part_of(meaning, resolved.stretch)
        return replace(resolved, stretch=found) if found else unknown(meaning)

    def _numeric(self, day_first: Stretch | None, month_first: Stretch | None) -> Resolved:
        """As the rest of the text has it; without that both readings, and the time from the one to the other."""
        if not day_first or not month_first or self._day_first is not None:
            chosen = day_first if self._day_first and day_first else month_first or day_first
            return Resolved(chosen) if chosen else Resolved(value="XXXX-XX-XX", known=False)
        first, last = sorted((day_first, month_first), key=lambda day: day.index)
        value = f"{first.timex[:4]}-XX-XX"
        return Resolved(value=value, earliest=first.first, latest=last.last, readings=(first, last), known=False)

    def _reference(self, value: str) -> Resolved:
        now = self._now
        return Resolved(
            value=value,
            earliest=None if value == "PAST_REF" else now,
            latest=None if value == "FUTURE_REF" else now,
            anchor=self._anchor if now else "",
            base=Stretch.around(Unit.DAY, now) if now else None,
            known=now is not None,
        )

    def _length(self, length: Length) -> Resolved:
        """A duration; one that ends or begins at a day has an interval, open on the other side if it is vague."""
        if not length.side:
            return Resolved(value=length.timex)
        spoken = self._memory.last(Unit.YEAR)
        if length.origin is Origin.EXPRESSION and spoken:
            day = spoken.stretch.first if length.side < 0 else spoken.stretch.last
            base, anchor = spoken.stretch, spoken.anchor
        elif self._now:
            day, base, anchor = self._now, Stretch.around(Unit.DAY, self._now), self._anchor
        else:
            return Resolved(value=length.timex, known=False)
        other = None
        if day and length.n is not None:
            other = days_away(Stretch.around(Unit.DAY, day), length.side * length.n, length.unit)
        earliest, latest = (other, day) if length.side < 0 else (day, other)
        return Resolved(value=length.timex, earliest=earliest, latest=latest, anchor=anchor, base=base)


def _in_whole_years(back: Offset) -> bool:
    """ "The same month last year" is counted in months, and from now as from any other month."""
    return back.unit is Unit.MONTH and back.n % MONTHS_IN[Unit.YEAR] == 0


def _falls_on(day: Stretch | None, weekday: int) -> bool:
    return bool(day and day.first and day.first.isoweekday() == weekday)
