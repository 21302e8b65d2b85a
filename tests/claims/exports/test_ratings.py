"""What ratings mean for a report, on every scale there is."""

from __future__ import annotations

import pytest

from claims.exports.ratings import doubt, objects, rating_of, undecided
from claims.scales import RATING_SCALES
from tests.claims.exports.dossiers import verdict

EVERY = [(scale.name, rating.label) for scale in RATING_SCALES.values() for rating in scale.ratings]


@pytest.mark.parametrize(("scale", "label"), EVERY)
def test_every_rating_is_known_and_counts_for_one_thing(scale: str, label: str) -> None:
    given = verdict(1, label, scale=scale)
    assert rating_of(given) is not None
    assert 0 <= doubt(given) <= 1
    assert not (undecided(given) and objects(given))
    if doubt(given) == 0:
        assert not undecided(given)


@pytest.mark.parametrize(
    ("scale", "worst_first"),
    [
        ("google-5", ["False", "Mostly false", "Half true", "Mostly true", "True"]),
        ("averitec-4", ["Refuted", "Conflicting Evidence/Cherrypicking", "Not Enough Evidence", "Supported"]),
    ],
)
def test_ratings_have_an_order_even_without_numbers(scale: str, worst_first: list[str]) -> None:
    doubts = [doubt(verdict(1, label, scale=scale)) for label in worst_first]
    assert doubts == sorted(doubts, reverse=True)
    assert len(set(doubts)) == len(doubts)


def test_on_the_tick_scale_changes_and_questions_are_told_apart() -> None:
    tick = [verdict(1, rating.label, scale="tick") for rating in RATING_SCALES["tick"].ratings]
    assert [v.rating for v in tick if objects(v)] == ["OK with change", "wrong", "disputed"]
    assert [v.rating for v in tick if undecided(v)] == ["on author", "query"]


def test_a_rating_of_a_scale_that_nobody_knows_any_more_is_neither() -> None:
    old = verdict(1, "Dubious", scale="house-1")
    assert rating_of(old) is None
    assert doubt(old) == 0.5
    assert not undecided(old)
    assert not objects(old)
