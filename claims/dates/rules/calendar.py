"""Days, months, weekdays and holidays, as the calendar names them."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, Feast, InYear, Meaning, Modified, Numeric, Weekday
from claims.dates.stretches import Stretch, Unit

RULES = Rules()
_LAST_CENTURY_FROM = 40


def month_of(r: Reading) -> int:
    return r.int("MONTH") or r.int("short_month")


def turn_of(r: Reading) -> int | None:
    """Last (-1), this (0), next (+1); None where none is said. "This past" is last, "this coming" next."""
    turn = r.of("past previous coming following last next this current")
    return turn if isinstance(turn, int) else None


def phased(r: Reading, meaning: Meaning) -> Meaning:
    """The meaning with the modifier that early, mid or late gives it."""
    mod = r.of("early mid late")
    return Modified(meaning, str(mod)) if mod else meaning


def in_full(year: int) -> int:
    """Two digits of a year: the last century from '40 on, this one before."""
    return year + (1900 if year >= _LAST_CENTURY_FROM else 2000)


def _day_of_month(r: Reading) -> int:
    return r.int("DAY") or r.int("ordinal")


def _at(stretch: Stretch | None) -> Meaning | None:
    return At(stretch) if stretch else None


@RULES.add(
    "full date",
    "FullDay",
    r"{month} (?:<the> )?{day_of_month},? ?{year}",
    r"<short_month>\.<DAY>,? ?{year}",
    r"(?:<the> )?{unglued}(?:<DAY>|<ordinal>)(?: <of>)?[ -]{month},?[ -]{year}",
)
def full_date(r: Reading) -> Meaning | None:
    return _at(Stretch.day(r.int("YEAR"), month_of(r), _day_of_month(r)))


@RULES.add(
    "first day of a range",
    "FullDay",
    r"(?P<it>{month} <DAY>){to}<DAY>,? {year}",
    r"(?P<it><DAY>){to}<DAY> {month},? {year}",
)
@RULES.add("last day of a range", "FullDay", r"{month} <DAY>{to}(?P<it><DAY>,? {year})")
def day_of_range(r: Reading) -> Meaning | None:
    day = r.part("it").int("DAY")
    return _at(Stretch.day(r.int("YEAR"), month_of(r), day))


@RULES.add("first day of a range", "MonthDay", r"(?P<it><DAY>){to}<DAY> {month}")
@RULES.add(
    "last day of a range",
    "MonthDay",
    r"{month} <DAY>{to}(?P<it><DAY>)(?![.,:/]?<DIGITS>|%| <percent>| <UNITS>| <am_pm>)",
)
def day_of_month_range(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, month_of(r), r.part("it").int("DAY"))


@RULES.add("ISO date", "FullDay", r"(?<![-/.])<YEAR>(?:-<TWO>-|/<TWO>/)<TWO>(?![-/]?<DIGITS>)")
def iso_date(r: Reading) -> Meaning | None:
    month, day = r.ints("TWO")
    return _at(Stretch.day(r.int("YEAR"), month, day))


@RULES.add(
    "numeric date",
    "FullDay",
    r"(?<![-/.])<TWO>(?:/<TWO>/|-<TWO>-)<YEAR>(?![-/]?<DIGITS>)",
    r"(?<![-/.$])(?<!<DIGITS> )<TWO>/<TWO>/<MINUTE>(?![-/.,]?<DIGITS>)",
)
def numeric_date(r: Reading) -> Meaning | None:
    """Day before month or month before day: whatever the rest of the text says."""
    a, b, year = r.ints("DIGITS")
    year = year if r.has("YEAR") else in_full(year)
    day_first, month_first = Stretch.day(year, b, a), Stretch.day(year, a, b)
    if day_first == month_first:
        return _at(day_first)
    return Numeric(day_first, month_first)


@RULES.add("dotted date", "FullDay", r"(?<![-/.])<TWO>\. ?<TWO>\. ?<YEAR>(?![-/]?<DIGITS>)")
def dotted_date(r: Reading) -> Meaning | None:
    """Who writes dots writes the day first."""
    day, month = r.ints("TWO")
    return _at(Stretch.day(r.int("YEAR"), month, day))


@RULES.add(
    "month and day",
    "MonthDay",
    r"(?:{turned} )?{month} (?:<the> )?{day_of_month}",
    r"<short_month>\.<DAY>(?![.,/:]?<DIGITS>)",
    r"(?:<the> )?{unglued}(?:<DAY>|<ordinal>)(?: <of>)? {month}",
)
def month_and_day(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, month_of(r), _day_of_month(r), turn_of(r))


@RULES.add("month and year", "Month", r"{month},? (?:<of> )?{year}")
def month_and_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(r.int("YEAR"), month_of(r)))


@RULES.add(
    "month",
    "Month",
    r"(?:{turned} )?<month>",
    r"(?:{turned} |{phase})<loose_month>",
    r"(?<=<PREP> )<loose_month>(?! <day>)",
    r"<loose_month>(?='<s>)",
    r"<loose_month>(?=,? <PREP> (?:<MONTH>|<YEAR>))",
    r"<short_month>\.",
    r"{turned} <short_month>",
)
def month(r: Reading) -> Meaning | None:
    return phased(r, InYear(Unit.MONTH, month_of(r), turn=turn_of(r)))


@RULES.add(
    "weekday", "Weekday", r"(?:{turned} )?<weekday>", r"<short_weekday>\.", r"<short_weekday>(?=,? {month} <DAY>)"
)
def weekday(r: Reading) -> Meaning | None:
    return Weekday(r.int("weekday") or r.int("short_weekday"), turn_of(r))


@RULES.add("month and year", "Month", r"{month},? (?:<of> )?<short_year>")
def month_and_short_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(in_full(r.int("short_year")), month_of(r)))


@RULES.add(
    "holiday",
    "Feast",
    r"(?:{turned} )?<feast>(?: <eve>| <unit>)?(?! <named_after_feast>)",
    r"(?:{turned} )?<feast_of>(?:'?<s>'?)? <unit>",
    r"(?:{turned} )?<feast_before> <weekday>",
    r"<feast> <weekday>",
    r"<new> <unit>'<s> (?:<unit>|<eve>)",
)
def feast(r: Reading) -> Meaning | None:
    if any(unit not in (Unit.DAY, Unit.YEAR) for unit in r.all("unit")):
        return None
    if r.has("new"):
        return Feast("new year's eve" if r.has("eve") else "new year's day")
    name = str(r.of("feast feast_of feast_before"))
    if r.has("feast") and r.has("weekday"):
        return Feast("easter monday") if name == "easter" and r.int("weekday") == 1 else None
    return Feast(f"{name} eve" if r.has("eve") else name, turn_of(r))
