"""How claims stand to each other, and what becomes of those that rest on one that is rated anew."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from claims.actions import claims, history, relations, verdicts
from claims.actions.exports import export
from claims.desk import Desk
from claims.errors import NotFound, Refused
from claims.rows import ClaimCard
from claims.words import Mode, RelationKind, Via
from tests.claims.actions.conftest import OpenDesk, give
from tests.claims.actions.test_reviews import STORY
from tests.claims.exports.plainly import exported_plainly

WAY = Via.COMMAND


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two articles that say much the same."""
    give(desk, STORY, "bridge.txt", mode=Mode.THEIRS)
    give(desk, STORY.replace("12 million", "13 million"), "again.txt", mode=Mode.THEIRS)
    return desk


def card(desk: Desk, label: str) -> ClaimCard:
    return claims.card(desk, claims.find_claim(desk, label).id)


def test_a_relation_is_seen_from_both_claims_and_can_be_taken_back(two: Desk) -> None:
    relations.relate_claims(two, "2.1", RelationKind.CONTRADICTS, "1.1", note="the cost", via=WAY)
    (mine,), (theirs,) = card(two, "2.1").relations, card(two, "1.1").relations
    assert (mine.other.label, mine.outward, mine.note) == ("1.1", True, "the cost")
    assert (theirs.other.label, theirs.outward, theirs.by) == ("2.1", False, "mara")
    relations.unrelate_claims(two, "1.1", "2.1", via=WAY)
    assert card(two, "2.1").relations == card(two, "1.1").relations == ()
    history.undo(two, via=WAY)
    assert card(two, "1.1").relations == (theirs,)
    assert history.verify(two).problems == ()


def test_the_same_relation_again_changes_nothing(two: Desk) -> None:
    relations.relate_claims(two, "2.1", RelationKind.SAME_AS, "1.1", via=WAY)
    assert relations.relate_claims(two, "2.1", RelationKind.SAME_AS, "1.1", via=WAY).action is None


def test_what_cannot_be_is_refused(two: Desk) -> None:
    with pytest.raises(Refused, match="to itself"):
        relations.relate_claims(two, "1.1", RelationKind.SAME_AS, "1.1", via=WAY)
    with pytest.raises(NotFound, match="Nothing is said"):
        relations.unrelate_claims(two, "1.1", "2.1", via=WAY)
    relations.relate_claims(two, "1.1", RelationKind.DEPENDS_ON, "1.2", via=WAY)
    relations.relate_claims(two, "1.2", RelationKind.DEPENDS_ON, "2.1", via=WAY)
    with pytest.raises(Refused, match=r"Claim 1\.1 rests on 2\.1 already"):
        relations.relate_claims(two, "2.1", RelationKind.DEPENDS_ON, "1.1", via=WAY)


def test_a_new_verdict_flags_what_rests_on_its_claim(two: Desk) -> None:
    relations.relate_claims(two, "2.1", RelationKind.DEPENDS_ON, "1.1", via=WAY)
    verdicts.give_verdicts(two, ["1.1"], "true", because="The log.", via=WAY)
    assert card(two, "2.1").stale == ""  # nobody has rated it: there is nothing to look at again
    verdicts.give_verdicts(two, ["2.1"], "true", because="It follows.", via=WAY)
    verdicts.give_verdicts(two, ["1.1"], "false", because="The log was wrong.", via=WAY)
    assert card(two, "2.1").stale == "it depends on 1.1, which is now False"
    verdicts.give_verdicts(two, ["2.1"], "false", because="It followed.", via=WAY)
    assert card(two, "2.1").stale == ""


def test_relations_between_articles_go_out_and_come_back(two: Desk, open_as: OpenDesk) -> None:
    relations.relate_claims(two, "1.1", RelationKind.SAME_AS, "2.1", via=WAY)
    out = BytesIO()
    export(two, "jsonl", out)
    told = [record for line in out.getvalue().splitlines() if (record := json.loads(line))["type"] == "relation"]
    assert [(r["claim"], r["other"]) for r in told] == [("bridge#1", "again#1")]
    assert out.getvalue() == exported_plainly(two)
    history.undo(two, via=WAY)
    give(two, out.getvalue(), "desk.jsonl")
    assert [r.other.label for r in card(two, "1.1").relations] == ["2.1"]
