"""Durations and sets."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import Length, Meaning, Origin, Recurring
from claims.dates.numbers import number
from claims.dates.rules.calendar import month_of
from claims.dates.rules.relative import unit_of
from claims.dates.stretches import SEASONS

RULES = Rules()


@RULES.add(
    "last or next units",
    "Span",
    r"(?:<the> )?(?:<last>|<past>|<previous>|<recent>)(?: {number})?[ -](?:<whole> )?<UNITS>{or_so}{no_part_of}",
    r"<the> <latest> {number} <UNITS>",
    r"(?:<the> )?(?:<next>|<coming>|<following>)(?: {number})?[ -](?:<whole> )?<UNITS>{or_so}",
    r"(?:<the> )?(?:<past>|<coming>) <UNIT>",
)
def turned_units(r: Reading) -> Meaning | None:
    ahead = r.of("next coming following") is not None
    n = 1 if r.has("UNIT") and not r.has("UNITS") else number(r)
    told = r.has("following") or r.has("previous")
    return Length(n, unit_of(r), 1 if ahead else -1, Origin.EXPRESSION if told else Origin.PUBLICATION)


@RULES.add(
    "range of lengths",
    "Length",
    r"(?P<least>{number})(?: <to> | <or> ){number} <UNITS>(?! <old>)",
    r"(?P<least><DIGITS>)-<DIGITS> <UNITS>(?! <old>)",
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
    r"(?:<added> )?{number} (?:<more> |<added> |<whole> )?<UNITS>{or_so}(?! <old>| <a> <unit>){no_fraction}",
    r"{number} <unit>(?! <old>)",
)
@RULES.add("duration", "Span", r"<the> {number} (?:<added> |<whole> )?<UNITS>(?! <old>)")
@RULES.add("hyphened duration", "Length", r"(?!<a> ){number}-<LONG_UNIT>(?:-<long>)?(?!(?<=<one>-<quarter>)|[- ]<old>)")
@RULES.add("hyphened duration", "Span", r"(?:<a> )?{number}-<LONG_UNIT> (?:<period>|<term>)")
def duration(r: Reading) -> Meaning | None:
    return Length(number(r), unit_of(r))


@RULES.add(
    "one unit",
    "Length",
    r"{no_rate}(?:<a>|<one>) (?:<whole> |<added> )?<ONE_UNIT>(?: <and> <a> <half>)?{or_so}(?!-| <old>)",
    r"<added> <ONE_UNIT>",
    r"<half> <a>[ -]<UNIT>",
    r"<a> <half>[ -]<UNIT>",
)
def one_unit(r: Reading) -> Meaning | None:
    return Length(number(r) or 1, unit_of(r))


@RULES.add("units long", "Length", r"<UNITS>-<long>", r"<LONG_UNIT>-<long>", r"<lasting>")
def unit_long(r: Reading) -> Meaning | None:
    return Length(None if r.has("UNITS") else 1, unit_of(r))


@RULES.add("bare units", "Length", r"(?<=<LASTING> )<UNITS>(?: <or> <UNITS>)?(?! <ago>| <earlier>| <later>| <old>)")
def bare_units(r: Reading) -> Meaning | None:
    return Length(None, unit_of(r))


@RULES.add(
    "so many times a unit",
    "Set",
    r"(?:<once>|{number} <times>) (?:<a>|<every>|<per>) <unit>",
    r"<every> {number} <UNITS>",
)
def times_a_unit(r: Reading) -> Meaning | None:
    return Recurring(Length(1 if r.has("unit") else number(r), unit_of(r)).timex)


@RULES.add(
    "every",
    "Set",
    r"<every> (?:<other> )?(?:<LONG_UNIT>|<weekday>)",
    r"<every> (?:{month}|<season>|<part>)",
    r"<weekdays>",
    r"(?<=<on> )<weekends>",
)
def every(r: Reading) -> Meaning | None:
    if weekday := r.int("weekday") or r.int("weekdays"):
        return Recurring(f"XXXX-WXX-{weekday}")
    if r.has("weekends") or r.has("weekend"):
        return Recurring("XXXX-WXX-WE")
    if part := r.get("part"):
        return Recurring(f"XXXX-XX-XXT{part}")
    if season := r.int("season"):
        return Recurring(f"XXXX-{SEASONS[season - 1]}")
    if month := month_of(r):
        return Recurring(f"XXXX-{month:02}")
    return Recurring(Length(2 if r.has("other") else 1, unit_of(r)).timex)


@RULES.add("daily", "Set", r"<daily>", r"(?<![%&] )(?<!<percent> )(?<!<units> )<yearly>")
def daily(r: Reading) -> Meaning | None:
    return Recurring(str(r.of("daily yearly")))
