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
