"""Days, months, years and their parts, as the calendar names them."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, Feast, InYear, Meaning, Modified, Numeric, Turn, Weekday
from claims.dates.stretches import Stretch, Unit

RULES = Rules()
_SPELLED_FROM, _LAST_CENTURY_FROM = 15, 40


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
    year = year if r.has("YEAR") else _in_full(year)
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


@RULES.add(
    "year",
    "Year",
    r"(?<![$#.,/:])(?<!<DIGITS>-)(?<![$#] )<year>(?![.,:]<DIGITS>|/<TWO>/|%| <percent>| <UNITS>| <power>| <counted>)",
    r"(?<=<DATING> )<far_year>(?![.,/:]?<DIGITS>|%| <percent>| <UNITS>| <power>)",
    r"(?<=\()<far_year>(?=[-)])",
    r"(?:<the> )?<fiscal> (?:<unit> )?<YEAR>",
    r"(?:<the> )?(?:<whole>[- ])?<unit> <YEAR>",
    r"(?:<the> )?<YEAR> <fiscal> <unit>",
)
def year(r: Reading) -> Meaning | None:
    return At(Stretch.year(r.int("YEAR"))) if r.get("unit") in (None, Unit.YEAR) else None


@RULES.add("short year", "Year", r"(?<=<PREP> )<short_year>", r"<the> <unit> <short_year>")
def short_year(r: Reading) -> Meaning | None:
    """Two digits with an apostrophe: the last century from '40 on, this one before."""
    return At(Stretch.year(_in_full(r.int("short_year"))))


@RULES.add("month and year", "Month", r"{month},? (?:<of> )?<short_year>")
def month_and_short_year(r: Reading) -> Meaning | None:
    return At(Stretch.month(_in_full(r.int("short_year")), month_of(r)))


def _in_full(year: int) -> int:
    return year + (1900 if year >= _LAST_CENTURY_FROM else 2000)


@RULES.add("year-end", "Year", r"(?:<the> )?<unit>(?:'<s> |[- ])<end>(?! <of>)")
def year_end(r: Reading) -> Meaning | None:
    return Modified(Turn(Unit.YEAR, 0), "END") if r.get("unit") is Unit.YEAR else None


@RULES.add(
    "year before Christ", "Year", r"<DIGITS> <bc>", r"(?<=<PREP> )<bc> <DIGITS>", r"<ad> <DIGITS>", r"<DIGITS> <ad>"
)
def year_of_era(r: Reading) -> Meaning | None:
    n = r.int("DIGITS")
    return At(Stretch.year(1 - n if r.has("bc") else n)) if 0 < n < 10_000 else None


@RULES.add("end of a range of years", "Year", r"<YEAR>[-/](?P<it><MINUTE>)(?![-./:]?<DIGITS>)")
def range_end(r: Reading) -> Meaning | None:
    start, end = r.int("YEAR"), r.int("MINUTE")
    return At(Stretch.year(start - start % 100 + end)) if end > start % 100 else None


@RULES.add("year of a range", "Year", r"<YEAR>-(?P<it><YEAR>)(?![-./:]?<DIGITS>)")
def range_year(r: Reading) -> Meaning | None:
    start, end = r.ints("YEAR")
    return At(Stretch.year(end)) if end > start else None


@RULES.add(
    "spelled year",
    "Year",
    r"(?:<the> <unit> )?<teens> <tens>(?:[- ](?:<one>|<ones>))?",
    r"(?<=<PREP> )<teens> <teens>",
    r"<the> <unit> <ones> <power>(?: <and>)?(?: (?:<one>|<ones>|<teens>))?",
)
def spelled_year(r: Reading) -> Meaning | None:
    if r.has("power"):
        thousands, power, *rest = r.ints("NUMBER_WORD")
        return At(Stretch.year(thousands * power + sum(rest))) if power == 1000 else None
    hundreds, *rest = r.ints("NUMBER_WORD")
    return At(Stretch.year(100 * hundreds + sum(rest))) if hundreds >= _SPELLED_FROM else None


@RULES.add(
    "decade",
    "Decade",
    r"(?:<the> )?{phase}?(?<!\$)'?<tens_s>",
    r"<the> {phase}?(?:<YEAR>|<pair>)'<s>",
    r"<the> {phase}?<decade_name>",
)
def decade(r: Reading) -> Meaning | None:
    """Two digits alone may be an age, a price, a temperature: they need an apostrophe, or "the" and to be past 50."""
    n = r.int("tens_s") or r.int("YEAR") or r.int("pair") or 10 * r.int("decade_name")
    if n < 100:
        if not (r.has("decade_name") or "'" in r.letters or (r.has("the") and n >= 50)):
            return None
        n += 1900
    return phased(r, At(Stretch(Unit.DECADE, n // 10))) if n % 10 == 0 and 1000 <= n < 3000 else None


@RULES.add("century", "Century", r"(?:<the> )?{phase}?<ORDINAL>[- ]<age>(?: <bc>)?")
def century(r: Reading) -> Meaning | None:
    unit, n = r.get("age"), r.int("ORDINAL") or 2
    return phased(r, At(Stretch(unit, -n if r.has("bc") else n - 1))) if isinstance(unit, Unit) else None


@RULES.add(
    "quarter",
    "Quarter",
    r"(?:<the> )?(?:<fiscal>[- ])?<ORDINAL> (?:<fiscal> )?<quarter>",
    r"(?:<fiscal>[- ])?<ORDINAL>-<quarter>",
    r"<quarter_name>",
)
def quarter(r: Reading) -> Meaning | None:
    n = 2 if r.has("second") else r.int("ORDINAL") or r.int("quarter_name")
    return InYear(Unit.QUARTER, n) if 1 <= n <= 4 else None


@RULES.add("quarter", "Quarter", r"<the> <last> <quarter>(?= <of> (?:<year>|<the> <unit>|{turned} <unit>))")
def last_quarter(r: Reading) -> Meaning | None:
    return InYear(Unit.QUARTER, 4)


@RULES.add(
    "one of several quarters", "Quarter", r"(?:<the> )?(?P<it><ORDINAL>)(?:, <ORDINAL>,?)? <and> <ORDINAL> <quarters>"
)
@RULES.add("one of several quarters", "Quarter", r"<ORDINAL>,? <and> (?P<it><ORDINAL> <quarters>)")
def one_of_quarters(r: Reading) -> Meaning | None:
    named = r.part("it")
    n = 2 if named.has("second") else named.int("ORDINAL")
    return InYear(Unit.QUARTER, n) if 1 <= n <= 4 else None


@RULES.add("half-year", "Half", r"(?:<the> )?(?:<fiscal>[- ])?<ORDINAL>[- ]<half>", r"<half_name>")
def half(r: Reading) -> Meaning | None:
    n = 2 if r.has("second") else r.int("ORDINAL") or r.int("half_name")
    return InYear(Unit.HALF, n) if 1 <= n <= 2 else None


@RULES.add(
    "season",
    "Season",
    r"(?:<the> |{turned} )?{phase}?<season>",
    r"(?:<the>|{turned}) {phase}?<fall>",
    r"<fall>(?= (?:<of> )?<YEAR>)",
)
def season(r: Reading) -> Meaning | None:
    return phased(r, InYear(Unit.SEASON, r.int("SEASON"), turn=turn_of(r)))


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
