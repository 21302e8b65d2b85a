"""What a person says a time expression means: a value as TIMEX3 or EDTF writes it, with its place in the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from claims.dates.stretches import PRECISION, SEASONS, Stretch, Unit
from claims.dates.value import FIRST_HALF, FIRST_QUARTER, FIRST_SEASON, edtf
from claims.words import Precision, TimexType

FORMS = (
    "2023, 2023-04, 2023-04-26, 2023-W17, 2023-Q3, 2023-H1, 2023-SP, 198X, 19XX, or two of them with a slash between"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of a value, as FoundDate has them."""

    type: TimexType
    value: str
    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision | None


def stated(value: str) -> Stated | None:
    """A day, week, weekend, month, season, quarter, half, year, decade or century, a moment, a span of two, a duration.

    Quarters, halves and seasons are taken in EDTF's numbers too. None for what is none of these, for a day that the
    calendar does not have, and for a span that ends before it begins or whose ends are not alike.
    """
    text = value.strip()
    if _DURATION.fullmatch(text):
        return Stated(TimexType.DURATION, text, "", None, None, None)
    if moment := _MOMENT.fullmatch(text):
        return _moment(text, moment)
    first, slash, last = text.partition("/")
    begin, end = stretch_of(first), stretch_of(last if slash else first)
    if begin is None or end is None or begin.unit is not end.unit:
        return None
    if begin.first is None or end.last is None or end.index < begin.index:
        return None
    told = begin.timex if begin == end else f"{begin.timex}/{end.timex}"
    form = edtf(begin, "") if begin == end else _span_edtf(begin, end)
    return Stated(TimexType.DATE, told, form, begin.first, end.last, PRECISION[begin.unit])


def _moment(text: str, moment: re.Match[str]) -> Stated | None:
    day = stretch_of(moment[1])
    try:
        clock = moment[2] is None or datetime.strptime(moment[2], "%H:%M")
    except ValueError:
        return None
    if not clock or day is None:
        return None
    precision = Precision.DAY if moment[2] is None else Precision.MINUTE
    return Stated(TimexType.TIME, text, day.timex, day.first, day.last, precision)


def _span_edtf(begin: Stretch, end: Stretch) -> str:
    """Months and days have intervals in EDTF; all else is told by its first and last day."""
    if begin.unit in (Unit.DAY, Unit.MONTH, Unit.YEAR):
        return f"{edtf(begin, '')}/{edtf(end, '')}"
    return f"{begin.first}/{end.last}"


def stretch_of(text: str) -> Stretch | None:
    """The stretch of the calendar that a TIMEX3 or EDTF value names; None for what names none."""
    for form, build in _STRETCHES:
        if found := form.fullmatch(text):
            return build(*found.groups())
    return None


def _month(year: str, month: str) -> Stretch | None:
    n = int(month)
    for first, count, unit in _PARTS:
        if first <= n < first + count:
            return Stretch.part(unit, int(year), n - first + 1)
    return Stretch.month(int(year), n) if 1 <= n <= 12 else None


def _week(year: str, week: str, weekend: str | None) -> Stretch | None:
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    return Stretch.around(Unit.WEEKEND if weekend else Unit.WEEK, monday)


def _part(year: str, letter: str, number: str) -> Stretch | None:
    unit, count = (Unit.QUARTER, 4) if letter == "Q" else (Unit.HALF, 2)
    return Stretch.part(unit, int(year), int(number)) if 1 <= int(number) <= count else None


_PARTS = ((FIRST_SEASON, 4, Unit.SEASON), (FIRST_QUARTER, 4, Unit.QUARTER), (FIRST_HALF, 2, Unit.HALF))
_STRETCHES: tuple[tuple[re.Pattern[str], Callable[..., Stretch | None]], ...] = (
    (re.compile(r"(\d{4})", re.ASCII), lambda year: Stretch.year(int(year))),
    (re.compile(r"(\d{4})-(\d\d)", re.ASCII), _month),
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII), lambda *day: Stretch.day(*map(int, day))),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII), _week),
    (re.compile(r"(\d{4})-([QH])(\d)", re.ASCII), _part),
    (
        re.compile(rf"(\d{{4}})-({'|'.join(SEASONS)})", re.ASCII),
        lambda year, season: Stretch.part(Unit.SEASON, int(year), SEASONS.index(season) + 1),
    ),
    (re.compile(r"(\d{3})X?", re.ASCII), lambda decade: Stretch(Unit.DECADE, int(decade))),
    (re.compile(r"(\d\d)(?:XX)?", re.ASCII), lambda century: Stretch(Unit.CENTURY, int(century))),
)
_DURATION = re.compile(r"P(?=.)(?:[\dX]+(?:\.\d+)?(?:Y|ML|M|WE|W|DE|D|C|Q))*(?:T(?:[\dX]+(?:\.\d+)?[HMS])+)?", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(?:(\d\d:\d\d)|MO|MI|AF|EV|NI)", re.ASCII)
