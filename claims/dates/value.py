"""From a place in the calendar to the fields of a found date: TIMEX3 value, interval, EDTF."""

from __future__ import annotations

from claims.dates.found import FoundDate
from claims.dates.grammar import Node
from claims.dates.meaning import TYPES, Modified
from claims.dates.resolve import Resolved
from claims.dates.stretches import PRECISION, Stretch, Unit
from claims.words import TimeStatus, TimexType

_FIRST_QUARTER, _FIRST_SEASON, _FIRST_HALF = 33, 21, 40


def found(node: Node, resolved: Resolved) -> FoundDate:
    stretch = resolved.stretch
    inner = node.meaning.inner if isinstance(node.meaning, Modified) else node.meaning
    earliest, latest = (stretch.first, stretch.last) if stretch else (resolved.earliest, resolved.latest)
    return FoundDate(
        start=node.start,
        end=node.end,
        type=TYPES.get(type(inner), TimexType.DATE),
        value=(stretch.timex if stretch else resolved.value) + resolved.suffix,
        mod=resolved.mod,
        earliest=earliest,
        latest=latest,
        edtf=edtf(stretch, resolved.mod) if stretch else _interval(resolved),
        rule=node.rule,
        precision=PRECISION[stretch.unit] if stretch else None,
        anchor=resolved.anchor,
        status=TimeStatus.RESOLVED if resolved.known else TimeStatus.UNRESOLVED,
        readings=tuple(reading.timex for reading in resolved.readings),
    )


def edtf(stretch: Stretch, mod: str) -> str:
    """The stretch in EDTF, "~" when it is about then; "" where EDTF has no form."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        return ""
    match stretch.unit:
        case Unit.WEEK | Unit.WEEKEND:
            return f"{first.isoformat()}/{last.isoformat()}"
        case Unit.QUARTER:
            text = f"{first.year:04}-{_FIRST_QUARTER + stretch.number - 1}"
        case Unit.HALF:
            text = f"{first.year:04}-{_FIRST_HALF + stretch.number - 1}"
        case Unit.SEASON:
            text = f"{stretch.index // 4:04}-{_FIRST_SEASON + stretch.number - 1}"
        case Unit.DECADE:
            text = f"{stretch.index:03}X"
        case Unit.CENTURY:
            text = f"{stretch.index:02}XX"
        case Unit.MILLENNIUM:
            text = f"{stretch.index}XXX"
        case _:
            text = stretch.timex
    return f"{text}~" if mod == "APPROX" else text


def _interval(resolved: Resolved) -> str:
    if not (resolved.earliest or resolved.latest):
        return ""
    sides = (day.isoformat() if day else ".." for day in (resolved.earliest, resolved.latest))
    return "/".join(sides)
