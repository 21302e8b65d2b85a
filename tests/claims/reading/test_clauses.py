"""Where one assertion ends inside a sentence and the next begins."""

from __future__ import annotations

import pytest

from claims.reading import read_claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The mine closed in 2019 and now belongs to Lund.", ["The mine closed in 2019", "now belongs to Lund"]),
        ("Sales rose 8%, up from 3% in May.", ["Sales rose 8%", "up from 3% in May"]),
        ("Lund fell as prices rose.", ["Lund fell", "prices rose"]),
        ("As the toll rose, the council met.", ["the toll rose", "the council met"]),
        ("If the toll rises, the council will meet.", ["If the toll rises, the council will meet"]),
        ("The ship, built in 1988, was sold.", ["The ship, built in 1988, was sold", "built in 1988"]),
        ("The mayor designs and makes pumps.", ["The mayor designs and makes pumps"]),
        ("He lost the fall that split the field.", ["He lost the fall that split the field", "that split the field"]),
        ("He saw people who had lost it all.", ["He saw people who had lost it all"]),
        ("A note dated 3 May was found.", ["A note dated 3 May was found"]),
        ("Amara: 1,900", ["Amara: 1,900"]),
        ("The town had only a field, well short of the plan.", ["The town had only a field", "well short of the plan"]),
        (
            "The sheds were hit by three fires, the latest of which, in August, is treated as arson.",
            ["The sheds were hit by three fires", "the latest of which, in August, is treated as arson"],
        ),
        (
            "The firm said it was in talks, but that no jobs were at risk.",
            ["it was in talks", "no jobs were at risk"],
        ),
        (
            "Anna Lund lifted its full-year profit forecast on Wednesday.",
            [
                "Anna Lund lifted its full-year profit forecast on Wednesday",
            ],
        ),
        (
            "A new lamp is three times as bright as an old lamp would have been.",
            [
                "A new lamp is three times as bright as an old lamp would have been",
            ],
        ),
        (
            "Thousands marched on Saturday, hours after the mayor closed the port.",
            ["Thousands marched on Saturday", "the mayor closed the port"],
        ),
        ("Because ropes break.", ["Because ropes break"]),
        ("Here is what we know.", []),
        ("Was the mine closed?", []),
    ],
)
def test_claims_of_one_sentence(sentence: str, claims: list[str]) -> None:
    assert [claim.text for claim in read_claims(f"Nothing else was heard on Monday.\n\n{sentence}")][1:] == claims


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Lund said the stadium draws visitors from Tarn.", "the stadium draws visitors from Tarn"),
        ("The council estimated last month that it would cost $4m.", "it would cost $4m"),
        ("Lund said late on Friday that it was over.", "it was over"),
        ("Lund argued that it was late and that nobody came.", "nobody came"),
        ("Lund closed the port and said the mine would follow.", "the mine would follow"),
        ("Meridian National Corp. said the mine was sold.", "the mine was sold"),
        ("A report in January found that most mines were unsafe.", "most mines were unsafe"),
    ],
)
def test_what_was_said_is_the_claim_and_has_a_speaker(sentence: str, words: str) -> None:
    assert {claim.text: claim.speaker is not None for claim in read_claims(sentence)}.get(words)


def test_a_relative_clause_in_an_apposition_is_claimed_once() -> None:
    found = [claim.text for claim in read_claims("The Ark, a charity that runs four clinics, sent a ship.")]
    assert "a charity that runs four clinics" in found
    assert not any(text.startswith("that runs") for text in found)


def test_a_clause_with_a_subject_of_its_own_leaves_the_apposition_before_it() -> None:
    text = "Brask has signed an open pact with its island neighbours, a costly treaty under which it lends them ships."
    found = [claim.text for claim in read_claims(text)]
    assert "it lends them ships" in found
    assert not any("under which" in text for text in found)
