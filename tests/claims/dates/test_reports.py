"""What companies report on: quarters by number and by last day, and what figures are compared with."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import explain, find_dates
from claims.words import Precision

PUBLISHED = date(2023, 4, 26)


def values(text: str, published: date = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.value) for f in find_dates(text, published)]


def test_a_quarter_told_by_its_last_day_has_no_number_but_its_own_three_months() -> None:
    text = "Sales in the quarter ended Jan. 31 rose from $2 million a year earlier. The quarter was good."
    ended, day, before, again = find_dates(text, PUBLISHED)
    assert (ended.value, ended.earliest, ended.latest) == ("2023-QX", date(2022, 11, 1), date(2023, 1, 31))
    assert (ended.precision, ended.edtf) == (Precision.QUARTER, "2022-11-01/2023-01-31")
    assert day.value == "2023-01-31"
    assert (before.value, before.earliest, before.latest) == ("2022-QX", date(2021, 11, 1), date(2022, 1, 31))
    assert explain(before, text).startswith("a year before a quarter of 2023")
    assert (again.value, again.latest) == ("2023-QX", date(2023, 1, 31))


def test_last_year_is_that_quarter_where_its_figure_is_compared() -> None:
    report = "Profit in the third quarter of 2022 rose, compared with $2 million last year. Last year it opened a shop."
    assert values(report)[1:] == [("last year", "2021-Q3"), ("Last year", "2022")]


def test_nine_months_reported_on_end_the_talk_of_a_quarter() -> None:
    text = "In the third quarter of 2022 it rose. In the nine months it earned $2 million, up from a year earlier."
    assert values(text)[-1] == ("a year earlier", "2021")


def test_figures_are_compared_with_the_same_year_before() -> None:
    assert [value for _, value in values("It grew from a year earlier; the year-earlier loss was small.")] == [
        "2022",
        "2022",
    ]


def test_the_latest_quarter_is_the_one_reported_even_before_the_calendar_ends_it() -> None:
    reported = "It reported a loss for the second quarter. In the latest quarter it spent more."
    expected = "It expects a charge in the second quarter. In the latest quarter it spent more."
    assert values(reported)[-1] == ("the latest quarter", "2023-Q2")
    assert values(expected)[-1] == ("the latest quarter", "2023-Q1")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the same quarter of 2021", "2021-Q1"),
        ("the same 2021 quarter", "2021-Q1"),
        ("the corresponding period of 2021", "2021-Q1"),
        ("the comparable quarter a year earlier", "2022-Q1"),
        ("the year-earlier third quarter", "2022-Q3"),
        ("the prior-year quarter", "2022-Q1"),
        ("the most recent quarter", "2023-Q1"),
        ("the current quarter", "2023-Q2"),
        ("the last quarter of 2021", "2021-Q4"),
        ("third fiscal quarter", "2022-Q3"),
        ("the full year 2021", "2021"),
        ("the 2021 fiscal year", "2021"),
        ("the latest 12 months", "P12M"),
        ("the June quarter", "2022-QX"),
    ],
)
def test_names_of_what_is_reported_on(words: str, value: str) -> None:
    text = f"It earned $5 million in the first quarter. It spent $2 million in {words}."
    assert (words, value) in values(text)
