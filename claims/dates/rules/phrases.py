"""Expressions made of expressions: parts of years, dates with their weekdays and times, lengths in two units."""

from __future__ import annotations

from dataclasses import replace

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import (
    Around,
    At,
    Away,
    Beside,
    Clock,
    Feast,
    InYear,
    Length,
    Meaning,
    Modified,
    Nth,
    Offset,
    OnWeekday,
    Origin,
    Same,
    Shifted,
    Turn,
    Weekday,
)
from claims.dates.rules.relative import unit_of
from claims.dates.stretches import CLOCK_UNITS, MONTHS_IN, Unit

DATED = Rules()
RULES = Rules()
_DAYS = "FullDay MonthDay Weekday Today Feast"
_STRETCHES = "Month Year Decade Century Quarter Unit Same"
_STRETCH = f"(?:{'|'.join(f'<{kind}>' for kind in _STRETCHES.split())})"
_STEPS = {
    (Unit.YEAR, Unit.MONTH): 12,
    (Unit.YEAR, Unit.WEEK): 52,
    (Unit.YEAR, Unit.DAY): 365,
    (Unit.MONTH, Unit.WEEK): 5,
    (Unit.MONTH, Unit.DAY): 31,
    (Unit.WEEK, Unit.DAY): 7,
    (Unit.DAY, Unit.HOUR): 24,
    (Unit.HOUR, Unit.MINUTE): 60,
    (Unit.MINUTE, Unit.SECOND): 60,
}
"""How many of a finer unit make one of a coarser, at most."""
_DAY = "(?:<FullDay>|<MonthDay>|<Weekday>|<Today>|<Feast>)"


@DATED.add("weekday with date", "FullDay", r"<Weekday>,? (?:<the> )?(?:<FullDay>|<MonthDay>)")
def weekday_with_date(r: Reading) -> Meaning | None:
    weekday, day = r.expression("Weekday"), r.expression("FullDay MonthDay")
    if isinstance(weekday, Weekday) and isinstance(day, InYear) and day.turn is None and day.year is None:
        return OnWeekday(weekday.number, day)
    return day


@RULES.add(
    "duration in two units",
    "Length",
    r"<Length>(?: <and> |, | )<Length>",
    r"<Length>, <Length>,?(?: <and>)? <Length>",
)
def compound(r: Reading) -> Meaning | None:
    """ "Two years and three months": each unit finer than the one before it, and less than one of that."""
    lengths = [length for length in r.all("Length") if isinstance(length, Length) and not length.rest]
    fit = len(lengths) == len(r.all("Length")) and all(map(_goes_on, lengths, lengths[1:]))
    return replace(lengths[0], rest=tuple(lengths[1:])) if fit else None


@RULES.add("units ago", "Offset", r"<Length>(?: <and> |, | )<Offset>")
def compound_ago(r: Reading) -> Meaning | None:
    """ "Two years and three months ago" is as exact as the finer unit."""
    first, last = r.expression("Length"), r.expression("Offset")
    if not isinstance(first, Length) or not isinstance(last, Offset) or last.n == 0 or first.rest:
        return None
    step = _STEPS.get((first.unit, last.unit))
    if step is None or first.n is None or abs(last.n) >= step:
        return None
    return replace(last, n=last.n + (step * first.n if last.n > 0 else -step * first.n))


def _goes_on(length: Length, finer: Length) -> bool:
    step = _STEPS.get((length.unit, finer.unit))
    return step is not None and length.n is not None and finer.n is not None and finer.n < step and length.n % 1 == 0


