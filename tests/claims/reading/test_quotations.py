"""Which words are quoted, and who speaks them."""

from __future__ import annotations

import pytest

from claims.reading import find_quotations
from claims.words import Voice

LUND = "Anna Lund, the minister for fisheries, met the press."


def quoted(text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.speaker) for one in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will go,” said Anna Lund.", [("We will go,", "Anna Lund")]),
        ('"We will go," Lund said.', [("We will go,", "Lund")]),
        ("''We will go,'' Mr. Lund said.", [("We will go,", "Mr. Lund")]),
        ("Lund told reporters: “We will go.”", [("We will go.", "Lund")]),
        ("“We will go,” says the railway.", [("We will go,", "the railway")]),
        ("“We will go,” according to the indictment.", [("We will go,", "the indictment")]),
        ("“We will go,” Lund, the minister, said. “We must.”", [("We will go,", "Lund"), ("We must.", "Lund")]),
        ("The report quoted Anna Lund as saying: “We will go.”", [("We will go.", "Anna Lund")]),
        ("“He said ‘go home’ to me,” Lund said.", [("He said ‘go home’ to me,", "Lund")]),
        ('Lund said: "The “open nets” rule is dead."', [("The “open nets” rule is dead.", "Lund")]),
        ("“We will go.” ― Anna Lund", [("We will go.", "Anna Lund")]),
        ("“We will go,” Rep. Anna Lund (D-Wis.) said Tuesday.", [("We will go,", "Anna Lund")]),
        ("‘We will go,’ said Lund, ‘and soon.’", [("We will go,", "Lund"), ("and soon.", "Lund")]),
    ],
)
def test_in_one_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_nothing_closes_goes_on_in_the_next_paragraph() -> None:
    text = "“We will go,” said Anna Lund. “We have waited.\n\n“Nobody came.”"
    assert quoted(text) == [
        ("We will go,", "Anna Lund"),
        ("We have waited.", "Anna Lund"),
        ("Nobody came.", "Anna Lund"),
    ]


def test_a_pronoun_a_surname_and_an_office_mean_the_person_named_before() -> None:
    for who in ("she", "Lund", "the minister"):
        assert quoted(f"{LUND}\n\n“We will go,” {who} said.") == [("We will go,", "Anna Lund")]


def test_who_stays_unnamed_is_called_as_the_article_first_did() -> None:
    text = "A senior defence official said it was late.\n\n“We will go,” the official said."
    assert quoted(text) == [("We will go,", "a senior defence official")]


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert quoted("The leaders' visit in the '90s was short, and it's over. He is 5'10\" tall.") == []


def test_a_fragment_is_partial_and_a_clause_direct() -> None:
    kinds = [one.kind for one in find_quotations("Lund called it a “frank and useful” talk. “It was good,” she said.")]
    assert kinds == [Voice.PARTIAL, Voice.DIRECT]


def test_a_single_word_in_marks_is_a_scare_quote_and_no_quotation() -> None:
    assert quoted("The “summit” was over in an hour, Lund said.") == []


def test_marks_of_two_sorts_close_each_other() -> None:
    text = '“We will go," said Anna Lund. “We must,” she said. "Nobody will stay,” she added.'
    assert [words for words, _ in quoted(text)] == ["We will go,", "We must,", "Nobody will stay,"]


@pytest.mark.parametrize(
    "text", ["»We will go«, said Anna Lund. »Soon enough.«", "”We will go”, said Anna Lund. ”Soon enough.”"]
)
def test_marks_as_other_languages_set_them(text: str) -> None:
    assert quoted(text) == [("We will go", "Anna Lund"), ("Soon enough.", "Anna Lund")]
