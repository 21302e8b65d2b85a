"""Stretches of the calendar, and the days of holidays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates.feasts import easter, feast_day
from claims.dates.stretches import Stretch, Unit

_UNITS = [unit for unit in Unit if unit.value[0] != "T"]


@given(st.sampled_from(_UNITS), st.dates(date(1000, 1, 8), date(8999, 12, 1)))
def test_a_stretch_holds_the_day_it_lies_around(unit: Unit, day: date) -> None:
    stretch = Stretch.around(unit, day)
    assert stretch.first
    assert stretch.last
    assert stretch.first <= stretch.last
    if unit is not Unit.WEEKEND:
        assert stretch.first <= day <= stretch.last


@given(
    st.sampled_from([u for u in _UNITS if u not in (Unit.WEEKEND, Unit.SEASON)]),
    st.dates(date(1000, 1, 8), date(8000, 1, 1)),
)
def test_stretches_of_a_unit_follow_each_other_without_a_gap(unit: Unit, day: date) -> None:
    stretch = Stretch.around(unit, day)
    assert stretch.last
    following = stretch.shift(1).first
    assert following
    # A company's quarter ended on the 29th may be followed by one of a shorter month.
    slack = 3 if unit is Unit.QUARTER_ENDED else 0
    assert abs((following - stretch.last).days - 1) <= slack


@pytest.mark.parametrize(
    ("stretch", "timex", "first", "last"),
    [
        (Stretch.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Stretch.part(Unit.QUARTER, 2022, 3), "2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
        (Stretch.part(Unit.HALF, 2022, 2), "2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        (Stretch.part(Unit.SEASON, 2023, 1), "2023-SP", date(2023, 3, 1), date(2023, 5, 31)),
        (Stretch.part(Unit.SEASON, 1994, 4), "1994-WI", date(1993, 12, 1), date(1995, 2, 28)),
        (Stretch.around(Unit.WEEK, date(2021, 1, 3)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (Stretch(Unit.DECADE, 198), "198", date(1980, 1, 1), date(1989, 12, 31)),
        (Stretch(Unit.CENTURY, 19), "19", date(1900, 1, 1), date(1999, 12, 31)),
        (Stretch.year(9999), "9999", date(9999, 1, 1), date.max),
        (Stretch.year(-43), "BC0044", None, None),
    ],
)
def test_its_value_and_its_ends(stretch: Stretch, timex: str, first: date | None, last: date | None) -> None:
    assert (stretch.timex, stretch.first, stretch.last) == (timex, first, last)


def test_a_finer_unit_is_not_made_of_a_coarser_one() -> None:
    assert Stretch.year(2023).widen(Unit.DAY) is None
    assert Stretch.month(2023, 5).widen(Unit.YEAR) == Stretch.year(2023)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("election day", 1998, date(1998, 11, 3)),
        ("good friday", 2023, date(2023, 4, 7)),
        ("nobody's day", 2023, None),
        ("christmas", 10_000, None),
    ],
)
def test_days_of_holidays(name: str, year: int, day: date | None) -> None:
    assert feast_day(name, year) == day
