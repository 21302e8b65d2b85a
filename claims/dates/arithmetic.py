"""Counting in the calendar: weekdays around a day, parts of the years around it, units away from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.dates.meaning import DayOf, Feast, InYear, Nth, Shifted, Weekday
from claims.dates.stretches import CLOCK_UNITS, MONTHS_IN, YEARS_IN, Stretch, Unit, months_away

_TUESDAY = 2
_DAYS_IN = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7}


def weekday(number: int, turn: int | None, now: date, *, ahead: bool) -> Stretch:
    """The weekday on or before the day, or on or after it if it lies ahead.

    "Last Friday" is strictly before, "next Friday" strictly after, "this Friday" in the same week. A turn of 2 is the
    one after the next.
    """
    today = Stretch.around(Unit.DAY, now)
    back = (now.isoweekday() - number) % 7
    match turn:
        case -1:
            return today.shift(-(back or 7))
        case 0:
            return today.shift(number - now.isoweekday())
        case 1 | 2:
            return today.shift(7 * turn - back)
        case _:
            return today.shift(-back % 7 if ahead else -back)


@dataclass(frozen=True, slots=True)
class Candidates:
    """A month, day, quarter, season or holiday in the years around a day: what has begun by then, what goes on."""

    begun: list[Stretch]
    unended: list[Stretch]
    nearest: Stretch


def candidates(part: InYear | Feast, now: date) -> Candidates | None:
    """Both lists in order, neither empty; None where the calendar has no such day, or ends."""
    # The 29th of February has to be looked for eight years away, around 1900 say.
    for years in ((-2, -1, 0, 1), range(-8, 9)):
        found = [stretch for n in years if (stretch := part.of_year(now.year + n)) and stretch.first and stretch.last]
        begun = [stretch for stretch in found if stretch.first and stretch.first <= now]
        unended = [stretch for stretch in found if stretch.last and stretch.last >= now]
        if begun and unended:
            nearest = min(begun[-1], unended[0], key=lambda stretch: away(stretch, now))
            return Candidates(begun, unended, nearest)
    return None


def away(stretch: Stretch, day: date) -> int:
    """Days from a day to the nearer end of a stretch, 0 inside it."""
    first, last = stretch.first, stretch.last
    return max((first - day).days, (day - last).days, 0) if first and last else 0


def offset(base: Stretch, n: float, unit: Unit) -> Stretch | None:
    """`n` units from a stretch, as exact as the unit is: 14 months from a day is a month.

    None where the stretch is too coarse to count such units from, or the calendar ends.
    """
    if unit in CLOCK_UNITS:
        return base if base.unit is Unit.DAY else None
    if unit in YEARS_IN and n * YEARS_IN[unit] % 1 == 0:
        n, unit = n * YEARS_IN[unit], Unit.YEAR
    if n != int(n):
        day = days_away(base, n, unit)
        return Stretch.around(Unit.MONTH if unit in YEARS_IN else Unit.DAY, day) if day else None
    # Ten years ago is a year and a century ago too: nobody means the decade or the century around it.
    exact = Unit.YEAR if unit in YEARS_IN else unit
    around = base.widen(exact)
    return around.shift(int(n) * YEARS_IN.get(unit, 1)) if around else None


def days_away(base: Stretch, n: float, unit: Unit) -> date | None:
    """The day `n` units from the first day of a stretch; None outside the calendar."""
    first = base.first
    if first is None or unit in CLOCK_UNITS:
        return first
    if days := _DAYS_IN.get(unit):
        return Stretch(Unit.DAY, first.toordinal() + round(n * days)).first
    return months_away(first, round(n * (MONTHS_IN.get(unit) or 12 * YEARS_IN[unit])))


def around(stretch: Stretch, unit: Unit) -> Stretch | None:
    """The stretch of a coarser unit; the weekend of a Monday or Tuesday is the one before it."""
    wide = stretch.widen(unit)
    early = unit is Unit.WEEKEND and stretch.first and stretch.first.isoweekday() <= _TUESDAY
    return wide.shift(-1) if wide and early else wide


def part_of(meaning: DayOf | Nth | Shifted, whole: Stretch) -> Stretch | None:
    """The day, week … of a stretch, or the stretch as far before or after it; None where the calendar has none such."""
    match meaning:
        case DayOf(number):
            month = whole.widen(Unit.MONTH)
            return month.nth(number, Unit.DAY) if month else None
        case Nth(n, Weekday(number)):
            day = whole.nth_weekday(n, number)
            return Stretch.around(Unit.DAY, day) if day else None
        case Nth(n, Unit() as unit):
            return whole.nth(n, unit)
        case Shifted(n, unit):
            day = days_away(whole, n, unit)
            return Stretch.around(whole.unit, day) if day else None
    return None


def turning(unit: Unit, now: date, ahead: bool | None = None) -> Stretch:
    """The last turn of the century or the next one, as the words beside it say, or else the nearer one."""
    last = Stretch.around(unit, now).index * YEARS_IN[unit]
    following = last + YEARS_IN[unit]
    if ahead is None:
        ahead = following - now.year < now.year - last
    return Stretch.year(following if ahead else last)
