"""Why a time expression has its value, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from claims.dates.found import FoundDate
from claims.dates.stated import stretch_of
from claims.words import Precision, TimeStatus, TimexType

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December"
_AGES = {"K": "thousand", "M": "million", "G": "billion"}
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_FISCAL = re.compile(r"(?i)\b(?:fiscal|financial)\b|\bFY ?\d")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def explain(found: FoundDate, text: str) -> str:
    """One phrase for a reviewer: "the Wednesday on or before 26 April 2023"."""
    words = " ".join(text[found.start : found.end].split())
    if found.readings:
        return " or ".join(map(in_words, found.readings)) + ": the digits can be read both ways"
    anchor = in_words(found.counted_from)
    if found.status is TimeStatus.UNRESOLVED:
        return f"“{words}” is not the same from each day of {anchor}" if anchor else f"nothing to count “{words}” from"
    if not found.counted_from:
        return _as_written(found, words)
    phrase = _PHRASES.get(found.rule, _counted)(found, words, anchor)
    return f"{phrase}{_where(found, text)}"


def in_words(value: str) -> str:
    """The TIMEX3 value of a stretch of the calendar or of a length as readers know it: "26 April 2023", "3 months"."""
    year, _, rest = value.partition("-")
    if length := re.fullmatch(r"P(\d+)([YMWD])", value):
        return f"{length[1]} {_UNITS[length[2]]}{'' if length[1] == '1' else 's'}"
    if ages := re.fullmatch(r"([KMG])A([\d.]+)", value):
        return f"{ages[2]} {_AGES[ages[1]]} years ago"
    if era := re.fullmatch(r"BC(\d{4})", value):
        return f"{int(era[1])} BC"
    if _ISO_DAY.fullmatch(value):
        return _day(date.fromisoformat(value))
    if re.fullmatch(r"\d\d", rest):
        return f"{_MONTHS.split()[int(rest) - 1]} {year}"
    if week := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        return f"{'the weekend of ' if week[2] else ''}week {int(week[1])} of {year}"
    if part := re.fullmatch(r"([QH])(\d)", rest):
        return f"the {_ORDINALS[part[2]]} {'quarter' if part[1] == 'Q' else 'half'} of {year}"
    if season := {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}.get(rest):
        return f"the {season} of {year}"
    if rest == "QX":
        return f"a quarter of {year}"
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    return f"the years {value}00 to {value}99" if re.fullmatch(r"\d\d", value) else value


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


def _as_written(found: FoundDate, words: str) -> str:
    if found.type is TimexType.DURATION:
        return "a length of time, at no particular time"
    if found.type is TimexType.SET:
        return "again and again"
    own = ", in the months that its company or country counts" if re.search(_FISCAL, words) else ""
    return f"{in_words(found.value.split('T')[0])}, as written{own}"


def _where(found: FoundDate, text: str) -> str:
    """What the day counted from is, unless it is the article's own."""
    if found.anchor == "utterance":
        return ", when it was said"
    if found.anchor.startswith("expression:"):
        start, end = map(int, found.anchor.removeprefix("expression:").split("-"))
        return f" (“{' '.join(text[start:end].split())}”)"
    return ""


def _weekday(found: FoundDate, words: str, anchor: str) -> str:
    if found.earliest is None:
        return _counted(found, words, anchor)
    name = _DAYS[found.earliest.weekday()]
    if re.match(r"(?i)(last|next|this)\b", words):
        return f"{words} as of {anchor}: {_day(found.earliest)}"
    return (
        f"the {name} {'on or before' if found.earliest.isoformat() <= found.counted_from else 'on or after'} {anchor}"
    )


def _part_of_year(found: FoundDate, words: str, anchor: str) -> str:
    name = in_words(found.value.split("T")[0])
    if found.precision is Precision.DAY:
        return f"{name}: the nearest to {anchor}"
    told, counted = stretch_of(found.value.partition("T")[0]), stretch_of(found.counted_from)
    if told and counted and told.first and told.last and counted.first and counted.last:
        if told.last < counted.first:
            return f"{name}: the last one before {anchor}"
        if told.first > counted.last:
            return f"{name}: the next one after {anchor}"
    return f"{name}: the one that {anchor} lies in"


def _ago(found: FoundDate, words: str, anchor: str) -> str:
    side = "before" if re.search(r"(?i)(ago|earlier|before)$", words) else "after"
    length = re.sub(r"(?i)[ -](ago|earlier|later|before|after|hence)$", "", words)
    return f"{length} {side} {anchor}"


def _length(found: FoundDate, words: str, anchor: str) -> str:
    if found.earliest and found.latest and not _ISO_DAY.fullmatch(found.counted_from):
        return f"somewhere between {_day(found.earliest)} and {_day(found.latest)}"
    if found.earliest and found.latest:
        return f"from {_day(found.earliest)} to {_day(found.latest)}"
    return f"the time up to {anchor}" if found.latest else f"the time from {anchor} on"


def _reference(found: FoundDate, words: str, anchor: str) -> str:
    return {"PAST_REF": "some time before", "FUTURE_REF": "some time after"}.get(found.value, "about") + f" {anchor}"


def _counted(found: FoundDate, words: str, anchor: str) -> str:
    return f"{in_words(found.value.split('T')[0])}: “{words}”, counted from {anchor}"


_PHRASES: dict[str, Callable[[FoundDate, str, str], str]] = {
    "weekday": _weekday,
    "month": _part_of_year,
    "month and day": _part_of_year,
    "season": _part_of_year,
    "quarter": _part_of_year,
    "half-year": _part_of_year,
    "holiday": _part_of_year,
    "units ago": _ago,
    "units earlier or later": _ago,
    "last or next units": _length,
    "now": _reference,
    "the past": _reference,
    "the future": _reference,
}
