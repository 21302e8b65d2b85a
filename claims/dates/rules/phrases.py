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
    Offset,
    Origin,
    Recurring,
    Same,
    Turn,
    Weekday,
)
from claims.dates.rules.relative import unit_of
from claims.dates.stretches import Unit

PHRASES = Rules()
MODIFIED = Rules()

_NOON = 12
_IN_ORDER, _MONTHS_IN_ORDER = 4, 6
"""Days from a weekday, months from a month, to one that is named after it as the later one."""
_DAYS = "FullDay MonthDay Weekday Today Feast"
_MATCHING = "<the> (?:<matching>|<same>) (?:<period>|<quarter>)"
_DAY = "(?:<FullDay>|<MonthDay>|<Weekday>|<Today>|<Feast>)"


@PHRASES.add("weekday with date", "FullDay", r"<Weekday>,? (?:<the> )?(?:<FullDay>|<MonthDay>)")
def weekday_with_date(r: Reading) -> Meaning | None:
    return r.expression("FullDay MonthDay")


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


@PHRASES.add("weekday after a weekday", "Weekday", r"<Weekday>{to}(?P<it><Weekday>)")
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
    rf"{_DAY}(?:,| <at>)? (?:<Part>|<Clock>|<Time>)",
    rf"(?:<Part>|<Clock>|<Time>)(?:,| <on>| <of>)? {_DAY}",
)
def time_of_day(r: Reading) -> Meaning | None:
    time, day = r.expression("Part Clock Time"), r.expression(_DAYS)
    return replace(time, day=day) if isinstance(time, Clock) and time.day is None else None


@PHRASES.add("nights of a weekday", "Set", r"<Weekday> <parts>")
def nights(r: Reading) -> Meaning | None:
    day = r.expression("Weekday")
    return Recurring(f"XXXX-WXX-{day.number}T{r.get('parts')}") if isinstance(day, Weekday) else None


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
    rf"<the> <last> (?:<unit>|<units>) <of> {_ANY}",
    rf"(?:<earlier>|<later>|<sometime>) {_ANY}",
    rf"(?:<early>|<late>) (?:<in>|<on>) {_ANY}",
)
def phase(r: Reading) -> Meaning | None:
    inner = r.expression(_PARTS)
    mod = "END" if r.has("last") else r.of("early mid late start end")
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
    if inner is None:
        return None
    if r.has("no"):
        mod = "EQUAL_OR_LESS" if r.has("more") else "EQUAL_OR_MORE"
    return Modified(inner, str(mod))
