"""Years, what is longer, and the parts of a year."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, InYear, Meaning, Modified, Same, Turning
from claims.dates.rules.calendar import in_full, phased, turn_of
from claims.dates.stretches import YEARS_IN, Stretch, Unit

RULES = Rules()
_SPELLED_FROM, _SPELLED_TO = 15, 20
_CENTURIES = 10
_EVENTS_FROM, _MODERN = 1400, 1900
_HUNDRED, _THOUSAND, _THIS_MILLENNIUM = 100, 1000, 2000


@RULES.add(
    "year",
    "Year",
    r"(?<![$#.,/:])(?<!<DIGITS>-)(?<![$#] )(?<!<no>\. )(?<!<numbered> )<year>{no_amount}",
    r"(?<=<DATING> )<far_year>(?![.,/:]?<DIGITS>|%| <percent>| <UNITS>| <power>)",
    r"(?<=\()<far_year>(?=[-)])",
    r"(?:<the> )?<fiscal> (?:<unit> )?<YEAR>",
    r"(?:<the> )?(?:<whole>[- ])?<unit> <YEAR>",
    r"(?:<the> )?<YEAR> <fiscal> <unit>",
    r"(?:<the> )?<fiscal_name>",
)
def year(r: Reading) -> Meaning | None:
    year = r.int("YEAR") or r.int("fiscal_name")
    return At(Stretch.year(year)) if r.get("unit") in (None, Unit.YEAR) else None


@RULES.add("year", "Year", r"(?<=<the> )<far_year>(?= ~)")
def year_of_event(r: Reading) -> Meaning | None:
    """ "The 1666 fire"; a round number is more often one of things."""
    year = r.int("far_year")
    return At(Stretch.year(year)) if _EVENTS_FROM <= year < _MODERN and year % 100 else None


@RULES.add("about a year", "Year", r"<circa>\.? ?<YEAR>")
def about_year(r: Reading) -> Meaning | None:
    return Modified(At(Stretch.year(r.int("YEAR"))), "APPROX")


@RULES.add("early year", "Year", r"<the> <unit> <digits>(?![.,]<DIGITS>)")
def early_year(r: Reading) -> Meaning | None:
    """ "The year 476": without the word, three digits are a number."""
    return At(Stretch.year(r.int("digits"))) if r.get("unit") is Unit.YEAR and 0 < r.int("digits") < 3000 else None


@RULES.add(
    "short year", "Year", r"(?<=<PREP> )<short_year>", r"(?<=<SEASON> )<short_year>", r"<the> <unit> <short_year>"
)
def short_year(r: Reading) -> Meaning | None:
    """Two digits with an apostrophe: the last century from '40 on, this one before."""
    return At(Stretch.year(in_full(r.int("short_year"))))


@RULES.add("year-end", "Year", r"(?:<the> )?(?:<fiscal> )?<unit>(?:'<s> |[- ])<end>(?! <of>)")
@RULES.add("year-end", "Year", r"<mid>[- ]<unit>(?! <of>)")
def year_end(r: Reading) -> Meaning | None:
    unit = r.get("unit")
    known = isinstance(unit, Unit) and unit in (Unit.YEAR, Unit.MONTH, Unit.WEEK)
    return Modified(Same(unit), "MID" if r.has("mid") else "END") if known and isinstance(unit, Unit) else None


@RULES.add("year-end", "Year", r"<unit>(?:'<s> |[- ])<end>,? (?:<of> )?{year}")
def end_of_year(r: Reading) -> Meaning | None:
    return Modified(At(Stretch.year(r.int("YEAR"))), "END") if r.get("unit") is Unit.YEAR else None


@RULES.add(
    "year before Christ", "Year", r"<DIGITS> <bc>", r"(?<=<PREP> )<bc> <DIGITS>", r"<ad> <DIGITS>", r"<DIGITS> <ad>"
)
def year_of_era(r: Reading) -> Meaning | None:
    n = r.int("DIGITS")
    return At(Stretch.year(1 - n if r.has("bc") else n)) if 0 < n < 10_000 else None


