"""How English tells time, class by class, in the values of TIMEX3; published on Wednesday 26 April 2023."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import find_dates

PUBLISHED = date(2023, 4, 26)

LISTS = {
    "On Nov. 5, 6 and 7 they met.": [("Nov. 5", "2022-11-05"), ("6", "2022-11-06"), ("7", "2022-11-07")],
    "On November 5, 6, and 7, 2019.": [("November 5", "2019-11-05"), ("6", "2019-11-06"), ("7, 2019", "2019-11-07")],
    "On 5, 6 and 7 November.": [("5", "2022-11-05"), ("6", "2022-11-06"), ("7 November", "2022-11-07")],
    "On 5 and 6 November 2019.": [("5", "2019-11-05"), ("6 November 2019", "2019-11-06")],
    "March 3 and 4 percent of it": [("March 3", "2023-03-03")],
    "every Tuesday and Thursday": [("every Tuesday", "XXXX-WXX-2"), ("Thursday", "XXXX-WXX-4")],
    "on Monday and Tuesday nights": [("Monday", "XXXX-WXX-1TNI"), ("Tuesday nights", "XXXX-WXX-2TNI")],
    "the 16th and 17th centuries": [("the 16th", "15"), ("17th centuries", "16")],
    "from the late 17th to the 19th century": [("the late 17th", "16"), ("the 19th century", "18")],
    "from 1939 to 1945, 1999/2000": [("1939", "1939"), ("1945", "1945"), ("1999", "1999"), ("2000", "2000")],
}
DAYS = {
    "He spoke on the 15th.": [("the 15th", "2023-04-15")],
    "He spoke on the 28th.": [("the 28th", "2023-03-28")],
    "He will speak on the 28th.": [("the 28th", "2023-04-28")],
    "It sat on the 15th floor, in the 11th Circuit.": [],
    "By the 20th of this month it was done.": [("the 20th of this month", "2023-04-20")],
    "Yours of the 3rd inst. and the 9th ult. came.": [("the 3rd inst.", "2023-04-03"), ("the 9th ult.", "2023-03-09")],
    "Wednesday the 26th was dry.": [("Wednesday the 26th", "2023-04-26")],
    "on the twenty-first of March": [("the twenty-first of March", "2023-03-21")],
    "June twenty-third, May fifth": [("June twenty-third", "2023-06-23"), ("May fifth", "2023-05-05")],
    "26-Apr-2023, April 26, '23": [("26-Apr-2023", "2023-04-26"), ("April 26, '23", "2023-04-26")],
    "filed 2023-04-26T10:35:00Z": [("2023-04-26T10:35:00Z", "2023-04-26T10:35")],
    "filed 2023-04-26T10:35:00.123+02:00": [("2023-04-26T10:35:00.123+02:00", "2023-04-26T10:35")],
    "filed 2023-04-26 10:35": [("2023-04-26 10:35", "2023-04-26T10:35")],
    "on May Day, on Black Friday": [("May Day", "2023-05-01"), ("Black Friday", "2022-11-25")],
    "on Black Monday, on Bloody Sunday": [],
    "over Labor Day weekend": [("Labor Day weekend", "2023-W35-WE")],
    "the Monday after Easter": [("the Monday after Easter", "2023-04-10")],
    "Tuesday of last week, Friday this week": [
        ("Tuesday of last week", "2023-04-18"),
        ("Friday this week", "2023-04-28"),
    ],
    "It opens on Tuesday week.": [("Tuesday week", "2023-05-09")],
    "Caesar died on 15 March 44 BC.": [("15 March 44 BC", "BC0044")],
    "on 24 August AD 79, on 14 October 732.": [("24 August AD 79", "0079-08-24"), ("14 October 732", "0732-10-14")],
    "He came on Monday last.": [("Monday last", "2023-04-24")],
    "ten years ago today": [("ten years ago today", "2013-04-26")],
}
PARTS = {
    "in the third week of May 2021": [("the third week of May 2021", "2021-W20")],
    "the first week of January 2020": [("the first week of January 2020", "2020-W01")],
    "the last week of August 2020": [("the last week of August 2020", "2020-W35")],
    "the first Monday in May 2020": [("the first Monday in May 2020", "2020-05-04")],
    "the last Friday of April 2020": [("the last Friday of April 2020", "2020-04-24")],
    "the fifth Monday of February 2021": [("the fifth Monday of February 2021", "XXXX-WXX-1")],
    "the last day of 2022": [("the last day of 2022", "2022-12-31")],
    "the first decade of the 21st century": [("the first decade of the 21st century", "200")],
    "the first half of the 19th century": [("the first half of the 19th century", "18")],
    "the latter half of 2020": [("the latter half of 2020", "2020")],
    "the closing days of 1944": [("the closing days of 1944", "1944")],
    "the winter of 1941-42": [("the winter of 1941-42", "1941-WI")],
    "end-2023, month-end": [("end-2023", "2023"), ("month-end", "2023-04")],
    "the final quarter of 2022": [("the final quarter of 2022", "2022-Q4")],
}
YEARS = {
    "in '98, in summer '98, class of '98": [("'98", "1998"), ("summer '98", "1998-SU"), ("'98", "1998")],
    "in the mid-1990s, the mid-eighties": [("the mid-1990s", "199"), ("the mid-eighties", "198")],
    "the 1800s, the early 1900s, the 2000s": [("the 1800s", "18"), ("the early 1900s", "19"), ("the 2000s", "200")],
    "the twenty-first century": [("the twenty-first century", "20")],
    "the 3rd century AD, the 5th century B.C.": [("the 3rd century AD", "02"), ("the 5th century B.C.", "BC05")],
    "A.D. 79, 44 B.C., the year 476": [("A.D. 79", "0079"), ("44 B.C.", "BC0044"), ("the year 476", "0476")],
    "between 58 and 50 BC": [("58", "BC0058"), ("50 BC", "BC0050")],
    "c. 1200, ca. 1450": [("c. 1200", "1200"), ("ca. 1450", "1450")],
    "in two thousand and nineteen, in twenty twenty.": [
        ("two thousand and nineteen", "2019"),
        ("twenty twenty", "2020"),
    ],
    "nineteen oh five, the nineteen eighties": [("nineteen oh five", "1905"), ("the nineteen eighties", "198")],
    "the turn of the 20th century": [("the turn of the 20th century", "1900")],
    "built at the turn of the century": [("the turn of the century", "2000")],
    "Resolution 1973, Flight 1989, No. 1984": [],
}
BUSINESS = {
    "Q3 2022, Q3'22, 3Q22, 3Q 2022": [
        ("Q3 2022", "2022-Q3"),
        ("Q3'22", "2022-Q3"),
        ("3Q22", "2022-Q3"),
        ("3Q 2022", "2022-Q3"),
    ],
    "1H 2022, FY23, FY 2022, Q4 FY23": [
        ("1H 2022", "2022-H1"),
        ("FY23", "2023"),
        ("FY 2022", "2022"),
        ("Q4 FY23", "2023-Q4"),
    ],
    "the fourth quarter ended Dec. 31": [("the fourth quarter", "2022-Q4"), ("Dec. 31", "2022-12-31")],
    "the financial year 2021/22": [("the financial year 2021", "2021"), ("22", "2022")],
}
LENGTHS = {
    "It took two years and three months.": [("two years and three months", "P2Y3M")],
    "It took 3 hours and 20 minutes.": [("3 hours and 20 minutes", "PT3H20M")],
    "It took two hours, 15 minutes and 30 seconds.": [("two hours, 15 minutes and 30 seconds", "PT2H15M30S")],
    "It took a day and six hours.": [("a day and six hours", "P1DT6H")],
    "It took three months and two years.": [("three months", "P3M"), ("two years", "P2Y")],
    "two years and three months ago": [("two years and three months ago", "2021-01")],
    "a fortnight ago, for a fortnight": [("a fortnight ago", "2023-W15"), ("a fortnight", "P2W")],
    "in three days' time, in a week’s time": [("three days' time", "2023-04-29"), ("a week’s time", "2023-W18")],
    "a week from today, a week from Tuesday": [
        ("a week from today", "2023-05-03"),
        ("a week from Tuesday", "2023-05-09"),
    ],
    "several hundred years": [("several hundred years", "PXY")],
    "half a century ago": [("half a century ago", "1973")],
    "a quarter of a century ago": [("a quarter of a century ago", "1998")],
    "a quarter of an hour": [("a quarter of an hour", "PT15M")],
    "a half-hour show, a 30-second spot": [("a half-hour", "PT30M"), ("30-second", "PT30S")],
    "dozens of years, twenty-odd years": [("dozens of years", "PXY"), ("twenty-odd years", "P20Y")],
    "a four- to six-week stay": [("four- to six-week", "P4W")],
    "One day he left. It lasted for one day.": [("one day", "P1D")],
    "It lasted for some time. He had already left.": [],
    "the weeks ahead, the years to come": [("the weeks ahead", "PXW"), ("the years to come", "PXY")],
    "He was aged 20 years, 10 years old.": [],
}
TIMES = {
    "At 5:30 p.m. EST he left.": [("5:30 p.m. EST", "2023-04-26T17:30")],
    "At 5:30 p.m. Eastern time he left.": [("5:30 p.m. Eastern time", "2023-04-26T17:30")],
    "At 5 pm local time, at 1730 hours": [("5 pm local time", "2023-04-26T17:00"), ("1730 hours", "2023-04-26T17:30")],
    "At half past three, at quarter to nine.": [
        ("half past three", "2023-04-26T03:30"),
        ("quarter to nine", "2023-04-26T08:45"),
    ],
    "three thirty p.m., eight a.m.": [("three thirty p.m.", "2023-04-26T15:30"), ("eight a.m.", "2023-04-26T08:00")],
    "Monday, April 3, at 9:15 a.m.": [("Monday, April 3, at 9:15 a.m.", "2023-04-03T09:15")],
    "It struck overnight. An overnight success.": [("overnight", "2023-04-25TNI")],
    "Called at about 3.15am on Saturday 22 April.": [("about 3.15am on Saturday 22 April", "2023-04-22T03:15")],
    "10:22 AM EDT, Wed April 26, 2023": [("10:22 AM EDT, Wed April 26, 2023", "2023-04-26T10:22")],
    "Wed 26 Apr 2023 18.47 BST": [("Wed 26 Apr 2023 18.47 BST", "2023-04-26T18:47")],
    "from 9am-5pm": [("9am", "2023-04-26T09:00"), ("5pm", "2023-04-26T17:00")],
    "in the last hour, this hour": [("the last hour", "PT1H")],
    "At 8 tonight, by 9 last night": [("8 tonight", "2023-04-26T20:00"), ("9 last night", "2023-04-25T21:00")],
    "At 0600 on 6 June 1944": [("0600 on 6 June 1944", "1944-06-06T06:00")],
    "the night before last": [("the night before last", "2023-04-24TNI")],
    "Sunday-night football": [("Sunday-night", "2023-04-23TNI")],
}
SETS = {
    "biweekly, fortnightly, bimonthly": [("biweekly", "P2W"), ("fortnightly", "P2W"), ("bimonthly", "P2M")],
    "every second day, every third Thursday": [("every second day", "P2D"), ("every third Thursday", "XXXX-WXX-4")],
    "the first Monday of each month": [("the first Monday of each month", "XXXX-WXX-1")],
    "He walks in the mornings.": [("the mornings", "XXXX-XX-XXTMO")],
}
REFERENCES = {
    "a long time ago, some time ago, not long ago": [
        ("a long time ago", "PAST_REF"),
        ("some time ago", "PAST_REF"),
        ("long ago", "PAST_REF"),
    ],
    "the other day, hundreds of years ago": [("the other day", "PAST_REF"), ("hundreds of years ago", "PAST_REF")],
    "at present, at the present time": [("present", "PRESENT_REF"), ("the present time", "PRESENT_REF")],
}
NAMES = {
    "April Smith said so. June Carter sang.": [],
    "In April Smith resigned; an April rally; since June.": [
        ("April", "2023-04"),
        ("April", "2023-04"),
        ("June", "2022-06"),
    ],
    "He told USA Today so, and Psychology Today.": [],
    "Today he left. He left Kyiv today.": [("Today", "2023-04-26"), ("today", "2023-04-26")],
    "The Sunday Times and the Sunday Telegraph wrote so.": [],
    "the Hundred Years' War, the Thirty Years War, a six-day war": [("six-day", "P6D")],
    "Theresa May resigned. Mrs May's cabinet. Theresa May in 2017": [("2017", "2017")],
    "The May election and the March meeting; the March on Rome": [("May", "2023-05"), ("March", "2023-03")],
}
CLASSES = (LISTS, DAYS, PARTS, YEARS, BUSINESS, LENGTHS, TIMES, SETS, REFERENCES, NAMES)


@pytest.mark.parametrize(("text", "told"), [pair for table in CLASSES for pair in table.items()])
def test_words_and_values(text: str, told: list[tuple[str, str]]) -> None:
    assert [(text[f.start : f.end], f.value) for f in find_dates(text, PUBLISHED)] == told


@pytest.mark.parametrize(("year", "told"), [(1905, "1900"), (1989, "2000"), (2023, "2000")])
def test_the_turn_of_the_century_is_the_nearest(year: int, told: str) -> None:
    [turn] = find_dates("about the turn of the century", date(year, 6, 1))
    assert (turn.value, turn.mod, turn.edtf) == (told, "APPROX", f"{told}~")
