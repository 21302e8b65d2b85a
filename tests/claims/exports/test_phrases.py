"""Days and numbers in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.phrases import dates_in_words, day, interval, listing, published
from claims.words import Precision
from tests.claims.exports.cases import when
from tests.claims.exports.dossiers import article_row


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, ""),
        (date(2023, 4, 26), date(2023, 4, 26), "26 April 2023"),
        (date(2023, 2, 1), date(2023, 2, 28), "between 1 and 28 February 2023"),
        (date(2023, 4, 24), date(2023, 5, 3), "between 24 April and 3 May 2023"),
        (date(2022, 12, 24), date(2023, 1, 3), "between 24 December 2022 and 3 January 2023"),
        (date(2022, 2, 1), date(2023, 2, 28), "between 1 February 2022 and 28 February 2023"),
        (date(2023, 4, 26), None, "on or after 26 April 2023"),
        (None, date(2023, 4, 26), "on or before 26 April 2023"),
    ],
)
def test_intervals_in_words(earliest: date | None, latest: date | None, words: str) -> None:
    assert interval(earliest, latest) == words


@given(st.dates(), st.dates())
def test_an_interval_names_its_last_day_in_full(one: date, other: date) -> None:
    assert interval(min(one, other), max(one, other)).endswith(day(max(one, other)))


@pytest.mark.parametrize(
    ("known", "precision", "words"),
    [
        (None, None, "publication date unknown"),
        (date(2023, 4, 26), Precision.DAY, "26 April 2023"),
        (date(2023, 4, 26), None, "26 April 2023"),
        (date(2023, 4, 1), Precision.MONTH, "April 2023"),
        (date(2023, 1, 1), Precision.YEAR, "2023"),
    ],
)
def test_a_publication_date_is_no_more_exact_than_it_is_known(
    known: date | None, precision: Precision | None, words: str
) -> None:
    assert published(article_row(published=known, published_precision=precision)) == words


def test_lists() -> None:
    assert (listing([]), listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])) == (
        "",
        "a",
        "a and b",
        "a, b and c",
    )


def test_dates_say_why_unless_they_are_as_written() -> None:
    def told(explanation: str) -> str:
        return dates_in_words(
            [replace(when("Wednesday", date(2024, 3, 13), date(2024, 3, 13)), explanation=explanation)]
        )

    assert told("") == "Dates: “Wednesday” is 13 March 2024."
    assert told("13 March 2024, as written") == "Dates: “Wednesday” is 13 March 2024."
    assert told("the last one") == "Dates: “Wednesday” is 13 March 2024 (the last one)."
