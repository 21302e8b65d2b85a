"""Statements stand alone where one person only can be meant, and keep the article's words where not."""

from __future__ import annotations

import pytest

from claims.reading import FoundClaim, read_claims

ALONE = "Anna Lund, the minister for fisheries, met the press on Monday."


def statements(text: str) -> dict[str, str]:
    return {claim.text: claim.statement for claim in read_claims(text)}


def test_a_pronoun_becomes_the_only_person_there_is() -> None:
    assert statements(f"{ALONE} She closed two ports.")["She closed two ports"] == "Anna Lund closed two ports"


def test_a_surname_becomes_the_full_name() -> None:
    assert statements(f"{ALONE} Lund closed two ports.")["Lund closed two ports"] == "Anna Lund closed two ports"


def test_each_replacement_can_be_traced() -> None:
    text = f"{ALONE} Her office closed two ports."
    claim: FoundClaim = next(claim for claim in read_claims(text) if "ports" in claim.text)
    (trace,) = claim.statement_spans
    assert text[trace.start : trace.end] == "Her"
    assert trace.replacement == "Anna Lund’s"
    assert text[trace.antecedent_start : trace.antecedent_end] in ("Anna Lund", "Lund")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund met Berit Holm, the mayor. She closed two ports.",
        "Anna Lund, the minister, met a reporter. She closed two ports.",
        "Anna Lund, the minister, met Erik Holm, the mayor. He said she closed two ports.",
        "The minister met the press. She closed two ports.",
    ],
)
def test_in_doubt_the_words_stay(text: str) -> None:
    closed = {claim: statement for claim, statement in statements(text).items() if "two ports" in claim}
    assert closed
    assert all(claim == statement for claim, statement in closed.items())


@pytest.mark.parametrize(
    ("text", "claim", "statement"),
    [
        (
            f"{ALONE} The mayor, Berit Holm, who owns two ports, agreed.",
            "who owns two ports",
            "Berit Holm owns two ports",
        ),
        ("The hospital, which was built in 1971, closed.", "which was built in 1971", "The hospital was built in 1971"),
        ("The council closed two ports and has sold a third.", "has sold a third", "The council has sold a third"),
        ("“We must,” said Anna Lund, a retired nurse.", "a retired nurse", "Anna Lund, a retired nurse"),
    ],
)
def test_a_clause_that_hangs_on_another_is_led_by_what_it_is_about(text: str, claim: str, statement: str) -> None:
    assert statements(text)[claim] == statement


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ruth Imbert, an analyst at Hollis Bank, which rates the stock, agreed.", "which rates the stock"),
        ("The ports were shut, which angered the League.", "which angered the League"),
        ("Lund said that the ports were shut and praised the League.", "praised the League"),
    ],
)
def test_what_a_clause_is_about_is_left_out_in_doubt(text: str, claim: str) -> None:
    assert statements(text).get(claim, claim) == claim
