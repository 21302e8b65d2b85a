"""The real article: what a checker ticks is under a claim with its speaker, and the empty phrase ranks last."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from claims.reading import Reading, read
from tests.shared import real_article

READOUT = "a Chinese government readout of the call"
OFFICIAL = "a senior administration official"
CLAIMS: list[tuple[str, str | None]] = [
    ("he held a “long and meaningful call” with Chinese President Xi Jinping on Wednesday", "Volodymyr Zelenskyy"),
    ("a long-anticipated first contact between the leaders since Russia’s invasion 14 months ago", None),
    ("Xi appealed for negotiations between Moscow and Kyiv to begin", READOUT),
    ("Zelenskyy requested", "Beijing"),
    (
        'Xi pledged to send a "special representative" to Ukraine for talks about a "political settlement"',
        "Xi Jinping",
    ),
    ("it has lent Moscow rhetorical and financial support", None),
    (
        "The lack of any talks between Beijing and Kyiv since the war began has only fueled such skepticism",
        None,
    ),
    ("China has denied Western suggestions that it was considering arming Russia", "China"),
    (
        "Before the full-scale Russian invasion, China was Ukraine’s number one trade partner",
        "Volodymyr Zelenskyy",
    ),
    ("China released a peace proposal in February", None),
    (
        "Beijing recently brokered a deal to normalize relations between longtime rivals Iran and Saudi Arabia",
        None,
    ),
    ("The U.S. and its allies support Ukraine militarily and financially", None),
    ("the deputy head of Zelenskyy's office", None),
    ("the National Security Council's coordinator for strategic communications", None),
    (
        "Thus far, China has not shown itself to be unbiased when it comes to supporting Russia",
        OFFICIAL,
    ),
    (
        "its ambassador to France questioned the historical legitimacy of Ukraine and other Soviet states",
        "China’s ambassador to France",
    ),
    ("with heavy fighting raging in the ruined eastern city of Bakhmut", None),
]
# Names of speakers that attribute a claim are not loose; what else no claim covers is.
LOOSE = ["NBC News"]
REMARKS = "questioned the historical legitimacy of Ukraine and other Soviet states"
FIGHTING = "with heavy fighting raging in the ruined eastern city of Bakhmut"
EMPTY = "Its core stance is to facilitate talks for peace"


@cache
def reading() -> Reading:
    return read(real_article(), date(2023, 4, 26))


@pytest.mark.parametrize(("words", "speaker"), CLAIMS)
def test_each_claim_is_exact_and_has_its_speaker(words: str, speaker: str | None) -> None:
    assert {claim.text: claim.speaker for claim in reading().claims}.get(words, "no such claim") == speaker


def test_the_empty_phrase_ranks_under_all_of_them() -> None:
    worth = {claim.text: claim.worth for claim in reading().claims}
    assert all(worth[words] > worth[EMPTY] for words, _ in CLAIMS)
    assert all(score > worth[EMPTY] for words, score in worth.items() if REMARKS in words or FIGHTING in words)


def test_whatever_a_checker_ticks_is_under_a_claim_or_loose() -> None:
    text = real_article()
    covered = [(claim.start, claim.end) for claim in reading().claims]
    covered += [place for claim in reading().claims for place in claim.also]
    covered += [claim.speaker_span for claim in reading().claims if claim.speaker_span]
    ticked = [fact for fact in reading().facts if any(mark.isalnum() for mark in text[fact.start : fact.end])]
    assert len(ticked) > 65
    loose = [fact for fact in ticked if not any(start <= fact.start and fact.end <= end for start, end in covered)]
    assert [text[fact.start : fact.end] for fact in loose] == LOOSE


def test_nothing_is_read_from_boilerplate_and_the_cut_off_end() -> None:
    assert not [
        claim.text
        for claim in reading().claims
        if "Oops" in claim.text or "went wrong" in claim.text or "originally published" in claim.text
    ]


def test_the_headline_is_another_place_of_the_claim_that_says_the_same() -> None:
    text = real_article()
    places = [text[start:end] for claim in reading().claims for start, end in claim.also]
    assert places == [text.partition("\n")[0]]
