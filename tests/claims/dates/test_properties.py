"""What holds for every text: offsets, intervals, EDTF, and cost in proportion to length."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from claims.dates import explain, find_dates
from claims.dates.find import english
from claims.words import TimeStatus

_WORDS = sorted(word for word in english().lexicon if word.isprintable())
_DIGITS = "1 2 3 12 28 31 05 99 1999 2023 1648 8th 1990s 10,000 1.5 1/2 10:35 04/05/2023 xyz"
_PIECES = st.sampled_from([*_WORDS, *_DIGITS.split()])
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", "-", ", ", "\n\n", "'", ". "])), max_size=30).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)
_DAYS = st.none() | st.dates()


@given(st.text() | _TEXTS, _DAYS)
@example("in the past 999999999999 years, 9999999 centuries ago, in 9999999 days", date.max)
@example("last week, 2024 years ago, last year, 4000 BC, winter 0001, next century", date.min)
@example("February 29, 29 February 1900, February 30, 31 April", date(2023, 4, 26))
@example("²³ years ago, ٣ days ago, ½ year, İstanbul in May, ß1999", date(2023, 4, 26))
def test_found_dates_are_sound(text: str, published: date | None) -> None:
    found = find_dates(text, published)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert text[one.start] != " "
        assert one.value
        if one.earliest and one.latest:
            assert one.earliest <= one.latest
        assert (one.status is TimeStatus.UNRESOLVED) >= bool(one.readings)
        assert explain(one, text)


@given(_TEXTS, st.dates(date(1, 1, 8), date(9990, 1, 1)))
def test_the_interval_contains_what_the_value_says(text: str, published: date) -> None:
    for one in find_dates(text, published):
        first, last = _said(one.value)
        if first and last:
            assert one.earliest or one.mod in ("BEFORE", "ON_OR_BEFORE")
            assert one.latest or one.mod in ("AFTER", "ON_OR_AFTER")
            assert (one.earliest or first) <= first <= last <= (one.latest or last)


_STRETCHES = st.sampled_from(
    [
        *("in 1999", "March 1998", "on 5 May 2019", "the 1980s", "the 20th century", "the summer of 2021", "44 BC"),
        *("the third quarter", "the second half of 2021", "last spring", "this month", "FY23", "Q1 2020", "next year"),
        *("last week", "the weekend", "the past three months", "the next two years", "04/05/2023", "on Monday"),
        *("the third week of May", "the first decade of the 21st century", "the quarter ended June 30", "on the 15th"),
    ]
)


@given(_STRETCHES, st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_edtf_is_what_a_parser_of_it_reads(text: str, published: date) -> None:
    """Two days at most are told for digits that read both ways; years before Christ are none of `date`."""
    for one in find_dates(text, published):
        parsed = parse_edtf(one.edtf)
        if one.earliest and one.latest:
            assert _day(parsed.lower_strict()) == one.earliest
            assert _day(parsed.upper_strict()) == one.latest
        else:
            assert parsed.lower_strict()[0] < 0


def test_edtf_has_forms_for_what_is_open_or_about_then() -> None:
    text = "about 1990, about May 2019, in recent months, in the coming weeks"
    forms = ["1990~", "2019-05~", "../2023-04-26", "2023-04-26/.."]
    assert [one.edtf for one in find_dates(text, date(2023, 4, 26))] == forms
    assert all(map(parse_edtf, forms))


@pytest.mark.parametrize(
    "piece",
    [
        "may ",
        "May ",
        "the ",
        "7 ",
        "7",
        "twenty ",
        "a year ago ",
        "Monday, ",
        "1-",
        "“",
        "\n",
        "early in the ",
        "1.1",
        "In 1944 he fell. On June 6 ",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    find_dates(piece * 40, date(2023, 4, 26))
    short, long = _calls(piece * 400), _calls(piece * 1600)
    assert long <= 4.4 * short + 400


@given(_TEXTS, st.dates())
def test_a_text_and_its_quotation_agree_on_spans(text: str, published: date) -> None:
    plain = find_dates(text, published)
    quoted = find_dates(text, published, [(0, len(text), None)])
    assert [(f.start, f.end, f.type) for f in plain] == [(f.start, f.end, f.type) for f in quoted]


def _said(value: str) -> tuple[date | None, date | None]:
    """The first and last day of a TIMEX3 value that is a day, month, year or ISO week, read anew."""
    value = value.split("T")[0]
    try:
        if len(value) == 4 and value.isdecimal():
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if len(value) == 7 and value[5:].isdecimal():
            return date(int(value[:4]), int(value[5:]), 1), date(int(value[:4]), int(value[5:]), 28)
        if len(value) == 8 and value[5] == "W" and value[6:].isdecimal():
            year, week = int(value[:4]), int(value[6:])
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        return date.fromisoformat(value), date.fromisoformat(value)
    except ValueError:
        return None, None


def _day(parsed: tuple[int, ...]) -> date:
    return date(*parsed[:3])


def _calls(text: str) -> int:
    """How many functions, ours and those in C, a text takes."""
    count = 0

    def profile(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        find_dates(text, date(2023, 4, 26))
    finally:
        sys.setprofile(None)
    return count
