"""Times of day."""

from __future__ import annotations

from claims.dates.grammar import Reading, Rules
from claims.dates.meaning import Clock, Meaning, Offset, Origin, Same, Turn
from claims.dates.rules.calendar import turn_of
from claims.dates.stretches import Unit

RULES = Rules()
_HOURS_OF_HALF, _HOURS, _MINUTES = 12, 24, 60


@RULES.add("part of a day by itself", "Time", r"(?<=<PREP> )(?:<the> )?(?:<mid>[- ]|<early> |<late> )<part>")
def phased_part(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}")


@RULES.add("part of a day", "Part", r"(?:<the> )?{phase}?<part>")
def part(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}")


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


@RULES.add("the night before", "Time", r"<the> <part> (?:<before>|<after>)(?=[,.;])")
def part_before(r: Reading) -> Meaning | None:
    return Clock(f"T{r.get('part')}", Offset(r.int("before") or 1, Unit.DAY, Origin.EXPRESSION))


@RULES.add(
    "clock time",
    "Clock",
    r"(?<![$#.,:-])<day>(?::<MINUTE>)? ?<am_pm>(?:,? <zone>)?",
    r"(?:<clock_am>|<clock_pm>)(?: <zone>)?",
    r"(?<![$#.,:-])<day> <oclock>",
)
def clock(r: Reading) -> Meaning | None:
    hour = r.int("day") or r.int("clock_am") or r.int("clock_pm")
    half = r.get("am_pm") or ("p" if r.has("clock_pm") else "a")
    minute = [n for n in r.all("MINUTE") if isinstance(n, int)][1:]
    if hour > _HOURS_OF_HALF:
        return None
    return _clock(hour if r.has("oclock") else hour % 12 + (12 if half == "p" else 0), minute[0] if minute else 0)


@RULES.add(
    "24-hour time",
    "Clock",
    r"(?<![$#.,:/-])<MINUTE>:<MINUTE>(?::<MINUTE>)?(?: <zone>)(?![:.]?<DIGITS>)",
    r"(?<=<at> )<MINUTE>:<MINUTE>(?![:.]?<DIGITS>)",
)
def clock_24(r: Reading) -> Meaning | None:
    hour, minute = [n for n in r.all("MINUTE") if isinstance(n, int)][:2]
    return _clock(hour, minute)


@RULES.add("time of a zone", "Clock", r"(?<![$#.,:/-])(?:<digits>|<YEAR>) <zone>")
def clock_of_zone(r: Reading) -> Meaning | None:
    hour, minute = divmod(r.int("digits") or r.int("YEAR"), 100)
    return _clock(hour, minute)


@RULES.add("noon and midnight", "Clock", r"(?<=<PREP> )<noon>")
@RULES.add("noon of a day", "Part", r"<noon>")
def noon(r: Reading) -> Meaning | None:
    return Clock(str(r.get("noon")))


@RULES.add("hour of a part of the day", "Clock", r"(?<![$#.,:-])<day> <in> <the> <part>")
def hour_in_part(r: Reading) -> Meaning | None:
    hour = r.int("day")
    if hour > _HOURS_OF_HALF:
        return None
    return _clock(hour if r.get("part") == "MO" else hour % 12 + 12, 0)


def _clock(hour: int, minute: int) -> Meaning | None:
    return Clock(f"T{hour:02}:{minute:02}") if hour < _HOURS and minute < _MINUTES else None
