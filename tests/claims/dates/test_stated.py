"""What a person may say that a date means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import find_dates
from claims.dates.stated import stated
from claims.words import Precision, TimexType


@pytest.mark.parametrize(
    ("value", "told", "edtf", "earliest", "latest", "precision"),
    [
        ("2023", "2023", "2023", date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR),
        ("2023-04", "2023-04", "2023-04", date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH),
        ("2023-04-26", "2023-04-26", "2023-04-26", date(2023, 4, 26), date(2023, 4, 26), Precision.DAY),
        ("2023-W17", "2023-W17", "2023-04-24/2023-04-30", date(2023, 4, 24), date(2023, 4, 30), Precision.WEEK),
        ("2023-Q1", "2023-Q1", "2023-33", date(2023, 1, 1), date(2023, 3, 31), Precision.QUARTER),
        ("2023-33", "2023-Q1", "2023-33", date(2023, 1, 1), date(2023, 3, 31), Precision.QUARTER),
        ("2023-SP", "2023-SP", "2023-21", date(2023, 3, 1), date(2023, 5, 31), Precision.SEASON),
        ("2023-H2", "2023-H2", "2023-41", date(2023, 7, 1), date(2023, 12, 31), Precision.HALF),
        ("198X", "198", "198X", date(1980, 1, 1), date(1989, 12, 31), Precision.DECADE),
        ("19XX", "19", "19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("2022/2023", "2022/2023", "2022/2023", date(2022, 1, 1), date(2023, 12, 31), Precision.YEAR),
    ],
)
def test_a_stretch_or_two(value: str, told: str, edtf: str, earliest: date, latest: date, precision: Precision) -> None:
    meant = stated(value)
    assert meant
    assert (meant.type, meant.value, meant.edtf) == (TimexType.DATE, told, edtf)
    assert (meant.earliest, meant.latest, meant.precision) == (earliest, latest, precision)


def test_durations_and_moments() -> None:
    length, moment, part = stated("P2Y3M"), stated("2023-04-26T10:35"), stated("2023-04-26TNI")
    assert length
    assert (length.type, length.value, length.earliest) == (TimexType.DURATION, "P2Y3M", None)
    assert moment
    assert (moment.type, moment.edtf, moment.precision) == (TimexType.TIME, "2023-04-26", Precision.MINUTE)
    assert part
    assert part.precision == Precision.DAY


@pytest.mark.parametrize("value", ["", "soon", "P", "PT", "٢٠٢٣", "0000", "2023-13", "2023-02-30", "2023-W54"])
@pytest.mark.parametrize("form", ["{}", "{}/2024", "2022/{}"])
def test_what_is_none(value: str, form: str) -> None:
    assert stated(form.format(value)) is None


@pytest.mark.parametrize("value", ["2023/2022", "2023-04/2023", "2023-04-26T25:00", "2023-04-31TNI"])
def test_ends_and_clocks_have_to_fit(value: str) -> None:
    assert stated(value) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_found_can_be_said(published: date) -> None:
    text = "today, this week, last month, the third quarter, this spring, the second half, last year, two decades ago"
    for found in find_dates(text, published):
        meant = stated(found.value)
        assert meant
        assert (meant.value, meant.edtf) == (found.value, found.edtf)
        assert (meant.earliest, meant.latest, meant.precision) == (found.earliest, found.latest, found.precision)
