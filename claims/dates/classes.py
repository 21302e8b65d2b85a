"""Classes of tokens that the grammar builds on, whatever the language: groups, digits, and what marks time."""

from __future__ import annotations

from collections.abc import Callable

GROUPS = {
    "MONTH": "month given_name loose_month",
    "DAY": "day zero_day nth",
    "YEAR": "year far_year",
    "UNIT": "unit age quarter weekend second",
    "LONG_UNIT": "unit age quarter weekend",
    "ONE_UNIT": "unit age weekend",
    "UNITS": "units quarters weekends seconds",
    "ORDINAL": "ordinal nth second",
    "DIGITS": "day zero_day pair digits year far_year",
    "TWO": "day zero_day",
    "MINUTE": "day zero_day pair",
    "NUMBER_WORD": "one ones teens tens power dozen",
    "SMALL": "one ones teens tens dozen",
    "LOT": "power dozen couple vague handful lots",
    "COUNT_WORD": "NUMBER_WORD couple",
    "SEASON": "season titled_season fall",
    "LASTING": "for in within over after amid",
    "DETERMINER": "a the s",
    "TODAY": "today titled_today",
    "BOUND": "PREP than least no",
    "DATING": "PREP about early late",
    "PREP": "of in on at by to from since until during within through before after for and or",
}
"""Names for several classes together."""

HEADS = """
    named_date month given_name loose_month short_month weekday short_weekday weekdays season titled_season fall
    feast feast_of feast_before
    time unit fortnight age units second seconds quarter quarters weekend weekends half period moment lasting
    part parts tonight noon am_pm oclock zone clock_am clock_pm
    teens decade_name quarter_name half_name fiscal_name year far_year short_year tens_s nth
    slashed day_hour nth_quarter nth_half quarter_year
    bc ad today titled_today overnight present ago instant now current recently soon future past these daily yearly
"""
"""Classes without one of which a stretch of text says nothing about time."""

DIGITS: dict[str, Callable[[str], bool]] = {
    "year": lambda token: len(token) == 4 and 1900 <= int(token) < 2100,
    "far_year": lambda token: len(token) == 4 and 1000 <= int(token) < 3000,
    "day": lambda token: len(token) < 3 and token[0] != "0" and int(token) < 32,
    "zero_day": lambda token: len(token) == 2 and token[0] == "0" and token != "00",
    "pair": lambda token: len(token) == 2,
    "digits": lambda _: True,
}
"""Classes of digits by their value, the first that fits."""
