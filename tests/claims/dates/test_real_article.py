"""The real article: what is found in it, and what must not be."""

from __future__ import annotations

from datetime import date

from claims.dates import find_dates
from tests.shared import real_article


def test_weekday_and_offset_count_from_the_day_of_publication() -> None:
    text = real_article()
    values = {text[f.start : f.end]: f.value for f in find_dates(text, date(2023, 4, 26))}
    assert values["Wednesday"] == "2023-04-26"
    assert values["14 months ago"] == "2022-02"
    assert values["February"] == "2023-02"
    assert "May" not in values
