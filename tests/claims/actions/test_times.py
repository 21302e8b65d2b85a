"""What a reviewer decides about a date in the words, by its id as a screen has it, and what keeps it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from claims.actions import articles, claims, history, sheets, times, verdicts
from claims.desk import Desk
from claims.errors import NotFound, UsageError
from claims.filters import parse_filter
from claims.rows import TimeRow
from claims.words import Mode, TimeStatus, TimexType, Via
from tests.claims.actions.conftest import give

STORY = """Harbour bridge closed

The harbour bridge closed on Monday, the mayor, Ada Quill, said. It had cost 12 million crowns in 2019.

“We repaired it last week,” Quill said on Tuesday. The city spent two years and three months on it.
"""


@pytest.fixture
def story(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    return desk


def time_of(desk: Desk, words: str) -> TimeRow:
    found = sheets.sheet(desk, sheets.find_article(desk, "1").id).times
    return next(time for time in found if time.text == words)


def test_a_reading_is_confirmed_and_stays(story: Desk) -> None:
    articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
    times.settle_time(story, time_of(story, "Monday").id, None, via=Via.SCREEN)
    articles.date_article(story, "1", "2024-06-08", via=Via.COMMAND)
    monday = time_of(story, "Monday")
    assert (monday.value, monday.status) == ("2024-05-06", TimeStatus.CONFIRMED)


def test_saying_what_is_read_confirms_it(story: Desk) -> None:
    articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
    times.settle_time(story, time_of(story, "Monday").id, "2024-05-06", via=Via.SCREEN)
    monday = time_of(story, "Monday")
    assert (monday.status, monday.explanation) == (TimeStatus.CONFIRMED, "the Monday on or before 8 May 2024")


@pytest.mark.parametrize(
    ("value", "told", "type", "earliest"),
    [
        ("2024-W18", "2024-W18", TimexType.DATE, date(2024, 4, 29)),
        ("2024-Q2", "2024-Q2", TimexType.DATE, date(2024, 4, 1)),
        ("2024-04/2024-05", "2024-04/2024-05", TimexType.DATE, date(2024, 4, 1)),
        ("P3M", "P3M", TimexType.DURATION, None),
        ("none", "", TimexType.DATE, None),
    ],
)
def test_another_value_is_given_and_stays(
    story: Desk, value: str, told: str, type: TimexType, earliest: date | None
) -> None:
    times.settle_time(story, time_of(story, "Monday").id, value, via=Via.SCREEN)
    articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
    give(story, "First a note.\n\n" + STORY, "bridge.txt")
    monday = time_of(story, "Monday")
    assert sheets.find_article(story, "1").version == 2
    assert (monday.value, monday.type, monday.earliest) == (told, type, earliest)
    assert (monday.status, monday.explanation) == (TimeStatus.OVERRIDDEN, "set by mara")


def test_words_that_name_no_date_are_not_asked_about(story: Desk) -> None:
    assert claims.queue(story, parse_filter("date:unresolved monday"))
    times.settle_time(story, time_of(story, "Monday").id, "none", via=Via.SCREEN)
    assert not claims.queue(story, parse_filter("date:unresolved monday"))


def test_undo_takes_it_back(story: Desk) -> None:
    times.settle_time(story, time_of(story, "Monday").id, "2024-04-29", via=Via.SCREEN)
    history.undo(story, via=Via.SCREEN)
    assert time_of(story, "Monday").status == TimeStatus.UNRESOLVED


def test_nothing_is_confirmed_that_has_no_value(story: Desk) -> None:
    with pytest.raises(UsageError, match="no value to confirm"):
        times.settle_time(story, time_of(story, "Monday").id, "", via=Via.SCREEN)
    with pytest.raises(UsageError, match='"soon" is no date'):
        times.settle_time(story, time_of(story, "Monday").id, "soon", via=Via.SCREEN)
    with pytest.raises(NotFound):
        times.settle_time(story, 4711, "2024", via=Via.SCREEN)


def test_a_decided_claim_is_flagged_when_its_date_is_set(story: Desk) -> None:
    articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
    label = next(
        claim.label
        for claim in sheets.sheet(story, sheets.find_article(story, "1").id).claims
        if "closed on Monday" in claim.text
    )
    verdicts.give_verdicts(story, [label], "ok", via=Via.COMMAND)
    times.settle_time(story, time_of(story, "Monday").id, "2024-04-29", via=Via.SCREEN)
    assert "stale" in claims.find_claim(story, label).flags


def test_the_message_says_how_many_verdicts_the_articles_date_shakes(story: Desk) -> None:
    articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
    label = next(
        claim.label
        for claim in sheets.sheet(story, sheets.find_article(story, "1").id).claims
        if "closed on Monday" in claim.text
    )
    verdicts.give_verdicts(story, [label], "ok", via=Via.COMMAND)
    done = articles.date_article(story, "1", "2024-05-15", via=Via.COMMAND)
    assert done.message.endswith("3 dates mean something else now, and 1 verdict may no longer hold.")


def test_a_settled_date_is_never_read_across(story: Desk) -> None:
    """What was settled keeps its words, however the text around it is read."""
    sheet = sheets.sheet(story, sheets.find_article(story, "1").id)
    times.settle_time(story, time_of(story, "two years and three months").id, "P27M", via=Via.SCREEN)
    give(story, STORY.replace("two years and three months", "two years and three months, ten days"), "bridge.txt")
    spans = [(time.start, time.end) for time in sheets.sheet(story, sheet.article.id).times]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert time_of(story, "two years and three months").value == "P27M"


def test_words_in_a_quotation_are_counted_from_the_day_they_were_said(story: Desk) -> None:
    articles.date_article(story, "1", "2024-05-13", via=Via.COMMAND)
    said = time_of(story, "last week")
    assert (said.value, said.anchor) == ("2024-W18", "utterance")
    assert said.explanation == "week 18 of 2024: “last week”, counted from 7 May 2024, when it was said"


def test_after_and_before_ask_for_one_date(desk: Desk) -> None:
    give(desk, "The bridge was begun in 2019 and the city opened it in 2024.\n", "bridge.txt")
    assert claims.queue(desk, parse_filter("after:2019 before:2020"))
    assert not claims.queue(desk, parse_filter("after:2021 before:2023"))


def test_what_the_record_gave_is_proposed_until_a_person_says_it(desk: Desk) -> None:
    give(desk, '{"type": "article", "key": "a", "text": "It rained on Monday.", "published": "2024-05"}\n')
    [given] = articles.propose_date(desk, "1")
    assert (given.earliest, given.latest) == (date(2024, 5, 1), date(2024, 5, 31))
    assert given.reason.endswith("gives 2024-05")
    articles.date_article(desk, "1", "2024-05-08", via=Via.COMMAND)
    assert articles.propose_date(desk, "1") == []


def test_a_month_dates_what_is_the_same_from_each_of_its_days(desk: Desk) -> None:
    record = '{"type": "article", "key": "a", "text": "It rained last year and on Monday.", "published": "%s"}\n'
    give(desk, record % "2024-05")
    assert (time_of(desk, "last year").value, time_of(desk, "Monday").status) == ("2023", TimeStatus.UNRESOLVED)
    give(desk, record % "2024-05-01")
    assert time_of(desk, "Monday").value == "2024-04-29"


def test_a_dateline_without_its_year_is_proposed_by_when_the_article_came(desk: Desk) -> None:
    give(desk, "Talks begin\n\nALDERSUND, March 14 (Northern Wire) — They met on Wednesday.\n", "talks.txt")
    (proposed,) = articles.propose_date(desk, "1")
    assert (proposed.earliest.month, proposed.earliest.day) == (3, 14)
    assert "came to the desk on" in proposed.reason
