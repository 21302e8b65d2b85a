"""Every found date can be explained in words."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import explain, find_dates

PUBLISHED = date(2023, 4, 28)  # a Friday


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on Wednesday", "the Wednesday on or before 28 April 2023"),
        ("It is due on Wednesday", "the Wednesday on or after 28 April 2023"),
        ("last Friday", "last Friday as of 28 April 2023: 21 April 2023"),
        ("in February", "February 2023: the last one before 28 April 2023"),
        ("in April", "April 2023: the one that 28 April 2023 lies in"),
        ("on May 5", "5 May 2023: the nearest to 28 April 2023"),
        ("two weeks ago", "two weeks before 28 April 2023"),
        ("in recent months", "the time up to 28 April 2023"),
        ("in the past three days", "from 25 April 2023 to 28 April 2023"),
        ("soon", "some time after 28 April 2023"),
        ("this week", "week 17 of 2023: “this week”, counted from 28 April 2023"),
        ("the 1980s", "the 1980s, as written"),
        ("5 May 2019", "5 May 2019, as written"),
        ("in 44 BC", "44 BC, as written"),
        ("in FY23", "2023, as written, in the months that its company or country counts"),
        ("in fiscal 2022", "2022, as written, in the months that its company or country counts"),
        ("on the 15th.", "15 April 2023: “the 15th”, counted from 28 April 2023"),
        ("for three days", "3 days, at no particular time"),
        ("for at least ten years", "at least 10 years, at no particular time"),
        ("every Monday", "every Monday, again and again"),
        ("66 million years ago", "66 million years ago, as written"),
        ("less than a year ago", "2022 or after: “less than a year ago”, counted from 28 April 2023"),
        ("04/05/2023", "5 April 2023 or 4 May 2023: the digits can be read both ways"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    [found] = find_dates(text, PUBLISHED)
    assert explain(found, text) == words


def test_an_expression_that_another_one_is_counted_from_is_named() -> None:
    text = "He left on 5 May 2019 and came back two days later."
    _, back = find_dates(text, PUBLISHED)
    assert explain(back, text) == "two days after 5 May 2019 (“5 May 2019”)"


def test_without_a_day_to_count_from() -> None:
    text = "on Wednesday"
    [found] = find_dates(text, None)
    assert explain(found, text) == "nothing to count “Wednesday” from"
