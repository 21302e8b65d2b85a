"""The rules of time expressions: words in lower case, groups of words in capitals, expressions in CamelCase."""

from __future__ import annotations

from collections.abc import Callable

from claims.dates.grammar import Reading, Rule
from claims.dates.meaning import (
    At,
    Choice,
    Clock,
    Feast,
    InYear,
    Length,
    Meaning,
    Modified,
    Offset,
    Origin,
    Recurring,
    Reference,
    Same,
    Turn,
    Weekday,
)
from claims.dates.stretches import Stretch, Unit

KINDS = [
    "FullDay",
    "MonthDay",
    "Weekday",
    "Deictic",
    "Month",
    "Year",
    "Quarter",
    "Half",
    "Season",
    "Clock",
    "Part",
    "Unit",
    "Duration",
    "Set",
    "Reference",
    "Offset",
    "Decade",
    "Same",
    "Feast",
    "DayPart",
]

FRAGMENTS = {
    "month": r"<MONTH>|<short_month>\.?",
    "dom": r"(?:<DAY>|<ordinal>)(?![.,/:]?<DIGITS>|<percent>| <percent>|%)",
    "number": r"{digits}|{words}|<couple>(?: of)?|<vague>",
    "digits": r"<DIGITS>(?:[.,]<DIGITS>){0,3}(?: <day>/<day>)?",
    "words": r"(?:<a> )?<NUMBER_WORD>(?:(?:[- ]|(?: and ))<NUMBER_WORD>){0,6}",
    "more": r"(?:(?<=~)$)",
    "year": r"(?<![$#.,/:-])(?<![$#] )<YEAR>(?![.,/:]?<DIGITS>|%| <percent>)",
}

ATOMS: list[Rule] = []
PHRASES: list[Rule] = []
_Build = Callable[[Reading], Meaning | None]


def _rule(layer: list[Rule], name: str, kind: str, *patterns: str) -> Callable[[_Build], _Build]:
    """Adds the decorated function to a layer as the meaning of each pattern."""

    def add(build: _Build) -> _Build:
        layer.extend(Rule(name, kind, pattern, build) for pattern in patterns)
        return build

    return add


def atom(name: str, kind: str, *patterns: str) -> Callable[[_Build], _Build]:
    return _rule(ATOMS, name, kind, *patterns)


def phrase(name: str, kind: str, *patterns: str) -> Callable[[_Build], _Build]:
    return _rule(PHRASES, name, kind, *patterns)


# Days and months


def _month(r: Reading) -> int:
    return r.int("MONTH") or r.int("short_month")


def _day_of_month(r: Reading) -> int:
    return r.int("DAY") or r.int("ordinal")


@atom("day, month and year", "FullDay", r"{month} {dom},? ?{year}", r"{dom}(?: of)?[ -]{month},?[ -]<YEAR>")
def full_date(r: Reading) -> Meaning | None:
    day = Stretch.day(r.int("YEAR"), _month(r), _day_of_month(r))
    return At(day) if day else None


@atom("ISO date", "FullDay", r"(?<![-/.])<YEAR>-(?P<month><TWO>)-(?P<day><TWO>)(?!-?<DIGITS>)")
def iso_date(r: Reading) -> Meaning | None:
    year, month, day = (n for n in (*r.all("YEAR"), *r.all("TWO")) if isinstance(n, int))
    stretch = Stretch.day(year, month, day)
    return At(stretch) if stretch else None


@atom("day/month/year", "FullDay", r"(?<![-/.])<TWO>(?:/<TWO>/|\.<TWO>\.|-<TWO>-)<YEAR>(?![-/]?<DIGITS>)")
def numeric_date(r: Reading) -> Meaning | None:
    a, b = (n for n in r.all("TWO") if isinstance(n, int))
    readings = {Stretch.day(r.int("YEAR"), *pair) for pair in ((a, b), (b, a))} - {None}
    found = sorted((day for day in readings if day), key=lambda day: day.index)
    if len(found) == 1:
        return At(found[0])
    return Choice(tuple(found)) if found else None


