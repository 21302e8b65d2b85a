"""What a time expression says before it is anchored: the results of the grammar, the questions to the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claims.dates.feasts import feast_day
from claims.dates.stretches import CLOCK_UNITS, MONTHS_IN, YEARS_IN, Stretch, Unit

_DESIGNATORS = {Unit.WEEKEND: "WE", Unit.SEASON: "M", Unit.HALF: "M"}
_HALVES = {Unit.YEAR: "6M", Unit.DAY: "T12H", Unit.HOUR: "30M", Unit.MINUTE: "30S"}

AGES = 10_000
"""So many years ago, and no fewer, are told in thousands, millions or billions of years."""
_AGES = ((1_000_000_000, "GA"), (1_000_000, "MA"), (1_000, "KA"))


class Origin(Enum):
    """What an offset counts from."""

    PUBLICATION = "publication"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True)
class At:
    """A stretch that needs no anchor. `event`: the words name what happened then, and nothing is counted from them."""

    stretch: Stretch
    event: bool = False


@dataclass(frozen=True, slots=True)
class InYear:
    """A month, day of a month, quarter, half or season whose year is not said outright.

    turn  last (-1), this (0) or next (+1), said with it: "last March"; None when nothing is said
    year  the year as counted from the one we are in: "March this year" is 0, "June last year" is -1
    """

    unit: Unit
    number: int
    day: int = 0
    turn: int | None = None
    year: int | None = None

    def of_year(self, year: int) -> Stretch | None:
        """None where that year has no such day."""
        if self.day:
            return Stretch.day(year, self.number, self.day)
        if self.unit is Unit.MONTH:
            return Stretch.month(year, self.number)
        return Stretch.part(self.unit, year, self.number)


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by its name in `feasts`; `turn` and `year` as for InYear."""

    name: str
    turn: int | None = None
    year: int | None = None

    def of_year(self, year: int) -> Stretch | None:
        """None where no rule is known for its day."""
        day = feast_day(self.name, year)
        return Stretch(Unit.DAY, day.toordinal()) if day else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 1. `turn` as for InYear."""

    number: int
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of a month that is said to fall on a weekday, Monday is 1: "Monday 16 March"."""

    number: int
    day: InYear


@dataclass(frozen=True, slots=True)
class Turn:
    """The unit `n` after the one we are in: last year, this week, tomorrow."""

    unit: Unit
    n: int


@dataclass(frozen=True, slots=True)
class Offset:
    """`n` units after (before, if negative) the publication or another expression, as exact as its unit.

    `year`: "the 1988 period" is the period spoken of, in that year.
    """

    n: float
    unit: Unit
    origin: Origin
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """The unit spoken of: that day, the year, the quarter.

    n       so many units after it: "the next year" in a story
    near    the one we are in serves as well: "the year"
    latest  the last one that has ended serves as well: "the latest quarter"
    """

    unit: Unit
    n: int = 0
    near: bool = True
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The part of a year after (1), before (-1) or in the year of (0) what was spoken of: the following spring.

    Of weekdays the one after or before it: the following Monday, the Sunday of "Saturday and Sunday". `inner` is what
    it is beside, where that is said outright: the Monday after Easter.
    """

    part: InYear | Weekday
    n: int
    inner: Meaning | None = None


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a month by its number: of `inner`, or of the month spoken of or the one we are in."""

    number: int
    inner: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit or weekday of another expression, from its end if n is negative: the third week of May."""

    n: int
    part: Unit | Weekday
    inner: Meaning


@dataclass(frozen=True, slots=True)
class Turning:
    """The turn of the century or of another unit: the year in which a new one begins, the nearest if none is named."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Around:
    """The unit around another expression: the week of March 6, the quarter ended Sept. 30."""

    unit: Unit
    inner: Meaning


@dataclass(frozen=True, slots=True)
class Away:
    """The unit before (-1) or after (1) another expression: the day before Christmas."""

    n: int
    unit: Unit
    inner: Meaning


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units before (negative) or after another expression, and as exact as that: ten years ago today."""

    n: float
    unit: Unit
    inner: Meaning


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `n` is None for "several". `side`: it ends at its origin (-1), begins there (+1), or floats (0).

    `rest`: what is said with it in finer units: the three months of "two years and three months".
    """

    n: float | None
    unit: Unit
    side: int = 0
    origin: Origin = Origin.PUBLICATION
    rest: tuple[Length, ...] = ()

    @property
    def reported_on(self) -> bool:
        """Half a year to a year, as figures are reported for: the first nine months, the year ended in June."""
        months = (self.n or 0) * MONTHS_IN.get(self.unit, 0)
        return MONTHS_IN[Unit.HALF] <= months <= MONTHS_IN[Unit.YEAR]

    @property
    def timex(self) -> str:
        """Its TIMEX3 value: P3M, PT2H, PXY. A half is told in the next smaller unit where that is exact: P2Y6M."""
        value = self._own_timex
        for finer in self.rest:
            date_part, _, time = finer.timex.removeprefix("P").partition("T")
            value += date_part + (time if "T" in value or not time else f"T{time}")
        return value

    @property
    def _own_timex(self) -> str:
        unit, n = self.unit, self.n
        if n is not None and unit in YEARS_IN and unit is not Unit.YEAR:
            unit, n = Unit.YEAR, n * YEARS_IN[unit]
        letters = _DESIGNATORS.get(unit, unit.value)
        time, letter = ("T", letters[1:]) if unit in CLOCK_UNITS else ("", letters)
        if n is None:
            return f"P{time}X{letter}"
        whole, rest = int(n), n % 1
        if rest == 0.5 and unit in _HALVES:
            return f"P{time}{f'{whole}{letter}' if whole else ''}{_HALVES[unit]}"
        return f"P{time}{whole}{letter}" if not rest else f"P{time}{n:.10g}{letter}"


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future at large: PAST_REF, PRESENT_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class AgesAgo:
    """So many years ago that no day of today matters to it."""

    years: float

    @property
    def timex(self) -> str:
        """In thousands (KA), millions (MA) or billions (GA) of years before the present."""
        size, unit = next(known for known in _AGES if self.years >= known[0])
        return f"{unit}{self.years / size:.10g}"


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: what recurs, as a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as a TIMEX3 suffix (T10:35, TMO), on a day of its own or on the one spoken of.

    `unit` is how exact it is: to the hour, to the minute, or a part of the day; `mod` is early or late in it.
    """

    suffix: str
    day: Meaning | None = None
    unit: Unit = Unit.DAY
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Overnight:
    """The day of the night that has just been, or of the one to come if it lies ahead."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in digits: what it is if the day comes first, and if the month does; None for no day of the calendar."""

    day_first: Stretch | None
    month_first: Stretch | None


@dataclass(frozen=True, slots=True)
class Modified:
    """Another meaning with a TIMEX3 modifier: early, about, the end of."""

    inner: Meaning
    mod: str


Meaning = (
    At
    | InYear
    | Feast
    | Weekday
    | OnWeekday
    | Turn
    | Offset
    | Same
    | Beside
    | Around
    | Away
    | DayOf
    | Nth
    | Turning
    | Shifted
    | Length
    | Reference
    | AgesAgo
    | Recurring
    | Clock
    | Overnight
    | Numeric
    | Modified
)
