"""From a place in the calendar to the fields of a found date: TIMEX3 value, interval, EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.dates.found import FoundDate
from claims.dates.meaning import (
    Away,
    Beside,
    Clock,
    DayOf,
    InYear,
    Length,
    Meaning,
    Modified,
    Nth,
    Offset,
    OnWeekday,
    Recurring,
    Same,
    Turn,
    Turning,
    Weekday,
)
from claims.dates.stretches import CLOCK_UNITS, PRECISION, SEASONS, Stretch, Unit
from claims.words import TimeStatus, TimexType

FIRST_SEASON, FIRST_QUARTER, FIRST_HALF = 21, 33, 40
"""EDTF's numbers for parts of a year (ISO 8601-2, level 2)."""

_UNKNOWN = {
    **dict.fromkeys(CLOCK_UNITS, "XXXX-XX-XX"),
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where an expression lies: a stretch of the calendar, or else a TIMEX3 value, perhaps with an interval.

    suffix   a time of day, as TIMEX3 adds it to a day, and `unit`, how exact that is
    anchor   what it was counted from, as FoundDate has it, and `base`, the stretch that that was
    known    False when it has nothing to count from, or more than one reading
    """

    stretch: Stretch | None = None
    value: str = ""
    suffix: str = ""
    unit: Unit = Unit.DAY
    mod: str = ""
    earliest: date | None = None
    latest: date | None = None
    anchor: str = ""
    base: Stretch | None = None
    readings: tuple[Stretch, ...] = ()
    known: bool = True


def found_date(start: int, end: int, rule: str, meaning: Meaning, resolved: Resolved) -> FoundDate:
    """All fields of a found date."""
    stretch = resolved.stretch
    earliest, latest = _interval(resolved)
    own = stretch and (earliest, latest) == (stretch.first, stretch.last)
    return FoundDate(
        start=start,
        end=end,
        type=_type(meaning),
        value=(stretch.timex if stretch else resolved.value) + resolved.suffix,
        mod=resolved.mod,
        earliest=earliest,
        latest=latest,
        edtf=edtf(stretch, resolved.mod) if stretch and own else _open_edtf(earliest, latest, resolved.readings),
        rule=rule,
        precision=PRECISION[resolved.unit if resolved.suffix else stretch.unit] if stretch else None,
        anchor=resolved.anchor,
        status=TimeStatus.RESOLVED if resolved.known else TimeStatus.UNRESOLVED,
        readings=tuple(reading.timex for reading in resolved.readings),
        counted_from=resolved.base.timex if resolved.base and resolved.anchor else "",
    )


def _interval(resolved: Resolved) -> tuple[date | None, date | None]:
    """The stretch's own, but for what came before or after it: that side is open, or goes to what it counts from."""
    stretch, mod = resolved.stretch, resolved.mod
    if stretch is None:
        return resolved.earliest, resolved.latest
    earliest = resolved.earliest if mod in ("BEFORE", "ON_OR_BEFORE") else stretch.first
    return earliest, resolved.latest if mod in ("AFTER", "ON_OR_AFTER") else stretch.last


def edtf(stretch: Stretch, mod: str) -> str:
    """The stretch in EDTF, "~" when it is about then; "" where it has no form."""
    match stretch.unit:
        case Unit.YEAR:
            text = f"{stretch.index:04}" if stretch.index >= 0 else f"-{-stretch.index:04}"
        case _ if not (stretch.first and stretch.last):
            return ""
        case Unit.WEEK | Unit.WEEKEND | Unit.QUARTER_ENDED:
            return f"{stretch.first.isoformat()}/{stretch.last.isoformat()}"
        case Unit.SEASON:
            text = f"{stretch.year_number:04}-{FIRST_SEASON + stretch.number - 1}"
        case Unit.QUARTER:
            text = f"{stretch.year_number:04}-{FIRST_QUARTER + stretch.number - 1}"
        case Unit.HALF:
            text = f"{stretch.year_number:04}-{FIRST_HALF + stretch.number - 1}"
        case Unit.DECADE:
            text = f"{stretch.index:03}X"
        case Unit.CENTURY:
            text = f"{stretch.index:02}XX"
        case Unit.MILLENNIUM:
            text = f"{stretch.index}XXX"
        case _:
            text = stretch.timex
    return f"{text}~" if mod == "APPROX" else text


def unit_meant(meaning: Meaning) -> Unit | None:
    """How exact an expression is that counts from the day of publication; None for what does not."""
    match meaning:
        case Modified(inner):
            return unit_meant(inner)
        case InYear(unit, day=day):
            return Unit.DAY if day else unit
        case Weekday() | OnWeekday() | DayOf():
            return Unit.DAY
        case Turn(unit) | Offset(_, unit) | Same(unit):
            return unit
    return None


def unknown(meaning: Meaning) -> Resolved:
    """What is known of an expression that has nothing to count from, or no place in the calendar."""
    return Resolved(value=_unanchored(meaning), known=False)


def _unanchored(meaning: Meaning) -> str:
    """The TIMEX3 value of an expression that has nothing to count from."""
    match meaning:
        case Weekday(number) | Beside(Weekday(number)):
            return f"XXXX-WXX-{number}"
        case OnWeekday(day=InYear() as day):
            return _unanchored(day)
        case InYear(Unit.MONTH, number, day):
            return f"XXXX-{number:02}" + (f"-{day:02}" if day else "")
        case InYear(Unit.SEASON, number):
            return f"XXXX-{SEASONS[number - 1]}"
        case InYear(unit, number):
            return f"XXXX-{unit.value}{number}"
        case DayOf(number):
            return f"XXXX-XX-{number:02}"
        case Nth(_, Weekday(number)):
            return f"XXXX-WXX-{number}"
        case Nth(_, Unit() as unit) | Turn(unit) | Offset(_, unit) | Same(unit) | Away(_, unit):
            return _UNKNOWN.get(unit, "XXXX")
        case Turning():
            return "XXXX"
        case _:
            return "XXXX-XX-XX"


def _type(meaning: Meaning) -> TimexType:
    match meaning:
        case Modified(inner):
            return _type(inner)
        case Length():
            return TimexType.DURATION
        case Recurring():
            return TimexType.SET
        case Clock():
            return TimexType.TIME
        case _:
            return TimexType.DATE


def _open_edtf(earliest: date | None, latest: date | None, readings: tuple[Stretch, ...]) -> str:
    """One of several readings, or an interval that is open on the side that is not known; "" where neither is known."""
    if readings:
        return f"[{','.join(reading.timex for reading in readings)}]"
    if not (earliest or latest):
        return ""
    if earliest == latest and earliest:
        return earliest.isoformat()
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"
