"""Counted from what the text has spoken of: "the next day", "a year earlier", months and weekdays of a story."""

from __future__ import annotations

from claims.dates.arithmetic import offset, weekday
from claims.dates.cues import Place
from claims.dates.discourse import PERIODS_IN_YEAR, Memory, Spoken, is_comparison
from claims.dates.meaning import Feast, InYear, Meaning, Offset, Origin, Same, Weekday
from claims.dates.stretches import Stretch, Unit
from claims.dates.value import Resolved

_PASSAGE = 600
"""For how many characters a quarter is still what "a year ago" is compared with, a day the one of a time of day."""
_HALF_A_YEAR = 183


def from_spoken(meaning: Offset | Same, memory: Memory, at: int, *, story: bool, dated: bool) -> Resolved | None:
    """Counted from an expression before it; None when the day of publication is what counts.

    `at`: where it stands. `dated`: the day of publication is known.
    """
    period, stretch = memory.period, None
    match meaning:
        case Offset(-1, Unit.YEAR, Origin.PUBLICATION):
            # In a passage that reports a quarter, "a year ago" is that quarter of the year before.
            if not period or at - period.end > _PASSAGE:
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
        case Offset(n, Unit.YEAR) if period and not story:
            base, stretch = period, period.stretch.shift(int(n) * PERIODS_IN_YEAR[period.stretch.unit])
        case Offset(n, unit):
            base = memory.last(unit)
            # Two figures of a report are compared with the same year before.
            again = base is not None and base.compared and is_comparison(meaning) and not story
            stretch = offset(base.stretch, 0 if again else n, unit) if base else None
        case Same(Unit.QUARTER, 0, near=True) if period and period.stretch.unit is not Unit.HALF:
            base, stretch = period, period.stretch
        case Same(near=True) if dated and not story:
            return None
        case Same(unit, n):
            base = memory.last(unit)
            stretch = offset(base.stretch, n, unit) if base else None
    return counted(stretch, base) if stretch else None


def counted(stretch: Stretch, spoken: Spoken | None) -> Resolved:
    """A stretch that was counted from one spoken of; None for a year that was said with it."""
    return Resolved(stretch, anchor=spoken.anchor, base=spoken.stretch) if spoken else Resolved(stretch)


def told(meaning: InYear | Feast | Weekday, memory: Memory, *, onward: bool = False) -> Resolved | None:
    """In a story the year goes on that was told of last, or the next one when that would lead far back.

    `onward`: what would lead back at all is none of it.
    """
    spoken = memory.last(Unit.DAY if isinstance(meaning, Weekday) else Unit.YEAR)
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
    if stretch is None or (onward and stretch.last and stretch.last < first):
        return None
    return counted(stretch, spoken)


def beside(part: InYear | Weekday, n: int, memory: Memory) -> Resolved | None:
    """In the year of what was told last, or the next one after it or before it."""
    if isinstance(part, Weekday):
        spoken = memory.last(Unit.DAY)
        day = spoken.stretch.first if spoken else None
        after = weekday(part.number, n, day, ahead=True) if day else None
        return counted(after, spoken) if after else None
    spoken = memory.last(Unit.YEAR)
    first, last = (spoken.stretch.first, spoken.stretch.last) if spoken else (None, None)
    if spoken is None or first is None or last is None:
        return None
    years = [part.of_year(spoken.stretch.year_number + shift) for shift in ((0, n) if n else (0,))]
    found = [stretch for stretch in years if stretch and stretch.first and stretch.last]
    if n > 0:
        found = [stretch for stretch in found if stretch.first and stretch.first > last]
    if n < 0:
        found = [stretch for stretch in found if stretch.last and stretch.last < first]
    return counted(found[0], spoken) if found else None


def day_of_clock(day: Meaning | None, memory: Memory, place: Place) -> Resolved | None:
    """The day of a time of day that has none, or has the same moment before it, as the text spoke of it."""
    spoken = memory.day()
    if spoken is None:
        return None
    if day is not None:
        return _on_another_clock(day, spoken, place)
    # A line of its own that has the time only is the hour of an entry: "4:30 p.m."
    return counted(spoken.stretch, spoken) if not place.alone and place.start - spoken.end < _PASSAGE else None


def _on_another_clock(day: Meaning, spoken: Spoken, place: Place) -> Resolved | None:
    """The same moment in brackets, "9 p.m. Thursday (0100 GMT Friday)": its weekday is at most a day away."""
    if not isinstance(day, Weekday) or spoken.end != place.before or place.between.strip() != "(":
        return None
    near = (spoken.stretch.shift(n) for n in (-1, 0, 1))
    same = next((one for one in near if one.first and one.first.isoweekday() == day.number), None)
    return counted(same, spoken) if same else None
