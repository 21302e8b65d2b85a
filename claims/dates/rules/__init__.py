"""The rules of time expressions, in layers: words, dates after their weekdays, phrases, phrases with modifiers.

In patterns, words are in lower case, groups of words in capitals, expressions that an earlier layer found in CamelCase.
"""

from __future__ import annotations

from claims.dates.rules import calendar, clock, lengths, modified, periods, phrases, relative, series, years

LAYERS = (
    (*calendar.RULES, *years.RULES, *relative.RULES, *clock.RULES, *lengths.RULES),
    (*phrases.DATED,),
    (*phrases.RULES, *series.RULES, *periods.RULES),
    (*modified.RULES,),
)

FINAL = [
    "FullDay",
    "MonthDay",
    "Weekday",
    "Today",
    "Month",
    "Year",
    "Decade",
    "Century",
    "Quarter",
    "Half",
    "Season",
    "Feast",
    "Unit",
    "Offset",
    "Same",
    "Reference",
    "Length",
    "Span",
    "Set",
    "Time",
    "Clock",
]
"""Kinds that are time expressions by themselves."""

KINDS = (*FINAL, "Part")
