"""Words in a quotation are counted from when they were said, where the text tells it."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import explain
from claims.reading import read
from claims.words import TimeStatus

PUBLISHED = date(2023, 4, 26)


def meant(text: str, words: str) -> tuple[str, str]:
    found = next(one for one in read(text, PUBLISHED).dates if text[one.start : one.end] == words)
    return found.value, found.anchor


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("“We met today,” he said on Monday.", "today", "2023-04-24"),
        ("“We met today,” he said on Monday. “It was good yesterday.”", "yesterday", "2023-04-23"),
        ("On Monday, he said: “We met today.” He said on Friday he was ill.", "today", "2023-04-24"),
        ("“We will go tomorrow”, Kirby told reporters on Tuesday.", "tomorrow", "2023-04-26"),
        ("He told the BBC last Friday that “we met yesterday”.", "yesterday", "2023-04-20"),
        ("''We left yesterday,'' Smith said Thursday.", "yesterday", "2023-04-19"),
        ("The bank said in a statement released on 5 March 2021: “It was made today.”", "today", "2021-03-05"),
        ("“We won last year and went home,” she wrote in 2019.", "last year", "2018"),
        ("“We won last year and went home,” she said last week.", "last year", "2022"),
        # The article's own day, where the words beside the quotation give another time than that of the saying.
        ("“It ends today,” Kirby said after Monday’s talks.", "today", "2023-04-26"),
        ("“It ends today,” Kirby has said since Monday.", "today", "2023-04-26"),
        ("“It ends today,” said Kirby, who joined in 2019.", "today", "2023-04-26"),
        ("“It ends today,” said Kirby, elected on Monday.", "today", "2023-04-26"),
        ("“It ends today.” Kirby left on Monday.", "today", "2023-04-26"),
        ("“We met today,” he said on Monday.\n\n“It ends tomorrow,” she said.", "tomorrow", "2023-04-27"),
    ],
)
def test_when_it_was_said(text: str, words: str, value: str) -> None:
    assert meant(text, words) == (value, "utterance")


def test_what_its_month_cannot_tell_stays_open() -> None:
    text = "“We will vote next week,” the minister said in March."
    open_date, march = read(text, PUBLISHED).dates
    assert (open_date.value, open_date.status) == ("XXXX-WXX", TimeStatus.UNRESOLVED)
    assert march.value == "2023-03"


def test_the_reason_names_the_day_it_was_said() -> None:
    text = "“We met yesterday,” he said on Monday."
    yesterday = read(text, PUBLISHED).dates[0]
    assert explain(yesterday, text) == "23 April 2023: “yesterday”, counted from 24 April 2023, when it was said"
