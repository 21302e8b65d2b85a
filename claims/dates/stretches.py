"""Stretches of the calendar: a unit and its number, so that all arithmetic on dates is addition.

A month is numbered from the year 0, a day is its proleptic Gregorian ordinal, a week is an ISO 8601 week that
begins on Monday. Seasons are the meteorological ones of the northern half: three whole months each. The three months
that end with a day, a company's quarter, have the number of that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from claims.words import Precision


class Unit(Enum):
    """A unit of the calendar or the clock, with its TIMEX3 designator for durations."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    SEASON = "SEASON"
    QUARTER_ENDED = "QX"
    QUARTER = "Q"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "C"
    MILLENNIUM = "ML"


_ORDER = {unit: n for n, unit in enumerate(Unit)}
CLOCK_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
YEARS_IN = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
MONTHS_IN = {Unit.MONTH: 1, Unit.SEASON: 3, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
SEASONS = ("SP", "SU", "FA", "WI")
_WINTER, _THURSDAY = 3, 4
_LAST_YEAR = 9999

PRECISION = {
    Unit.SECOND: Precision.SECOND,
    Unit.MINUTE: Precision.MINUTE,
    Unit.HOUR: Precision.HOUR,
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.WEEK,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.SEASON: Precision.SEASON,
    Unit.QUARTER_ENDED: Precision.QUARTER,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.CENTURY,
    Unit.MILLENNIUM: Precision.MILLENNIUM,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One day, week, month … of the calendar. `first` and `last` are None outside the years 1 to 9999."""

    unit: Unit
    index: int

    @classmethod
    def year(cls, year: int) -> Stretch:
        return cls(Unit.YEAR, year)

    @classmethod
    def month(cls, year: int, month: int) -> Stretch:
        return cls(Unit.MONTH, 12 * year + month - 1)

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Stretch | None:
        """None where the calendar has no such day."""
        try:
            return cls(Unit.DAY, date(year, month, day).toordinal())
        except ValueError:
            return None

    @classmethod
    def part(cls, unit: Unit, year: int, number: int) -> Stretch:
        """The quarter, half or season (spring is 1) with that number in the year."""
        return cls(unit, year * (2 if unit is Unit.HALF else 4) + number - 1)

    @classmethod
    def around(cls, unit: Unit, day: date) -> Stretch:
        """The stretch of that unit which the day lies in; the coming or current weekend for a weekend."""
        match unit:
            case Unit.DAY:
                return cls(unit, day.toordinal())
            case Unit.WEEK | Unit.WEEKEND:
                return cls(unit, (day.toordinal() - 1) // 7)
            case Unit.MONTH | Unit.QUARTER | Unit.HALF:
                return cls(unit, (12 * day.year + day.month - 1) // MONTHS_IN[unit])
            case Unit.SEASON:
                return cls(unit, (12 * day.year + day.month - 3) // 3)
            case Unit.YEAR | Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
                return cls(unit, day.year // YEARS_IN[unit])
            case _:
                return cls(unit if unit is Unit.QUARTER_ENDED else Unit.DAY, day.toordinal())

    def shift(self, n: int) -> Stretch:
        if self.unit is not Unit.QUARTER_ENDED:
            return Stretch(self.unit, self.index + n)
        after = _from_ordinal(self.index + 1)
        day = months_away(after, 3 * n) if after else None
        return Stretch(self.unit, day.toordinal() - 1 if day else 0)

    def widen(self, unit: Unit) -> Stretch | None:
        """The stretch of a coarser (or the same) unit around the first day of this one; None for a finer unit."""
        if unit is self.unit:
            return self
        if _ORDER[unit] < _ORDER[self.unit]:
            return None
        if unit in YEARS_IN and self.unit in YEARS_IN:
            return Stretch(unit, self.index * YEARS_IN[self.unit] // YEARS_IN[unit])
        day = self.last if unit is Unit.QUARTER_ENDED else self.first
        return Stretch.around(unit, day) if day else None

    def nth(self, n: int, unit: Unit) -> Stretch | None:
        """The n-th stretch of a finer unit in this one, from its end if n is negative; None where it has none such.

        A week belongs where its Thursday lies, as in ISO 8601.
        """
        weekly = unit in (Unit.WEEK, Unit.WEEKEND)
        if weekly:
            day = self.nth_weekday(n, _THURSDAY)
            return Stretch.around(unit, day) if day else None
        edge = self.first if n > 0 else self.last
        found = Stretch.around(unit, edge).shift(n - 1 if n > 0 else n + 1) if edge else None
        return found if found and self.takes_in(found) else None

    def takes_in(self, part: Stretch) -> bool:
        """Whether another stretch lies in this one, or is it."""
        if not (self.first and self.last and part.first and part.last):
            return self == part
        return self.first <= part.first and part.last <= self.last

    def nth_weekday(self, n: int, number: int) -> date | None:
        """Its n-th Monday (1) to Sunday (7), from its end if n is negative; None where it has fewer."""
        first, last = self.first, self.last
        if not first or not last:
            return None
        if n > 0:
            ordinal = first.toordinal() + (number - first.isoweekday()) % 7 + 7 * (n - 1)
        else:
            ordinal = last.toordinal() - (last.isoweekday() - number) % 7 + 7 * (n + 1)
        day = _from_ordinal(ordinal)
        return day if day and first <= day <= last else None

    @property
    def number(self) -> int:
        """Its number within its year, from 1: of a month, quarter, half or season."""
        return self.index % (12 // MONTHS_IN[self.unit]) + 1

    @property
    def year_number(self) -> int:
        """The year that it lies in, or begins in."""
        if self.unit in MONTHS_IN:
            return self.index // (12 // MONTHS_IN[self.unit])
        day = self.last if self.unit is Unit.QUARTER_ENDED else self.first
        return day.year if day else self.index

    @property
    def first(self) -> date | None:
        match self.unit:
            case Unit.DAY:
                return _from_ordinal(self.index)
            case Unit.WEEK:
                return _from_ordinal(7 * self.index + 1)
            case Unit.WEEKEND:
                return _from_ordinal(7 * self.index + 6)
            case Unit.QUARTER_ENDED:
                after = _from_ordinal(self.index + 1)
                return months_away(after, -3) if after else None
            case Unit.SEASON:
                # "Winter 1994" may have begun in 1993 or in 1994.
                return _first_of(3 * self.index + 2 - (12 if self.index % 4 == _WINTER else 0))
            case Unit.MONTH | Unit.QUARTER | Unit.HALF:
                return _first_of(self.index * MONTHS_IN[self.unit])
            case _:
                return _first_of(self.index * YEARS_IN[self.unit] * 12)

    @property
    def last(self) -> date | None:
        match self.unit:
            case Unit.DAY | Unit.QUARTER_ENDED:
                return _from_ordinal(self.index)
            case Unit.WEEK | Unit.WEEKEND:
                return _from_ordinal(7 * self.index + 7)
            case Unit.SEASON:
                return _before_first_of(3 * self.index + 5)
            case Unit.MONTH | Unit.QUARTER | Unit.HALF:
                return _before_first_of((self.index + 1) * MONTHS_IN[self.unit])
            case _:
                return _before_first_of((self.index + 1) * YEARS_IN[self.unit] * 12)

    @property
    def timex(self) -> str:
        """Its TIMEX3 value, as in TimeBank: decades have three digits, centuries two ("19" is the 20th century).

        A quarter that is told by its last day has no number that we know, and TIMEX3 has an X for it: 1989-QX.
        """
        index = self.index
        match self.unit:
            case Unit.DAY:
                day = _from_ordinal(index)
                return day.isoformat() if day else "XXXX-XX-XX"
            case Unit.WEEK | Unit.WEEKEND:
                monday = _from_ordinal(7 * index + 1)
                if not monday:
                    return "XXXX-WXX"
                year, week, _ = monday.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.MONTH:
                return f"{_year(index // 12)}-{self.number:02}"
            case Unit.QUARTER:
                return f"{_year(index // 4)}-Q{self.number}"
            case Unit.QUARTER_ENDED:
                return f"{_year(self.year_number)}-QX"
            case Unit.HALF:
                return f"{_year(index // 2)}-H{self.number}"
            case Unit.SEASON:
                return f"{_year(index // 4)}-{SEASONS[index % 4]}"
            case Unit.YEAR:
                return _year(index)
            case Unit.DECADE:
                return f"{index:03}" if index >= 0 else f"BC{-index:03}"
            case Unit.CENTURY:
                return f"{index:02}" if index >= 0 else f"BC{-index:02}"
            case _:
                return f"{index}" if index >= 0 else f"BC{-index}"


Published = date | Stretch
"""When an article came out: the day, or the month or year where no more is known."""


def known_as(day: date, precision: Precision) -> Stretch:
    """The month, year or day that a date stands for, as exactly as it is known."""
    unit = {Precision.MONTH: Unit.MONTH, Precision.YEAR: Unit.YEAR}.get(precision, Unit.DAY)
    return Stretch.around(unit, day)


def months_away(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or the last one of a shorter month; None outside the calendar."""
    month = Stretch.month(day.year, day.month).shift(months)
    return month.first.replace(day=min(day.day, month.last.day)) if month.first and month.last else None


def _from_ordinal(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _first_of(month: int) -> date | None:
    year = month // 12
    return date(year, month % 12 + 1, 1) if 1 <= year <= _LAST_YEAR else None


def _before_first_of(month: int) -> date | None:
    if month == 12 * (_LAST_YEAR + 1):
        return date.max
    first = _first_of(month)
    return date.fromordinal(first.toordinal() - 1) if first and first > date.min else None


def _year(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"
