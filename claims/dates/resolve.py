"""Anchoring: from what an expression means to where it lies in the calendar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.dates.meaning import (
    At,
    Choice,
    Clock,
    Feast,
    InYear,
    Length,
    Meaning,
    Modified,
    Offset,
    Origin,
    Recurring,
    Reference,
    Same,
    Turn,
    Weekday,
)
from claims.dates.stretches import CLOCK_UNITS, SEASONS, Stretch, Unit

Utterance = tuple[int, int, "date | None"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where an expression lies. Exactly one of stretch and value is the source of its TIMEX3 value."""

    stretch: Stretch | None = None
    suffix: str = ""
    value: str = ""
    mod: str = ""
    earliest: date | None = None
    latest: date | None = None
    anchor: str = ""
    readings: tuple[Stretch, ...] = ()
    known: bool = True


class Resolver:
    """Resolves the expressions of one text in their order, and remembers what was spoken of."""

    def __init__(self, published: date | None, utterances: Sequence[Utterance]) -> None:
        self._published = published
        self._utterances = sorted(utterances, key=lambda u: u[0])
        self._starts = [u[0] for u in self._utterances]
        self._now = published
        self._anchor = "publication"
        self._spoken: Stretch | None = None
        self._spoken_at = ""
        self._period: Stretch | None = None

    def resolve(self, meaning: Meaning, start: int, end: int) -> Resolved:
        self._now, self._anchor = self._published, "publication"
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self._utterances[at][1]:
            self._now, self._anchor = self._utterances[at][2] or self._published, "utterance"
        resolved = self._of(meaning)
        if resolved.stretch:
            self._spoken, self._spoken_at = resolved.stretch, f"expression:{start}-{end}"
            if resolved.stretch.unit is Unit.QUARTER:
                self._period = resolved.stretch
        return resolved

    def _of(self, meaning: Meaning) -> Resolved:
        match meaning:
            case At(stretch):
                return Resolved(stretch)
            case Modified(inner, mod):
                return replace(self._of(inner), mod=mod)
            case Reference(value):
                return self._reference(value)
            case Recurring(value):
                return Resolved(value=value)
            case Length():
                return self._length(meaning)
            case Choice(readings):
                return Resolved(value=readings[0].timex[:4] + "-XX-XX", readings=readings, known=False)
            case Clock(suffix, day):
                return replace(self._of(day if day is not None else Turn(Unit.DAY, 0)), suffix=suffix)
            case _:
                return self._anchored(meaning)

    def _anchored(self, meaning: Meaning) -> Resolved:
        now = self._now
        if now is None:
            return Resolved(value=_unanchored(meaning), known=False)
        stretch: Stretch | None = None
        anchor = self._anchor
        match meaning:
            case Turn(unit, n):
                stretch = Stretch.around(unit, now).shift(n)
            case Weekday(number, turn):
                stretch = _weekday(number, turn, now)
            case InYear():
                stretch = _in_year(meaning, now)
            case Offset(n, unit, origin):
                if origin is Origin.PUBLICATION or not self._spoken:
                    stretch = _offset(Stretch.around(Unit.DAY, now), n, unit)
                elif unit is Unit.YEAR and self._period:
                    stretch, anchor = self._period.shift(4 * n), self._spoken_at
                else:
                    stretch, anchor = _offset(self._spoken, n, unit), self._spoken_at
            case Same(unit, _):
                if unit is Unit.QUARTER and self._period:
                    stretch, anchor = self._period, self._spoken_at
                elif unit is Unit.DAY and self._spoken:
                    stretch, anchor = self._spoken.widen(unit), self._spoken_at
                else:
                    stretch = Stretch.around(unit, now)
            case Feast():
                stretch = None
        if stretch is None:
            return Resolved(value=_unanchored(meaning), known=False)
        return Resolved(stretch, anchor=anchor)

    def _reference(self, value: str) -> Resolved:
        now = self._now
        return Resolved(
            value=value,
            earliest=now if value != "PAST_REF" else None,
            latest=now if value != "FUTURE_REF" else None,
            anchor=self._anchor,
            known=now is not None,
        )

    def _length(self, length: Length) -> Resolved:
        resolved = Resolved(value=_duration(length))
        if not length.side:
            return resolved
        now = self._now
        if now is None:
            return replace(resolved, known=False)
        other = None
        if length.n is not None and length.unit not in CLOCK_UNITS:
            shifted = _offset(Stretch.around(Unit.DAY, now), length.side * int(length.n), length.unit, exact=True)
            other = shifted.first if shifted else None
        earliest, latest = (other, now) if length.side < 0 else (now, other)
        return replace(resolved, earliest=earliest, latest=latest, anchor=self._anchor)


