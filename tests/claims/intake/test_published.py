"""The publication date: as exact as it was given, never more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refused
from claims.intake.published import published_in_record
from claims.words import Precision


@pytest.mark.parametrize(
    ("given", "day", "precision"),
    [
        ("2023", date(2023, 1, 1), Precision.YEAR),
        ("2023-04", date(2023, 4, 1), Precision.MONTH),
        ("2023-04-26", date(2023, 4, 26), Precision.DAY),
        ("2023-04-26T14:03:00Z", date(2023, 4, 26), Precision.DAY),
        ("2023-04-26T23:59:59.123-04:00", date(2023, 4, 26), Precision.DAY),
        ("2023-04-26 14:03", date(2023, 4, 26), Precision.DAY),
        ("2024-02-29", date(2024, 2, 29), Precision.DAY),
    ],
)
def test_forms(given: str, day: date, precision: Precision) -> None:
    assert published_in_record(given) == (day, precision)


@pytest.mark.parametrize(
    "given",
    [
        *("", "today", "26.04.2023", "04/26/2023", "2023-13", "2023-02-29", "2023-4-6", "0000", "20230426", "2023-W17"),
        *(
            "2023-04-26T25:00",
            "２０２３",
            " 2023",
            "2023\n",
            2023,
            2023.0,
            True,
            None,
            [],
            {"date": "2023"},
            "9" * 5000,
        ),
    ],
)
def test_all_else_is_refused_in_one_short_sentence(given: object) -> None:
    with pytest.raises(Refused) as refused:
        published_in_record(given)
    assert len(refused.value.message) < 200


@given(st.datetimes())
def test_the_day_is_the_one_that_was_written(moment: object) -> None:
    text = str(moment)
    assert published_in_record(text) == (date.fromisoformat(text[:10]), Precision.DAY)