@atom("month and day", "MonthDay", r"{month} {dom}", r"(?:<the> )?{dom} (?:of )?{month}")
def month_and_day(r: Reading) -> Meaning | None:
    day = _day_of_month(r)
    return InYear(Unit.MONTH, _month(r), day) if day <= 31 else None


@atom("month and year", "Month", r"{month},? (?:of )?{year}")
def month_and_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(r.int("YEAR"), _month(r)))


@atom("month", "Month", r"<month>", r"<loose_month>", r"<short_month>\.")
def month(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, _month(r))


@atom("weekday", "Weekday", r"<weekday>(?!<weekday>)", r"<short_weekday>\.", r"<short_weekday>(?=,? {month} {dom})")
def weekday(r: Reading) -> Meaning | None:
    return Weekday(r.int("weekday") or r.int("short_weekday"))


@atom("last or next month", "Month", r"(?:<last>|<next>|<this>)(?: <past>| <coming>)? {month}(?! <DAY>)")
def turned_month(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, _month(r), turn=_turn(r))


@atom("last or next weekday", "Weekday", r"(?:<last>|<next>|<this>)(?: <past>| <coming>)? <weekday>")
def turned_weekday(r: Reading) -> Meaning | None:
    return Weekday(r.int("weekday"), _turn(r))


def _turn(r: Reading) -> int:
    for name in ("past", "coming", "last", "next", "following", "this"):
        if r.has(name):
            return r.int(name)
    return 0


@atom("today", "Deictic", r"<today>")
def today(r: Reading) -> Meaning | None:
    return Turn(Unit.DAY, r.int("today"))


# Years and their parts


@atom(
    "year",
    "Year",
    r"(?:<the> )?(?:<fiscal> )<YEAR>",
    r"(?<![$#.,/:])(?<![$#] )<year>(?![.,/:]?<DIGITS>|%| <percent>| <UNITS>)",
    r"(?<=<in> )<far_year>(?![.,]<DIGITS>|%| <percent>| <UNITS>)",
)
def year(r: Reading) -> Meaning | None:
    return At(Stretch.year(r.int("YEAR")))


@atom("spelled year", "Year", r"(?:<the> year )?<teens> <tens>(?:[- ](?:<one>|<ones>))?".replace("year", "<unit>"))
def spelled_year(r: Reading) -> Meaning | None:
    century = r.int("teens")
    rest = r.int("tens") + r.int("ones") + r.int("one")
    return At(Stretch.year(100 * century + rest)) if century >= 15 else None


