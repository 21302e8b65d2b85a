"""How alike two statements are: by names, numbers and negations first, and the same in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.verdicts.likeness import ALIKE, differing, likeness, telling, weights

SAID = "The harbour bridge cost 12 million crowns, the city of Marden says"


def alike(one: str, other: str) -> float:
    return likeness(weights(one), weights(other))


@pytest.mark.parametrize(
    "same",
    [
        SAID,
        "According to the city of Marden, the bridge in the harbour cost 12 million crowns",
        "THE HARBOUR BRIDGE COSTS 12 MILLION CROWNS, SAYS MARDEN",
        "The harbour bridge cost 13 million crowns, the city of Marden says",
        "The harbour bridge did not cost 12 million crowns, the city of Marden says",
    ],
)
def test_the_same_in_other_words_is_alike(same: str) -> None:
    assert alike(SAID, same) >= ALIKE


@pytest.mark.parametrize(
    "other",
    [
        "The city of Marden says that nobody was hurt",
        "Marden's harbour is 12 metres deep",
        "Twelve million people live in the country",
        "The bridge opened in May",
        "",
    ],
)
def test_what_shares_only_some_words_is_not(other: str) -> None:
    assert alike(SAID, other) < ALIKE


def test_numbers_names_and_negations_are_what_sets_apart() -> None:
    other = "The harbour bridge did not cost 13 million crowns, the city of Brask says"
    assert set(differing(weights(SAID), weights(other))) == {"12", "marden", "13", "brask", "not"}


def test_the_telling_words_are_numbers_then_names_then_long_words() -> None:
    assert telling(weights(SAID), 3) == ["12", "marden", "harbour"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    assert alike(one, other) == pytest.approx(alike(other, one))
    assert alike(one, one) == pytest.approx(1.0) or not weights(one)
