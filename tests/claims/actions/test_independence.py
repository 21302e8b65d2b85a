"""A desk can ask for a minimum of independent sources, and a checker has to say which are."""

from __future__ import annotations

import pytest

from claims.actions import evidence, history, independence, reviews, rules, verdicts
from claims.desk import Desk
from claims.errors import NotFound, Refused
from claims.words import Mode, Stance, Via
from tests.claims.actions.conftest import give
from tests.claims.actions.test_main_job import STORY, first


@pytest.fixture
def story(desk: Desk) -> Desk:
    """A claim of theirs, rated, on three sources of two owners."""
    give(desk, STORY, "bridge.txt", mode=Mode.THEIRS)
    label = first(desk, "12 million")
    for url in ("https://a.example/1", "https://www.a.example/2", "https://b.example/"):
        evidence.add_evidence(desk, [label], url, stance=Stance.SUPPORTS, via=Via.COMMAND)
    verdicts.give_verdicts(desk, [label], "true", because="Three say so.", via=Via.COMMAND)
    return desk


def test_independence_is_not_established_until_somebody_confirms_it(story: Desk) -> None:
    label = first(story, "12 million")
    assert str(independence.of_claim(story, label)) == "3 sources, independence not established"
    independence.confirm_groups(story, "1", via=Via.COMMAND)
    assert str(independence.of_claim(story, label)) == "3 sources, 2 independent"
    evidence.add_evidence(story, [label], "https://c.example/", stance=Stance.SUPPORTS, via=Via.COMMAND)
    assert str(independence.of_claim(story, label)) == "4 sources, independence not established"
    independence.confirm_groups(story, "1", ["S4"], via=Via.COMMAND)
    assert str(independence.of_claim(story, label)) == "4 sources, 3 independent"
    history.undo(story, via=Via.COMMAND)
    assert not independence.of_claim(story, label).confirmed


def test_a_checker_may_know_better_than_the_domain(story: Desk) -> None:
    independence.confirm_groups(story, "1", ["S1", "S2"], apart=True, via=Via.COMMAND)
    independence.confirm_groups(story, "1", ["S3"], via=Via.COMMAND)
    assert independence.of_article(story, "1").groups == ((1,), (2,), (3,))
    with pytest.raises(NotFound):
        independence.confirm_groups(story, "1", ["S9"], via=Via.COMMAND)


def test_a_minimum_is_asked_for_when_a_verdict_is_submitted(story: Desk) -> None:
    label = first(story, "12 million")
    rules.set_rules(story, b"minimum_sources = 3", via=Via.COMMAND)
    with pytest.raises(Refused, match="independence not established"):
        reviews.submit_claims(story, [label], via=Via.COMMAND)
    independence.confirm_groups(story, "1", via=Via.COMMAND)
    with pytest.raises(Refused, match="3 sources, 2 independent"):
        reviews.submit_claims(story, [label], via=Via.COMMAND)
    rules.set_rules(story, b"minimum_sources = 2", via=Via.COMMAND)
    reviews.submit_claims(story, [label], via=Via.COMMAND)


def test_a_source_is_derived_from_another_and_never_from_itself(story: Desk) -> None:
    evidence.edit_source(story, "1", "S3", {"derived_from": "S1"}, via=Via.COMMAND)
    assert independence.of_article(story, "1").groups == ((1, 2, 3),)
    with pytest.raises(Refused, match="itself"):
        evidence.edit_source(story, "1", "S1", {"derived_from": "S3"}, via=Via.COMMAND)
    evidence.edit_source(story, "1", "S3", {"derived_from": None}, via=Via.COMMAND)
    assert independence.of_article(story, "1").groups == ((1, 2), (3,))
