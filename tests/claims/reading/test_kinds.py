"""Kinds by tense, modality, negation and connectives: each line is a rule, in words of no article."""

from __future__ import annotations

import pytest

from claims.reading.kinds import kind_of
from claims.words import ClaimKind, Voice

KINDS = {
    "The bridge was closed on Friday": ClaimKind.EVENT,
    "built with borrowed money": ClaimKind.EVENT,
    "It was the sister who sold the boat": ClaimKind.EVENT,
    "he is said to have left in May": ClaimKind.EVENT,
    "The roof, a present of 1,200 members, was stolen": ClaimKind.EVENT,
    "Nobody closed the valve": ClaimKind.STATE,
    "he did not have a boat": ClaimKind.STATE,
    "The letter made no mention of a fee": ClaimKind.STATE,
    "she has lived here since 1981": ClaimKind.STATE,
    "the road is due to end in a field": ClaimKind.PREDICTION,
    "The board meets again on the 19th": ClaimKind.PREDICTION,
    "The clinic would cost £2m": ClaimKind.PREDICTION,
    "Norholm is preparing a second bid": ClaimKind.PREDICTION,
    "close the pool": ClaimKind.PREDICTION,
    "Our task is to keep the light on": ClaimKind.STATE,
    "the harbour is shut due to ice": ClaimKind.CAUSE,
    "because the pumps failed": ClaimKind.CAUSE,
    "The forces had crossed the river": ClaimKind.EVENT,
    "The shop sells bread for 99 cents": ClaimKind.QUANTITY,
    "There have been four accidents since Easter": ClaimKind.QUANTITY,
    "Exports fell": ClaimKind.QUANTITY,
    'called the plan "a farce"': ClaimKind.OPINION,
    "The partners want her to resign": ClaimKind.OPINION,
}


@pytest.mark.parametrize("claim", sorted(KINDS))
def test_kind_of_what_an_article_tells(claim: str) -> None:
    assert kind_of(claim, Voice.NARRATION) == KINDS[claim]


def test_what_somebody_is_quoted_for_saying_of_a_thing_is_a_judgement() -> None:
    assert kind_of("The answer is a longer fence", Voice.DIRECT) == ClaimKind.OPINION
    assert kind_of("The answer is a longer fence", Voice.NARRATION) == ClaimKind.STATE
    assert kind_of("You must keep the door shut", Voice.DIRECT) == ClaimKind.OPINION
    assert kind_of("The tenant must keep the door shut", Voice.NARRATION) == ClaimKind.STATE