def _weekday(number: int, turn: int | None, now: date) -> Stretch:
    back = (now.isoweekday() - number) % 7
    if turn == -1:
        back = back or 7
    if turn == 1:
        back -= 7
    if turn == 0:
        back = now.isoweekday() - number
    return Stretch.around(Unit.DAY, now - timedelta(days=back))


def _in_year(part: InYear, now: date) -> Stretch | None:
    def candidate(year: int) -> Stretch | None:
        if part.day:
            return Stretch.day(year, part.number, part.day)
        if part.unit is Unit.MONTH:
            return Stretch.month(year, part.number)
        return Stretch.part(part.unit, year, part.number)

    if not part.bare and part.turn is not None:
        return candidate(now.year + part.turn)
    found = [c for c in map(candidate, (now.year - 1, now.year, now.year + 1)) if c and c.first and c.last]
    if part.turn == -1:
        found = [c for c in found if c.last and c.last < now]
        return found[-1] if found else None
    if part.turn == 1:
        found = [c for c in found if c.first and c.first > now]
        return found[0] if found else None
    if part.turn == 0:
        return candidate(now.year)
    if part.unit is Unit.QUARTER:
        ended = [c for c in found if c.first and c.first <= now]
        return ended[-1] if ended else None
    return min(found, key=lambda c: _distance(c, now), default=None)


def _distance(stretch: Stretch, day: date) -> int:
    if not stretch.first or not stretch.last:
        return 0
    if stretch.first <= day <= stretch.last:
        return 0
    return min(abs((stretch.first - day).days), abs((stretch.last - day).days))


def _offset(base: Stretch, n: int, unit: Unit, *, exact: bool = False) -> Stretch | None:
    """`n` units from a stretch, as exact as the unit (or to the day, if `exact`)."""
    if unit in CLOCK_UNITS:
        return base
    if not exact:
        around = base.widen(unit)
        return around.shift(n) if around else None
    first = base.first
    if first is None:
        return None
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return Stretch(Unit.DAY, first.toordinal() + n * (1 if unit is Unit.DAY else 7))
    months = n * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}.get(unit, 12)
    month = 12 * first.year + first.month - 1 + months
    for day in range(first.day, 27, -1) if first.day > 27 else (first.day,):
        if found := Stretch.day(month // 12, month % 12 + 1, day):
            return found
    return None


def _duration(length: Length) -> str:
    unit, n = length.unit, length.n
    if unit is Unit.DECADE:
        unit, n = (Unit.YEAR, 10 * n) if n is not None else (unit, n)
    if unit is Unit.CENTURY and n is not None:
        unit, n = Unit.YEAR, 100 * n
    number = "X" if n is None else f"{n:g}" if n < 1_000_000 else str(int(n))
    letter = {Unit.DECADE: "DE", Unit.CENTURY: "C", Unit.WEEKEND: "D"}.get(unit, unit.value)
    if n is not None and n % 1 == 0.5 and unit is Unit.YEAR:
        return f"P{int(n)}Y6M" if n > 1 else "P6M"
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"


def _unanchored(meaning: Meaning) -> str:
    match meaning:
        case Weekday(number):
            return f"XXXX-WXX-{number}"
        case InYear(unit, number, day):
            if unit is Unit.MONTH:
                return f"XXXX-{number:02}" + (f"-{day:02}" if day else "")
            if unit is Unit.SEASON:
                return f"XXXX-{SEASONS[number - 1]}"
            return f"XXXX-{unit.value}{number}"
        case Turn(unit) | Offset(_, unit) | Same(unit):
            return {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(unit, "XXXX")
        case _:
            return "XXXX"