@RULES.add(
    "nth part of a stretch",
    "Unit",
    rf"<the> (?:<ORDINAL>|<last>|<edge>) <LONG_UNIT> (?:<of>|<in>) {_STRETCH}",
    rf"(?:<the> )?(?:<ORDINAL>|<edge>) <Weekday> (?:<of>|<in>) {_STRETCH}",
    rf"(?:<the> )?<Weekday> (?:<of>|<in>) {_STRETCH}",
)
def nth_part(r: Reading) -> Meaning | None:
    """ "The third week of May", "the last Friday in April"."""
    whole = r.expression(_STRETCHES)
    n = -1 if r.has("last") or r.has("edge") else r.int("ORDINAL") or 2
    if whole is None or isinstance(whole, Modified | Length):
        return None
    weekday = r.expression("Weekday")
    if isinstance(weekday, Weekday):
        n = -1 if weekday.turn == -1 else n
        fits = weekday.turn is None if r.has("ORDINAL") or r.has("edge") else weekday.turn == -1
        return Nth(n, Weekday(weekday.number), whole) if fits else None
    unit = r.of("LONG_UNIT")
    return Nth(n, unit, whole) if isinstance(unit, Unit) and unit not in CLOCK_UNITS else None


@RULES.add("weekday of a week", "Weekday", r"<Weekday>(?: <of>| <in>)? (?:<Unit>|<Same>|<Offset>)")
def weekday_of_week(r: Reading) -> Meaning | None:
    """ "Tuesday of last week", "Friday this week"."""
    day, week = r.expression("Weekday"), r.expression("Unit Same Offset")
    fits = isinstance(week, Turn | Same | Offset) and week.unit is Unit.WEEK
    plain = isinstance(day, Weekday) and day.turn is None
    return Nth(1, day, week) if fits and plain and isinstance(day, Weekday) and week else None


@RULES.add("weekday beside a day", "Weekday", r"<the> <Weekday> (?:<before>|<after>) (?:<Feast>|<MonthDay>|<FullDay>)")
def weekday_beside(r: Reading) -> Meaning | None:
    """ "The Monday after Easter"."""
    part, inner = r.expression("Weekday"), r.expression("Feast MonthDay FullDay")
    step = r.int("before") or r.int("after")
    return Beside(part, step, inner) if isinstance(part, Weekday) and inner else None


@RULES.add("weekend of a holiday", "Unit", r"(?:<the> )?<Feast> <weekend>")
def weekend_of_feast(r: Reading) -> Meaning | None:
    feast = r.expression("Feast")
    return Around(Unit.WEEKEND, feast) if feast else None


@RULES.add(
    "half of a stretch",
    "Century",
    r"(?:<the> )?<Half> (?:<of>|<in>) (?:<Century>|<Decade>|<Month>|<Unit>|<Same>)",
    r"(?:<Century>|<Decade>)'<s> <Half>",
)
def half_of_stretch(r: Reading) -> Meaning | None:
    """Half of a year is a part of it; half of anything else is early or late in it."""
    part, whole = r.expression("Half"), r.expression("Century Decade Month Unit Same")
    if not isinstance(part, InYear) or whole is None or isinstance(whole, Modified):
        return None
    if isinstance(whole, Turn | Same) and whole.unit in (Unit.YEAR, Unit.QUARTER):
        return None
    return Modified(whole, "START" if part.number == 1 else "END")


@RULES.add("years ago today", "Unit", r"<Offset> (?:<Today>|<Unit>)")
def ago_today(r: Reading) -> Meaning | None:
    """ "Ten years ago today" is that day ten years before."""
    back, inner = r.expression("Offset"), r.expression("Today Unit")
    if not isinstance(back, Offset) or back.origin is not Origin.PUBLICATION:
        return None
    this = isinstance(inner, Turn) and not inner.n and (back.unit in MONTHS_IN or inner.unit is Unit.DAY)
    return Shifted(back.n, back.unit, inner) if this and inner else None


@RULES.add("a week from Tuesday", "Weekday", r"<Length> <from> <Weekday>")
def week_from_weekday(r: Reading) -> Meaning | None:
    length, day = r.expression("Length"), r.expression("Weekday")
    if (
        not isinstance(length, Length)
        or not isinstance(day, Weekday)
        or length.n is None
        or length.unit is not Unit.WEEK
    ):
        return None
    return Shifted(length.n, Unit.WEEK, replace(day, turn=1 if day.turn is None else day.turn))


