"""What must be covered by a claim, or it is loose."""

from __future__ import annotations

from claims.reading import find_facts


def test_names_numbers_and_dates_in_order() -> None:
    text = "Anna Lund paid $4.5 million to Radio Hessel in March 2023 for two thirds of it."
    assert [(text[fact.start : fact.end], fact.kind) for fact in find_facts(text)] == [
        ("Anna Lund", "name"),
        ("$4.5 million", "number"),
        ("Radio Hessel", "name"),
        ("March 2023", "date"),
        ("two thirds", "number"),
    ]


def test_words_that_only_begin_a_sentence_are_no_names() -> None:
    assert find_facts("Boats were seized. Officials waited.") == []


def test_nothing_in_boilerplate_is_a_fact() -> None:
    notice = "  • Oops!\n    Something went wrong.\n    Please try again later."
    text = f"Boats seized in strait\n\n{notice}\n\nAnna Lund left.\n"
    assert [text[fact.start : fact.end] for fact in find_facts(text)] == ["Anna Lund"]
