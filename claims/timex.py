"""TIMEX3 values (ISO 24617-1) in words: "26 April 2023", "week 17 of 2023", "some months", "every Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.words import TimexType

NO_DATE = "no date"
"""What a value says that a person set to none."""


def in_words(value: str, kind: TimexType = TimexType.DATE, mod: str | None = None) -> str:
    """What a value says, with its modifier: ("P10Y", DURATION, "EQUAL_OR_MORE") is "at least 10 years".

    A place in the calendar that is not known is named by what is known of it: XXXX-WXX-3 is "a Wednesday". A value of
    no known form comes back as it is.
    """
    first, slash, last = value.partition("/")
    told = f"{_told(first, kind)} to {_told(last, kind)}" if slash else _told(value, kind)
    if not mod:
        return told
    if part := _PHASES.get(mod):
        return f"{told}, {part}" if kind is TimexType.TIME else f"{part} in {told}"
    if side := _SIDES.get(mod):
        return f"{told} or {side}"
    return f"{_MODS[mod]} {told}" if mod in _MODS else told


def kind_in_words(kind: TimexType) -> str:
    return _KINDS[kind]


def _told(value: str, kind: TimexType) -> str:
    if not value:
        return NO_DATE
    if duration := _DURATION.fullmatch(value):
        return _length(duration, often=kind is TimexType.SET)
    stretch, clock, time = value.partition("T")
    article = "every" if kind is TimexType.SET else "a"
    if not clock or not _TIME.fullmatch(time):
        return _stretch(value, article)
    if time in _PARTS:
        return f"{article} {_PARTS[time]}" if stretch == _SOME_DAY else f"{_stretch(stretch, article)}, {_PARTS[time]}"
    return time if stretch == _SOME_DAY else f"{_stretch(stretch, article)}, {time}"


def _stretch(value: str, article: str) -> str:
    for form, told in _FORMS:
        if found := form.fullmatch(value):
            return told(*found.groups())
    for form, name in _UNKNOWN:
        if found := form.fullmatch(value):
            return f"{article} {name(*found.groups())}"
    return value


def _length(duration: re.Match[str], *, often: bool) -> str:
    date_part, time = duration.groups()
    parts = [(n, _UNITS[unit]) for n, unit in _PART.findall(date_part or "")]
    parts += [(n, _CLOCK_UNITS[unit]) for n, unit in _PART.findall(time or "")]
    if often and len(parts) == 1 and parts[0][0] == "1":
        return f"every {parts[0][1]}"
    told = " ".join(f"{'some' if n == 'X' else n} {unit if n == '1' else _plural(unit)}" for n, unit in parts)
    return f"every {told}" if often else told


def _plural(unit: str) -> str:
    return {"century": "centuries", "millennium": "millennia"}.get(unit, f"{unit}s")


def _day(year: str, month: str, day: str) -> str:
    return f"{int(day)} {_month(month)} {year}"


def _month(month: str) -> str:
    return _MONTHS[int(month) - 1]


def _era(year: str) -> str:
    return f"{int(year)} BC"


def _ordinal(number: str) -> str:
    """The 1st of a month, the 5th century."""
    n = int(number)
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


_SOME_DAY = "XXXX-XX-XX"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_AGES = {"K": "thousand", "M": "million", "G": "billion"}
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "Q": "quarter",
    "DE": "decade",
    "C": "century",
    "ML": "millennium",
}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_MODS = {
    "APPROX": "about",
    "MORE_THAN": "more than",
    "LESS_THAN": "less than",
    "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "at most",
}
_SIDES = {"BEFORE": "before", "ON_OR_BEFORE": "before", "AFTER": "after", "ON_OR_AFTER": "after"}
"""A year is the value of "more than a decade ago", and that may have been early in it: 2014 or before."""
_PHASES = {"START": "early", "MID": "halfway", "END": "late"}

_FORMS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"(\d{4})-(0[1-9]|1[012])-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(0[1-9]|1[012])"), lambda year, month: f"{_month(month)} {year}"),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda year, week: f"week {int(week)} of {year}"),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda year, week: f"the weekend of week {int(week)} of {year}"),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, n: f"the {_ORDINALS[n]} quarter of {year}"),
    (re.compile(r"(\d{4})-H([12])"), lambda year, n: f"the {_ORDINALS[n]} half of {year}"),
    (re.compile(r"(\d{4})-QX"), lambda year: f"a quarter of {year}"),
    (re.compile(r"(\d{4})-XX-XX"), lambda year: f"a day of {year}"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, season: f"the {_SEASONS[season]} of {year}"),
    (re.compile(r"(\d{3})X?"), lambda decade: f"the {decade}0s"),
    (re.compile(r"(\d\d)(?:XX)?"), lambda century: f"the years {century}00 to {century}99"),
    (re.compile(r"BC(\d{4})"), _era),
    (re.compile(r"BC(\d\d)"), lambda century: f"the {_ordinal(century)} century BC"),
    (re.compile(r"([KMG])A([\d.]+)"), lambda size, n: f"{n} {_AGES[size]} years ago"),
    (re.compile(r"PAST_REF"), lambda: "the past"),
    (re.compile(r"PRESENT_REF"), lambda: "the present"),
    (re.compile(r"FUTURE_REF"), lambda: "the future"),
)
_UNKNOWN: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"XXXX"), lambda: "year"),
    (re.compile(r"XXXX-XX"), lambda: "month"),
    (re.compile(r"XXXX-XX-XX"), lambda: "day"),
    (re.compile(r"XXXX-XX-(\d\d)"), lambda day: f"{_ordinal(day)} of a month"),
    (re.compile(r"XXXX-(0[1-9]|1[012])"), _month),
    (re.compile(r"XXXX-(0[1-9]|1[012])-(\d\d)"), lambda month, day: f"{int(day)} {_month(month)}"),
    (re.compile(r"XXXX-WXX"), lambda: "week"),
    (re.compile(r"XXXX-WXX-WE"), lambda: "weekend"),
    (re.compile(r"XXXX-WXX-([1-7])"), lambda day: _WEEKDAYS[int(day) - 1]),
    (re.compile(r"XXXX-(SP|SU|FA|WI)"), lambda season: _SEASONS[season]),
    (re.compile(r"XXXX-Q([1-4])"), lambda n: f"{_ORDINALS[n]} quarter"),
    (re.compile(r"XXXX-H([12])"), lambda n: f"{_ORDINALS[n]} half"),
    (re.compile(r"XXXX-QX"), lambda: "quarter"),
    (re.compile(r"XXXX-HX"), lambda: "half-year"),
)
_PART = re.compile(r"(X|[\d.]+)(ML|DE|WE|[YMWDQCHS])")
_KINDS = {
    TimexType.DATE: "date",
    TimexType.TIME: "time",
    TimexType.DURATION: "length",
    TimexType.SET: "recurring",
}
_DURATION = re.compile(r"P(?=.)((?:(?:X|[\d.]+)(?:ML|DE|WE|[YMWDQC]))*)(?:T((?:(?:X|[\d.]+)[HMS])+))?")
_TIME = re.compile(r"\d\d:\d\d|MO|MI|AF|EV|NI")