@RULES.add("winter of two years", "Season", r"<Season>(?: <of>)? <Year>-<Year>")
def winter_of_years(r: Reading) -> Meaning | None:
    """ "The winter of 1941-42" has its number from the year in which it begins."""
    season, (first, last) = r.expression("Season"), r.all("Year")
    if not isinstance(season, InYear) or not isinstance(first, At) or not isinstance(last, At):
        return None
    return in_year_of(season, first) if last.stretch.index == first.stretch.index + 1 else None


@RULES.add(
    "part of a year",
    "Quarter",
    r"(?:<Quarter>|<Season>|<Half>|<Month>|<MonthDay>|<Feast>)(?:,| <of>| <in>)? (?:<Year>|<Unit>|<Same>)",
    r"(?:<the> )?(?:<Year>|<Unit>)(?:'<s>)? (?:<Quarter>|<Season>|<Half>)",
)
def part_of_year(r: Reading) -> Meaning | None:
    part, whole = r.expression("Quarter Season Half Month MonthDay Feast"), r.expression("Year Unit Same")
    mod = part.mod if isinstance(part, Modified) else ""
    part = part.inner if isinstance(part, Modified) else part
    if not isinstance(part, InYear | Feast):
        return None
    meaning = in_year_of(part, whole)
    return Modified(meaning, mod) if mod and meaning else meaning


def in_year_of(part: InYear | Feast, year: Meaning | None) -> Meaning | None:
    """The part of a year in the year that another expression names."""
    match year:
        case At(stretch) if stretch.unit is Unit.YEAR:
            found = part.of_year(stretch.index)
            return At(found) if found else None
        case Turn(unit=Unit.YEAR, n=n):
            return replace(part, year=n)
        case Same(unit=Unit.YEAR, n=n):
            return replace(part, year=n) if n else part
        case _:
            return None


@RULES.add("unit around a day", "Unit", r"<Same> <of> (?:<MonthDay>|<FullDay>)")
def unit_around(r: Reading) -> Meaning | None:
    same, day = r.expression("Same"), r.expression("MonthDay FullDay")
    weekly = isinstance(same, Same) and same.unit in (Unit.WEEK, Unit.WEEKEND)
    return Around(same.unit, day) if isinstance(same, Same) and day and weekly else None


@RULES.add("unit by name", "Month", r"<Same> <of> (?:<Month>|<Year>)")
def named_unit(r: Reading) -> Meaning | None:
    """ "The month of May" is May."""
    same, named = r.expression("Same"), r.expression("Month Year")
    fits = isinstance(same, Same) and same.unit is (Unit.MONTH if r.has("Month") else Unit.YEAR)
    return named if fits else None


@RULES.add(
    "unit beside another",
    "Unit",
    rf"<the> <LONG_UNIT> (?:<before>|<after>) (?:{_DAY}|<Month>|<Year>)",
)
def unit_beside(r: Reading) -> Meaning | None:
    """ "The day before Christmas": as exact as the unit that it names."""
    inner = r.expression(f"{_DAYS} Month Year")
    step = r.int("before") or r.int("after")
    return Away(step, unit_of(r), inner) if inner else None


@RULES.add(
    "time of a day",
    "Time",
    rf"{_DAY}(?:,? |-|,? <at> )(?:<Part>|<Clock>|<Time>)",
    rf"(?:<Part>|<Clock>|<Time>)(?:,| <on>| <of>)? {_DAY}",
)
def time_of_day(r: Reading) -> Meaning | None:
    time, day = r.expression("Part Clock Time"), r.expression(_DAYS)
    return replace(time, day=day) if isinstance(time, Clock) and time.day is None else None


@RULES.add("time of a day", "Time", rf"(?P<it>(?:<Part>|<Clock>)) \((?:<Clock>|<Part>)\)(?:,| <on>)? {_DAY}")
def time_told_twice(r: Reading) -> Meaning | None:
    """ "10:40 a.m. (0740 GMT) on Friday" """
    time, day = r.expression("Part Clock"), r.expression(_DAYS)
    return replace(time, day=day) if isinstance(time, Clock) and time.day is None else None
