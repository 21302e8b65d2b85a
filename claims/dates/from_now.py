"""Counted from the day of publication, or of an utterance: what "Monday", "in March" or "two years ago" means then."""

from __future__ import annotations

from datetime import date

from claims.dates.arithmetic import away, candidates, offset, turning, weekday
from claims.dates.cues import Place
from claims.dates.meaning import DayOf, Feast, InYear, Meaning, Offset, Same, Turn, Turning, Weekday
from claims.dates.stretches import Stretch, Unit

_SOON, _FAR = 45, 90
"""A month less than 45 days ahead needs no word to say so; a day more than 90 days away heeds one."""
_REPORTED_IN = 120
"""So many days after a quarter has ended it may still be reported on: "it expects to report a loss for the third"."""
_JUST_AHEAD = 2
"""So few days ahead, a day that is told of as past was written a little before the day of publication."""
_FRIDAY = 5


def around_now(meaning: Meaning, now: date, place: Place) -> Stretch | None:
    """The stretch that is meant; None for what is not counted from a day, or lies outside the calendar."""
    match meaning:
        case Turn(unit, n):
            return Stretch.around(unit, now).shift(n)
        case Weekday(number, turn):
            return weekday(number, turn, now, ahead=turn is None and place.lies_ahead() is True)
        case InYear(year=int(year)) | Feast(year=int(year)):
            return meaning.of_year(now.year + year)
        case InYear(Unit.SEASON, number, turn=0) if Stretch.around(Unit.SEASON, now).number == number:
            return Stretch.around(Unit.SEASON, now)
        case InYear(turn=0) | Feast(turn=0):
            return meaning.of_year(now.year)
        case InYear() | Feast():
            return _in_year(meaning, now, place)
        case Offset(n, unit):
            return offset(Stretch.around(Unit.DAY, now), n, unit)
        case DayOf(number):
            return _day_of(number, now, place)
        case Turning(unit):
            return turning(unit, now, place.lies_ahead())
        case Same(Unit.WEEKEND):
            ahead = now.isoweekday() > _FRIDAY or place.lies_ahead()
            return Stretch.around(Unit.WEEKEND, now).shift(0 if ahead else -1)
        case Same(Unit.QUARTER, 0) | Same(latest=True):
            return Stretch.around(meaning.unit, now).shift(-1)
        case Same(unit, n):
            return Stretch.around(unit, now).shift(n)
    return None


def _in_year(part: InYear | Feast, now: date, place: Place) -> Stretch | None:
    """A day is the nearest; what is longer has begun, unless the words before it say that it lies ahead."""
    found = candidates(part, now)
    if found is None:
        return None
    match part:
        case InYear(turn=-1) | Feast(turn=-1):
            # What ended less than a month ago is not called "last March" but "March".
            recent = Stretch.around(Unit.MONTH, now).shift(-1).first or now
            return next((s for s in reversed(found.begun) if s.last and s.last < recent), None)
        case InYear(turn=1) | Feast(turn=1):
            return next((s for s in found.unended if s.first and s.first > now), None)
        case InYear(Unit.QUARTER | Unit.HALF):
            latest = found.begun[-1]
            if away(latest, now) > _REPORTED_IN and place.lies_ahead():
                return found.unended[0]
            # "First-half sales were flat" is no news of a half that has months to go; a quarter may be a fiscal one.
            goes_on = part.unit is Unit.HALF and latest.last is not None and (latest.last - now).days > _SOON
            return found.begun[-2] if goes_on and len(found.begun) > 1 and place.is_told() else latest
    long = isinstance(part, InYear) and not part.day
    if not long and away(found.nearest, now) <= _FAR:
        return found.begun[-1] if _has_happened(found.nearest, now, place) else found.nearest
    ahead = place.lies_ahead()
    if ahead is None:
        ahead = away(found.unended[0], now) < _SOON if long else found.nearest is found.unended[0]
    return found.unended[0] if ahead else found.begun[-1]


def _day_of(number: int, now: date, place: Place) -> Stretch | None:
    """The last such day of a month, or the next one if it lies ahead."""
    month = Stretch.around(Unit.MONTH, now)
    days = [day for n in range(-2, 3) if (day := month.shift(n).nth(number, Unit.DAY)) and day.first]
    ahead = place.lies_ahead()
    if ahead:
        return next((day for day in days if day.first and day.first >= now), None)
    return next((day for day in reversed(days) if day.first and day.first <= now), None)


def _has_happened(day: Stretch, now: date, place: Place) -> bool:
    """Whether a day ahead cannot be the one that is meant, as it is told of as of what has been."""
    ahead = day.first is not None and (day.first - now).days > _JUST_AHEAD
    return ahead and place.has_happened()
