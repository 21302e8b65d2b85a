"""The days of holidays in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as Meeus gives it)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_day(name: str, year: int) -> date | None:
    """The day of the holiday in a year from 1 to 9999, and None for a name we have no rule for."""
    rule = _RULES.get(name)
    return rule(year) if rule and 1 <= year <= 9999 else None


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(n: int, weekday: int, month: int) -> Callable[[int], date]:
    """The n-th such weekday of a month, from its end if n is negative."""

    def day(year: int) -> date:
        if n < 0:
            last = date(year, month + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))

    return day


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _after_thanksgiving(days: int) -> Callable[[int], date]:
    return lambda year: _nth(4, THURSDAY, 11)(year) + timedelta(days=days)


def _election_day(year: int) -> date:
    return _nth(1, MONDAY, 11)(year) + timedelta(days=1)


def _inauguration_day(year: int) -> date | None:
    """That of a president of the United States, every fourth year."""
    return date(year, 1, 20) if year % 4 == 1 else None


_RULES: dict[str, Callable[[int], date | None]] = {
    "new year's day": _on(1, 1),
    "new year's eve": _on(12, 31),
    "valentine's day": _on(2, 14),
    "presidents day": _nth(3, MONDAY, 2),
    "epiphany": _on(1, 6),
    "groundhog day": _on(2, 2),
    "saint patrick's day": _on(3, 17),
    "earth day": _on(4, 22),
    "anzac day": _on(4, 25),
    "may day": _on(5, 1),
    "canada day": _on(7, 1),
    "black friday": _after_thanksgiving(1),
    "cyber monday": _after_thanksgiving(4),
    "shrove tuesday": _from_easter(-47),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter": easter,
    "easter monday": _from_easter(1),
    "whitsun": _from_easter(49),
    "mother's day": _nth(2, SUNDAY, 5),
    "memorial day": _nth(-1, MONDAY, 5),
    "father's day": _nth(3, SUNDAY, 6),
    "juneteenth": _on(6, 19),
    "independence day": _on(7, 4),
    "bastille day": _on(7, 14),
    "labor day": _nth(1, MONDAY, 9),
    "columbus day": _nth(2, MONDAY, 10),
    "halloween": _on(10, 31),
    "election day": _election_day,
    "inauguration day": _inauguration_day,
    "armistice day": _on(11, 11),
    "veterans day": _on(11, 11),
    "thanksgiving": _nth(4, THURSDAY, 11),
    "christmas eve": _on(12, 24),
    "christmas": _on(12, 25),
    "boxing day": _on(12, 26),
    "hogmanay": _on(12, 31),
}
