"""Durations and sets."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import Length, Meaning, Origin, Recurring
from claims.dates.numbers import number
from claims.dates.rules.calendar import month_of
from claims.dates.rules.relative import unit_of
from claims.dates.stretches import SEASONS, YEARS_IN, Unit

RULES = Rules()


@RULES.add(
    "last or next units",
    "Span",
    r"(?:<the> |<these> )?{gone}(?: {number})?[ -](?:<whole> )?<UNITS>{or_so}{no_part_of}",
    r"<the> <latest> {number} <UNITS>",
    r"(?:<the> )?(?:<next>|<coming>|<following>)(?: {number})?[ -](?:<whole> )?<UNITS>{or_so}",
    r"(?:<the> )?(?:<past>|<coming>) <UNIT>",
    r"<the> (?:{number} )?(?:<UNITS>|<UNIT>) (?:<ahead>|<to> <come>)(?! <of>)",
)
def turned_units(r: Reading) -> Meaning | None:
    ahead = r.of("next coming following") is not None or r.has("ahead") or r.has("come")
    n = 1 if r.has("UNIT") and not r.has("UNITS") else number(r)
    told = r.has("following") or r.has("previous")
    return Length(n, unit_of(r), 1 if ahead else -1, Origin.EXPRESSION if told else Origin.PUBLICATION)


@RULES.add(
    "last or next units",
    "Span",
    r"(?:<the> )?(?:{gone}|<next>|<coming>) (?P<least>{number})(?:-| <to> | <or> ){number} <UNITS>",
)
def turned_range(r: Reading) -> Meaning | None:
    return Length(number(r.part("least")), unit_of(r), -1 if r.of("last past previous recent") else 1)


@RULES.add(
    "last or next units",
    "Span",
    r"(?:<the> )?(?:<last>|<past>|<next>|<coming>) (?:<half>|<quarter>)[ -](?:<unit>|<age>)",
)
def turned_part_of_unit(r: Reading) -> Meaning | None:
    """ "The past quarter century", "the last half hour"."""
    unit, side = r.of("unit age"), r.of("last past next coming")
    part = 0.5 if r.has("half") else 0.25
    fits = isinstance(unit, Unit) and (r.has("half") or unit in YEARS_IN) and unit is not Unit.WEEK
    return Length(part, unit, side) if fits and isinstance(unit, Unit) and isinstance(side, int) else None


@RULES.add(
    "range of lengths",
    "Length",
    r"(?P<least>{number})(?: <to> | <or> ){number} <UNITS>(?! <old>)",
    r"(?P<least><DIGITS>)-<DIGITS> <UNITS>(?! <old>)",
    r"(?P<least>{number})-(?: ?<to>-? ?| <or> ){number}-<LONG_UNIT>(?!-<old>)",
)
def least(r: Reading) -> Meaning | None:
    """ "Two to three weeks": the lesser length is the value, as in TimeBank."""
    return Length(number(r.part("least")), unit_of(r))


@RULES.add("first units of", "Span", r"(?:<the> )?(?:<ordinal>|<the> <last>) {number} <UNITS>")
def first_units(r: Reading) -> Meaning | None:
    return Length(number(r), unit_of(r))


@RULES.add(
    "duration",
    "Length",
    r"{countable}(?:<added> )?{number} (?:<more> |<added> |<whole> )?<UNITS>{or_so}{no_age}{no_fraction}",
    r"(?!<one> ){number} <unit>(?! <old>)",
)
@RULES.add("duration", "Length", r"<a> (?:<whole>|<added>) {number} <UNITS>{no_age}")
@RULES.add("duration", "Span", r"<the> {number} (?:<added> |<whole> )?<UNITS>{no_age}")
@RULES.add("duration", "Length", r"(?<=<BOUND> )<one> <unit>(?! <old>)", r"<one> <unit>(?= <of>| <or>| <and>)")
@RULES.add("hyphened duration", "Length", r"<DIGITS>-<second>", r"<half>-<UNIT>(?! <old>)")
@RULES.add(
    "hyphened duration", "Length", r"(?!<a> ){number}-<LONG_UNIT>(?:-<long>)?(?!(?<=<one>-<quarter>)|[- ]<old>| <war>)"
)
@RULES.add("hyphened duration", "Span", r"(?:<a> )?{number}-<LONG_UNIT> (?:<period>|<term>)")
def duration(r: Reading) -> Meaning | None:
    n = number(r)
    return Length(0.5 if n is None and r.has("half") else n, unit_of(r))


@RULES.add("duration", "Length", r"{quarter_of}(?:<age>|<unit>)")
def quarter_of_a_unit(r: Reading) -> Meaning | None:
    if r.get("unit") is Unit.HOUR:
        return Length(15, Unit.MINUTE)
    unit = r.get("age")
    return Length(0.25, unit) if isinstance(unit, Unit) else None


@RULES.add(
    "one unit",
    "Length",
    r"{no_rate}(?<!<on> )(?:<a>|<one>) (?:<whole> |<added> )?<ONE_UNIT>(?: <and> <a> <half>)?{or_so}(?!-| <old>)",
    r"(?:<a>|<one>) <ONE_UNIT>(?= (?:<after>|<before>) )",
    r"<added> <ONE_UNIT>",
    r"<half> <a>[ -]<UNIT>",
    r"<a> <half>[ -]<UNIT>",
)
def one_unit(r: Reading) -> Meaning | None:
    """ "One day" by itself is no length but some time or other."""
    if r.has("one") and r.get("unit") is Unit.DAY and not (r.has("whole") or r.has("added")):
        return None
    return Length(number(r) or 1, unit_of(r))


@RULES.add("a fortnight", "Length", r"{no_rate}(?:<a>|<one>) <fortnight>(?! <ago>| <earlier>| <later>)")
@RULES.add("a fortnight", "Span", r"<the> (?:<last>|<past>|<next>|<coming>) <fortnight>")
def fortnight(r: Reading) -> Meaning | None:
    side = r.of("last past next coming")
    return Length(2, Unit.WEEK, side if isinstance(side, int) else 0)


@RULES.add(
    "units long",
    "Length",
    r"<UNITS>-<long>",
    r"(?<!<DIGITS> )(?<!<NUMBER_WORD> )(?<!-)<UNITS>-<old>",
    r"<LONG_UNIT>-<long>",
    r"<lasting>",
)
def unit_long(r: Reading) -> Meaning | None:
    return Length(None if r.has("UNITS") else 1, unit_of(r))


@RULES.add(
    "bare units",
    "Length",
    r"(?<=<LASTING> )<UNITS>(?: <or> <UNITS>)?(?! <ago>| <earlier>| <later>| <old>)",
    r"(?<=<lasted> )<UNITS>(?! <ago>| <earlier>| <later>| <old>)",
)
def bare_units(r: Reading) -> Meaning | None:
    return Length(None, unit_of(r))


@RULES.add("bare units", "Length", r"(?:(?<=[;.¶] )|(?<=¶)|(?<=<PREP> ))<UNITS>(?= <of> )")
def units_of(r: Reading) -> Meaning | None:
    """ "Decades of war"; but minutes are of a meeting too, and a quarter is a part of anything."""
    unit = unit_of(r)
    return Length(None, unit) if unit not in (Unit.SECOND, Unit.MINUTE, Unit.QUARTER, Unit.WEEKEND) else None


@RULES.add(
    "so many times a unit",
    "Set",
    r"(?:<once>|{number} <times>) (?:<a>|<every>|<per>) <unit>",
    r"(?:<once> )?<every> {number} <UNITS>",
)
def times_a_unit(r: Reading) -> Meaning | None:
    return Recurring(Length(1 if r.has("unit") else number(r), unit_of(r)).timex)


@RULES.add(
    "every",
    "Set",
    r"<every> (?:<other> |<single> |<ORDINAL> )?(?:<LONG_UNIT>|<weekday>)",
    r"<the> (?:<ORDINAL>|<last>) <weekday> (?:<of>|<in>) <every> <unit>",
    r"(?<=<in> )<the> <parts>",
    r"<every> (?:{month}|<season>|<titled_season>|<part>)",
    r"<weekdays>",
    r"(?<=<on> )<weekends>",
)
def every(r: Reading) -> Meaning | None:
    if weekday := r.int("weekday") or r.int("weekdays"):
        return Recurring(f"XXXX-WXX-{weekday}")
    if r.has("weekends") or r.has("weekend"):
        return Recurring("XXXX-WXX-WE")
    if part := r.of("part parts"):
        return Recurring(f"XXXX-XX-XXT{part}")
    if season := r.int("SEASON"):
        return Recurring(f"XXXX-{SEASONS[season - 1]}")
    if month := month_of(r):
        return Recurring(f"XXXX-{month:02}")
    n = 2 if r.has("other") or r.has("second") else r.int("ORDINAL") or 1
    unit = r.get("LONG_UNIT")
    return Recurring(Length(n, unit).timex) if isinstance(unit, Unit) else None


@RULES.add("daily", "Set", r"<daily>", r"(?<![%&] )(?<!<percent> )(?<!<units> )<yearly>")
def daily(r: Reading) -> Meaning | None:
    return Recurring(str(r.of("daily yearly")))
