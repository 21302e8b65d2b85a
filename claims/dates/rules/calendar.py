"""Days, months, weekdays and holidays, as the calendar names them."""

from __future__ import annotations

from datetime import date

from claims.dates.feasts import feast_day
from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, Clock, DayOf, Feast, InYear, Meaning, Modified, Numeric, Turn, Weekday
from claims.dates.stretches import Stretch, Unit

RULES = Rules()
_LAST_CENTURY_FROM, _LAST_DAY, _MAY = 40, 31, 5


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
    return r.int("DAY") or r.int("tens") + (r.int("ordinal") or (2 if r.has("second") else 0))


def _at(stretch: Stretch | None) -> Meaning | None:
    return At(stretch) if stretch else None


@RULES.add(
    "full date",
    "FullDay",
    r"{month} (?:<the> )?{day_of_month},? ?{year}",
    r"<short_month>\.<DAY>,? ?{year}",
    r"(?:<the> )?{unglued}(?:<DAY>|{day_of_month})(?: <of>)?[ -]{month},? {year}",
    r"{unglued}<DAY>-{month}-<YEAR>",
)
def full_date(r: Reading) -> Meaning | None:
    return _at(Stretch.day(r.int("YEAR"), month_of(r), _day_of_month(r)))


@RULES.add(
    "full date of an early year",
    "FullDay",
    r"{day_of_month}(?: <of>)? {month},? <ad> <DIGITS>",
    r"{day_of_month}(?: <of>)? {month},? <DIGITS> <ad>",
    r"{unglued}{day_of_month}(?: <of>)? {month} <digits>(?={over}| <PREP>)",
    r"{month} {day_of_month}, (?:<ad> <DIGITS>|<DIGITS> <ad>)",
)
def full_date_of_early_year(r: Reading) -> Meaning | None:
    """The year stands last, but for its AD: "24 August AD 79", "14 October 732"."""
    *day, year = r.ints("DIGITS")
    return _at(Stretch.day(year, month_of(r), day[0] if day else _day_of_month(r)))


@RULES.add(
    "date before Christ", "Year", r"{day_of_month}(?: <of>)? {month},? <DIGITS> <bc>", r"{month},? <DIGITS> <bc>"
)
def date_before_christ(r: Reading) -> Meaning | None:
    """The calendar has no days before the year 1: such a day is told as its year."""
    return At(Stretch.year(1 - r.ints("DIGITS")[-1]))


@RULES.add("full date", "FullDay", r"{month} {day_of_month},? <short_year>")
def full_date_of_short_year(r: Reading) -> Meaning | None:
    return _at(Stretch.day(in_full(r.int("short_year")), month_of(r), _day_of_month(r)))


@RULES.add(
    "first day of a range",
    "FullDay",
    r"(?P<it>{month} <DAY>){to}<DAY>,? {year}",
    r"(?P<it><DAY>){to}<DAY> {month},? {year}",
)
@RULES.add("last day of a range", "FullDay", r"{month} <DAY>(?:{to}|{more_days})(?P<it><DAY>,? {year})")
def day_of_range(r: Reading) -> Meaning | None:
    day = r.part("it").int("DAY")
    return _at(Stretch.day(r.int("YEAR"), month_of(r), day))


@RULES.add(
    "day of a list",
    "FullDay",
    r"(?P<it>{month} <DAY>)(?={and_days},? (?P<of>{year}))",
    *(rf"{{month}} <DAY>(?:, <DAY>){{{n}}}, (?P<it><DAY>)(?={{and_days}},? (?P<of>{{year}}))" for n in range(3)),
    r"{unglued}(?P<it><DAY>)(?={and_days} (?P<of>{month},? {year}))",
)
def day_of_list(r: Reading) -> Meaning | None:
    """ "November 5, 6 and 7, 2019" and "5, 6 and 7 November 2019"."""
    of = r.part("of")
    return _at(Stretch.day(of.int("YEAR"), month_of(r) or month_of(of), r.part("it").int("DAY")))


@RULES.add("first day of a range", "MonthDay", r"(?P<it><DAY>){to}<DAY> {month}")
@RULES.add("last day of a range", "MonthDay", r"{month} <DAY>(?:{to}|{more_days})(?P<it><DAY>){no_number}")
@RULES.add(
    "day of a list",
    "MonthDay",
    *(rf"{{month}} <DAY>(?:, <DAY>){{{n}}}, (?P<it><DAY>)(?={{and_days}}{{no_number}})" for n in range(3)),
)
def day_of_month_range(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, month_of(r), r.part("it").int("DAY"))


