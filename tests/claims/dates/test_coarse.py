"""Publication known to the month or the year only: what is the same from each of its days, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import FoundDate, explain, find_dates
from claims.dates.stretches import Stretch, Unit, known_as
from claims.words import Precision, TimeStatus
from tests.claims.dates.test_news import plain

APRIL = Stretch.month(2023, 4)


@pytest.mark.parametrize(
    ("words", "from_month", "from_year"),
    [
        ("last year", "2022", "2022"),
        ("next year", "2024", "2024"),
        ("last month", "2023-03", None),
        ("this month", "2023-04", None),
        ("14 months ago", "2022-02", None),
        ("ten years ago", "2013", "2013"),
        ("this summer", "2023-SU", "2023-SU"),
        ("in February", "2023-02", None),
        ("in April", "2023-04", None),
        ("in March this year", "2023-03", "2023-03"),
        ("in the first quarter", "2023-Q1", "2023-Q1"),
        ("in the third quarter", "2022-Q3", None),
        ("on Wednesday", None, None),
        ("today", None, None),
        ("this week", None, None),
        ("last night", None, None),
    ],
)
def test_resolved_as_far_as_all_its_days_agree(words: str, from_month: str | None, from_year: str | None) -> None:
    for published, value in ((APRIL, from_month), (Stretch.year(2023), from_year)):
        (found,) = find_dates(words, published)
        assert (found.status is TimeStatus.RESOLVED) == (value is not None)
        assert value is None or found.value == value


def test_a_length_up_to_then_reaches_over_all_its_days() -> None:
    past, lately = find_dates("in the past 12 months, recently", APRIL)
    assert (past.value, past.earliest, past.latest) == ("P12M", date(2022, 4, 1), date(2023, 4, 30))
    assert (lately.value, lately.earliest, lately.latest) == ("PAST_REF", None, date(2023, 4, 30))


def test_quoted_words_are_counted_from_the_month_too() -> None:
    text = '"We won last month," he said.'
    assert [found.value for found in find_dates(text, APRIL, [(0, 19, None)])] == ["2023-03"]


def test_what_is_counted_from_something_unknown_is_unknown() -> None:
    text = "It was shut in 2016. It reopened on Monday and burnt down the next day."
    assert [found.status for found in find_dates(text, APRIL)][1:] == [TimeStatus.UNRESOLVED] * 2


def test_the_reason_names_the_month() -> None:
    text = "In February and on Monday, in April, in the past year"
    reasons = [explain(found, text) for found in find_dates(text, APRIL)]
    assert reasons == [
        "February 2023: the last one before April 2023",
        "“Monday” is not the same from each day of April 2023",
        "April 2023: the one that April 2023 lies in",
        "somewhere between 1 April 2022 and 30 April 2023",
    ]


@given(
    st.sampled_from(plain()),
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.sampled_from((Precision.MONTH, Precision.YEAR)),
)
def test_no_day_of_it_means_anything_else(text: str, day: date, precision: Precision) -> None:
    whole = find_dates(text, known_as(day, precision))
    for one, exact in zip(whole, find_dates(text, day), strict=True):
        assert (one.start, one.end, one.type) == (exact.start, exact.end, exact.type)
        if one.status is TimeStatus.RESOLVED:
            assert (one.value, one.precision) == (exact.value, exact.precision), text[one.start : one.end]
            assert _within(exact, one)


def _within(exact: FoundDate, whole: FoundDate) -> bool:
    """Whether an interval from one day lies in that from the whole month or year; None is open."""
    first, last = whole.earliest or date.min, whole.latest or date.max
    return first <= (exact.earliest or date.min) and (exact.latest or date.max) <= last


def test_a_day_and_the_stretch_of_that_day_are_the_same() -> None:
    day = date(2023, 4, 26)
    for text in plain()[:50]:
        assert find_dates(text, Stretch.around(Unit.DAY, day)) == find_dates(text, day)
    assert known_as(day + timedelta(days=1), Precision.DAY) == Stretch.around(Unit.DAY, date(2023, 4, 27))
