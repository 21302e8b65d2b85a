"""What is counted from the day of publication or from what was spoken of before."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import (
    AGES,
    AgesAgo,
    Beside,
    InYear,
    Length,
    Meaning,
    Offset,
    Origin,
    Reference,
    Same,
    Shifted,
    Turn,
    Weekday,
)
from claims.dates.numbers import number
from claims.dates.rules.calendar import month_of, turn_of
from claims.dates.stretches import CLOCK_UNITS, YEARS_IN, Unit

RULES = Rules()


def unit_of(r: Reading) -> Unit:
    unit = r.of("UNIT UNITS lasting")
    return unit if isinstance(unit, Unit) else Unit.DAY


@RULES.add(
    "today",
    "Today",
    r"<today>(?!'<s> <of_its_time>)",
    r"(?<!{word} )(?<!<the> )<titled_today>(?!'<s> <of_its_time>)",
)
def today(r: Reading) -> Meaning | None:
    """A day; but "today's youth" is that of these times, and Psychology Today a paper."""
    return Turn(Unit.DAY, r.int("TODAY"))


@RULES.add("the day after tomorrow", "Today", r"<the> <unit> (?:<after>|<before>) <TODAY>")
def after_tomorrow(r: Reading) -> Meaning | None:
    step = r.int("after") or r.int("before")
    return Turn(Unit.DAY, r.int("TODAY") + step) if r.get("unit") is Unit.DAY else None


@RULES.add(
    "the week before last",
    "Unit",
    r"<the> <LONG_UNIT> (?:<before> <last>|<after> <next>)(?! <LONG_UNIT>| <weekday>| {month}| <SEASON>)",
)
def before_last(r: Reading) -> Meaning | None:
    return Turn(unit_of(r), 2 * (turn_of(r) or 0))


@RULES.add("this, last or next unit", "Unit", r"{turned} (?:<fiscal> |<whole> )?<LONG_UNIT>{or_so}{no_part_of}")
def turned_unit(r: Reading) -> Meaning | None:
    return _turned(unit_of(r), turn_of(r) or 0)


def _turned(unit: Unit, turn: int) -> Meaning | None:
    """Hours have no numbers in the calendar: "the last hour" is a length; "at the last minute" is an idiom."""
    if unit in CLOCK_UNITS:
        return Length(1, unit, turn) if turn and unit is Unit.HOUR else None
    return Turn(unit, turn)


@RULES.add(
    "last or next units", "Span", r"(?:(?<=<over> )|(?<=<within> )|(?<=<through> ))<the> (?:<last>|<next>) <unit>"
)
def over_a_decade(r: Reading) -> Meaning | None:
    """ "Over the next decade" is ten years from now, not the one that begins with a round number."""
    return Length(1, Unit.DECADE, turn_of(r) or 0) if r.get("unit") is Unit.DECADE else None


@RULES.add(
    "the next or last unit",
    "Unit",
    r"<the> (?:<current>|<last>|<next>) (?:<fiscal> )?<LONG_UNIT>{or_so}{no_part_of}",
)
def next_unit(r: Reading) -> Meaning | None:
    """From now in news, from what was told last in a story; "the next day" always the latter."""
    unit, turn = unit_of(r), turn_of(r) or 0
    if r.has("current") or unit in CLOCK_UNITS:
        return _turned(unit, turn)
    return Offset(turn, unit, Origin.EXPRESSION) if unit is Unit.DAY else Same(unit, turn)


@RULES.add("the weekday after", "Weekday", r"<the> (?:<following>|<next>) <weekday>")
def following_weekday(r: Reading) -> Meaning | None:
    return Beside(Weekday(r.int("weekday")), 1)


@RULES.add("the weekday before", "Weekday", r"<the> <weekday> (?:<before>|<after>)(?={over})")
def weekday_before(r: Reading) -> Meaning | None:
    return Beside(Weekday(r.int("weekday")), r.int("before") or 1)


@RULES.add("the unit after or before", "Unit", r"<the> (?:<following>|<previous>) <LONG_UNIT>")
def following_unit(r: Reading) -> Meaning | None:
    return Offset(turn_of(r) or 0, unit_of(r), Origin.EXPRESSION)


@RULES.add(
    "the following or that part of the year",
    "Season",
    r"<the> (?:<following>|<next>|<previous>) (?:<SEASON>|<MONTH>)",
    r"<that> (?:<season>|<titled_season>|<MONTH>)",
    r"<the> <same> (?:<SEASON>|<MONTH>)",
)
def beside(r: Reading) -> Meaning | None:
    season, month = r.int("SEASON"), month_of(r)
    part = InYear(Unit.SEASON, season) if season else InYear(Unit.MONTH, month)
    return Beside(part, turn_of(r) or 0)


@RULES.add(
    "units ago",
    "Offset",
    r"{number}[ -]<UNITS>{or_so} <ago>",
    r"(?:<a>|<one>) <LONG_UNIT>(?: <and> <a> <half>)?{or_so} <ago>",
    r"(?:<about> )?<units> <ago>",
    r"(?:<half> <a>[ -]|<a> <half>[ -])<LONG_UNIT> <ago>",
)
def units_ago(r: Reading) -> Meaning | None:
    n, unit = number(r), unit_of(r)
    if n is not None and n * YEARS_IN.get(unit, 0) >= AGES:
        return AgesAgo(n * YEARS_IN[unit])
    return Reference("PAST_REF") if n is None else Offset(-n, unit, Origin.PUBLICATION)


@RULES.add("units ago", "Offset", r"<glued_clock> <ago>")
def hours_ago(r: Reading) -> Meaning | None:
    """ "4h ago", "12m ago", as live pages have it: hours and minutes count alike, as either is told by its day."""
    return Offset(-r.int("glued_clock"), Unit.HOUR, Origin.PUBLICATION)


@RULES.add("weekdays ago", "Weekday", r"{number} <weekdays> <ago>")
def weekdays_ago(r: Reading) -> Meaning | None:
    """ "Two Sundays ago" is a week before last Sunday."""
    n, last = number(r), Weekday(r.int("weekdays"), -1)
    return Shifted(1 - n, Unit.WEEK, last) if n and n == int(n) else None


@RULES.add("weekdays ago", "Weekday", r"<the> <weekday> (?:<before> <last>|<after> <next>)(?! <LONG_UNIT>| {month})")
def weekday_before_last(r: Reading) -> Meaning | None:
    """ "The Friday before last" is a week before last Friday."""
    turn = turn_of(r) or 0
    return Shifted(turn, Unit.WEEK, Weekday(r.int("weekday"), turn))


@RULES.add("units ago", "Offset", r"{quarter_of}<age> <ago>")
def quarter_of_age_ago(r: Reading) -> Meaning | None:
    unit = r.get("age")
    return Offset(-0.25, unit, Origin.PUBLICATION) if isinstance(unit, Unit) else None


@RULES.add("units ago", "Offset", r"(?:<a>|<one>) <fortnight> (?:<ago>|<earlier>|<later>)")
def fortnight_ago(r: Reading) -> Meaning | None:
    step = r.int("ago") or r.int("earlier") or r.int("later")
    return Offset(2 * step, Unit.WEEK, Origin.PUBLICATION if r.has("ago") else Origin.EXPRESSION)


@RULES.add("units from now", "Offset", r"(?<=<in> )(?:{number} <UNITS>'|(?:<a>|<one>) <LONG_UNIT>'<s>) <time>")
def in_units_time(r: Reading) -> Meaning | None:
    """ "In three days' time"."""
    n = number(r)
    return Reference("FUTURE_REF") if n is None else Offset(n, unit_of(r), Origin.PUBLICATION)


@RULES.add(
    "long ago",
    "Reference",
    r"<long> <ago>",
    r"(?:<a> <long>|(?:<quite> )?<about>) <time> <ago>",
    r"<the> <other> (?:<unit>|<part>)",
    r"<of> <late>(?={over})",
)
def long_ago(r: Reading) -> Meaning | None:
    """Also "the other day", "of late": at no particular time that has been."""
    return Reference("PAST_REF") if r.get("unit") in (None, Unit.DAY, Unit.WEEK) else None


@RULES.add("units ago", "Offset", r"(?P<least>{number})(?: <to> | <or> ){number} <UNITS> <ago>")
def range_ago(r: Reading) -> Meaning | None:
    n = number(r.part("least"))
    return Reference("PAST_REF") if n is None else Offset(-n, unit_of(r), Origin.PUBLICATION)


@RULES.add("units from now", "Offset", r"(?:{number} <UNITS>|(?:<a>|<one>) <LONG_UNIT>) <from> (?:<now>|<TODAY>)")
def units_from_now(r: Reading) -> Meaning | None:
    """As exact as the unit from now, but to the day from today."""
    n = number(r)
    if n is not None and r.has("TODAY"):
        return Shifted(n, unit_of(r), Turn(Unit.DAY, r.int("TODAY")))
    return Reference("FUTURE_REF") if n is None else Offset(n, unit_of(r), Origin.PUBLICATION)


@RULES.add(
    "units earlier or later",
    "Offset",
    r"{number}[ -]<UNITS> (?:<earlier>|<later>|<hence>)",
    r"(?:<a>|<one>) <LONG_UNIT> (?:<earlier>|<later>)",
    r"{number} <UNITS> (?:<before>|<after>)(?=[,.;])",
    r"(?:{number} <UNITS>|<a> <LONG_UNIT>) <previous>(?={over}| <PREP>| <that>)",
    r"(?:<the>|<a>) <LONG_UNIT> (?:<before>|<after>)(?=[,.;])",
    r"(?:{number} <UNITS>|(?:<a>|<one>) <LONG_UNIT>) (?:<before>|<after>) (?:<that>|<then>)(?={over})",
)
def units_later(r: Reading) -> Meaning | None:
    n = 1 if r.has("the") else number(r)
    sign = r.of("earlier later before after hence previous")
    if n is None:
        return Reference("PAST_REF")
    return Offset(n * (sign if isinstance(sign, int) else 1), unit_of(r), Origin.EXPRESSION)


@RULES.add(
    "year-ago",
    "Offset",
    r"<unit>-(?:<ago>|<earlier>)",
    r"(?:<the> )?(?:<matching> )?<unit>-(?:<ago>|<earlier>) (?:<period>|<quarter>)",
    r"(?:<the> )?<previous>-<unit>(?: <period>| <quarter>)?",
)
def unit_ago(r: Reading) -> Meaning | None:
    unit = r.get("unit")
    return Offset(-1, unit, Origin.EXPRESSION) if isinstance(unit, Unit) else None


@RULES.add("later in the day", "Same", r"(?:<early>|<late>|<earlier>|<later>) <in> (?P<it><the> <unit>)")
def the_day(r: Reading) -> Meaning | None:
    return Same(Unit.DAY, near=False) if r.get("unit") is Unit.DAY else None


@RULES.add("that unit", "Same", r"<that>(?: <same>)? <LONG_UNIT>", r"<the> <same> <LONG_UNIT>")
def that_unit(r: Reading) -> Meaning | None:
    return Same(unit_of(r), near=False)


@RULES.add(
    "the unit",
    "Same",
    r"<the> (?:<whole> |<fiscal> )?(?:<unit>|<quarter>(?! <of>)|<weekend>)(?! <before>| <after>|-)",
    r"<the> {latest} (?:<fiscal> )?(?:<unit>|<quarter>|<period>)",
)
def the_unit(r: Reading) -> Meaning | None:
    unit = r.of("unit quarter weekend") or Unit.QUARTER
    if r.has("latest") or r.has("recent"):
        return Same(unit, latest=True) if isinstance(unit, Unit) else None
    if unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE):
        return None
    return Same(unit) if isinstance(unit, Unit) else None


@RULES.add(
    "now",
    "Reference",
    r"(?:<right> )?<now>(?!, | <for>| <and> <then>)",
    r"(?<={word} )(?:<right> )?<now>(?! <and> <then>)",
    r"(?<=<PREP> )<now>",
    r"<these> <units>",
    r"<current>",
    r"(?<=<at> )(?:<the>|<this>)(?: <current>)? <moment>",
    r"(?<=<at> )(?:<present>|<the> <present> <time>)",
)
def now(r: Reading) -> Meaning | None:
    """At the start of a sentence "Now," and "Now for" only call for attention."""
    if r.has("these") and r.get("units") is not Unit.DAY:
        return None
    return Reference("PRESENT_REF")


@RULES.add(
    "the past",
    "Reference",
    r"<then>[ -]<current>",
    r"(?:<more> )?<recently>",
    r"(?<!<the> )<past> <UNITS>",
    r"<the>(?: <recent>)? <past>(?! {number}| <UNITS>| <UNIT>| <SEASON>|-)",
)
def past(r: Reading) -> Meaning | None:
    return Reference("PAST_REF")


@RULES.add(
    "the future", "Reference", r"(?<!<as> )(?<!<was> )<soon>(?! <after>| <as>| <was>| @)", r"<the> (?:<near> )?<future>"
)
def future(r: Reading) -> Meaning | None:
    return Reference("FUTURE_REF")
