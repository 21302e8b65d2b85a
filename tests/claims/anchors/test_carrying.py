"""Anchors through new versions of a text: nothing is lost that is still there."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.anchors import CONTEXT, Anchor, anchor, changed_words, reanchor
from claims.errors import Refused
from claims.words import PlaceState
from tests.benchmarks.pages import pages
from tests.shared import real_article

OLD = """Harbour talks resume

The board said on Monday that 1,500 workers were missing. Nobody had asked why.

Yes, said Quist. The quay will open in March, two officials said. The cost is 11 million crowns.

Yes, said Brink."""


def carried(words: str, new: str, old: str = OLD) -> tuple[str, PlaceState]:
    start = old.index(words)
    at, end, state = reanchor(anchor(old, start, start + len(words)), old, new)
    return new[at:end], state


QUAY = "The quay will open in March"


@pytest.mark.parametrize(
    ("new", "words", "state"),
    [
        (OLD, QUAY, PlaceState.EXACT),
        ("A new first line.\n\n" + OLD, QUAY, PlaceState.EXACT),
        (OLD.replace("Nobody had asked why.", "Everybody had asked."), QUAY, PlaceState.EXACT),
        (OLD.replace("Yes, said Quist. ", ""), QUAY, PlaceState.EXACT),
        (OLD.replace(QUAY + ", two officials said. ", "").replace("Nobody", QUAY + ". Nobody"), QUAY, PlaceState.MOVED),
        (OLD.replace("March", "April"), "The quay will open in April", PlaceState.TOUCHED),
        (OLD.replace("will open", "will not open"), "The quay will not open in March", PlaceState.TOUCHED),
        (OLD.replace("The quay", "The new quay"), "The new quay will open in March", PlaceState.TOUCHED),
        (OLD.replace("The quay", "It"), "It will open in March", PlaceState.TOUCHED),
        (OLD.replace(QUAY, "One thing is known"), "", PlaceState.ORPHAN),
        ("", "", PlaceState.ORPHAN),
        ("Something else entirely.", "", PlaceState.ORPHAN),
    ],
)
def test_states(new: str, words: str, state: PlaceState) -> None:
    assert carried(QUAY, new) == (words, state)


def test_the_same_words_elsewhere_are_not_these() -> None:
    """The second "Yes" was there before: it does not answer for the first."""
    without_first = OLD.replace("Yes, said Quist. ", "")
    assert carried("Yes, said", without_first)[1] is PlaceState.ORPHAN
    start = OLD.rindex("Yes")
    at, end, state = reanchor(anchor(OLD, start, start + 3), OLD, without_first)
    assert (without_first[at:end], at, state) == ("Yes", without_first.index("Yes"), PlaceState.EXACT)


def test_paragraphs_that_change_places() -> None:
    head, first, second, third = OLD.split("\n\n")
    new = "\n\n".join([head, second, first, third])
    assert {carried(words, new)[1] for words in (QUAY, "1,500 workers were missing")} == {
        PlaceState.EXACT,
        PlaceState.MOVED,
    }
    assert carried("1,500 workers were missing", new)[0] == "1,500 workers were missing"


def test_an_anchor_that_does_not_fit_its_text_is_found_by_its_words() -> None:
    astray = Anchor(0, 5, "The cost is 11 million crowns", "", "")
    at, end, state = reanchor(astray, OLD, OLD.replace("Yes", "No"))
    assert OLD.replace("Yes", "No")[at:end] == astray.exact or state is PlaceState.ORPHAN


@given(st.text(max_size=200), st.data())
def test_an_anchor_is_its_stretch_and_its_surroundings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    if start >= end:
        with pytest.raises(Refused):
            anchor(text, start, end)
        return
    made = anchor(text, start, end)
    around = text[max(0, start - CONTEXT) : end + CONTEXT]
    assert made.prefix + made.exact + made.suffix == around
    assert text[made.start : made.end] == made.exact
    assert reanchor(made, text, text) == (start, end, PlaceState.EXACT)


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60), st.data())
def test_any_two_texts(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    at, finish, state = reanchor(anchor(old, start, end), old, new)
    if state is PlaceState.ORPHAN:
        assert (at, finish) == (0, 0)
    else:
        assert 0 <= at < finish <= len(new)
        assert (new[at:finish] == old[start:end]) is (state is not PlaceState.TOUCHED)


def edit(text: str, chance: random.Random, keep: tuple[int, int]) -> str:
    """`text` with one edit outside the stretch to keep: a word changed, a sentence put in or taken out."""
    words = [at for at in range(len(text)) if text[at : at + 1] == " " and not keep[0] - 1 <= at < keep[1] + 1]
    at = chance.choice(words)
    kind = chance.randrange(3)
    if kind == 0:
        return text[: at + 1] + "meanwhile " + text[at + 1 :]
    if kind == 1:
        return text[:at] + ". They said so twice. And" + text[at:]
    after = min((place for place in words if place > at), default=at)
    return text[:at] + text[after:] if not at < keep[0] < after else text


@given(st.randoms(use_true_random=False))
def test_random_edits_elsewhere_leave_the_words_alone(chance: random.Random) -> None:
    text = chance.choice(PAGES)
    start = chance.randrange(len(text) - 150)
    start = text.index(" ", start) + 1
    end = text.index(" ", start + 60)
    words, new = text[start:end], text
    assume(text.count(words) == 1)
    for _ in range(chance.randrange(1, 6)):
        at = new.find(words)
        new = edit(new, chance, (at, at + len(words)))
    at, finish, state = reanchor(anchor(text, start, end), text, new)
    assert state is PlaceState.EXACT
    assert new[at:finish] == words


PAGES = [page.text for page in pages() if "news-25" in page.name or "transcript-25" in page.name]


def test_the_real_article_with_a_correction() -> None:
    old = real_article()
    new = "Correction: an earlier version was wrong.\n\n" + old.replace("14 months ago", "15 months ago")
    assert carried("said he held a “long and meaningful call”", new, old)[1] is PlaceState.EXACT
    assert carried("since Russia’s invasion 14 months ago", new, old) == (
        "since Russia’s invasion 15 months ago",
        PlaceState.TOUCHED,
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("It cost 12 crowns", "It cost 14 crowns", "“12” became “14”"),
        ("It cost 12 crowns", "It cost 12 crowns a day", "“a day” was put in"),
        ("It was not said", "It was said", "“not” was taken out"),
        ("It cost “12” crowns", "it cost, 12 crowns", ""),
    ],
)
def test_what_changed_is_told_in_words(before: str, after: str, said: str) -> None:
    assert changed_words(before, after) == said
