"""Times of day."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import Clock, Meaning, Offset, Origin, Overnight, Same, Turn
from claims.dates.rules.calendar import turn_of
from claims.dates.stretches import Unit

RULES = Rules()
_HOURS_OF_HALF, _HOURS, _MINUTES, _EVENING_FROM = 12, 24, 60, 6


@RULES.add("part of a day by itself", "Time", r"(?<=<PREP> )(?:<the> )?(?:<mid>[- ]|<early> |<late> )<part>")
def phased_part(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}", mod=str(r.of("early mid late") or ""))


@RULES.add("part of a day", "Part", r"(?:<the> )?{phase}?<part>")
def part(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}", mod=str(r.of("early mid late") or ""))


@RULES.add(
    "this morning, last night",
    "Time",
    r"{turned} <part>",
    r"<tonight>",
    r"<the> (?:<next>|<following>|<previous>) <part>",
)
def turned_part(r: Reading) -> Meaning | None:
    turn = turn_of(r) or 0
    day = Offset(turn, Unit.DAY, Origin.EXPRESSION) if r.has("the") else Turn(Unit.DAY, turn)
    return Clock(f"T{r.of('part tonight')}", day)


@RULES.add("that evening", "Time", r"<that>(?: <same>)? <part>", r"<the> <same> <part>")
def that_part(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}", Same(Unit.DAY, near=False))


@RULES.add("the night before", "Time", r"<the> <part> (?:<before>|<after>)(?=[,.;])", r"<the> <part> <before> <last>")
def part_before(r: Reading) -> Meaning | None:
    if r.has("last"):
        return Clock(f"T{r.get('part')}", Turn(Unit.DAY, -2))
    return Clock(f"T{r.get('part')}", Offset(r.int("before") or 1, Unit.DAY, Origin.EXPRESSION))


@RULES.add(
    "overnight",
    "Time",
    r"<overnight>(?={over}| <PREP>| <last>)",
)
def overnight(r: Reading) -> Meaning | None:
    """Before a noun ("an overnight success") it dates nothing."""
    return Clock(f"T{r.get('overnight')}", Overnight())


@RULES.add("overnight", "Part", r"<overnight>(?= (?:<on> )?(?:<weekday>|<TODAY>|{month}))")
def overnight_of_day(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('overnight')}")


@RULES.add(
    "clock time",
    "Clock",
    r"{unglued_time}<day>(?:[:.]<MINUTE>)? ?<am_pm>(?:,? {zone})?",
    r"{unglued_time}(?:<day>[:.])?(?:<clock_am>|<clock_pm>)(?: {zone})?",
)
def clock(r: Reading) -> Meaning | None:
    hour, *minutes = r.ints("MINUTE clock_am clock_pm")
    if hour > _HOURS_OF_HALF:
        return None
    afternoon = r.get("am_pm") == "p" or r.has("clock_pm")
    return _clock(hour % 12 + (12 if afternoon else 0), *minutes)


@RULES.add("clock time in words", "Clock", r"{hour}{minutes}? <am_pm>(?:,? {zone})?")
def clock_in_words(r: Reading) -> Meaning | None:
    """ "Three thirty p.m.": the hour comes first."""
    hour, *minutes = r.ints("day one ones teens tens")
    if hour > _HOURS_OF_HALF:
        return None
    return _clock(hour % 12 + (12 if r.get("am_pm") == "p" else 0), *([sum(minutes)] if minutes else []))


@RULES.add(
    "half past three",
    "Clock",
    r"(?<=<PREP> )(?:(?:<half>|<quarter>) <past>|<quarter> <to>) {hour}(?: <am_pm>| (?:<in> <the>|<at>) <part>)?",
)
def past_hour(r: Reading) -> Meaning | None:
    hour = _hour(r)
    if hour > _HOURS_OF_HALF:
        return None
    if r.has("part"):
        hour = _in_part(hour, r.get("part"))
    elif r.get("am_pm") == "p":
        hour = hour % 12 + 12
    if r.has("half"):
        return _clock(hour, 30)
    return _clock(hour, 15) if r.has("past") else _clock((hour - 1) % 24, 45)


@RULES.add("o'clock", "Clock", r"{unglued_time}{hour} <oclock>")
def oclock(r: Reading) -> Meaning | None:
    return _clock(_hour(r))


@RULES.add("hour of a part of the day", "Clock", r"(?<=<PREP> ){hour}(?= <tonight>| (?:<this>|<that>|<last>) <part>)")
def bare_hour(r: Reading) -> Meaning | None:
    """ "At 8 tonight", "by 9 that night"."""
    return _clock(_hour(r)) if _hour(r) <= _HOURS_OF_HALF else None


@RULES.add("24-hour time of a day", "Part", r"{unglued_time}<MINUTE>:<MINUTE>(?::<MINUTE>)?(?![:.]?<DIGITS>)")
@RULES.add(
    "24-hour time",
    "Clock",
    r"{unglued_time}<MINUTE>:<MINUTE>(?::<MINUTE>)? {zone}",
    r"{unglued_time}<MINUTE>\.<MINUTE> {zone}",
    r"(?:(?<=<at> )|(?<=<by> )|(?<=<until> )|(?<=<since> ))<MINUTE>:<MINUTE>{no_number}",
    r"(?<=¶)<MINUTE>:<MINUTE>(?=:? )",
)
def clock_24(r: Reading) -> Meaning | None:
    """Of an hour the minutes have two digits, which a score needs not; an entry of a live page begins with its hour."""
    hour, minute, *_ = r.ints("MINUTE")
    return _clock(hour, minute) if not 0 < minute < 10 or r.has("zero_day") else None


@RULES.add(
    "time of a zone",
    "Clock",
    r"{unglued_time}(?:<digits>|<YEAR>) <zone>",
    r"(?<=<at> )(?:<digits>|<YEAR>) {zone}",
    r"(?<=<at> )(?:<digits>|<YEAR>) <units>",
    r"(?<=<at> )<digits>(?= <on> )",
)
def clock_of_zone(r: Reading) -> Meaning | None:
    if r.get("units") not in (None, Unit.HOUR):
        return None
    hour, minute = divmod(r.int("digits") or r.int("YEAR"), 100)
    return _clock(hour, minute)


# Decorators apply from below: after a preposition noon stands by itself, elsewhere it needs its day ("high noon").
@RULES.add("noon of a day", "Part", r"<noon>(?: <zone>)?")
@RULES.add("noon and midnight", "Clock", r"(?<=<PREP> )<noon>(?: <zone>)?")
def noon(r: Reading) -> Meaning | None:
    return Clock(str(r.get("noon")))


@RULES.add(
    "hour of a part of the day",
    "Clock",
    r"{unglued_time}{hour}(?:[:.]<MINUTE>|{minutes})?(?: <oclock>)? (?:<in> <the>|<at>) <part>",
)
def hour_in_part(r: Reading) -> Meaning | None:
    hour, *minutes = r.ints("MINUTE one ones teens tens")
    if hour > _HOURS_OF_HALF:
        return None
    hour = _in_part(hour, r.get("part"))
    return _clock(hour, sum(minutes)) if minutes else _clock(hour)


def _in_part(hour: int, part: object) -> int:
    """The hour of a part of the day on the 24-hour clock: three at night is early, nine is late."""
    early = part == "MO" or (part == "NI" and hour < _EVENING_FROM)
    return hour if early else hour % 12 + 12


def _hour(r: Reading) -> int:
    return r.int("day") or r.int("one") or r.int("ones") or r.int("teens")


def _clock(hour: int, minute: int | None = None) -> Meaning | None:
    if hour >= _HOURS or (minute or 0) >= _MINUTES:
        return None
    return Clock(f"T{hour:02}:{minute or 0:02}", unit=Unit.HOUR if minute is None else Unit.MINUTE)
