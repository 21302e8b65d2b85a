"""TIMEX3 values in words: every form of them, and never a code."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claims.dates import find_dates
from claims.timex import in_words
from claims.words import TimexType
from tests.claims.dates.test_news import plain

_CODE = re.compile(r"X|_REF|\bP\d|\bPT|\dT|-W\d|-Q|-H\d|\b[KMG]A\d|\d-\d\d\b")


@pytest.mark.parametrize(
    ("value", "kind", "mod", "words"),
    [
        ("2023-04-26", "DATE", None, "26 April 2023"),
        ("2023-W17", "DATE", None, "week 17 of 2023"),
        ("2023-W17-WE", "DATE", None, "the weekend of week 17 of 2023"),
        ("2023-SP", "DATE", "END", "late in the spring of 2023"),
        ("198", "DATE", "START", "early in the 1980s"),
        ("18", "DATE", None, "the years 1800 to 1899"),
        ("BC04", "DATE", None, "the 4th century BC"),
        ("2013", "DATE", "BEFORE", "2013 or before"),
        ("1990", "DATE", "APPROX", "about 1990"),
        ("2023-04/2023-06", "DATE", None, "April 2023 to June 2023"),
        ("XXXX-WXX-3", "DATE", None, "a Wednesday"),
        ("XXXX-06-06", "DATE", None, "a 6 June"),
        ("PAST_REF", "DATE", None, "the past"),
        ("MA66", "DATE", "APPROX", "about 66 million years ago"),
        ("2023-04-26T14:05", "TIME", None, "26 April 2023, 14:05"),
        ("2023-04-26TMO", "TIME", "START", "26 April 2023, morning, early"),
        ("XXXX-XX-XXT08:00", "TIME", None, "08:00"),
        ("P2Y6M", "DURATION", None, "2 years 6 months"),
        ("PT1H", "DURATION", "LESS_THAN", "less than 1 hour"),
        ("PXDE", "DURATION", None, "some decades"),
        ("P1Y", "SET", None, "every year"),
        ("P2W", "SET", None, "every 2 weeks"),
        ("XXXX-WXX-2", "SET", None, "every Tuesday"),
        ("XXXX-XX-XXTNI", "SET", None, "every night"),
        ("", "DATE", None, "no date"),
    ],
)
def test_a_value_in_words(value: str, kind: str, mod: str | None, words: str) -> None:
    assert in_words(value, TimexType(kind), mod) == words


@pytest.mark.parametrize("published", [date(2024, 3, 13), None])
def test_whatever_is_found_is_told_without_a_code(published: date | None) -> None:
    found = (one for text in plain() for one in find_dates(text, published))
    told = {one.value: in_words(one.value, one.type, one.mod) for one in found}
    assert {value: words for value, words in told.items() if _CODE.search(words)} == {}
