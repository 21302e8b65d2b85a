"""The real article: what is found in it, and that nothing else is."""

from __future__ import annotations

from datetime import date

from claims.dates import explain, find_dates
from claims.words import TimexType
from tests.shared import real_article

PUBLISHED = date(2023, 4, 26)


def test_all_its_time_expressions_and_no_other() -> None:
    text = real_article()
    assert [(text[f.start : f.end], f.type, f.value) for f in find_dates(text, PUBLISHED)] == [
        ("Wednesday", TimexType.DATE, "2023-04-26"),
        ("14 months ago", TimexType.DATE, "2022-02"),
        ("recent months", TimexType.DURATION, "PXM"),
        ("this week", TimexType.DATE, "2023-W17"),
        ("today", TimexType.DATE, "2023-04-26"),
        ("February", TimexType.DATE, "2023-02"),
        ("recently", TimexType.DATE, "PAST_REF"),
        ("this week", TimexType.DATE, "2023-W17"),
        ("spring", TimexType.DATE, "2023-SP"),
        ("the coming weeks", TimexType.DURATION, "PXW"),
    ]


def test_today_in_the_statement_is_anchored_to_it() -> None:
    text = real_article()
    start = text.index("“Before the full-scale")
    end = text.index("”", start) + 1
    [today] = [f for f in find_dates(text, PUBLISHED, [(start, end, None)]) if text[f.start : f.end] == "today"]
    assert (today.value, today.anchor) == ("2023-04-26", "utterance")


def test_why_in_words() -> None:
    text = real_article()
    wednesday, months_ago, *_ = find_dates(text, PUBLISHED)
    assert explain(wednesday, text) == "the Wednesday on or before 26 April 2023"
    assert explain(months_ago, text) == "14 months before 26 April 2023"