@RULES.add("year of a range before Christ", "Year", r"(?P<it><DIGITS>){to}<DIGITS> <bc>")
def range_before_christ(r: Reading) -> Meaning | None:
    first, last = r.ints("DIGITS")
    return At(Stretch.year(1 - first)) if 10_000 > first > last > 0 else None


@RULES.add("end of a range of years", "Year", r"<YEAR>[-/](?P<it><MINUTE>)(?![-./:]?<DIGITS>)")
def range_end(r: Reading) -> Meaning | None:
    start, end = r.int("YEAR"), r.int("MINUTE")
    return At(Stretch.year(start - start % 100 + end)) if end > start % 100 else None


@RULES.add("year of a range", "Year", r"<YEAR>[-/](?P<it><YEAR>)(?![-./:]?<DIGITS>)")
def range_year(r: Reading) -> Meaning | None:
    start, end = r.ints("YEAR")
    return At(Stretch.year(end)) if end > start else None


@RULES.add(
    "spelled year",
    "Year",
    r"(?:<the> <unit> )?<teens> <tens>(?:[- ](?:<one>|<ones>))?",
    r"(?<=<PREP> )<teens> <teens>",
    r"<teens> <oh>[ -](?:<one>|<ones>)",
    r"(?<=<PREP> )<tens> (?:<teens>|<tens>(?:[- ](?:<one>|<ones>))?)(?={over}| <PREP>)",
    r"(?<=<PREP> )<teens> <power>(?={over})",
    r"<the> <unit> <ones> <power>(?: <and>)?(?: (?:<one>|<ones>|<teens>))?",
    r"(?<=<PREP> )<ones> <power>(?: <and>)? (?:<one>|<ones>|<teens>|<tens>(?:[- ](?:<one>|<ones>))?)(?={over}| <PREP>)",
)
def spelled_year(r: Reading) -> Meaning | None:
    """ "Nineteen eighty-four", "twenty twenty-three", "two thousand and eight"."""
    first, *rest = r.ints("NUMBER_WORD")
    if r.has("power"):
        power, *rest = rest
        whole = power == _THOUSAND or (power == _HUNDRED and first >= _SPELLED_FROM and not rest)
        return At(Stretch.year(first * power + sum(rest))) if whole else None
    return At(Stretch.year(100 * first + sum(rest))) if _SPELLED_FROM <= first <= _SPELLED_TO else None


