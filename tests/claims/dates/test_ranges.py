"""Dates named together: ranges, lists and pairs that say once what holds for both."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import find_dates

PUBLISHED = date(2023, 4, 26)  # a Wednesday


def values(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.value) for f in find_dates(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 2014 and 2018", [("2014", "2014"), ("2018", "2018")]),
        ("from 2014-18 on", [("2014", "2014"), ("18", "2018")]),
        ("from March to May 2021", [("March", "2021-03"), ("May 2021", "2021-05")]),
        ("on March 3 and 4", [("March 3", "2023-03-03"), ("4", "2023-03-04")]),
        ("24–26 February 2022", [("24", "2022-02-24"), ("26 February 2022", "2022-02-26")]),
        ("March 3-5, 2021", [("March 3", "2021-03-03"), ("5, 2021", "2021-03-05")]),
        ("In May and June it fell", [("May", "2022-05"), ("June", "2022-06")]),
        ("from Dec. 20 to Jan. 3", [("Dec. 20", "2022-12-20"), ("Jan. 3", "2023-01-03")]),
        ("from March to May of last year", [("March", "2022-03"), ("May of last year", "2022-05")]),
        ("They will meet on Saturday and Sunday", [("Saturday", "2023-04-29"), ("Sunday", "2023-04-30")]),
        ("between 5 May and 7 June 2019", [("5 May", "2019-05-05"), ("7 June 2019", "2019-06-07")]),
    ],
)
def test_ranges_are_two_dates_that_share_what_is_said_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_quarters_named_together_share_their_noun_and_their_year() -> None:
    assert values("in the second and third quarters of 2021") == [
        ("second", "2021-Q2"),
        ("third quarters of 2021", "2021-Q3"),
    ]
