"""Where sentences end: abbreviations, quotations, lists, wrapped lines."""

from __future__ import annotations

import pytest

from claims.reading import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. J. R. Alder met Gov. Lund at 5 p.m. on Monday.", "They talked."],
        ["The U.S. and its allies agreed.", "The U.N. did not."],
        ["It cost $4.5m.", "That was too much."],
        ["“We came.", "We saw.", "We left,” she said.", "Nobody laughed."],
        ['He said it would not "exploit the situation."', "It added nothing."],
        ["“Why?” he asked.", "Nobody knew."],
        ["He moved to Eau Claire, Wis.", "And you can visit."],
    ],
)
def test_one_paragraph(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_headline_without_full_stop_is_a_sentence_of_its_own() -> None:
    assert sentences("Boats seized in strait\n\nEleven boats were seized.") == [
        "Boats seized in strait",
        "Eleven boats were seized.",
    ]


def test_list_items_are_sentences_without_their_bullets() -> None:
    assert sentences("Points:\n• Ashe peaks at 5.92m\n  • Schools shut\n1. Man found") == [
        "Points:",
        "Ashe peaks at 5.92m",
        "Schools shut",
        "Man found",
    ]


def test_the_time_before_a_live_entry_is_no_part_of_it() -> None:
    assert sentences("16:05 (amended 18:20) Pumping stopped.") == ["Pumping stopped."]


def test_lines_that_a_printer_broke_are_joined_and_lines_that_a_writer_ended_are_not() -> None:
    wrapped = (
        "The council voted on Tuesday to close seven\nlibraries, which nobody had expected at all\nbefore the summer."
    )
    assert sentences(wrapped) == [wrapped]
    listed = "Alder 21:14:36 with the best time of them all today\nLund at four seconds behind the winner of the day."
    assert len(sentences(listed + " " + "x" * 100)) == 2


def test_a_sentence_that_a_blank_line_broke_is_joined_and_a_heading_is_not() -> None:
    broken = "The council voted on Tuesday to close seven libraries in the north,\n\nwhich nobody had expected."
    assert sentences(broken) == [broken]
    assert sentences("Libraries closed\n\nwhich nobody had expected.") == [
        "Libraries closed",
        "which nobody had expected.",
    ]


def test_a_line_that_stands_twice_is_one_paragraph_each() -> None:
    line = "The clock was taken out of the tower on Tuesday night."
    assert len(split_sentences(f"{line}\n{line}\n{line}")) == 3


def test_a_state_before_small_letters_ends_no_sentence_and_a_plain_word_does() -> None:
    text = "Lund left Tulsa, Okla. police on Monday. Records show no such call. Hutchins, who left, said nothing."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "Lund left Tulsa, Okla. police on Monday.",
        "Records show no such call.",
        "Hutchins, who left, said nothing.",
    ]
