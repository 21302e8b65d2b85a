"""The answers of an interview are somebody's words although no marks say so."""

from __future__ import annotations

import pytest

from claims.reading import read_claims
from claims.words import Voice

LABELLED = """Anna Lund has kept the light for thirty years.

Echo: How did it begin?
Lund: The lamp burned down in 1994.
Echo: And then?
Lund: The county paid for a new one.
It cost two million crowns."""
QUESTIONS = """Anna Lund has kept the light for thirty years.

How did it begin?

The lamp burned down in 1994.

And then?

The county paid for a new one.

What did it cost?

It cost two million crowns."""


@pytest.mark.parametrize("text", [LABELLED, QUESTIONS, LABELLED.replace("Echo:", "Q:").replace("Lund:", "A:")])
def test_answers_are_direct_and_have_a_speaker(text: str) -> None:
    claims = {claim.text: (claim.voice, claim.speaker) for claim in read_claims(text)}
    for words in ("The lamp burned down in 1994", "The county paid for a new one", "It cost two million crowns"):
        assert claims[words] == (Voice.DIRECT, "Anna Lund")
    assert claims["Anna Lund has kept the light for thirty years"] == (Voice.NARRATION, None)


def test_an_article_with_a_colon_or_a_question_is_no_interview() -> None:
    text = "Why now?\n\nThe mine closed in 2019.\n\nReason: The pumps had failed.\n\nNobody knew of it at the time."
    assert {claim.voice for claim in read_claims(text)} == {Voice.NARRATION}


def test_an_answer_may_have_several_paragraphs() -> None:
    text = QUESTIONS.replace(
        "The lamp burned down in 1994.",
        "I was young.\n\nThe lamp burned down in 1994.\n\nMy father had kept it before me.\n\nWe had no other one.",
    )
    claims = {claim.text: claim.speaker for claim in read_claims(text)}
    assert claims["The lamp burned down in 1994"] == "Anna Lund"


def test_an_explainer_asks_questions_and_nobody_speaks() -> None:
    text = QUESTIONS.replace("\n\nAnd then?", "\n\nThe pumps had failed." * 6 + "\n\nAnd then?")
    assert {claim.voice for claim in read_claims(text)} == {Voice.NARRATION}


def test_question_and_answer_in_one_paragraph() -> None:
    text = (
        "Anna Lund has kept the light for thirty years.\n\n"
        "How did it begin? I was young. The lamp burned down in 1994.\n\n"
        "And what then? My county paid.\n\nWhat did it cost? We paid two million crowns.\n\nAny regrets? I have none."
    )
    claims = {claim.text: (claim.voice, claim.speaker) for claim in read_claims(text)}
    assert claims["The lamp burned down in 1994"] == (Voice.DIRECT, "Anna Lund")


def test_a_name_and_its_initials_label_one_speaker_and_the_article_speaks_again_at_the_end() -> None:
    text = """Oda Krane runs the search centre at Sundhavn. She spoke to Per Holmsen.

Per Holmsen: Was the model wrong?

Oda Krane: The model was built in 1997. My deputy says it lost two boats, but he is new.

PH: Who knew?

OK: The ministry had a letter from us.

PH: And today?

OK: We run two models.

Krane's contract ends in June. The ministry had no comment.
"""
    speakers = {claim.text: (claim.speaker, claim.voice) for claim in read_claims(text)}
    assert speakers["The model was built in 1997"] == ("Oda Krane", Voice.DIRECT)
    assert speakers["it lost two boats"] == ("Oda Krane’s deputy", Voice.DIRECT)
    assert speakers["he is new"] == ("Oda Krane", Voice.DIRECT)
    assert speakers["The ministry had a letter from us"] == ("Oda Krane", Voice.DIRECT)
    assert speakers["Krane's contract ends in June"] == (None, Voice.NARRATION)


def test_the_guest_is_a_person_and_not_the_place_that_is_named_most() -> None:
    text = """Marta Vell has kept the light at Skarn Point since 1987.

How did you come to Skarn Point?

My husband saw a notice. Skarn Point had no road then.

Were you afraid?

Once. I rang the harbour and nobody answered.

What will you miss at Skarn Point?

The work. I have written a book of weather.
"""
    assert {claim.speaker for claim in read_claims(text) if claim.voice == Voice.DIRECT} == {"Marta Vell"}


def test_what_a_question_asserts_first_is_a_claim_and_the_question_none() -> None:
    text = """Marta Vell has kept the light at Skarn Point since 1987.

Q. The board sold two lamps last year. Why did nobody ask you?

A. Because I am only the keeper. I found the lamps in a shop.

Q. And the third one?

A. The third one is mine.

Q. You bought it for a crown. Is that fair?

A. I have the receipt.
"""
    claims = {claim.text: (claim.speaker, claim.voice) for claim in read_claims(text)}
    assert claims["The board sold two lamps last year"] == (None, Voice.NARRATION)
    assert claims["You bought it for a crown"] == (None, Voice.NARRATION)
    assert claims["I found the lamps in a shop"] == ("Marta Vell", Voice.DIRECT)
    assert not any("?" in claim or "fair" in claim for claim in claims)