@RULES.add(
    "decade",
    "Decade",
    r"(?:<the> )?{phase}?(?<!\$)'?<tens_s>",
    r"<the> {phase}?(?:<YEAR>|<pair>)'<s>",
    r"<the> {phase}?<decade_name>",
    r"(?:<the> )?{phase}?<teens> <decade_name>",
)
def decade(r: Reading) -> Meaning | None:
    """Two digits alone may be an age, a price, a temperature: they need an apostrophe, or "the" and to be past 50.

    "The 1800s" are a century, "the 2000s" a decade.
    """
    n = r.int("tens_s") or r.int("YEAR") or r.int("pair") or 10 * r.int("decade_name")
    if n < 100:
        if not (r.has("decade_name") or "'" in r.letters or (r.has("the") and n >= 50)):
            return None
        n += 100 * (r.int("teens") or 19)
    if n % 100 == 0 and n < _THIS_MILLENNIUM:
        return phased(r, At(Stretch(Unit.CENTURY, n // 100)))
    return phased(r, At(Stretch(Unit.DECADE, n // 10))) if n % 10 == 0 and 1000 <= n < 3000 else None


@RULES.add("century", "Century", r"(?:<the> )?{phase}?(?:<tens>[- ])?<ORDINAL>[- ]<age>(?: <bc>| <ad>)?")
def century(r: Reading) -> Meaning | None:
    """Without "the" a small number may be that of "our third century"."""
    unit, n = r.get("age"), r.int("tens") + (r.int("ORDINAL") or 2)
    if n < _CENTURIES and not (r.has("the") or r.has("bc") or r.has("ad") or "-" in r.letters):
        return None
    return phased(r, At(Stretch(unit, -n if r.has("bc") else n - 1))) if isinstance(unit, Unit) else None


@RULES.add(
    "one of several centuries",
    "Century",
    r"(?P<it>(?:<the> )?{phase}?<ORDINAL>)(?:, <ORDINAL>)*{to}<ORDINAL> <units>(?: <bc>)?",
    r"<ORDINAL>{to}(?P<it>{phase}?<ORDINAL> <units>)(?: <bc>)?",
    r"(?P<it>(?:<the> )?{phase}?<ORDINAL>){to}(?:<the> )?{phase}?<ORDINAL>[- ]<age>(?: <bc>)?",
)
def one_of_centuries(r: Reading) -> Meaning | None:
    named, unit = r.part("it"), r.of("units age")
    n = 2 if named.has("second") else named.int("ORDINAL")
    return phased(named, At(Stretch(unit, -n if r.has("bc") else n - 1))) if unit is Unit.CENTURY else None


@RULES.add("turn of the century", "Year", r"<the> <turning> <of> <the> (?:<unit>|<age>)")
def turning(r: Reading) -> Meaning | None:
    unit = r.of("age unit")
    long = unit in (Unit.CENTURY, Unit.MILLENNIUM, Unit.DECADE, Unit.YEAR)
    return Modified(Turning(unit), "APPROX") if isinstance(unit, Unit) and long else None


@RULES.add("turn of the century", "Year", r"<the> <turning> <of> <the> (?:<tens>[- ])?<ORDINAL> <age>")
def turn_of_century(r: Reading) -> Meaning | None:
    """ "The turn of the 20th century" is that to it, about 1900."""
    unit, n = r.get("age"), r.int("tens") + (r.int("ORDINAL") or 2)
    years = YEARS_IN[unit] if isinstance(unit, Unit) else 0
    return Modified(At(Stretch.year((n - 1) * years)), "APPROX") if n > 1 else None


@RULES.add(
    "quarter",
    "Quarter",
    r"(?:<the> )?(?<!<a> )(?:<fiscal>[- ])?<ORDINAL> (?:<fiscal> )?<quarter>(?!-)",
    r"(?<=<a> )(?:<fiscal> )?<ORDINAL> <quarter>(?= {word})",
    r"(?:<fiscal>[- ])?<ORDINAL>-<quarter>",
    r"<quarter_name>",
    r"<nth_quarter>",
)
def quarter(r: Reading) -> Meaning | None:
    n = 2 if r.has("second") else r.int("ORDINAL") or r.int("quarter_name") or r.int("nth_quarter")
    return InYear(Unit.QUARTER, n) if 1 <= n <= 4 else None


@RULES.add("quarter of a short year", "Quarter", r"<quarter_name> ?<short_year>", r"<quarter_year>")
def quarter_of_short_year(r: Reading) -> Meaning | None:
    n, year = (
        (r.int("quarter_name"), r.int("short_year")) if r.has("short_year") else divmod(r.int("quarter_year"), 100)
    )
    return At(Stretch.part(Unit.QUARTER, in_full(year), n)) if 1 <= n <= 4 else None


@RULES.add("quarter", "Quarter", r"<the> (?:<last>|<edge>) <quarter>(?= <of> (?:<year>|<the> <unit>|{turned} <unit>))")
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


@RULES.add(
    "half-year", "Half", r"(?:<the> )?(?:<fiscal>[- ])?<ORDINAL>[- ]<half>{no_event}", r"<half_name>", r"<nth_half>"
)
def half(r: Reading) -> Meaning | None:
    n = 2 if r.has("second") else r.int("ORDINAL") or r.int("half_name") or r.int("nth_half")
    return InYear(Unit.HALF, n) if 1 <= n <= 2 else None


@RULES.add(
    "season",
    "Season",
    r"(?:<the> |{turned} )?{phase}?<season>",
    r"(?:<the> )?{phase}?(?<!{name} )<titled_season>(?! {name})",
    r"{turned} {phase}?<titled_season>",
    r"<the> {phase}?<fall>(?! (?:<in>|<from>|<to>|<that>)| <of>(?! <YEAR>| <short_year>| {turned} <unit>))",
    r"{turned} {phase}?<fall>",
    r"<fall>(?= (?:<of> )?<YEAR>)",
)
def season(r: Reading) -> Meaning | None:
    return phased(r, InYear(Unit.SEASON, r.int("SEASON"), turn=turn_of(r)))
