"""From a verdict to its readers: a second pair of eyes, release, correction; who may do what."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from claims.actions import articles, claims, evidence, history, reviews, rules, sheets, verdicts
from claims.desk import Desk, open_desk
from claims.errors import Refused, UsageError
from claims.rows import ClaimCard, Done
from claims.rules import USUAL, Rules, parse_rules
from claims.scales import RATING_SCALES
from claims.verdicts.guards import drawn
from claims.words import Mode, ReviewAct, Role, Stance, State, Via
from tests.claims.actions.conftest import OpenDesk, give

STORY = """Harbour bridge opens after two years

The harbour bridge opened on 6 May 2024, the mayor, Ada Quill, said.

The bridge cost 12 million crowns, the city said. "Nobody was hurt," Quill said.
"""
WAY = Via.COMMAND
ALL_READ = b"sample = 1.0"
NONE_READ = b"sample = 0.0"


@pytest.fixture
def theirs(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.THEIRS)
    return desk


@pytest.fixture
def ours(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    return desk


def card(desk: Desk, label: str = "1.1") -> ClaimCard:
    return claims.card(desk, claims.find_claim(desk, label).id)


def judge(desk: Desk, label: str = "1.1", rating: str = "false", because: str = "The log says so.") -> None:
    stance = Stance.SUPPORTS if rating in ("true", "ok") else Stance.CONTRADICTS
    evidence.add_evidence(desk, [label], "https://city.example/log", stance=stance, via=WAY)
    verdicts.give_verdicts(desk, [label], rating, because=because, via=WAY)


class TestSecondReader:
    def test_every_claim_of_theirs_needs_one_and_never_oneself(self, theirs: Desk, open_as: OpenDesk) -> None:
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        assert claims.find_claim(theirs, "1.1").state == State.IN_REVIEW
        with pytest.raises(Refused, match="mara rated it, and another person has to approve it"):
            reviews.approve_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(open_as("zoe"), ["1.1"], comment="I read the log too.", via=WAY)
        found = card(theirs)
        assert found.row.state == State.APPROVED
        assert found.approval is not None
        assert (found.approval.by, found.approval.comment) == ("zoe", "I read the log too.")
        assert found.approval.verdicts == (found.verdicts[0].key,)

    def test_a_new_verdict_is_not_approved_by_an_old_approval(self, theirs: Desk, open_as: OpenDesk) -> None:
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(open_as("zoe"), ["1.1"], via=WAY)
        verdicts.give_verdicts(theirs, ["1.1"], "half true", because="The log is partial.", via=WAY)
        assert card(theirs).row.state == State.CHECKING
        assert card(theirs).approval is None

    def test_changes_are_requested_with_a_reason_and_made(self, theirs: Desk, open_as: OpenDesk) -> None:
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        zoe = open_as("zoe")
        with pytest.raises(UsageError, match="what is to change"):
            reviews.request_changes(zoe, ["1.1"], " ", via=WAY)
        reviews.request_changes(zoe, ["1.1"], "Say which page.", via=WAY)
        assert card(theirs).row.state == State.CHECKING
        assert [(r.act, r.by, r.comment) for r in card(theirs).reviews] == [
            (ReviewAct.REQUEST_CHANGES, "zoe", "Say which page.")
        ]
        verdicts.give_verdicts(theirs, ["1.1"], "false", because="The log, page 3.", via=WAY)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(zoe, ["1.1"], via=WAY)
        assert card(theirs).approval is not None

    def test_a_plain_tick_of_ours_needs_none_unless_it_is_drawn(self, ours: Desk) -> None:
        judge(ours, rating="ok")
        rules.set_rules(ours, NONE_READ, via=WAY)
        done = reviews.submit_claims(ours, ["1.1"], via=WAY)
        assert "no second reader is needed" in done.message
        assert claims.find_claim(ours, "1.1").state == State.APPROVED
        history.undo(ours, via=WAY)
        rules.set_rules(ours, ALL_READ, via=WAY)
        reviews.submit_claims(ours, ["1.1"], via=WAY)
        assert claims.find_claim(ours, "1.1").state == State.IN_REVIEW

    @pytest.mark.parametrize("why", ["legal", "wrong"])
    def test_a_marked_line_of_ours_and_a_wrong_one_need_one(self, ours: Desk, why: str) -> None:
        rules.set_rules(ours, NONE_READ, via=WAY)
        judge(ours, rating="wrong" if why == "wrong" else "ok")
        if why == "legal":
            claims.edit_claim(ours, "1.1", {"second_read": "legal"}, via=WAY)
        reviews.submit_claims(ours, ["1.1"], via=WAY)
        assert claims.find_claim(ours, "1.1").state == State.IN_REVIEW

    def test_a_desk_of_one_may_switch_it_off(self, theirs: Desk) -> None:
        rules.set_rules(theirs, b"second_reader = false", via=WAY)
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        assert claims.find_claim(theirs, "1.1").state == State.APPROVED

    def test_a_sample_is_about_its_share_and_the_same_each_time(self) -> None:
        keys = [f"bridge#{number}" for number in range(10_000)]
        picked = [key for key in keys if drawn(key, 0.1)]
        assert 900 < len(picked) < 1100
        assert picked == [key for key in keys if drawn(key, 0.1)]
        assert not any(drawn(key, 0.0) for key in keys)
        assert all(drawn(key, 1.0) for key in keys)


class TestSteps:
    def test_a_step_says_what_each_claim_lacks_and_is_taken_for_none(self, theirs: Desk) -> None:
        judge(theirs)
        verdicts.give_verdicts(theirs, ["1.2"], "false", because="So it is.", via=WAY)
        with pytest.raises(Refused) as refused:
            reviews.submit_claims(theirs, ["1.1", "1.2"], via=WAY)
        assert (
            refused.value.message == "Claim 1.2 cannot be submitted: it needs evidence that contradicts it for False."
        )
        assert "`workbench evidence add 1.2 --source URL --stance contradicts --quote TEXT`" in refused.value.hint
        assert "The other one is ready" in refused.value.hint
        assert claims.find_claim(theirs, "1.1").state == State.CHECKING

    def test_an_article_stands_for_its_claims_that_are_ready(self, theirs: Desk, open_as: OpenDesk) -> None:
        for label in ("1.1", "1.2"):
            judge(theirs, label)
        done = reviews.submit_claims(theirs, ["1"], via=WAY)
        assert done.message.startswith("2 claims (1.1, 1.2) submitted")
        assert done.warnings
        assert "nobody has decided yet" in done.warnings[0]
        reviews.approve_claims(open_as("zoe"), ["1"], via=WAY)
        done = reviews.release_claims(theirs, ["1"], url="https://desk.example/checks/bridge", via=WAY)
        assert len(done.ids) == 2
        history.undo(theirs, via=WAY)
        assert {claims.find_claim(theirs, label).state for label in ("1.1", "1.2")} == {State.APPROVED}

    def test_an_article_with_nothing_for_the_step_is_refused(self, theirs: Desk) -> None:
        with pytest.raises(Refused, match="no claim for this step"):
            reviews.approve_claims(theirs, ["1"], via=WAY)

    def test_only_what_is_approved_goes_out(self, theirs: Desk) -> None:
        judge(theirs)
        with pytest.raises(Refused, match="it is checking, not approved"):
            reviews.release_claims(theirs, ["1.1"], via=WAY)

    def test_what_went_out_changes_with_a_public_correction_only(self, theirs: Desk, open_as: OpenDesk) -> None:
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(open_as("zoe"), ["1.1"], via=WAY)
        reviews.release_claims(theirs, ["1.1"], url="https://desk.example/checks/bridge", via=WAY)
        with pytest.raises(Refused, match="public correction"):
            verdicts.give_verdicts(theirs, ["1.1"], "true", via=WAY)
        with pytest.raises(Refused, match="readers have to be told"):
            reviews.reopen_claims(theirs, ["1.1"], via=WAY)
        reviews.reopen_claims(theirs, ["1.1"], correction="We had the wrong day.", via=WAY)
        found = card(theirs)
        assert found.row.state == State.CHECKING
        assert [c.text for c in found.corrections] == ["We had the wrong day."]
        assert [r.url for r in found.releases] == ["https://desk.example/checks/bridge"]
        assert history.verify(theirs).problems == ()

    def test_what_goes_out_under_a_publishers_name_has_to_be_fit_for_it(self, theirs: Desk, open_as: OpenDesk) -> None:
        rules.set_rules(theirs, b'[publisher]\nname = "The Desk"\nurl = "https://desk.example/"', via=WAY)
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(open_as("zoe"), ["1.1"], via=WAY)
        with pytest.raises(Refused, match=r"1\.1: .*shortens addresses; its article has no web address"):
            reviews.release_claims(theirs, ["1.1"], url="https://bit.ly/x", via=WAY)
        assert claims.find_claim(theirs, "1.1").state == State.APPROVED
        articles.edit_article(theirs, "1", {"url": "https://paper.example/bridge"}, via=WAY)
        reviews.release_claims(theirs, ["1.1"], url="https://desk.example/checks/bridge", via=WAY)

    def test_an_article_is_not_cleared_while_a_tick_waits_for_its_source(self, ours: Desk) -> None:
        every = [claim.label for claim in sheets.sheet(ours, 1).claims]
        verdicts.give_verdicts(ours, every, "ok", via=WAY)
        with pytest.raises(Refused, match=rf"{len(every)} claims not approved"):
            articles.sign_off(ours, "1", via=WAY)

    def test_all_of_it_is_in_the_history_of_the_claim(self, theirs: Desk, open_as: OpenDesk) -> None:
        judge(theirs)
        reviews.submit_claims(theirs, ["1.1"], via=WAY)
        reviews.approve_claims(open_as("zoe"), ["1.1"], via=WAY)
        done = [change.action.name for change in history.claim_history(theirs, "1.1")]
        assert list(dict.fromkeys(done))[-2:] == ["submit", "approve"]


class TestRules:
    def test_the_printed_usual_rules_are_those_of_every_desk(self) -> None:
        assert parse_rules(USUAL) == Rules()

    def test_the_example_in_them_holds_once_it_is_no_comment(self, desk: Desk) -> None:
        example = "\n".join(
            line.removeprefix("# ") if line.startswith("#") else line for line in USUAL.splitlines()[2:]
        )
        rules.set_rules(desk, example.encode(), via=WAY)
        found = rules.rules(desk)[1]
        assert found.role_of("mara") == Role.ADMIN
        assert found.role_of("zoe") == Role.CHECKER
        assert [scale.name for scale in found.scales] == ["desk-2"]

    def test_roles_say_who_may_do_what(self, theirs: Desk, open_as: OpenDesk) -> None:
        rules.set_rules(theirs, b'[roles]\nmara = "admin"\nedda = "reviewer"', via=WAY)
        judge(theirs)
        zoe, edda = open_as("zoe"), open_as("edda")
        reviews.submit_claims(zoe, ["1.1"], via=WAY)
        with pytest.raises(Refused, match="zoe is a checker on this desk; to approve claims takes a reviewer"):
            reviews.approve_claims(zoe, ["1.1"], via=WAY)
        reviews.approve_claims(edda, ["1.1"], via=WAY)
        with pytest.raises(Refused, match="to release claims takes an editor"):
            reviews.release_claims(edda, ["1.1"], via=WAY)
        with pytest.raises(Refused, match="to change its rules takes an admin"):
            rules.set_rules(edda, b"", via=WAY)
        with pytest.raises(Refused, match="to sign off articles takes an editor"):
            articles.sign_off(edda, "1", waivers=["the rest"], via=WAY)
        assert rules.whoami(edda).role == Role.REVIEWER
        assert "approve claims of others" in rules.whoami(edda).may
        assert rules.whoami(edda).login

    @pytest.mark.parametrize(
        ("toml", "told"),
        [
            (b"colour = 1", "colour is no field"),
            (b"sample = 2", "sample must be 1.0 or less"),
            (b"sample =", "not valid TOML"),
            (b"\xff", "not UTF-8 at byte 0"),
            (b'[roles]\nmara = "boss"', "roles.mara must be one of checker, reviewer, editor, admin"),
            (b'[roles]\nmara = "checker"', "nobody is admin"),
            (b'[scale]\nours = "google-5"', "no scale for articles that are ours"),
            (b'[publisher]\nname = "D"\nurl = "ftp://x"', "publisher.url must be an http or https address"),
            (b'[[scales]]\nname = "tick"\nmode = "ours"\nratings = []', "does not hold together: it has no ratings"),
        ],
    )
    def test_what_does_not_hold_together_is_refused_in_a_sentence(self, desk: Desk, toml: bytes, told: str) -> None:
        before = rules.rules(desk)
        with pytest.raises(UsageError) as refused:
            rules.set_rules(desk, toml, via=WAY)
        assert told in refused.value.message
        assert rules.rules(desk) == before

    def test_a_scale_of_ones_own_rates_and_stays_as_it_was_used(
        self, theirs: Desk, own: Callable[[int], bytes]
    ) -> None:
        rules.set_rules(theirs, own(1), via=WAY)
        verdicts.give_verdicts(theirs, ["1.1"], "wrong", because="No.", via=WAY)
        assert card(theirs).verdicts[0].scale == "desk-2"
        with pytest.raises(Refused, match="cannot change: it has 1 verdict"):
            rules.set_rules(theirs, own(2), via=WAY)
        open_desk(theirs.address, "zoe").close()
        assert "desk-2" in RATING_SCALES

    def test_a_damaged_row_of_rules_keeps_nobody_from_finding_the_damage(self, desk: Desk) -> None:
        rules.set_rules(desk, ALL_READ, via=WAY)
        with closing(desk.engine.raw_connection()) as raw:
            raw.cursor().execute("UPDATE desk_rules SET toml = 'sample 1'")
            raw.commit()
        desk.close()
        opened = open_desk(desk.address, "zoe")
        with pytest.raises(UsageError, match="not valid TOML"):
            reviews.approve_claims(opened, ["1.1"], via=WAY)
        assert [problem.entity for problem in history.verify(opened).problems] == ["desk_rules"]
        opened.close()


@pytest.fixture
def own() -> Callable[[int], bytes]:
    def written(value: int) -> bytes:
        return f"""
            [scale]
            theirs = "desk-2"
            [[scales]]
            name = "desk-2"
            mode = "theirs"
            worst = 1
            best = 3
            ratings = [{{ key = "w", label = "Wrong", value = {value}, fits = ["contradicts"] }}]
        """.encode()

    return written


def test_every_step_taken_too_early_says_the_next_one(theirs: Desk, open_as: OpenDesk) -> None:
    def told(step: Callable[..., Done], *names: str, desk: Desk = theirs) -> str:
        with pytest.raises(Refused) as refused:
            step(desk, names, via=WAY)
        return refused.value.hint

    assert "`workbench verdict 1.1 RATING" in told(reviews.submit_claims, "1.1")
    verdicts.give_verdicts(theirs, ["1.1"], "mostly false", via=WAY)
    evidence.add_evidence(theirs, ["1.1"], "http://a.example/", stance=Stance.MIXED, via=WAY)
    assert "`workbench verdict 1.1 'Mostly false' --because TEXT`" in told(reviews.approve_claims, "1.1")
    verdicts.give_verdicts(theirs, ["1.1"], "mostly false", because="So it is.", via=WAY)
    assert "`workbench submit 1.1`" in told(reviews.release_claims, "1.1")
    reviews.submit_claims(theirs, ["1.1"], via=WAY)
    assert "second_reader = false" in told(reviews.approve_claims, "1.1")
    assert "another person: `workbench approve 1.1`" in told(reviews.release_claims, "1.1")
    reviews.approve_claims(open_as("jonas"), ["1.1"], via=WAY)
    reviews.release_claims(theirs, ["1.1"], via=WAY)
    assert "`workbench reopen 1.1 --correction TEXT`" in told(reviews.release_claims, "1.1")
