"""What is found stands where it is said to stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.anchors.folding import fold
from tests.nasty import TEXTS
from workbench.widgets.hits import find_all

SHORT = sorted(TEXTS.values(), key=len)[:40]
TEXT = st.text(st.sampled_from("aA bﬁß“\"'’–-…éx\n"), max_size=60) | st.sampled_from(SHORT)


@given(TEXT, st.text(st.sampled_from("aA bfis\"'-.x"), max_size=4))
def test_hits_are_the_words_in_order_and_within_the_text(text: str, words: str) -> None:
    hits = find_all(text, words)
    wanted = fold(words.strip()).lowered
    assert bool(hits) == (bool(wanted) and wanted in fold(text).lowered)
    assert all(0 <= start < end <= len(text) for start, end in hits)
    assert all(first <= second for first, second in pairwise(hits))
    assert all(wanted in fold(text[start:end]).lowered for start, end in hits)


def test_no_words_are_nowhere() -> None:
    assert find_all("some words", "  ") == ()
