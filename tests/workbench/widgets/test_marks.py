"""Marks stand at the words they belong to, overlapping ones add up, and each is told without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.words import State, TimeStatus
from tests.workbench import rows
from workbench.widgets.marks import mark, superscript
from workbench.widgets.outcomes import outcome, rating_outcome


def inked(words: str, text: str, between: Callable[[int, int], Iterator[tuple[int, int, str]]]) -> set[str]:
    start = text.index(words)
    return set(next(between(start, start + len(words)))[2].split())


def test_claims_dates_quotations_and_loose_facts_are_inked_where_they_stand() -> None:
    sheet = rows.sheet()
    quoted = sheet.text.index("“we"), sheet.text.index("”") + 1
    marks = mark(sheet, [quoted])
    assert inked("we built", sheet.text, marks.between) == {"claim", "quotation"}
    assert inked("in February", sheet.text, marks.between) == {"date"}
    assert inked("Merelbeke", sheet.text, marks.between) == {"loose"}
    assert inked("Nobody", sheet.text, marks.between) == set()


def test_signs_say_number_state_and_what_nobody_has_read() -> None:
    sheet = rows.sheet()
    signs = {(sign.offset, sign.text) for sign in mark(sheet).signs}
    assert (sheet.text.index("we built"), "○¹") in signs
    assert (sheet.text.index("Merelbeke"), "°") in signs
    assert (sheet.text.index("Nobody"), "·") in signs
    assert (sheet.text.index("The mayor"), "·") not in signs


def test_a_sentence_without_facts_and_an_unresolved_date_look_otherwise() -> None:
    sheet = rows.sheet()
    passages = tuple(replace(passage, no_fact=True) for passage in sheet.passages)
    times = tuple(replace(time, status=TimeStatus.UNRESOLVED) for time in sheet.times)
    sheet = replace(sheet, passages=passages, times=times)
    marks = mark(sheet)
    assert (sheet.text.index("Nobody"), "∅") in {(sign.offset, sign.text) for sign in marks.signs}
    assert "loose" in inked("in February", sheet.text, marks.between)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_runs_cover_a_stretch_once_and_hold_just_the_quotations_over_it(spans: list[tuple[int, int]]) -> None:
    sheet = rows.sheet("x" * 80, ())
    quotations = [(start, start + length) for start, length in spans]
    runs = list(mark(sheet, quotations).between(0, 80))
    assert [start for start, _, _ in runs] == [0, *(end for _, end, _ in runs[:-1])]
    assert runs[-1][1] == 80
    for start, end, inks in runs:
        for offset in range(start, end):
            assert ("quotation" in inks) == any(a <= offset < b for a, b in quotations)


def test_outcomes_are_told_by_glyph() -> None:
    row = rows.claim_row(1, "words")
    shown = [
        outcome(row)[0],
        outcome(replace(row, so="OK"))[0],
        outcome(replace(row, so="wrong"))[0],
        outcome(replace(row, so="disputed"))[0],
        outcome(replace(row, said="query"))[0],
        outcome(replace(row, state=State.DISMISSED))[0],
    ]
    assert shown == ["○", "✓", "✗", "~", "?", "–"]
    assert rating_outcome("a rating of another desk") == ("?", "query")


def test_raised_digits() -> None:
    assert superscript(1290) == "¹²⁹⁰"
