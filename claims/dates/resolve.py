"""Anchoring: from what an expression means to where it lies in the calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.dates.arithmetic import around, away, candidates, days_away, offset, part_of, turning, weekday
from claims.dates.contexts import Contexts
from claims.dates.discourse import PERIODS_IN_YEAR, Cues, Memory, Spoken, day_comes_first, is_comparison, tells_a_story
from claims.dates.meaning import (
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
from claims.dates.stretches import Stretch, Unit
from claims.dates.utterances import Said
from claims.dates.value import Resolved, unanchored

_PASSAGE = 600
"""For how many characters a quarter is still what "a year ago" is compared with, a day the one of a time of day."""
_LINK = 12
"""No longer is what stands between the two ends of a range."""
_SOON, _FAR = 45, 90
"""A month less than 45 days ahead needs no word to say so; a day more than 90 days away heeds one."""
_REPORTED_IN = 120
"""So many days after a quarter has ended it may still be reported on: "it expects to report a loss for the third"."""
_JUST_AHEAD = 2
"""So few days ahead, a day that is told of as past was written a little before the day of publication."""
_FRIDAY, _HALF_A_YEAR = 5, 183


class Resolver:
    """Resolves the expressions of one text in their order, and remembers what was spoken of."""

    def __init__(
        self,
        text: str,
        published: Stretch | None,
        quotations: Sequence[Said],
        contexts: Contexts,
        meanings: Sequence[Meaning],
    ) -> None:
        """`meanings`: those of all its expressions, for what the whole text tells of each."""
        self._text, self._published = text, published
        self._story, self._day_first = tells_a_story(meanings, published), day_comes_first(meanings)
        self._cues, self._memory = Cues(contexts), Memory()
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._now: date | None = None
        self._anchor = "publication"
        self._before = self._start = self._end = 0
        self._ranges = re.compile(contexts.ranges, re.IGNORECASE)

    def resolve(self, meaning: Meaning, start: int, end: int) -> Resolved:
        """Where the expression at [start, end) lies. To be called for each expression in turn."""
        self._before, self._start, self._end = self._end, start, end
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self._quotations[at].end:
            resolved = self._from(self._quotations[at].when, "utterance", meaning)
        else:
            resolved = self._from(self._published, "publication", meaning)
        if isinstance(meaning, Length) and meaning.reported_on:
            self._memory.period = None
        event = isinstance(meaning, At) and meaning.event
        if resolved.stretch and not event and not self._ends_a_range(resolved.stretch):
            told = resolved.stretch.unit in PERIODS_IN_YEAR and self._cues.tell_of(self._text, start, end)
            self._memory.keep(Spoken(resolved.stretch, start, end), meaning, self._now, told=told)
        return resolved

    def _ends_a_range(self, stretch: Stretch) -> bool:
        """Whether it is the month or year to which a range runs: what is told next goes on from where that began."""
        between = self._text[self._before : self._start]
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
                return replace(self._of(inner), mod=mod)
            case Reference(value):
                return self._reference(value)
            case Recurring(value):
                return Resolved(value=value)
            case Length():
                return self._length(meaning)
            case Numeric(day_first, month_first):
                return self._numeric(day_first, month_first)
            case Clock(suffix, day, unit, mod):
                resolved = self._day_of_clock(day)
                return replace(resolved, suffix=suffix, unit=unit, mod=mod or resolved.mod)
            case Overnight():
                return self._of(Turn(Unit.DAY, 0 if self._lies_ahead() else -1))
            case Around(unit, inner):
                resolved = self._of(inner)
                wide = resolved.stretch and around(resolved.stretch, unit)
                return replace(resolved, stretch=wide) if wide else resolved
            case Away(n, unit, inner):
                resolved = self._of(inner)
                beside = resolved.stretch and offset(resolved.stretch, n, unit)
                return replace(resolved, stretch=beside) if beside else Resolved(value=unanchored(meaning), known=False)
            case DayOf() | Nth() | Shifted() | Turning():
                return self._part_of(meaning)
            case Turn(Unit.YEAR, -1) if self._cues.compare(self._text, self._start):
                return self._of(Offset(-1, Unit.YEAR, Origin.PUBLICATION))
            case Offset() | Same():
                return self._from_spoken(meaning) or self._offset_from_now(meaning)
            case Beside(Weekday(number), n, inner) if inner is not None:
                resolved = self._of(inner)
                first = resolved.stretch.first if resolved.stretch else None
                if first is None:
                    return Resolved(value=unanchored(meaning), known=False)
                return replace(resolved, stretch=weekday(number, n, first, ahead=False))
            case Beside(part, n):
                return self._beside(part, n) or self._from_now(replace(part, turn=n))
            case InYear() | Feast() | Weekday() if self._story:
                return self._told(meaning) or self._from_now(meaning)
            case _:
                return self._from_now(meaning)

    def _from_now(self, meaning: Meaning) -> Resolved:
        """Counted from the day of publication or of the utterance."""
        now = self._now
        stretch = self._around_now(meaning, now) if now else None
        if now is None or stretch is None:
            return Resolved(value=unanchored(meaning), known=False)
        return Resolved(stretch, anchor=self._anchor, base=Stretch.around(Unit.DAY, now))

    def _offset_from_now(self, meaning: Offset | Same) -> Resolved:
        """Without an expression to count from "a year earlier" counts from now, but hardly "three days later"."""
        if self._memory.has_lost(meaning):
            return Resolved(value=unanchored(meaning), known=False)
        near = meaning.near if isinstance(meaning, Same) else meaning.origin is Origin.PUBLICATION
        if near or meaning.unit is Unit.YEAR:
            return self._from_now(meaning)
        return Resolved(value=unanchored(meaning), known=False)

    def _around_now(self, meaning: Meaning, now: date) -> Stretch | None:
        match meaning:
            case Turn(unit, n):
                return Stretch.around(unit, now).shift(n)
            case Weekday(number, turn):
                return weekday(number, turn, now, ahead=turn is None and self._lies_ahead() is True)
            case InYear(year=int(year)) | Feast(year=int(year)):
                return meaning.of_year(now.year + year)
            case InYear(Unit.SEASON, number, turn=0) if Stretch.around(Unit.SEASON, now).number == number:
                return Stretch.around(Unit.SEASON, now)
            case InYear(turn=0) | Feast(turn=0):
                return meaning.of_year(now.year)
            case InYear() | Feast():
                return self._in_year(meaning, now)
            case Offset(n, unit):
                return offset(Stretch.around(Unit.DAY, now), n, unit)
            case DayOf(number):
                return self._day_of(number, now)
            case Turning(unit):
                return turning(unit, now, self._lies_ahead())
            case Same(Unit.WEEKEND):
                ahead = now.isoweekday() > _FRIDAY or self._lies_ahead()
                return Stretch.around(Unit.WEEKEND, now).shift(0 if ahead else -1)
            case Same(Unit.QUARTER, 0) | Same(latest=True):
                return Stretch.around(meaning.unit, now).shift(-1)
            case Same(unit, n):
                return Stretch.around(unit, now).shift(n)
        return None

    def _in_year(self, part: InYear | Feast, now: date) -> Stretch | None:
        """A day is the nearest; what is longer has begun, unless the words before it say that it lies ahead."""
        found = candidates(part, now)
        if found is None:
            return None
        match part:
            case InYear(turn=-1) | Feast(turn=-1):
                # What ended less than a month ago is not called "last March" but "March".
                recent = Stretch.around(Unit.MONTH, now).shift(-1).first or now
                return next((s for s in reversed(found.begun) if s.last and s.last < recent), None)
            case InYear(turn=1) | Feast(turn=1):
                return next((s for s in found.unended if s.first and s.first > now), None)
            case InYear(Unit.QUARTER | Unit.HALF):
                long_over = away(found.begun[-1], now) > _REPORTED_IN
                return found.unended[0] if long_over and self._lies_ahead() else found.begun[-1]
        long = isinstance(part, InYear) and not part.day
        if not long and away(found.nearest, now) <= _FAR:
            return found.begun[-1] if self._has_happened(found.nearest, now) else found.nearest
        ahead = self._lies_ahead()
        if ahead is None:
            ahead = away(found.unended[0], now) < _SOON if long else found.nearest is found.unended[0]
        return found.unended[0] if ahead else found.begun[-1]

    def _day_of(self, number: int, now: date) -> Stretch | None:
        """The last such day of a month, or the next one if it lies ahead."""
        month = Stretch.around(Unit.MONTH, now)
        days = [day for n in range(-2, 3) if (day := month.shift(n).nth(number, Unit.DAY)) and day.first]
        ahead = self._lies_ahead()
        if ahead:
            return next((day for day in days if day.first and day.first >= now), None)
        return next((day for day in reversed(days) if day.first and day.first <= now), None)

    def _has_happened(self, day: Stretch, now: date) -> bool:
        """Whether a day ahead cannot be the one that is meant, as it is told of as of what has been."""
        ahead = day.first is not None and (day.first - now).days > _JUST_AHEAD
        return ahead and self._cues.happened(self._text, self._start)

    def _lies_ahead(self) -> bool | None:
        return self._cues.lie_ahead(self._text, self._start, self._end)

    def _from_spoken(self, meaning: Offset | Same) -> Resolved | None:
        """Counted from an expression before it; None when the day of publication is what counts."""
        period, stretch = self._memory.period, None
        match meaning:
            case Offset(-1, Unit.YEAR, Origin.PUBLICATION):
                # In a passage that reports a quarter, "a year ago" is that quarter of the year before.
                if not period or self._start - period.end > _PASSAGE:
                    return None
                base: Spoken | None = period
                stretch = period.stretch.shift(-PERIODS_IN_YEAR[period.stretch.unit])
            case Offset(origin=Origin.PUBLICATION) | Same(Unit.WEEKEND):
                return None
            case Offset(year=int(year)):
                base, stretch = period, Stretch.year(year)
                if period:
                    years = year - period.stretch.year_number
                    stretch = period.stretch.shift(years * PERIODS_IN_YEAR[period.stretch.unit])
            case Offset(n, Unit.YEAR) if period and not self._story:
                base, stretch = period, period.stretch.shift(int(n) * PERIODS_IN_YEAR[period.stretch.unit])
            case Offset(n, unit):
                base = self._memory.last(unit)
                # Two figures of a report are compared with the same year before.
                again = base is not None and base.compared and is_comparison(meaning) and not self._story
                stretch = offset(base.stretch, 0 if again else n, unit) if base else None
            case Same(Unit.QUARTER, 0, near=True) if period and period.stretch.unit is not Unit.HALF:
                base, stretch = period, period.stretch
            case Same(near=True) if self._now and not self._story:
                return None
            case Same(unit, n):
                base = self._memory.last(unit)
                stretch = offset(base.stretch, n, unit) if base else None
        if stretch is None:
            return None
        return Resolved(stretch, anchor=base.anchor if base else "", base=base.stretch if base else None)

    def _told(self, meaning: InYear | Feast | Weekday) -> Resolved | None:
        """In a story the year goes on that was told of last, or the next one when that would lead far back."""
        spoken = self._memory.last(Unit.DAY if isinstance(meaning, Weekday) else Unit.YEAR)
        first = spoken.stretch.first if spoken else None
        if spoken is None or first is None:
            return None
        if isinstance(meaning, Weekday):
            stretch: Stretch | None = weekday(meaning.number, meaning.turn, first, ahead=meaning.turn is None)
        else:
            stretch = meaning.of_year(spoken.stretch.year_number + (meaning.turn or meaning.year or 0))
            back = (first - stretch.last).days if stretch and stretch.last else 0
            if back > _HALF_A_YEAR and meaning.turn is None and meaning.year is None:
                stretch = meaning.of_year(spoken.stretch.year_number + 1)
        return Resolved(stretch, anchor=spoken.anchor, base=spoken.stretch) if stretch else None

    def _beside(self, part: InYear | Weekday, n: int) -> Resolved | None:
        """In the year of what was told last, or the next one after it or before it."""
        if isinstance(part, Weekday):
            spoken = self._memory.last(Unit.DAY)
            day = spoken.stretch.first if spoken else None
            after = weekday(part.number, n, day, ahead=True) if day else None
            return Resolved(after, anchor=spoken.anchor, base=spoken.stretch) if spoken and after else None
        spoken = self._memory.last(Unit.YEAR)
        first, last = (spoken.stretch.first, spoken.stretch.last) if spoken else (None, None)
        if spoken is None or first is None or last is None:
            return None
        years = [part.of_year(spoken.stretch.year_number + shift) for shift in ((0, n) if n else (0,))]
        found = [stretch for stretch in years if stretch and stretch.first and stretch.last]
        if n > 0:
            found = [stretch for stretch in found if stretch.first and stretch.first > last]
        if n < 0:
            found = [stretch for stretch in found if stretch.last and stretch.last < first]
        return Resolved(found[0], anchor=spoken.anchor, base=spoken.stretch) if found else None

    def _part_of(self, meaning: DayOf | Nth | Shifted | Turning) -> Resolved:
        """A part of another stretch, or what lies beside it."""
        if isinstance(meaning, Turning):
            told = self._memory.last(Unit.YEAR) if self._story else None
            if told and told.stretch.first:
                return Resolved(turning(meaning.unit, told.stretch.first), anchor=told.anchor, base=told.stretch)
            return self._from_now(meaning)
        inner = meaning.inner
        if inner is None:
            spoken = self._memory.last(Unit.MONTH) if self._story else None
            if spoken is None:
                return self._from_now(meaning)
            inner, resolved = At(spoken.stretch), Resolved(spoken.stretch, anchor=spoken.anchor, base=spoken.stretch)
        else:
            resolved = self._of(inner)
        found = resolved.stretch and part_of(meaning, resolved.stretch)
        return replace(resolved, stretch=found) if found else Resolved(value=unanchored(meaning), known=False)

    def _day_of_clock(self, day: Meaning | None) -> Resolved:
        spoken = self._memory.day()
        if day is not None:
            return self._on_another_clock(day, spoken) or self._of(day)
        alone = self._text.startswith("\n", self._end) and self._text.endswith("\n", 0, self._start)
        if spoken and not alone and self._start - spoken.end < _PASSAGE:
            return Resolved(spoken.stretch, anchor=spoken.anchor, base=spoken.stretch)
        # A line of its own that has the time only is the hour of an entry: "4:30 p.m."
        return self._from_now(Turn(Unit.DAY, 0))

    def _on_another_clock(self, day: Meaning, spoken: Spoken | None) -> Resolved | None:
        """The same moment in brackets, "9 p.m. Thursday (0100 GMT Friday)": its weekday is at most a day away."""
        behind = spoken and spoken.end == self._before and self._text[self._before : self._start].strip() == "("
        if not spoken or not behind or not isinstance(day, Weekday):
            return None
        near = (spoken.stretch.shift(n) for n in (-1, 0, 1))
        same = next((one for one in near if one.first and one.first.isoweekday() == day.number), None)
        return Resolved(same, anchor=spoken.anchor, base=spoken.stretch) if same else None

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