@RULES.add("day of a list", "MonthDay", r"{unglued}(?P<it><DAY>)(?={and_days} (?P<of>{month}))")
def day_of_month_list(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, month_of(r.part("of")), r.part("it").int("DAY"))


@RULES.add(
    "ISO date and time",
    "Time",
    r"(?<![-/.])<YEAR>-<TWO>-<day_hour>:(?:<MINUTE>|<zulu>)(?::(?:<MINUTE>|<zulu>)(?:\.(?:<DIGITS>|<zulu>))?)?"
    r"(?:[-+]<MINUTE>:?<MINUTE>)?",
)
def iso_time(r: Reading) -> Meaning | None:
    """ISO 8601 with a T: exact to the minute; what its clock was set to is not told by TIMEX3."""
    month, *_ = r.ints("TWO")
    day, hour = divmod(r.int("day_hour"), 100)
    minute = r.ints("MINUTE zulu")[1]
    stretch = Stretch.day(r.int("YEAR"), month, day)
    return Clock(f"T{hour:02}:{minute:02}", At(stretch), Unit.MINUTE) if stretch and hour < 24 and minute < 60 else None


@RULES.add("ISO date", "FullDay", r"(?<![-/.])<YEAR>(?:-<TWO>-|/<TWO>/)<TWO>(?![-/]?<DIGITS>)")
def iso_date(r: Reading) -> Meaning | None:
    month, day = r.ints("TWO")
    return _at(Stretch.day(r.int("YEAR"), month, day))


@RULES.add("ISO month", "Month", r"(?<![-/.])<YEAR>-<MINUTE>(?![-/.:]?<DIGITS>)")
def iso_month(r: Reading) -> Meaning | None:
    """ "2024-09", where the second number can end no range of years as in "2008-09"."""
    year, month = r.int("YEAR"), r.ints("MINUTE")[-1]
    two_digits = r.has("zero_day") or month >= 10
    return At(Stretch.month(year, month)) if two_digits and 1 <= month <= min(12, year % 100) else None


@RULES.add(
    "numeric date",
    "FullDay",
    r"(?<![-/.])<TWO>(?:/<TWO>/|-<TWO>-)<YEAR>(?![-/]?<DIGITS>)",
    r"(?<![-/.$])(?<!<DIGITS> )<slashed>(?![-/.,]?<DIGITS>)",
)
def numeric_date(r: Reading) -> Meaning | None:
    """Day before month or month before day: whatever the rest of the text says."""
    slashed = r.get("slashed")
    a, b, year = slashed if isinstance(slashed, tuple) else r.ints("DIGITS")
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


@RULES.add("day by its name", "FullDay", r"<named_date>")
def named_date(r: Reading) -> Meaning | None:
    """The day whose numbers are its name; any others with a stroke are a fraction, a score or a date in short."""
    day = r.get("named_date")
    return At(Stretch.around(Unit.DAY, day), event=True) if isinstance(day, date) else None


@RULES.add(
    "month and day",
    "MonthDay",
    r"(?:{turned} )?{month} (?:<the> )?{day_of_month}",
    r"<short_month>\.<DAY>(?![.,/:]?<DIGITS>)",
    r"{month} (?:<the> )?<second>(?={over}| <PREP>)",
    r"(?:<the> )?{unglued}(?:<DAY>|{day_of_month})(?: <of>)? {month}",
)
def month_and_day(r: Reading) -> Meaning | None:
    return InYear(Unit.MONTH, month_of(r), _day_of_month(r), turn_of(r))


@RULES.add(
    "day of the month",
    "MonthDay",
    r"(?<=<PREP> )<the> <nth>(?={over})",
    r"(?<=<on> )<the> <nth>(?= <DETERMINER> )",
    r"<weekday>,? <the> <nth>(?! <of>)",
)
def day_of_the_month(r: Reading) -> Meaning | None:
    return DayOf(r.int("nth")) if r.int("nth") <= _LAST_DAY else None


