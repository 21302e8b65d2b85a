"""Expressions made of expressions."""

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
    Origin,
    Recurring,
    Reference,
    Same,
    Shifted,
    Turn,
    Weekday,
)
from claims.dates.rules.relative import unit_of
from claims.dates.stretches import CLOCK_UNITS, MONTHS_IN, Unit

DATED = Rules()
PHRASES = Rules()
MODIFIED = Rules()

_NOON = 12
_IN_ORDER, _MONTHS_IN_ORDER = 4, 6
"""Days from a weekday, months from a month, to one that is named after it as the later one."""
_DAYS = "FullDay MonthDay Weekday Today Feast"
_MATCHING = "<the> (?:<matching>|<same>) (?:<period>|<quarter>)"
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
    return r.expression("FullDay MonthDay")


@PHRASES.add(
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


@PHRASES.add("units ago", "Offset", r"<Length>(?: <and> |, | )<Offset>")
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


@PHRASES.add(
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


@PHRASES.add("weekday of a week", "Weekday", r"<Weekday>(?: <of>| <in>)? (?:<Unit>|<Same>|<Offset>)")
def weekday_of_week(r: Reading) -> Meaning | None:
    """ "Tuesday of last week", "Friday this week"."""
    day, week = r.expression("Weekday"), r.expression("Unit Same Offset")
    fits = isinstance(week, Turn | Same | Offset) and week.unit is Unit.WEEK
    plain = isinstance(day, Weekday) and day.turn is None
    return Nth(1, day, week) if fits and plain and isinstance(day, Weekday) and week else None


@PHRASES.add(
    "weekday beside a day", "Weekday", r"<the> <Weekday> (?:<before>|<after>) (?:<Feast>|<MonthDay>|<FullDay>)"
)
def weekday_beside(r: Reading) -> Meaning | None:
    """ "The Monday after Easter"."""
    part, inner = r.expression("Weekday"), r.expression("Feast MonthDay FullDay")
    step = r.int("before") or r.int("after")
    return Beside(part, step, inner) if isinstance(part, Weekday) and inner else None


@PHRASES.add("weekend of a holiday", "Unit", r"(?:<the> )?<Feast> <weekend>")
def weekend_of_feast(r: Reading) -> Meaning | None:
    feast = r.expression("Feast")
    return Around(Unit.WEEKEND, feast) if feast else None


@PHRASES.add(
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


@PHRASES.add("years ago today", "Unit", r"<Offset> (?:<Today>|<Unit>)")
def ago_today(r: Reading) -> Meaning | None:
    """ "Ten years ago today" is that day ten years before."""
    back, inner = r.expression("Offset"), r.expression("Today Unit")
    if not isinstance(back, Offset) or back.origin is not Origin.PUBLICATION:
        return None
    this = isinstance(inner, Turn) and not inner.n and (back.unit in MONTHS_IN or inner.unit is Unit.DAY)
    return Shifted(back.n, back.unit, inner) if this and inner else None


@PHRASES.add("winter of two years", "Season", r"<Season>(?: <of>)? <Year>-<Year>")
def winter_of_years(r: Reading) -> Meaning | None:
    """ "The winter of 1941-42" has its number from the year in which it begins."""
    season, (first, last) = r.expression("Season"), r.all("Year")
    if not isinstance(season, InYear) or not isinstance(first, At) or not isinstance(last, At):
        return None
    return in_year_of(season, first) if last.stretch.index == first.stretch.index + 1 else None


@PHRASES.add(
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


@PHRASES.add("unit around a day", "Unit", r"<Same> <of> (?:<MonthDay>|<FullDay>)")
def unit_around(r: Reading) -> Meaning | None:
    same, day = r.expression("Same"), r.expression("MonthDay FullDay")
    weekly = isinstance(same, Same) and same.unit in (Unit.WEEK, Unit.WEEKEND)
    return Around(same.unit, day) if isinstance(same, Same) and day and weekly else None


@PHRASES.add("unit by name", "Month", r"<Same> <of> (?:<Month>|<Year>)")
def named_unit(r: Reading) -> Meaning | None:
    """ "The month of May" is May."""
    same, named = r.expression("Same"), r.expression("Month Year")
    fits = isinstance(same, Same) and same.unit is (Unit.MONTH if r.has("Month") else Unit.YEAR)
    return named if fits else None


@PHRASES.add(
    "unit beside another",
    "Unit",
    rf"<the> <LONG_UNIT> (?:<before>|<after>) (?:{_DAY}|<Month>|<Year>)",
)
def unit_beside(r: Reading) -> Meaning | None:
    """ "The day before Christmas": as exact as the unit that it names."""
    inner = r.expression(f"{_DAYS} Month Year")
    step = r.int("before") or r.int("after")
    return Away(step, unit_of(r), inner) if inner else None


@PHRASES.add("weekday after a weekday", "Weekday", r"<Weekday>(?: <Part>)?{to}(?P<it><Weekday>)")
def coordinated_weekday(r: Reading) -> Meaning | None:
    """Weekdays named together in their order go on from each other: "Saturday and Sunday"."""
    first, second = r.all("Weekday")
    if not isinstance(first, Weekday) or not isinstance(second, Weekday) or second.turn is not None:
        return None
    return Beside(second, 1) if 0 < (second.number - first.number) % 7 <= _IN_ORDER else None


@PHRASES.add("month after a month", "Month", r"<Month>{to}(?P<it><Month>)")
@PHRASES.add("month after a month", "MonthDay", r"<MonthDay>{to}(?P<it><MonthDay>)")
def coordinated_month(r: Reading) -> Meaning | None:
    """ "May and June", "from Dec. 20 to Jan. 3": the later one follows the earlier."""
    first, second = r.all("Month MonthDay")
    if not isinstance(first, InYear) or not isinstance(second, InYear) or second.turn is not None:
        return None
    return Beside(second, 1) if 0 < (second.number - first.number) % 12 <= _MONTHS_IN_ORDER else None


@PHRASES.add("year or quarter ended", "Same", r"(?P<it>(?:<Same>|<Quarter>)) <ended> (?:<MonthDay>|<FullDay>|<Month>)")
def ended(r: Reading) -> Meaning | None:
    """ "The year ended March 31" is a length; a quarter told by its last day has no number: TIMEX3 1989-QX."""
    period, day = r.expression("Same"), r.expression("MonthDay FullDay Month")
    if not isinstance(period, Same) or day is None:
        return None
    if period.unit is Unit.YEAR:
        return Length(1, Unit.YEAR)
    return Around(Unit.QUARTER_ENDED if period.unit is Unit.QUARTER else period.unit, day)


@PHRASES.add(
    "period of a year",
    "Offset",
    r"<the> (?:<matching> |<same> )?<Year> (?:<period>|<quarter>)",
    rf"(?:{_MATCHING}|<Same>) (?:<of>|<in>) <Year>",
)
def period_of_year(r: Reading) -> Meaning | None:
    year, same = r.expression("Year"), r.expression("Same")
    if not isinstance(year, At) or (isinstance(same, Same) and same.unit is not Unit.QUARTER):
        return None
    return Offset(0, Unit.YEAR, Origin.EXPRESSION, year.stretch.index)


@PHRASES.add("quarter of a month", "Quarter", r"<the> (?:<Month>|<MonthDay>) <quarter>")
def quarter_of_month(r: Reading) -> Meaning | None:
    """ "The June quarter" is the one that ends then."""
    end = r.expression("Month MonthDay")
    return Around(Unit.QUARTER_ENDED, end) if end else None


@PHRASES.add("the year-ago third quarter", "Quarter", r"(?:<the> )?<Offset> (?:<Quarter>|<Half>)")
def part_of_year_before(r: Reading) -> Meaning | None:
    year, part = r.expression("Offset"), r.expression("Quarter Half")
    if not isinstance(year, Offset) or not isinstance(part, InYear) or year.unit is not Unit.YEAR or year.n != -1:
        return None
    return replace(part, year=-1)


@PHRASES.add(
    "the same period a year ago",
    "Offset",
    rf"(?:{_MATCHING}|<the> <quarter>|<Same>)(?: <of>| <in>)? (?:<Unit>|<Offset>)",
    r"<Unit>'<s> <quarter>",
)
def same_period(r: Reading) -> Meaning | None:
    when = r.expression("Unit Offset")
    if isinstance(when, Turn | Offset) and when.unit is Unit.YEAR and when.n < 0:
        return Offset(when.n, Unit.YEAR, Origin.EXPRESSION)
    return None


@PHRASES.add(
    "time of a day",
    "Time",
    rf"{_DAY}(?:,? |-|,? <at> )(?:<Part>|<Clock>|<Time>)",
    rf"(?:<Part>|<Clock>|<Time>)(?:,| <on>| <of>)? {_DAY}",
)
def time_of_day(r: Reading) -> Meaning | None:
    time, day = r.expression("Part Clock Time"), r.expression(_DAYS)
    return replace(time, day=day) if isinstance(time, Clock) and time.day is None else None


@PHRASES.add("time of a day", "Time", rf"(?P<it>(?:<Part>|<Clock>)) \((?:<Clock>|<Part>)\)(?:,| <on>)? {_DAY}")
def time_told_twice(r: Reading) -> Meaning | None:
    """ "10:40 a.m. (0740 GMT) on Friday" """
    time, day = r.expression("Part Clock"), r.expression(_DAYS)
    return replace(time, day=day) if isinstance(time, Clock) and time.day is None else None


@PHRASES.add("one of several nights", "Set", r"(?P<it><Weekday>)(?: <and> | <or> )<Weekday> <parts>")
@PHRASES.add("nights of a weekday", "Set", r"<Weekday> <parts>")
def nights(r: Reading) -> Meaning | None:
    day = r.expression("Weekday")
    return Recurring(f"XXXX-WXX-{day.number}T{r.get('parts')}") if isinstance(day, Weekday) else None


@PHRASES.add("one of several weekdays", "Set", r"<Set>,?(?: <and>| <or>)? (?P<it><Weekday>)")
def another_weekday(r: Reading) -> Meaning | None:
    """ "Every Tuesday and Thursday"."""
    first, day = r.expression("Set"), r.expression("Weekday")
    weekly = isinstance(first, Recurring) and first.value.startswith("XXXX-WXX-") and first.value[-1:].isdecimal()
    return Recurring(f"XXXX-WXX-{day.number}") if weekly and isinstance(day, Weekday) and day.turn is None else None


@PHRASES.add(
    "start of a range in its year",
    "Month",
    r"(?P<it>(?:<Month>|<MonthDay>|<Season>|<Quarter>)){to}(?:<Month>|<FullDay>|<Season>|<Quarter>)",
    r"(?P<it>(?:<Month>|<Season>|<Quarter>)){to}(?:<Month>|<Season>|<Quarter>)(?:,| <of>| <in>)? (?:<Year>|<Unit>)",
)
def range_start(r: Reading) -> Meaning | None:
    """The year said with the end of a range holds for its start."""
    first, *_, last = r.all("Month MonthDay Season Quarter FullDay")
    if isinstance(first, InYear) and first.turn is None and r.of("Year Unit"):
        return in_year_of(first, r.expression("Year Unit"))
    if isinstance(first, InYear) and first.turn is None and isinstance(last, At):
        year = last.stretch.widen(Unit.YEAR)
        return in_year_of(first, At(year)) if year else None
    return None


_PARTS = "Weekday Today Month Year Decade Century Unit Same Quarter Half Season Time Part Feast MonthDay FullDay"
_ANY = f"(?:{'|'.join(f'<{kind}>' for kind in _PARTS.split())})"


@MODIFIED.add(
    "early, mid or late",
    "Unit",
    rf"(?:<the> )?{{phase}}{_ANY}",
    rf"(?:<the> )?(?:<start>|<mid>|<end>) <of> {_ANY}",
    rf"<the> (?:<last>|<edge>) <units> <of> {_ANY}",
    rf"<the> (?:<early>|<mid>|<late>|<edge>) (?:<stage>|<half>|<units>) <of> {_ANY}",
    r"<end>-(?:<Year>|<Month>)",
    rf"(?:<earlier>|<later>|<sometime>) (?:<in> )?{_ANY}",
    rf"(?:<early>|<late>) (?:<in>|<on>) {_ANY}",
)
def phase(r: Reading) -> Meaning | None:
    inner = r.expression(_PARTS)
    mod = "END" if r.has("last") else r.of("early mid late start end edge")
    if inner is None or isinstance(inner, Modified) or not mod:
        return inner
    return Modified(inner, str(mod))


@MODIFIED.add("clock time of an evening", "Time", r"(?:<Clock>|<Part>),? (?:(?:<on>|<in>) )?<Time>")
def clock_of_part(r: Reading) -> Meaning | None:
    clock, part = r.expression("Clock Part"), r.expression("Time")
    if not isinstance(clock, Clock) or not isinstance(part, Clock) or part.day is None:
        return None
    hour = clock.suffix[1:3]
    if part.suffix in ("TAF", "TEV") and hour.isdecimal() and int(hour) < _NOON:
        return replace(clock, suffix=f"T{int(hour) + _NOON}{clock.suffix[3:]}", day=part.day)
    return replace(clock, day=part.day)


@MODIFIED.add("about then", "Unit", r"<about> (?:<Year>|<Month>|<Clock>|<Time>|<MonthDay>)")
def about_then(r: Reading) -> Meaning | None:
    inner = r.expression("Year Month Clock Time MonthDay")
    if isinstance(inner, Clock) and inner.unit is Unit.DAY:
        return None  # "care about tonight"
    return Modified(inner, "APPROX") if inner and not isinstance(inner, Modified) else inner


@MODIFIED.add(
    "about so long",
    "Length",
    r"(?:<about>|<nearly>) (?:<Length>|<Offset>|<Span>)",
    r"<over> (?:<Length>|<Offset>)",
    r"(?:<more>|<less>) <than> (?:<Length>|<Offset>)",
    r"<no> (?:<more>|<less>) <than> <Length>",
    r"<at> <least> <Length>",
    r"<up> <to> <Length>",
)
def about(r: Reading) -> Meaning | None:
    inner = r.expression("Length Offset Span")
    mod = r.of("about nearly over more less least up")
    if inner is None or isinstance(inner, Reference):
        return inner
    if r.has("no"):
        mod = "EQUAL_OR_LESS" if r.has("more") else "EQUAL_OR_MORE"
    return Modified(inner, str(mod))
