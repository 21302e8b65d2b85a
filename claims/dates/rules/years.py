"""Years, what is longer, and the parts of a year."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import At, InYear, Meaning, Modified, Turn
from claims.dates.rules.calendar import in_full, phased, turn_of
from claims.dates.stretches import Stretch, Unit

RULES = Rules()
_SPELLED_FROM = 15


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
    return At(Stretch.year(in_full(r.int("short_year"))))


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
