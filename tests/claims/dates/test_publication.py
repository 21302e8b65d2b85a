"""Proposals for the day an article came out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates.publication import propose_publication
from tests.shared import real_article


def test_a_relative_expression_beside_the_date_it_means() -> None:
    found = propose_publication("The mill burned down in February 2022, 14 months ago.")
    assert (found[0].earliest, found[0].latest) == (date(2023, 4, 1), date(2023, 4, 30))
    assert "14 months ago" in found[0].reason
    assert "February 2022" in found[0].reason


def test_a_weekday_with_its_day_narrows_the_year() -> None:
    found = propose_publication("Talks began on 3 March 2022. They met again on Wednesday, April 26.")
    assert found[0].earliest < date(2023, 4, 26) < (found[0].latest or date.max)
    assert "2023" in found[0].reason


def test_the_newest_date_named_is_a_lower_end_only() -> None:
    found = propose_publication("It opened on 3 March 2022 and closed on 5 May 2022.")
    assert [(one.earliest, one.latest) for one in found] == [(date(2022, 5, 5), None)]


def test_nothing_to_go_by_is_no_proposal() -> None:
    assert propose_publication("They met on Wednesday, 14 months ago.") == []


def test_the_real_article_says_nothing_that_would_date_it() -> None:
    assert propose_publication(real_article()) == []


@given(st.text(max_size=200))
def test_any_text_gives_proposals_on_its_own_words(text: str) -> None:
    for found in propose_publication(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Yesterday, 25 April 2023, he left.", date(2023, 4, 26), date(2023, 4, 26)),
        ("It fell on 24 February 2022, a year ago today.", date(2023, 2, 24), date(2023, 2, 24)),
        ("The February 2022 invasion 14 months ago changed it.", date(2023, 4, 1), date(2023, 4, 30)),
        ("It was closed last year, in 2022.", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_words_beside_the_date_that_they_mean(text: str, first: date, last: date) -> None:
    found = propose_publication(text)[0]
    assert (found.earliest, found.latest) == (first, last)
    assert "stands beside" in found.reason


def test_a_date_that_only_stands_near_is_not_what_is_meant() -> None:
    reasons = [found.reason for found in propose_publication("The vote on Tuesday, 2 May, is the first since 2019.")]
    assert reasons == ["“Tuesday, 2 May” falls so in 2023, the first such year from 2019 on"]


def test_a_dateline_without_its_year_is_the_last_such_day_before_the_article_came() -> None:
    text = "Talks begin\n\nALDERSUND, March 14 (Northern Wire) — The two sides met on Wednesday.\n"
    assert propose_publication(text) == []
    (found,) = propose_publication(text, date(2024, 3, 16))
    assert (found.earliest, found.latest) == (date(2024, 3, 14), date(2024, 3, 14))
    assert found.reason == "the dateline has “March 14”, and the article came to the desk on 16 March 2024"
    assert [one.earliest for one in propose_publication(text, date(2024, 3, 12))] == [date(2023, 3, 14)]
