"""Why a time expression has its value, in words."""

from __future__ import annotations

from datetime import date

from claims.dates.found import FoundDate
from claims.words import TimeStatus


def explain(found: FoundDate, text: str) -> str:
    """One phrase for a reviewer: "the Wednesday on or before 26 April 2023"."""
    words = " ".join(text[found.start : found.end].split())
    if found.readings:
        return f"{words!r} reads as " + " or as ".join(found.readings)
    if found.status is TimeStatus.UNRESOLVED:
        return f"{words!r} has no date to count from ({found.rule})"
    return f"{words!r} is {found.value} ({found.rule})" + (f", counted from the {found.anchor}" if found.anchor else "")


def in_words(day: date) -> str:
    """A day as readers know it: "26 April 2023"."""
    return f"{day.day} {day:%B} {day.year}"
