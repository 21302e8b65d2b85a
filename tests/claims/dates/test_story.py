"""Passages that tell of a time past: what goes on from it, and what stays beside the day of publication."""

from __future__ import annotations

from calendar import month_name
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import find_dates

_PAST = st.dates(date(1100, 1, 1), date(2021, 12, 31))
# The next 29 February may be years away from the publication.
_PAST_DAYS = st.dates(date(1800, 1, 1), date(2021, 12, 31)).filter(lambda day: (day.month, day.day) != (2, 29))
_PUBLISHED = st.dates(date(2023, 6, 1), date(2026, 1, 1))
_NEWS = "The council met today. It had met on {} {}."


def _values(text: str, published: date | None) -> dict[str, str]:
    return {text[one.start : one.end]: one.value for one in find_dates(text, published)}


@given(_PAST, _PUBLISHED)
def test_a_day_goes_on_from_the_year_that_its_passage_tells_of(day: date, published: date) -> None:
    told = f"{day.day} {month_name[day.month]}"
    text = f"The council met today.\n\nIn {day.year} the town rose. On {told} the gates were opened."
    assert _values(text, published)[told] == day.isoformat()


@given(_PAST, _PUBLISHED, st.integers(1, 12), st.integers(1, 28))
def test_a_passage_of_the_past_changes_nothing_in_the_next_paragraph(
    past: date, published: date, month: int, number: int
) -> None:
    news = _NEWS.format(month_name[month], number)
    history = f"In {past.year} the town rose. On {past.day} {month_name[past.month]} the gates were opened."
    alone = [(one.value, one.earliest) for one in find_dates(news, published)]
    assert [(one.value, one.earliest) for one in find_dates(f"{history}\n\n{news}", published)][2:] == alone


@given(_PAST_DAYS, _PUBLISHED)
def test_a_weekday_with_its_day_of_the_month_says_which_year_is_meant(day: date, published: date) -> None:
    told = f"{day:%A} {day.day} {month_name[day.month]}"
    text = f"In {day.year} the town rose, it was said today. On {told} the gates were opened."
    (found,) = (one for one in find_dates(text, published) if text[one.start : one.end] == told)
    assert found.earliest
    beside = (day.replace(year=published.year + n) for n in (-1, 1))
    fits = next((one for one in beside if one.weekday() == day.weekday()), None)
    assert found.earliest == fits if fits else abs(found.earliest.year - published.year) <= 1


@pytest.mark.parametrize(
    ("news", "words", "value"),
    [
        ("In 1998 he left. He said today that he would be back on June 6.", "June 6", "2024-06-06"),
        ("In 1998 he left. On Monday he came back, a court heard.", "Monday", "2024-03-11"),
        ("In 1998 he left. He has been back since February.", "February", "2024-02"),
        ("The March 1998 riots were bloody. The town burned on May 6.", "May 6", "2024-05-06"),
        ("He left today.\n\nThe law was passed in 1998. The court struck it down on March 1.", "March 1", "2024-03-01"),
    ],
)
def test_a_year_on_the_way_leaves_the_news_where_it_is(news: str, words: str, value: str) -> None:
    assert _values(f"The council met today.\n\n{news}", date(2024, 3, 13))[words] == value
