"""What reviewers did lives on through new versions of a text, and what changed under a verdict is said."""

from __future__ import annotations

import random

import pytest

from claims.actions import claims, queue, sheets, verdicts
from claims.desk import Desk
from claims.rows import ClaimCard
from claims.words import Mode, Via
from tests.claims.actions.conftest import give

STORY = """Harbour bridge opens after two years

The harbour bridge opened on 6 May, the mayor, Ada Quill, said.

The bridge cost 12 million crowns, the city said. "Nobody was hurt," Quill said.

Two ferries were sold to the port of Hessel in March. They had carried 900 people a day since 1974.

The council voted 7-4 for the bridge. Its treasurer, Bo Lind, called the price "a scandal".
"""


@pytest.fixture
def story(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    return desk


def cards(desk: Desk) -> dict[str, ClaimCard]:
    found = sheets.sheet(desk, sheets.find_article(desk, "1").id).claims
    return {row.label: queue.card(desk, row.id) for row in found}


def label(desk: Desk, words: str) -> str:
    return next(label for label, card in cards(desk).items() if words in card.row.text)


def checked(desk: Desk, words: str, new: str) -> ClaimCard:
    """The claim with these words, given a verdict before the text became `new`."""
    claim = label(desk, words)
    verdicts.give_verdicts(desk, [claim], "ok", via=Via.COMMAND)
    give(desk, new, "bridge.txt")
    return cards(desk)[claim]


@pytest.mark.parametrize(
    ("before", "after", "stale"),
    [
        ("12 million", "14 million", "in the text “12” became “14”"),
        ("The bridge cost", "The bridge, cost", ""),
        ("after two years", "after three years", ""),
        (
            "The bridge cost 12 million crowns, the city said. ",
            "",
            "“The bridge cost 12 million crowns” is no longer in",
        ),
    ],
)
def test_a_verdict_is_to_be_looked_at_again_when_its_words_changed(
    story: Desk, before: str, after: str, stale: str
) -> None:
    card = checked(story, "12 million", STORY.replace(before, after))
    assert card.stale.startswith(stale)
    assert bool(card.stale) == bool(stale)
    assert card.row.state == cards(story)[card.row.label].row.state


def test_a_colleagues_draft_is_no_conflict(story: Desk) -> None:
    claim = label(story, "12 million")
    before = cards(story)[claim].row.rev
    give(story, STORY.replace("12 million", "14 million"), "bridge.txt")
    claims.edit_claim(story, claim, {"note": "asked the city"}, via=Via.SCREEN, rev=before)
    assert cards(story)[claim].note == "asked the city"


def edited(text: str, random_: random.Random) -> str:
    """The text with a few words changed, moved, taken out or put in, as an editor might."""
    paragraphs = text.split("\n\n")
    for _ in range(random_.randint(1, 4)):
        at = random_.randrange(len(paragraphs))
        words = paragraphs[at].split(" ")
        k = random_.randrange(len(words))
        match random_.randrange(6):
            case 0:
                words[k] = random_.choice(["14", "June", "never", "the", "Holm"])
            case 1:
                words.insert(k, random_.choice(["not", "about", "9", "new"]))
            case 2:
                del words[k]
            case 3:
                words = [*words[k:], *words[:k]]
            case 4:
                paragraphs.insert(random_.randrange(len(paragraphs)), "A new paragraph of 3 words.")
            case 5:
                words = []
        paragraphs[at] = " ".join(words)
        paragraphs = [paragraph for paragraph in paragraphs if paragraph.strip()] or ["Nothing is left."]
    return "\n\n".join(paragraphs) + "\n"


PROOFS = [pytest.param(seed, 100, marks=pytest.mark.proof) for seed in range(2, 12)]


@pytest.mark.parametrize(("seed", "edits"), [(1, 10), *PROOFS])
def test_nothing_that_a_reviewer_did_is_lost(story: Desk, seed: int, edits: int) -> None:
    for n, claim in enumerate(sorted(cards(story))):
        claims.edit_claim(story, claim, {"note": f"note {n}"}, via=Via.COMMAND)
        if n % 2:
            verdicts.give_verdicts(story, [claim], "ok", via=Via.COMMAND)
    first = cards(story)
    random_ = random.Random(seed)
    text = STORY
    for n in range(edits):
        text = edited(text if n % 7 else STORY, random_)
        give(story, text, "bridge.txt")
        for before in first.values():
            card = queue.card(story, before.row.id)
            assert (card.note, card.row.state, card.row.rev) == (
                before.note,
                before.row.state,
                before.row.rev,
            )
            assert [verdict.rating for verdict in card.verdicts] == [verdict.rating for verdict in before.verdicts]
            assert card.row.start < 0 or text[card.row.start : card.row.end].strip()
            assert not card.stale or card.verdicts
