"""Worth: an order with reasons, from weights that stay small and are read late."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import read, worth
from claims.reading.reasons import FIGURES


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell by 12 percent in four years.", "I think we can do better than that."),
        ("He voted against the bill three times.", "Thank you very much for the question."),
        ("The city spent $4 million on the bridge.", "We must work together for our children."),
        ("China was Ukraine's number one trade partner.", "Its core stance is to facilitate talks for peace."),
    ],
)
def test_what_can_be_checked_ranks_above_what_cannot(more: str, less: str) -> None:
    assert worth(more).score > worth(less).score


def test_reasons_are_words_that_stand_in_the_sentence() -> None:
    reasons = worth("Unemployment fell by 12 percent in four years.").reasons
    assert "a share: “12 percent”" in reasons


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("In January it was 6.8 per cent.", "a share: “6.8 per cent”"),
        ("The plan went wrong in 1966 and a new one was made.", "a year: “1966”"),
        ("It paid the families €1.2 million last year.", "money: “€1.2 million”"),
        ("The war has killed at least 40,000 people.", "a big number: “40,000 people”"),
        ("Two of its five members voted against two ministry officials.", "a number: “two”"),
        ("China was Ukraine's number one trade partner.", "a number: “number one”"),
    ],
)
def test_a_figure_is_one_reason_and_is_quoted_whole(sentence: str, reason: str) -> None:
    reasons = worth(sentence).reasons
    assert reason in reasons
    assert sum(one.split(":")[0] in FIGURES for one in reasons) == 1


@given(st.text(alphabet="Lower look two 6.8% $3,000 million never 1966 did I think.,", max_size=60))
def test_what_a_reason_quotes_stands_in_the_sentence(sentence: str) -> None:
    for reason in worth(sentence).reasons:
        for quoted in re.findall("“(.*?)”", reason):
            assert quoted.lower() in " ".join(sentence.split()).lower()


def test_nothing_at_all_has_a_worth_too() -> None:
    assert 0.0 <= worth("").score < 0.5


def test_a_claim_says_who_makes_it_worth_more() -> None:
    claims = read("President Anna Lund said the mine had closed in 2019. It was a good year.").claims
    assert "said by Anna Lund (President)" in next(claim for claim in claims if "mine" in claim.text).reasons


def test_weights_are_small_and_of_this_version() -> None:
    weights = files("claims.reading").joinpath("worth.json").read_text(encoding="utf-8")
    assert len(weights) < 300_000
    assert {"bias", "named", "step", "words"} == set(json.loads(weights))


def test_importing_the_room_loads_no_model() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import claims.reading, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(run.stdout.split())
    assert not loaded & {"nupunkt", "dateparser", "sqlmodel", "httpx"}


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("Anna Lund said the mine had closed in 2019.", "said"),
        ("Anna Lund denied the mine had closed.", "denied"),
        ("Critics claim the mine was closed in 2019.", "claimed"),
        ("“The mine is closed,” warned Anna Lund.", "warned"),
        ("The mine was closed in 2019.", ""),
    ],
)
def test_verbs_of_saying_are_graded(text: str, saying: str) -> None:
    assert {claim.saying for claim in read(text).claims} == {saying}


def test_an_accusation_is_worth_more_than_a_compliment() -> None:
    assert worth("The mayor was accused of fraud in March.").score > worth("The mayor was admired in March.").score
