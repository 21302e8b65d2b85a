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
    ("On Monday Jane Kowalski said the road would open.", "the road would open", "Jane Kowalski"),
    ("Both said the bridge had been tested.", "the bridge had been tested", "Both"),
    (
        "A diplomat who was briefed on the call, speaking on Friday, said the talks had failed.",
        "the talks had failed",
        "a diplomat",
    ),
    (
        "Two people briefed on the matter said the road was shut.",
        "the road was shut",
        "two people briefed on the matter",
    ),
    ("Boatmaker Orvik Lines said the yard would close.", "the yard would close", "Orvik Lines"),
    (
        "He released a letter from his doctor that says he is in good health.",
        "he is in good health",
        "a letter from his doctor",
    ),
    (
        "Jan Maes, a minister who is a critic of Mr. Veld, suggests that the port was sold.",
        "the port was sold",
        "Jan Maes",
    ),
    # A second attribution is of who spoke before.
    (
        "An inspector was likely to come, Anna Lund said, adding that a pump had failed.",
        "a pump had failed",
        "Anna Lund",
    ),
    # Only what stands behind "and, according to".
    (
        "The strike halted trains and, according to the chamber, costs the city a fortune.",
        "The strike halted trains",
        None,
    ),
    (
        "The strike halted trains and, according to the chamber, costs the city a fortune.",
        "costs the city a fortune",
        "the chamber",
    ),
    # A threat, a doubt and a count are somebody's words.
    ("Tarvia threatened to raise tariffs.", "Tarvia threatened to raise tariffs", "Tarvia"),
    ("The agency had raised concerns over queues.", "The agency had raised concerns over queues", "the agency"),
    ("Police put the crowd at 38,000.", "Police put the crowd at 38,000", "police"),
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
    # Letters behind a name, a place in commas, a rank.
    ("Helen Marr KC said the jars were full.", "the jars were full", "Helen Marr"),
    (
        "Oliver Stang, 54, of Low Lane, Ashby, denies fraud.",
        "Oliver Stang, 54, of Low Lane, Ashby, denies fraud",
        "Oliver Stang",
    ),
    ("Det Insp Mark Frayne said 1,200 jars were seized.", "1,200 jars were seized", "Mark Frayne"),
    # Whoever was told is not the speaker, nor part of what was said.
    ("Anna Lund told police in interview she had bought the syrup.", "she had bought the syrup", "Anna Lund"),
    (
        "The region, argues Anna Lund, has lost the file.",
        "The region, argues Anna Lund, has lost the file",
        "Anna Lund",
    ),
    # Nobody says it.
    ("The jury heard that the barrels were empty.", "the barrels were empty", None),
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


def test_she_is_nobody_whose_name_is_a_mans() -> None:
    text = 'Ada Fenn built the bridge. "We never argued," said Hugh Barr, her partner. In 2002 she wrote that it held.'
    assert read_claims(text)[-1].speaker == "Ada Fenn"


def test_a_dash_begins_speech_that_a_verb_of_saying_goes_with() -> None:
    text = "– There is plenty of it in the river – answers Anna Lund."
    assert [(claim.text, claim.speaker) for claim in read_claims(text)] == [
        ("There is plenty of it in the river", "Anna Lund")
    ]


def test_a_name_may_go_over_the_end_of_a_line() -> None:
    text = (
        "The police were called to the church at twenty to seven in the morning and Sgt Tina\n"
        "Orr found a glove in the grass behind the churchyard wall, she said on Wednesday, and\n"
        "nothing else that could have come from whoever had been there in the night before."
    )
    assert {claim.speaker for claim in read_claims(text)} <= {"Tina Orr", None}
    assert any(claim.text.startswith("Sgt Tina\nOrr") for claim in read_claims(text))


def test_what_is_alleged_is_alleged_by_the_last_accuser() -> None:
    text = "According to the indictment, Oliver Stang bought syrup. He is alleged to have made £312,000."
    assert [claim.speaker for claim in read_claims(text)] == ["the indictment", "the indictment"]
