"""An earlier verdict on the same thing is taken over with its evidence, and only when somebody says so."""

from __future__ import annotations

import pytest

from claims.actions import adopting, articles, claims, evidence, history, precedents, sheets, verdicts
from claims.desk import Desk
from claims.errors import NotFound, Refused
from claims.rows import ClaimCard, PrecedentRow
from claims.words import Mode, Question, RelationKind, Stance, Via
from tests.claims.actions.conftest import OpenDesk, give
from tests.claims.actions.test_reviews import STORY

WAY = Via.COMMAND


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two articles with the same claims; 1.1 has a verdict, a source with an address and one without."""
    give(desk, STORY, "bridge.txt", mode=Mode.THEIRS)
    give(desk, STORY.replace("after two years", "at last"), "again.txt", mode=Mode.THEIRS)
    evidence.add_evidence(
        desk, ["1.1"], "https://city.example/log", stance=Stance.CONTRADICTS, quotation="7 May", locator="p. 3", via=WAY
    )
    evidence.add_evidence(desk, ["1.1"], "The harbour master", stance=Stance.CONTEXT, via=WAY)
    verdicts.give_verdicts(desk, ["1.1"], "false", because="The log says 7 May.", via=WAY)
    return desk


def card(desk: Desk, label: str) -> ClaimCard:
    return claims.card(desk, claims.find_claim(desk, label).id)


def test_it_comes_with_its_evidence_and_says_where_it_is_from(two: Desk, open_as: OpenDesk) -> None:
    zoe = open_as("zoe")
    done = adopting.adopt_verdict(zoe, "2.1", "1.1", via=WAY)
    assert done.message.startswith("Claim 2.1: False, as 1.1 of ")
    mine, theirs = card(two, "2.1"), card(two, "1.1")
    verdict, earlier = mine.verdicts[0], theirs.verdicts[0]
    assert (verdict.rating, verdict.by, verdict.as_of) == ("False", "zoe", earlier.at.date())
    assert verdict.rationale.startswith("The log says 7 May. (As for claim 1.1, on ")
    assert [(e.source.name, e.stance, e.quotation, e.locator) for e in mine.evidence] == [
        ("https://city.example/log", Stance.CONTRADICTS, "7 May", "p. 3"),
        ("The harbour master", Stance.CONTEXT, "", ""),
    ]
    assert [e.source.label for e in mine.evidence] == ["S1", "S2"]
    assert verdict.evidence == tuple(e.key for e in mine.evidence)
    assert [(r.kind, r.other.label) for r in mine.relations] == [(RelationKind.SAME_AS, "1.1")]
    history.undo(zoe, via=WAY)
    assert (card(two, "2.1").verdicts, card(two, "2.1").evidence, card(two, "2.1").relations) == ((), (), ())
    assert history.verify(two).problems == ()


def test_a_source_that_the_article_has_is_cited_and_not_added_again(two: Desk) -> None:
    evidence.add_source(two, "2", url="https://city.example/log", via=WAY)
    evidence.add_evidence(two, ["2.1"], "S1", stance=Stance.CONTRADICTS, quotation="7 May", via=WAY)
    adopting.adopt_verdict(two, "2.1", "1.1", via=WAY)
    assert [e.source.label for e in card(two, "2.1").evidence] == ["S1", "S2"]
    assert len(sheets.sheet(two, 2).sources) == 2


def test_the_same_article_needs_no_second_source(two: Desk) -> None:
    adopting.adopt_verdict(two, "1.2", "1.1", via=WAY)
    assert [e.source.label for e in card(two, "1.2").evidence] == ["S1", "S2"]
    assert len(sheets.sheet(two, 1).sources) == 2


def test_what_nobody_decided_or_on_another_scale_is_refused(two: Desk) -> None:
    with pytest.raises(NotFound, match=r"Nobody has decided whether 1\.2 is so"):
        adopting.adopt_verdict(two, "2.1", "1.2", via=WAY)
    with pytest.raises(NotFound, match="is said"):
        adopting.adopt_verdict(two, "2.1", "1.1", question=Question.SAID, via=WAY)
    articles.edit_article(two, "2", {"scale": "politifact-6"}, via=WAY)
    with pytest.raises(Refused, match="rated on google-5, article 2 on politifact-6"):
        adopting.adopt_verdict(two, "2.1", "1.1", via=WAY)
    assert card(two, "2.1").evidence == ()


def found_for(desk: Desk, label: str) -> tuple[PrecedentRow, ...]:
    return precedents.find_precedents(desk, claims.find_claim(desk, label))


class TestFinding:
    def test_what_says_much_the_same_is_found_with_what_sets_it_apart(self, two: Desk) -> None:
        give(two, STORY.replace("6 May 2024", "7 May 2024").replace("Harbour", "Old"), "third.txt", mode=Mode.THEIRS)
        (found,) = found_for(two, "3.1")
        assert (found.claim.label, found.verdict.rating) == ("1.1", "False")
        assert found.likeness > 0.6
        assert set(found.differing) >= {"7", "6"}

    def test_only_what_somebody_decided_is_found_and_never_the_claim_itself(self, two: Desk) -> None:
        assert [p.claim.label for p in found_for(two, "2.1")] == ["1.1"]
        assert found_for(two, "1.1") == ()
        history.undo(two, via=WAY)  # the verdict
        assert found_for(two, "2.1") == ()

    def test_what_is_about_something_else_is_not(self, two: Desk) -> None:
        give(two, "The ferry sank on 3 March 2021, the owner, Bo Ek, said.\n", "ferry.txt", mode=Mode.THEIRS)
        assert found_for(two, "3.1") == ()

    def test_one_claimant_for_both_brings_two_statements_closer(self, two: Desk) -> None:
        give(two, STORY.replace("6 May 2024", "7 May 2024"), "third.txt", mode=Mode.THEIRS)
        assert claims.find_claim(two, "3.1").speaker == claims.find_claim(two, "1.1").speaker
        together = found_for(two, "3.1")[0].likeness
        claims.edit_claim(two, "3.1", {"speaker": "Somebody Else"}, via=WAY)
        assert found_for(two, "3.1")[0].likeness < together < 1