@RULES.add("day of this or that month", "MonthDay", r"(?:<the> )?<nth> <of> (?:{turned}|<the>|<that>) <unit>")
def day_of_that_month(r: Reading) -> Meaning | None:
    if r.get("unit") is not Unit.MONTH or r.int("nth") > _LAST_DAY:
        return None
    turn = turn_of(r)
    return DayOf(r.int("nth"), Turn(Unit.MONTH, turn) if turn is not None else None)


@RULES.add("the 3rd inst.", "MonthDay", r"(?:<the> )?<nth> <instant>\.?")
def instant(r: Reading) -> Meaning | None:
    """Old letters: this month's, last month's (ultimo), next month's (proximo)."""
    return DayOf(r.int("nth"), Turn(Unit.MONTH, r.int("instant"))) if r.int("nth") <= _LAST_DAY else None


@RULES.add("month and year", "Month", r"{month},? (?:<of> )?{year}")
def month_and_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(r.int("YEAR"), month_of(r)))


@RULES.add(
    "month",
    "Month",
    r"(?:{turned} )?<month>",
    r"(?:{turned} |{phase})(?:<loose_month>|<given_name>)",
    r"(?<=<PREP> )(?:<loose_month>(?! <day>)|<given_name>(?! {name}))",
    r"(?:(?<=<in> )|(?<=<since> )|(?<=<until> ))<given_name>",
    r"(?<=<a> )<loose_month>",
    r"(?:(?<=<end>-)|(?<=<MONTH>-))<loose_month>",
    r"(?<=<the> )<loose_month>(?! <on>| <of>| {name})",
    r"(?<!{name} )<loose_month>(?='<s>)",
    r"(?<!{name} )<loose_month>(?=(?:,? <PREP> |-)(?:<MONTH>|<YEAR>))",
    r"<given_name>(?! {name})",
    r"(?<=<DETERMINER> )<given_name>",
    r"(?<=~ )<given_name>",
    r"<short_month>\.",
    r"{turned} <short_month>",
)
def month(r: Reading) -> Meaning | None:
    return phased(r, InYear(Unit.MONTH, month_of(r), turn=turn_of(r)))


@RULES.add(
    "weekday",
    "Weekday",
    r"(?:{turned} )?(?<!<named_day> )(?<!<feast_before> )<weekday>(?! <paper>)",
    r"<weekday> (?:<last>|<next>|<unit>)(?={over})",
    r"(?<!<the> )<short_weekday>\.",
    r"<short_weekday>(?=,? (?:{month} <DAY>|<DAY> {month}))",
)
def weekday(r: Reading) -> Meaning | None:
    """ "Tuesday week" is the one after the next."""
    if r.has("unit"):
        return Weekday(r.int("weekday"), 2) if r.get("unit") is Unit.WEEK else None
    return Weekday(r.int("weekday") or r.int("short_weekday"), turn_of(r))


@RULES.add("month and year", "Month", r"{month},? (?:<of> )?<short_year>")
def month_and_short_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(in_full(r.int("short_year")), month_of(r)))


@RULES.add(
    "holiday",
    "Feast",
    r"(?:{turned} )?<feast>(?: <eve>| <unit>)?(?! <named_after_feast>)",
    r"(?:{turned} )?<feast_of>(?:'?<s>'?)? <unit>",
    r"(?:{turned} )?<feast_before> <weekday>(?! {name})",
    r"<feast> <weekday>",
    r"<new> <unit>'<s> (?:<unit>|<eve>)",
    r"<loose_month> <unit>",
)
def feast(r: Reading) -> Meaning | None:
    if any(unit not in (Unit.DAY, Unit.YEAR) for unit in r.all("unit")):
        return None
    if r.has("loose_month"):
        return Feast("may day") if r.int("loose_month") == _MAY and r.get("unit") is Unit.DAY else None
    if r.has("new"):
        return Feast("new year's eve" if r.has("eve") else "new year's day")
    name = str(r.of("feast feast_of feast_before"))
    if r.has("feast") and r.has("weekday"):
        named = {1: "easter monday", 7: "easter"}.get(r.int("weekday"))
        return Feast(named) if name == "easter" and named else None
    if r.has("feast_before") and _weekday_of(name) != r.int("weekday"):
        return None
    return Feast(f"{name} eve" if r.has("eve") else name, turn_of(r))


def _weekday_of(feast: str) -> int:
    """The day of the week that a holiday named after one falls on, in any year."""
    day = feast_day(feast, 2000)
    return day.isoweekday() if day else 0
