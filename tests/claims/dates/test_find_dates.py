"""Each class of time expression: its span, its type, its value, and what it is counted from."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import FoundDate, find_dates
from claims.words import Precision, TimeStatus, TimexType

PUBLISHED = date(2023, 4, 26)  # a Wednesday


def found(text: str, published: date | None = PUBLISHED) -> list[FoundDate]:
    return find_dates(text, published)


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.value) for f in found(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # weekdays: up to and including the day of publication, ahead when the words before say so
        ("He said so on Wednesday.", "Wednesday", "2023-04-26"),
        ("He left on Thursday.", "Thursday", "2023-04-20"),
        ("They will meet on Thursday.", "Thursday", "2023-04-27"),
        ("The talks begin Thursday.", "Thursday", "2023-04-27"),
        ("Voters go to the polls on Sunday.", "Sunday", "2023-04-30"),
        ("It takes effect in July.", "July", "2023-07"),
        ("It took effect in July.", "July", "2022-07"),
        ("The report is due out on Friday.", "Friday", "2023-04-28"),
        ("It fell ahead of the June vote.", "June", "2023-06"),
        ("Reno said Thursday there would be a vote.", "Thursday", "2023-04-20"),
        ("The U.S. said Tuesday that it would send more.", "Tuesday", "2023-04-25"),
        ("It fell at 10:40 a.m. (0740 GMT) on Friday.", "10:40 a.m.", "2023-04-21T10:40"),
        ("It fell on Friday night and Saturday.", "Saturday", "2023-04-22"),
        ("It is due by year-end 1990.", "year-end 1990", "1990"),
        ("It falls in mid-year.", "mid-year", "2023"),
        ("The court had been due to rule on Thursday.", "Thursday", "2023-04-20"),
        ("On Thursday, the council will vote.", "Thursday", "2023-04-27"),
        ("On Thursday, the council voted.", "Thursday", "2023-04-20"),
        ("It agreed to buy the bank in July.", "July", "2023-07"),
        ("She resigned last Wednesday.", "last Wednesday", "2023-04-19"),
        ("She leaves next Wednesday.", "next Wednesday", "2023-05-03"),
        ("On Monday, April 3, it rained.", "Monday, April 3", "2023-04-03"),
        ("They extended the loan through August.", "August", "2023-08"),
        ("The show airs Friday.", "Friday", "2023-04-28"),
        ("The vote is Tuesday.", "Tuesday", "2023-05-02"),
        ("The vote was delayed to Friday.", "Friday", "2023-04-28"),
        ("If they win in August, he stays.", "August", "2023-08"),
        ("The following Monday it rained.", "The following Monday", "2023-05-01"),
        ("It rained in the month of May 2021.", "the month of May 2021", "2021-05"),
        ("It is closed the day before Christmas.", "the day before Christmas", "2022-12-24"),
        # days and months
        ("It ended on 5 May 2019.", "5 May 2019", "2019-05-05"),
        ("It ended on May 5th, 2019, in Rome.", "May 5th, 2019", "2019-05-05"),
        ("It began on 3 January.", "3 January", "2023-01-03"),
        ("It began on Dec. 24.", "Dec. 24", "2022-12-24"),
        ("It began in February.", "February", "2023-02"),
        ("It will end in February.", "February", "2024-02"),
        ("The index fell in November.", "November", "2022-11"),
        ("The vote last June was close.", "last June", "2022-06"),
        ("The law of March 1998 stands.", "March 1998", "1998-03"),
        ("It opened in June last year.", "June last year", "2022-06"),
        ("It was filed on 2021-03-09.", "2021-03-09", "2021-03-09"),
        # years and their parts
        ("He was born in 1956.", "1956", "1956"),
        ("It was founded in 1648.", "1648", "1648"),
        ("In fiscal 2022 it grew.", "fiscal 2022", "2022"),
        ("He ran in '68 and lost.", "'68", "1968"),
        ("He ran in November ’76.", "November ’76", "1976-11"),
        ("In nineteen seventy-nine it fell.", "nineteen seventy-nine", "1979"),
        ("Prices rose in the 1980s.", "the 1980s", "198"),
        ("The nineties were loud.", "The nineties", "199"),
        ("Prices rose in the 1980's.", "the 1980's", "198"),
        ("A castle of the 11th century.", "the 11th century", "10"),
        ("Caesar died in 44 BC.", "44 BC", "BC0044"),
        ("Profit in the third quarter of 2022 fell.", "the third quarter of 2022", "2022-Q3"),
        ("Its first-quarter profit fell.", "first-quarter", "2023-Q1"),
        ("In the second half of 2021 it rose.", "the second half of 2021", "2021-H2"),
        ("A spring offensive is expected.", "spring", "2023-SP"),
        ("The summer of 1969 was hot.", "The summer of 1969", "1969-SU"),
        ("He fell ill last fall.", "last fall", "2022-FA"),
        # this, last, next
        ("He spoke today.", "today", "2023-04-26"),
        ("He spoke yesterday.", "yesterday", "2023-04-25"),
        ("Prices rose last week.", "last week", "2023-W16"),
        ("Prices will rise next month.", "next month", "2023-05"),
        ("Prices rose this year.", "this year", "2023"),
        ("Over the weekend it snowed.", "the weekend", "2023-W16-WE"),
        # ago: as exact as the unit
        ("Russia invaded 14 months ago.", "14 months ago", "2022-02"),
        ("He left six weeks ago.", "six weeks ago", "2023-W11"),
        ("He left ten days ago.", "ten days ago", "2023-04-16"),
        ("He came twenty-five years ago.", "twenty-five years ago", "1998"),
        ("He came a decade ago.", "a decade ago", "2013"),
        ("He came several years ago.", "several years ago", "PAST_REF"),
        # durations
        ("It took three days.", "three days", "P3D"),
        ("It took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It took an hour and a half.", "an hour and a half", "PT1H30M"),
        ("A three-day visit.", "three-day", "P3D"),
        ("It took a couple of weeks.", "a couple of weeks", "P2W"),
        ("It took two decades.", "two decades", "P20Y"),
        ("It lasted for several years.", "several years", "PXY"),
        ("A decades-long feud.", "decades-long", "PXDE"),
        ("It takes two to three weeks.", "two to three weeks", "P2W"),
        ("It took twenty-four months.", "twenty-four months", "P24M"),
        ("It cost $2 million two years ago.", "two years ago", "2021"),
        ("It began three or four years ago.", "three or four years ago", "2020"),
        ("It began a week or so ago.", "a week or so ago", "2023-W16"),
        ("In the year ended March 31 it grew.", "the year", "P1Y"),
        # sets
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet each July.", "each July", "XXXX-07"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They met twice a week.", "twice a week", "P1W"),
        ("It is published daily.", "daily", "P1D"),
        # references
        ("It is now closed.", "now", "PRESENT_REF"),
        ("For now, it is closed.", "now", "PRESENT_REF"),
        ("It was recently closed.", "recently", "PAST_REF"),
        ("It will soon be closed.", "soon", "FUTURE_REF"),
        ("We have no plans for the near future.", "the near future", "FUTURE_REF"),
        # times of day
        ("He called on Monday morning.", "Monday morning", "2023-04-24TMO"),
        ("He called last night.", "last night", "2023-04-25TNI"),
        ("He called at 9:30 p.m. on 5 March 2021.", "9:30 p.m. on 5 March 2021", "2021-03-05T21:30"),
        ("They have until 9 a.m. EST Tuesday.", "9 a.m. EST Tuesday", "2023-05-02T09:00"),
        ("By 9 a.m. Tuesday the crowd had gone.", "9 a.m. Tuesday", "2023-04-25T09:00"),
        ("At 14:30 GMT the talks began.", "14:30 GMT", "2023-04-26T14:30"),
        ("He called at 10:30am on Monday.", "10:30am on Monday", "2023-04-24T10:30"),
        ("He called at three o'clock in the morning.", "three o'clock in the morning", "2023-04-26T03:00"),
        ("It began shortly after midnight.", "midnight", "2023-04-26T24:00"),
        ("He came late on 5 May.", "late on 5 May", "2023-05-05"),
        ("At 02:41 on the morning of 7 May 1945 he signed.", "02:41 on the morning of 7 May 1945", "1945-05-07T02:41"),
        # days and units beside each other
        ("It is due the day after tomorrow.", "the day after tomorrow", "2023-04-28"),
        ("He fell ill the week before last.", "the week before last", "2023-W15"),
        ("He called at 5 o'clock this afternoon.", "5 o'clock this afternoon", "2023-04-26T17:00"),
        ("They met every night.", "every night", "XXXX-XX-XXTNI"),
        ("It rained in past years.", "past years", "PAST_REF"),
        ("They met every summer.", "every summer", "XXXX-SU"),
        ("They work on weekends.", "weekends", "XXXX-WXX-WE"),
        # holidays with rules
        ("He was found on Thanksgiving Day.", "Thanksgiving Day", "2022-11-24"),
        ("It fell on Good Friday.", "Good Friday", "2023-04-07"),
        ("It was Christmas 2021.", "Christmas 2021", "2021-12-25"),
        ("It was Labor Day.", "Labor Day", "2022-09-05"),
        ("It will be Labor Day.", "Labor Day", "2023-09-04"),
    ],
)
def test_one_expression(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "We may go. May I go? They march on.",
        "The fall of Kabul, the fall in prices. He read The Sun. Then he left.",
        "In the second half of the match; three quarters of a million; 60 miles an hour.",
        "At the last minute; now and then; in her mid-forties; 1999 dollars.",
        "One of them said so, one more time.",
        "It cost $48, then $1998, then 1,998 dollars and 12 percent.",
        "The Sun shone; Jan Smith sat down.",
        "A Christmas tree on Easter Island.",
        "Today's youth in today's world.",
        "He fell in a second place.",
        "One-quarter of it, the quarter of his class, cases that fall at the end.",
        "The 6-year-old boy and his 40 years old father.",
        "Add 2 cups; call 555-1234; see 1.2.3.",
    ],
)
def test_nothing_is_found_where_nothing_is_said_of_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "words", "mod"),
    [
        ("early 1990", "early 1990", "START"),
        ("in late May", "late May", "END"),
        ("in mid-June", "mid-June", "MID"),
        ("about 1990", "about 1990", "APPROX"),
        ("at the end of June", "the end of June", "END"),
        ("in the last days of June", "the last days of June", "END"),
        ("more than three years", "more than three years", "MORE_THAN"),
        ("nearly two months", "nearly two months", "LESS_THAN"),
        ("at least two months", "at least two months", "EQUAL_OR_MORE"),
        ("the early 1980s", "the early 1980s", "START"),
    ],
)
def test_modifiers(text: str, words: str, mod: str) -> None:
    assert [(text[f.start : f.end], f.mod) for f in found(text)] == [(words, mod)]


def test_precision_is_never_finer_than_the_words() -> None:
    text = "in February, in 2019, on 5 May 2019, in the 1980s, this week"
    assert [f.precision for f in found(text)] == [
        Precision.MONTH,
        Precision.YEAR,
        Precision.DAY,
        Precision.DECADE,
        Precision.WEEK,
    ]


def test_a_time_of_day_is_as_exact_as_its_words() -> None:
    text = "at 9 a.m. on Monday, at 9:30 a.m. on Monday, on Monday morning"
    assert [f.precision for f in found(text)] == [Precision.HOUR, Precision.MINUTE, Precision.DAY]


def test_vague_durations_keep_their_direction() -> None:
    past, future = found("in recent months, and in the coming weeks")
    assert (past.type, past.value, past.earliest, past.latest) == (TimexType.DURATION, "PXM", None, PUBLISHED)
    assert (future.type, future.value, future.earliest, future.latest) == (TimexType.DURATION, "PXW", PUBLISHED, None)


def test_the_following_months_follow_what_was_told() -> None:
    _, months = found("It began on 5 May 2019. In the following three months it grew.")
    assert (months.value, months.earliest, months.latest) == ("P3M", date(2019, 5, 5), date(2019, 8, 5))


def test_an_anchored_duration_has_an_interval() -> None:
    [months] = found("over the past three months")
    assert (months.value, months.earliest, months.latest) == ("P3M", date(2023, 1, 26), PUBLISHED)
    assert months.edtf == "2023-01-26/2023-04-26"


def test_digits_that_read_both_ways_are_left_open() -> None:
    [open_date] = found("It was signed on 04/05/2023.")
    assert open_date.status is TimeStatus.UNRESOLVED
    assert open_date.readings == ("2023-04-05", "2023-05-04")


@pytest.mark.parametrize(
    ("other", "value"),
    [("13/05/2023", "2023-05-04"), ("05/13/2023", "2023-04-05"), ("4 May 2023", "2023-05-04")],
)
def test_another_date_of_the_text_decides_how_digits_read(other: str, value: str) -> None:
    first, _ = found(f"It was signed on 04/05/2023, and again on {other}.")
    assert (first.value, first.status) == (value, TimeStatus.RESOLVED)


def test_what_came_before_is_counted_from() -> None:
    text = "He left on 5 May 2019 and came back two days later. That day it rained."
    left, back, that_day = found(text)
    assert (back.value, back.anchor) == ("2019-05-07", f"expression:{left.start}-{left.end}")
    assert (that_day.value, that_day.anchor) == ("2019-05-07", f"expression:{back.start}-{back.end}")


def test_a_year_earlier_in_a_report_on_a_quarter_is_that_quarter() -> None:
    text = "Profit in the third quarter of 2022 rose from $2 million a year earlier."
    assert values(text)[-1] == ("a year earlier", "2021-Q3")


def test_in_a_story_dates_go_on_from_each_other() -> None:
    text = (
        "The war began on 1 September 1939. On 17 September the east was invaded. The following spring, the north "
        "was. On 10 May 1940 the west was. In June it fell. In 1941 the war went on. In December it grew."
    )
    told = dict(values(text, date(2010, 3, 1)))
    assert told["17 September"] == "1939-09-17"
    assert told["The following spring"] == "1940-SP"
    assert told["June"] == "1940-06"
    assert told["December"] == "1941-12"


def test_a_story_goes_on_from_where_a_range_began() -> None:
    text = "The war was fought from December 1994 to August 1996. On 11 December troops came in. In 1995 it went on."
    assert dict(values(text, date(2011, 5, 1)))["11 December"] == "1994-12-11"


def test_words_in_a_quotation_are_counted_from_when_it_was_said() -> None:
    text = "“We met today.” He left today."
    quotation = (0, 15, date(2023, 4, 24))
    said, written = find_dates(text, PUBLISHED, [quotation])
    assert (said.value, said.anchor, said.counted_from) == ("2023-04-24", "utterance", "2023-04-24")
    assert (written.value, written.anchor) == ("2023-04-26", "publication")
    undated, _ = find_dates(text, PUBLISHED, [(0, 15, None)])
    assert (undated.value, undated.anchor) == ("2023-04-26", "utterance")


def test_without_a_day_of_publication_what_is_relative_stays_open() -> None:
    text = "On Wednesday, 14 months ago, in May, recently, in the coming weeks; on 5 May 2019."
    assert [(f.value, f.status) for f in found(text, None)] == [
        ("XXXX-WXX-3", TimeStatus.UNRESOLVED),
        ("XXXX-XX", TimeStatus.UNRESOLVED),
        ("XXXX-05", TimeStatus.UNRESOLVED),
        ("PAST_REF", TimeStatus.UNRESOLVED),
        ("PXW", TimeStatus.UNRESOLVED),
        ("2019-05-05", TimeStatus.RESOLVED),
    ]


def test_full_dates_of_other_languages() -> None:
    text = "« 26 avril 2023 », „3. März 2021“, “24 лютого 2022”, but 12 angry 2023"
    assert values(text) == [
        ("26 avril 2023", "2023-04-26"),
        ("3. März 2021", "2021-03-03"),
        ("24 лютого 2022", "2022-02-24"),
        ("2023", "2023"),
    ]


def test_an_hour_on_a_line_of_its_own_is_of_the_day_of_publication() -> None:
    text = "It was said at Monday's debate.\n\n4:30 p.m.\n\nShe spoke again at 5 p.m. on Tuesday."
    assert [found.value for found in find_dates(text, date(2023, 4, 26))] == [
        "2023-04-24",
        "2023-04-26T16:30",
        "2023-04-25T17:00",
    ]


def test_hours_after_nothing_known_are_on_an_unknown_day() -> None:
    assert [found.value for found in find_dates("Two hours later it was out.", date(2023, 4, 26))] == ["XXXX-XX-XX"]
