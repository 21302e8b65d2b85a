"""Why a time expression has its value, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from claims.dates.found import FoundDate
from claims.dates.stated import stretch_of
from claims.timex import in_words
from claims.words import Precision, TimeStatus, TimexType

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FISCAL = re.compile(r"(?i)\b(?:fiscal|financial)\b|\bFY ?\d")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def explain(found: FoundDate, text: str) -> str:
    """One phrase for a reviewer: "the Wednesday on or before 26 April 2023"."""
    words = " ".join(text[found.start : found.end].split())
    if found.readings:
        return " or ".join(map(in_words, found.readings)) + ": the digits can be read both ways"
    anchor = in_words(found.counted_from) if found.counted_from else ""
    if found.status is TimeStatus.UNRESOLVED:
        return f"“{words}” is not the same from each day of {anchor}" if anchor else f"nothing to count “{words}” from"
    if not found.counted_from:
        return _as_written(found, words)
    phrase = _PHRASES.get(found.rule, _counted)(found, words, anchor)
    return f"{phrase}{_where(found, text)}"


def _day(day: date) -> str:
    return in_words(day.isoformat())


def _as_written(found: FoundDate, words: str) -> str:
    meant = in_words(found.value.split("T")[0] if found.type is TimexType.TIME else found.value, found.type, found.mod)
    if found.type is TimexType.DURATION:
        return f"{meant}, at no particular time"
    if found.type is TimexType.SET:
        return f"{meant}, again and again"
    own = ", in the months that its company or country counts" if re.search(_FISCAL, words) else ""
    return f"{meant}, as written{own}"


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
    if found.anchor.startswith("expression:"):
        return f"{name}: what is told is of {anchor}"
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
    return f"{in_words(found.value.split('T')[0], mod=found.mod)}: “{words}”, counted from {anchor}"


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
