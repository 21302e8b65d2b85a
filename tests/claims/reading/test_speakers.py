"""Who is answerable for a claim, by the form of the attribution."""

from __future__ import annotations

import pytest

from claims.reading import read_claims

ATTRIBUTED: list[tuple[str, str, str | None]] = [
    # An office and the name behind it, before and behind the words.
    ("Rates are too high, said a spokesman, Ian Coe.", "Rates are too high", "Ian Coe"),
    ("Mirel's chief negotiator, Leyla Haddan, said the talks had failed.", "the talks had failed", "Leyla Haddan"),
    (
        "The hydrologist Marta Quiroga said the river carries less water.",
        "the river carries less water",
        "Marta Quiroga",
    ),
    ("The plan failed, said Ana Ferro of Keel Capital.", "The plan failed", "Ana Ferro"),
    # What stands before the subject is none of it.
    ("In May an inquiry found that the boats had been late.", "the boats had been late", "an inquiry"),
    ("On Monday the ministry said the road would open.", "the road would open", "the ministry"),
    ("Both said the bridge had been tested.", "the bridge had been tested", "Both"),
    # A document and what was done with it.
    (
        "Three members voted for a cut, minutes published last week showed.",
        "Three members voted for a cut",
        "minutes published last week",
    ),
    ("Work begins in May, according to a letter dated Oct. 19.", "Work begins in May", "a letter dated Oct. 19"),
    # Inside a relative clause.
    (
        "Anna Lund praised the figures, which she said vindicated the cap.",
        "which she said vindicated the cap",
        "Anna Lund",
    ),
    ("Anna Lund, who expects a strike, left early.", "who expects a strike", "Anna Lund"),
    # What only leads up to the words.
    ("Asked whether the bridge was safe, Anna Lund said it had been tested.", "it had been tested", "Anna Lund"),
    # Nobody says it.
    ("Two men were seen on the roof.", "Two men were seen on the roof", None),
]


@pytest.mark.parametrize(("text", "claim", "speaker"), ATTRIBUTED, ids=[text[:30] for text, _, _ in ATTRIBUTED])
def test_the_speaker_is_whoever_the_sentence_makes_answerable(text: str, claim: str, speaker: str | None) -> None:
    found = {one.text: one.speaker for one in read_claims(text)}
    assert claim in found
    assert found[claim] == speaker


def test_being_asked_is_no_claim() -> None:
    found = read_claims("Asked whether the bridge was safe, Anna Lund said it had been tested.")
    assert [claim.text for claim in found] == ["it had been tested"]


def test_she_is_the_one_who_spoke_before_without_marks() -> None:
    text = 'Wages grew too fast, said Ana Ferro of Keel Capital. "One good month is no trend," she said.'
    assert [claim.speaker for claim in read_claims(text)] == ["Ana Ferro", "Ana Ferro"]


def test_he_is_not_several_people() -> None:
    text = "Prosecutors say the man forged the letter. His lawyer told the court that it was real."
    assert read_claims(text)[-1].speaker == "his lawyer"


def test_verbs_of_manner_attribute_beside_quoted_words_only() -> None:
    beside = read_claims('"We are tired of waiting," sighed the mayor, Tom Arrieta.')
    assert beside[0].speaker == "Tom Arrieta"
    assert all(claim.speaker is None for claim in read_claims("Tom Arrieta sighed when the bus left the village."))
