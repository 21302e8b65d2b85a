"""The cursor goes by claim, by open claim and by sentence, and stops at the ends."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workbench import rows
from workbench.widgets.course import Course, Cursor


def test_claims_go_by_the_order_of_the_text_and_those_without_a_place_come_last() -> None:
    sheet = rows.sheet(claims=("The river rose", "we built 400 homes", "It rained"))
    lost = replace(sheet.claims[2], start=-1, end=-1)
    course = Course(replace(sheet, claims=(*sheet.claims[:2], lost), places=sheet.places))
    assert [course.claims[claim].text for claim in course.order] == [
        "we built 400 homes",
        "The river rose",
        "It rained",
    ]


def test_the_next_open_claim_passes_over_decided_ones() -> None:
    sheet = rows.sheet(claims=("we built 400 homes", "The council spent €3.2 million", "The river rose"))
    decided = replace(sheet.claims[1], so="OK")
    course = Course(replace(sheet, claims=(sheet.claims[0], decided, sheet.claims[2])))
    here = course.at_claim(101, Cursor())
    assert course.step_claim(here, 1) == course.at_claim(102, here)
    assert course.step_claim(here, 1, only_open=True) == course.at_claim(103, here)
    assert course.step_claim(course.at_claim(103, here), 1) is None


def test_a_sentence_brings_its_first_claim_and_a_bare_one_none() -> None:
    course = Course(rows.sheet())
    starts = {passage.start: n for n, passage in enumerate(course.sheet.passages)}
    mayor, nobody = starts[course.sheet.text.index("The mayor")], starts[course.sheet.text.index("Nobody")]
    assert course.at_passage(mayor).claim == 101
    assert course.at_passage(nobody).claim is None
    assert course.step_claim(Cursor(nobody), 1) == course.at_claim(102, Cursor())
    assert course.step_claim(Cursor(nobody), -1) == course.at_claim(101, Cursor())


def test_a_claim_that_the_headline_says_first_skips_none_of_those_between() -> None:
    sheet = rows.sheet(claims=("we built 400 homes", "The council spent €3.2 million", "The river rose"))
    headline = sheet.passages[0]
    course = Course(replace(sheet, places=((headline.start, headline.end, 103), *sheet.places)))
    top = course.at_passage(0)
    assert top.claim == 103
    assert [row.id for row in course.between(103, top)] == [103]
    first = course.step_claim(top, 1)
    assert first == course.at_claim(101, top)
    assert course.step_claim(top, -1) is None
    assert [row.id for row in course.between(101, top)] == [101]


def test_a_sentence_that_a_claim_runs_on_into_goes_on_with_its_own_first_claim() -> None:
    long = "Nobody asked him where they are. The council spent €3.2 million"
    course = Course(rows.sheet(claims=(long, "The council spent €3.2 million", "The river rose")))
    council = course.at_passage(course.passage_at(course.sheet.text.index("The council")))
    assert council.claim == 101
    assert course.step_claim(council, 1) == course.at_claim(102, council)
    assert course.step_claim(council, -1) == course.at_claim(101, council)


def test_the_shortest_claim_over_a_character_is_meant() -> None:
    course = Course(rows.sheet(claims=("The mayor said “we built 400 homes” in February", "we built 400 homes")))
    assert course.at_offset(course.sheet.text.index("built")).claim == 102
    assert course.at_offset(course.sheet.text.index("mayor")).claim == 101


@given(st.lists(st.integers(-3, 3), max_size=20))
def test_steps_never_leave_the_article(steps: list[int]) -> None:
    course = Course(rows.sheet())
    here = Cursor()
    for step in steps:
        here = course.step_passage(here, step) or here
        here = (course.step_claim(here, 1 if step > 0 else -1)) or here
        assert course.passage(here) is not None


def test_words_are_found_with_what_joins_their_parts() -> None:
    course = Course(rows.sheet("She didn't pay €3.2 million (in March).", ()))
    words = [course.sheet.text[start:end] for start, end in course.words]
    assert words == ["She", "didn't", "pay", "€", "3.2", "million", "(", "in", "March", ")", "."]


def test_an_empty_article_has_nowhere_to_go() -> None:
    course = Course(rows.sheet("", ()))
    assert course.passage(Cursor()) is None
    assert course.step_passage(Cursor(), 1) is None
    assert course.step_claim(Cursor(), 1) is None
    assert course.first_word(Cursor()) is None