@atom(
    "decade",
    "Decade",
    r"(?:<the> )?(?:(?:<early>|<mid>|<late>)[- ])?<tens_s>",
    r"<the> (?:(?:<early>|<mid>|<late>)[- ])?<decade_word>",
    r"(?:<the> )?(?:(?:<early>|<mid>|<late>)[- ])?'<tens_s>",
)
def decade(r: Reading) -> Meaning | None:
    n = r.int("tens_s") if r.has("tens_s") else 10 * r.int("decade_word")
    if n % 10:
        return None
    n = n if n >= 1000 else 1900 + n if n < 100 else 0
    return _modified(r, At(Stretch(Unit.DECADE, n // 10))) if n else None


@atom("century", "Unit", r"(?:<the> )?(?:(?:<early>|<mid>|<late>)[- ])?<ORDINAL>[- ]<unit>")
def century(r: Reading) -> Meaning | None:
    if r.get("unit") not in (Unit.CENTURY, Unit.MILLENNIUM):
        return None
    return _modified(r, At(Stretch(Unit.CENTURY, r.int("ORDINAL") - 1)))


@atom("quarter", "Quarter", r"(?:(?:<the>|<possessive>) )?(?:<fiscal>[- ])?<ORDINAL>[- ]<quarter>", r"<q>")
def quarter(r: Reading) -> Meaning | None:
    n = r.int("ORDINAL") or r.int("q") or 2 * r.has("second")
    n = 2 if r.has("second") else n
    return InYear(Unit.QUARTER, n) if n in range(1, 5) else None


@atom(
    "season",
    "Season",
    r"(?:(?:<the>|<this>|<last>|<next>)(?: <past>| <coming>)? )?(?:(?:<early>|<mid>|<late>)[- ])?<season>",
    r"(?:<the>|<this>|<last>|<next>)(?: <past>| <coming>)? <fall>",
    r"<fall>(?= (?:of )?<YEAR>)",
)
def season(r: Reading) -> Meaning | None:
    turned = any(map(r.has, ("this", "last", "next", "past", "coming")))
    return _modified(r, InYear(Unit.SEASON, r.int("SEASON"), turn=_turn(r) if turned else None))


# Units before and after now


@atom(
    "last, this or next unit",
    "Unit",
    r"(?:<the> )?(?:<last>|<next>|<this>|<coming>|<following>|<current>)(?: <past>| <coming>)? (?:<fiscal> )?<UNIT>",
)
def turned_unit(r: Reading) -> Meaning | None:
    unit = _unit(r)
    if r.has("following"):
        return Offset(1, unit, Origin.EXPRESSION)
    return Turn(unit, _turn(r))


def _unit(r: Reading) -> Unit:
    unit = r.get("UNIT") or r.get("UNITS") or r.get("second")
    return unit if isinstance(unit, Unit) else Unit.DAY


@atom(
    "last or next units",
    "Duration",
    r"(?:<the> )?(?:<last>|<past>|<next>|<coming>|<recent>)(?: {number})?[ -](?:<UNITS>)",
)
def turned_units(r: Reading) -> Meaning | None:
    side = 1 if r.has("next") or r.has("coming") else -1
    return Length(number(r), _unit(r), side)


@atom("the past unit", "Duration", r"(?:<the> )?<past> <UNIT>")
def past_unit(r: Reading) -> Meaning | None:
    return Length(1, _unit(r), -1)


@atom(
    "units ago",
    "Offset",
    r"(?:{number}|<a>)[ -]<UNITS> <ago>",
    r"<a> <UNIT> <ago>",
    r"<one> <UNIT> <ago>",
    r"<units> <ago>",
)
def units_ago(r: Reading) -> Meaning | None:
    n = number(r)
    if n is None:
        return Reference("PAST_REF")
    return Offset(-int(n), _unit(r), Origin.PUBLICATION)


@atom(
    "units earlier or later",
    "Offset",
    r"(?:{number}|<a>)[ -]<UNITS> (?:<earlier>|<later>|<hence>)",
    r"(?:<a>|<one>)[ -]<UNIT>[ -](?:<earlier>|<later>)",
)
def units_later(r: Reading) -> Meaning | None:
    n = number(r)
    sign = -1 if r.has("earlier") else 1
    if n is None:
        return Reference("PAST_REF")
    return Offset(sign * int(n), _unit(r), Origin.EXPRESSION)


@atom("year-ago", "Offset", r"(?:<the> )?<UNIT>-(?:<ago>|<earlier>)(?: <period>| <quarter>)?")
def unit_ago(r: Reading) -> Meaning | None:
    return Offset(-1, _unit(r), Origin.EXPRESSION)


# Durations


@atom(
    "duration",
    "Duration",
    r"(?:{number}|<a>) (?:<more> |<full> )?(?:<UNITS>)",
    r"(?:<a>|<one>) (?:<full> )?(?:<UNIT>)(?! (?:<old>))",
    r"(?:{number}|<a>)[- ](?:<UNIT>|<second>)(?:-<long>)?(?!-<old>)",
)
def duration(r: Reading) -> Meaning | None:
    return Length(number(r), _unit(r))


def number(r: Reading) -> float | None:
    """The number in a reading: of digits or words; None for "several"."""
    if r.has("vague"):
        return None
    digits = [n for n in r.all("DIGITS") if isinstance(n, int)]
    if digits:
        text = r.match.group()
        if "/" in text and len(digits) == 3:
            return digits[0] + digits[1] / digits[2]
        if "." in text and len(digits) == 2:
            return float(f"{digits[0]}.{digits[1]}")
        return int("".join([str(digits[0]), *(f"{d:03}" for d in digits[1:])]))
    if r.has("couple"):
        return r.int("couple")
    total, part, seen = 0, 0, False
    for n in r.all("NUMBER_WORD"):
        if not isinstance(n, int):
            continue
        seen = True
        if n == 100:
            part = (part or 1) * 100
        elif n >= 1000:
            total, part = total + (part or 1) * n, 0
        else:
            part += n
    if seen:
        return total + part
    return 1 if r.has("a") else None


# Sets


@atom("every", "Set", r"<every> <UNIT>", r"<every> {month}", r"<every> <weekday>", r"<weekdays>")
def every(r: Reading) -> Meaning | None:
    if weekday := r.int("weekday") or r.int("weekdays"):
        return Recurring(f"XXXX-WXX-{weekday}")
    if month := _month(r):
        return Recurring(f"XXXX-{month:02}")
    return Recurring(f"P1{_unit(r).value[0]}")


@atom("daily", "Set", r"<daily>", r"<yearly>")
def daily(r: Reading) -> Meaning | None:
    return Recurring(str(r.get("daily") or r.get("yearly")))


# References


@atom("now", "Reference", r"<now>")
def now(r: Reading) -> Meaning | None:
    return Reference("PRESENT_REF")


@atom("recently", "Reference", r"<recently>", r"<recent>")
def recently(r: Reading) -> Meaning | None:
    return Reference("PAST_REF")


@atom("soon", "Reference", r"<soon>(?! <after>)")
def soon(r: Reading) -> Meaning | None:
    return Reference("FUTURE_REF")


@atom("the future", "Reference", r"<the> (?:~ )?<future>")
def future(r: Reading) -> Meaning | None:
    return Reference("FUTURE_REF")


@atom(
    "the unit",
    "Same",
    r"(?:<the>|<that>)(?: <that>)? (?:<full> |<fiscal> )?<UNIT>",
    r"<the> <latest> (?:<fiscal> )?(?:<UNIT>|<period>)",
)
def same(r: Reading) -> Meaning | None:
    if r.has("period"):
        return Same(Unit.QUARTER)
    unit = _unit(r)
    if unit is Unit.WEEKEND:
        return Turn(unit, -1)
    return Same(unit) if unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR) else None


# Clock and parts of days


@atom(
    "part of day",
    "Part",
    r"(?:<the> )?(?:<this>|<last>|<next>) <part>",
    r"(?:<early>|<mid>|<late>)?[- ]?<part>",
    r"<tonight>",
)
def part(r: Reading) -> Meaning | None:
    turn = r.int("last") + r.int("next")
    suffix = f"T{r.get('part') or 'NI'}"
    if r.has("this") or r.has("last") or r.has("tonight") or r.has("next"):
        return Clock(suffix, Turn(Unit.DAY, turn))
    return Clock(suffix)


@atom("clock", "Clock", r"(?P<h><TWO>)(?::(?P<m><pair>|<TWO>))? ?<ampm>(?: <zone>)?", r"<clock>")
def clock(r: Reading) -> Meaning | None:
    times = [n for n in r.all("TWO") if isinstance(n, int)] + [n for n in r.all("pair") if isinstance(n, int)]
    if not times or times[0] > 12 or not isinstance(r.get("ampm"), str):
        return None
    hour = times[0] % 12 + 12 * (r.get("ampm") == "p")
    return Clock(f"T{hour:02}:{times[1]:02}" if len(times) > 1 else f"T{hour:02}:00")


@atom("feast", "Feast", r"(?:(?:<last>|<next>|<this>) )?<feast>(?: <DAYWORD>)?".replace("<DAYWORD>", "<unit>"))
def feast(r: Reading) -> Meaning | None:
    turned = any(map(r.has, ("this", "last", "next")))
    return Feast(str(r.get("feast")), _turn(r) if turned else None)


# Expressions of several expressions


def _modified(r: Reading, meaning: Meaning) -> Meaning:
    for name in ("early", "mid", "late", "end", "about", "nearly", "over"):
        if mod := r.get(name):
            return Modified(meaning, str(mod))
    return meaning


@phrase("weekday with date", "FullDay", r"<Weekday>,? (?P<date><FullDay>|<MonthDay>)")
def weekday_with_date(r: Reading) -> Meaning | None:
    return r.expression("FullDay MonthDay")


@phrase(
    "part of a year",
    "Quarter",
    r"(?:<Quarter>|<Season>|<Half>|<Month>),? (?:of |in )?(?P<year><Year>|<Unit>)",
    r"(?:<the> )?(?P<year><Year>|<Unit>)(?:'s)? (?:<Quarter>|<Season>|<Half>)",
)
def part_of_year(r: Reading) -> Meaning | None:
    part = r.expression("Quarter Season Half Month")
    whole = r.expression("Year Unit")
    mod = part.mod if isinstance(part, Modified) else ""
    part = part.inner if isinstance(part, Modified) else part
    if not isinstance(part, InYear):
        return None
    if isinstance(whole, At) and whole.stretch.unit is Unit.YEAR:
        meaning: Meaning = At(_part(part, whole.stretch.index))
    elif isinstance(whole, Turn) and whole.unit is Unit.YEAR:
        meaning = InYear(part.unit, part.number, part.day, whole.n, bare=False)
    else:
        return None
    return Modified(meaning, mod) if mod else meaning


def _part(part: InYear, year: int) -> Stretch:
    if part.unit is Unit.MONTH:
        return Stretch.month(year, part.number)
    return Stretch.part(part.unit, year, part.number)


@phrase(
    "time of a day",
    "DayPart",
    r"(?P<day><Weekday>|<Deictic>|<FullDay>|<MonthDay>) (?:at )?(?:<Part>|<Clock>)",
    r"(?:<Part>|<Clock>),? (?:on )?(?P<day><Weekday>|<Deictic>|<FullDay>|<MonthDay>)",
)
def time_of_day(r: Reading) -> Meaning | None:
    time = r.expression("Part Clock")
    day = r.expression("Weekday Deictic FullDay MonthDay")
    if not isinstance(time, Clock) or time.day is not None:
        return None
    return Clock(time.suffix, day)


@phrase(
    "modified date",
    "Unit",
    r"(?:(?:<early>|<late>|<mid>)[- ]|<earlier> |<later> )(?:<Weekday>|<Deictic>|<Month>|<Year>|<Unit>)",
    r"(?:(?:<early>|<late>|<mid>)[- ]|<earlier> |<later> )(?:<Same>|<Quarter>|<Season>|<DayPart>|<Part>)",
    r"(?:<the> )?(?:<end>|<mid>) of (?:<Month>|<Year>|<Unit>|<Same>|<Quarter>|<Season>)",
)
def modified(r: Reading) -> Meaning | None:
    inner = r.expression("Weekday Deictic Month Year Unit Same Quarter Season DayPart Part")
    if inner is None or isinstance(inner, Modified):
        return inner
    mod = next(
        (str(m) for m in map(r.get, ("early", "late", "mid", "end")) if m), "BEFORE" if r.has("earlier") else "AFTER"
    )
    return Modified(inner, mod)


@phrase("about so long", "Duration", r"(?:<about>|<nearly>|<over>) (?:<Duration>|<Offset>)")
def about(r: Reading) -> Meaning | None:
    length = r.expression("Duration Offset")
    return _modified(r, length) if length else None
