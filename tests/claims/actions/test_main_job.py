"""The way of an article through the desk: in, dated, checked, undone, reported."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from claims.actions import articles, claims, evidence, history, reviews, rules, sheets, times, verdicts
from claims.actions.exports import export
from claims.desk import Desk
from claims.errors import ClaimsError, Conflict, NotFound, Refused, UsageError
from claims.filters import parse_filter
from claims.rows import ArticleSheet
from claims.words import (
    Answer,
    DateOrigin,
    DismissedAs,
    Mode,
    Question,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    Via,
    Voice,
    ZoneKind,
)
from tests.claims.actions.conftest import OpenDesk, give
from tests.shared import real_article

STORY = """Harbour bridge opens after two years

The harbour bridge opened on Monday, the mayor, Ada Quill, said.

The bridge cost 12 million crowns, the city said. "Nobody was hurt," Quill said.
"""


def sheet_of(desk: Desk, ref: str = "1") -> ArticleSheet:
    return sheets.sheet(desk, sheets.find_article(desk, ref).id)


@pytest.fixture
def story(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    return desk


def first(desk: Desk, words: str) -> str:
    """The label of the first claim with these words."""
    return next(claim.label for claim in sheet_of(desk).claims if words in claim.text)


class TestIntake:
    def test_a_text_becomes_an_article_with_claims_at_their_words(self, story: Desk) -> None:
        sheet = sheet_of(story)
        assert sheet.article.headline == "Harbour bridge opens after two years"
        assert sheet.article.key == "bridge"
        assert sheet.claims
        for claim in sheet.claims:
            assert sheet.text[claim.start : claim.end] == claim.text

    def test_the_same_again_is_unchanged_and_leaves_no_change(self, story: Desk) -> None:
        before = history.head(story)
        summary = give(story, STORY, "bridge.txt", mode=Mode.OURS)
        assert summary.counts["unchanged"] == 1
        assert summary.action is None
        assert history.head(story) == before

    def test_a_changed_text_is_a_new_version_and_claims_move_with_it(self, story: Desk) -> None:
        label = first(story, "12 million")
        give(story, "A note first.\n\n" + STORY.replace("two years", "three years"), "bridge.txt")
        sheet = sheet_of(story)
        assert sheet.article.version == 2
        moved = next(claim for claim in sheet.claims if claim.label == label)
        assert sheet.text[moved.start : moved.end] == moved.text

    def test_an_undone_import_comes_back_under_its_old_numbers(self, story: Desk) -> None:
        before = {claim.label: claim.text for claim in sheet_of(story).claims}
        history.undo(story, via=Via.COMMAND)
        with pytest.raises(NotFound):
            sheets.find_article(story, "1")
        give(story, STORY, "bridge.txt", mode=Mode.OURS)
        assert {claim.label: claim.text for claim in sheet_of(story).claims} == before
        assert history.verify(story).problems == ()

    def test_bad_lines_refuse_the_whole_import_with_the_line(self, desk: Desk) -> None:
        good = '{"type":"article","key":"a","text":"A thing happened on Monday."}\n'
        with pytest.raises(Refused) as refusal:
            give(desk, good + '{"type":"article","key":"b","txt":"x"}\n')
        assert refusal.value.line == 2
        assert sheets.list_articles(desk) == []
        summary = give(desk, good + '{"type":"article","key":"b","txt":"x"}\n', keep_going=True)
        assert [line.line for line in summary.refused] == [2]
        assert [row.key for row in sheets.list_articles(desk)] == ["a"]

    def test_a_dry_run_says_what_it_would_do_and_does_nothing(self, desk: Desk) -> None:
        summary = give(desk, STORY, "bridge.txt", dry_run=True)
        assert summary.counts["new"] == 1
        assert sheets.list_articles(desk) == []
        assert history.head(desk)[0] == 0


class TestDates:
    def test_without_a_publication_date_relative_ones_are_unresolved_and_flagged(self, story: Desk) -> None:
        sheet = sheet_of(story)
        assert sheet.article.published is None
        assert sheet.article.published_how == DateOrigin.UNKNOWN
        assert [time.status for time in sheet.times if time.text == "Monday"] == [TimeStatus.UNRESOLVED]
        assert "date unresolved" in next(c for c in sheet.claims if "Monday" in c.text).flags

    def test_giving_the_date_resolves_them_and_undo_takes_that_back(self, story: Desk) -> None:
        articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
        monday = next(time for time in sheet_of(story).times if time.text == "Monday")
        assert (monday.earliest, monday.latest) == (date(2024, 5, 6), date(2024, 5, 6))
        history.undo(story, via=Via.COMMAND)
        assert next(time for time in sheet_of(story).times if time.text == "Monday").earliest is None

    def test_a_month_is_not_made_a_day(self, story: Desk) -> None:
        articles.date_article(story, "1", "2024-05", via=Via.COMMAND)
        assert next(time for time in sheet_of(story).times if time.text == "Monday").earliest is None


class TestADateInTheWords:
    def value(self, desk: Desk, words: str) -> str:
        return next(time.value for time in sheet_of(desk).times if time.text == words)

    def test_what_a_person_set_survives_another_date_and_a_new_version(self, story: Desk) -> None:
        times.set_time(story, "1", "Monday", "2024-04-29", via=Via.COMMAND)
        articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
        assert self.value(story, "Monday") == "2024-04-29"
        give(story, "First a note.\n\n" + STORY, "bridge.txt")
        assert sheet_of(story).article.version == 2
        assert self.value(story, "Monday") == "2024-04-29"

    def test_what_a_person_confirmed_survives_too(self, story: Desk) -> None:
        articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
        times.confirm_time(story, "1", "monday", via=Via.COMMAND)
        articles.date_article(story, "1", "2023-05-08", via=Via.COMMAND)
        assert self.value(story, "Monday") == "2024-05-06"

    def test_a_verdict_given_before_the_date_changed_is_flagged(self, story: Desk) -> None:
        label = first(story, "Monday")
        articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
        verdicts.give_verdicts(story, [label], "ok", via=Via.COMMAND)
        assert "stale" not in claims.find_claim(story, label).flags
        done = articles.date_article(story, "1", "2024-05-15", via=Via.COMMAND)
        assert done.warnings == ("“Monday” was 6 May 2024, now 13 May 2024",)
        assert "stale" in claims.find_claim(story, label).flags
        assert claims.queue(story, parse_filter("is:stale"))
        verdicts.give_verdicts(story, [label], "ok", via=Via.COMMAND)
        assert "stale" not in claims.find_claim(story, label).flags

    def test_intervals_and_what_cannot_be_meant(self, story: Desk) -> None:
        times.set_time(story, "1", "Monday", "2024-04/2024-05", via=Via.COMMAND)
        monday = next(time for time in sheet_of(story).times if time.text == "Monday")
        assert (monday.earliest, monday.latest) == (date(2024, 4, 1), date(2024, 5, 31))
        for value in ("2024-05/2024-04", "2024-05/2024-05-03", "soon"):
            with pytest.raises(ClaimsError):
                times.set_time(story, "1", "Monday", value, via=Via.COMMAND)
        with pytest.raises(NotFound):
            times.set_time(story, "1", "Monday#2", "2024", via=Via.COMMAND)

    def test_dates_can_be_filtered_and_sorted(self, story: Desk) -> None:
        claim = claims.find_claim(story, first(story, "Monday")).id
        assert list(claims.queue(story, parse_filter("date:unresolved"))) == [claim]
        articles.date_article(story, "1", "2024-05-08", via=Via.COMMAND)
        assert list(claims.queue(story, parse_filter("after:2024-05 before:2024-06"))) == [claim]
        assert not claims.queue(story, parse_filter("before:2024-05-06"))
        assert claims.queue(story, None, "date")[0] == claim


class TestChecking:
    def test_a_tick_needs_a_source_before_it_can_be_submitted(self, story: Desk) -> None:
        label = first(story, "12 million")
        done = verdicts.give_verdicts(story, [label], "ok", via=Via.SCREEN)
        assert done.warnings
        with pytest.raises(Refused, match="a source"):
            reviews.submit_claims(story, [label], via=Via.SCREEN)
        evidence.add_evidence(story, [label], "https://city.example/budget", stance=Stance.SUPPORTS, via=Via.SCREEN)
        rules.set_rules(story, b"sample = 1", via=Via.SCREEN)
        reviews.submit_claims(story, [label], via=Via.SCREEN)
        assert claims.find_claim(story, label).state == State.IN_REVIEW

    def test_wrong_needs_a_reason_and_evidence_that_contradicts(self, story: Desk) -> None:
        label = first(story, "12 million")
        evidence.add_evidence(story, [label], "The budget, page 3", stance=Stance.SUPPORTS, via=Via.SCREEN)
        verdicts.give_verdicts(story, [label], "wrong", via=Via.SCREEN)
        with pytest.raises(Refused, match="contradicts"):
            reviews.submit_claims(story, [label], via=Via.SCREEN)

    def test_citing_with_the_rating_attaches_the_source_once(self, story: Desk) -> None:
        label = first(story, "12 million")
        evidence.add_source(story, "1", url="https://city.example/budget", via=Via.SCREEN)
        for _ in range(2):
            verdicts.give_verdicts(story, [label], "ok", source="S1", via=Via.SCREEN)
        card = claims.card(story, claims.find_claim(story, label).id)
        assert [(e.source.label, e.stance) for e in card.evidence] == [("S1", Stance.SUPPORTS)]
        assert [v.stands for v in card.verdicts] == [True, False]
        assert card.verdicts[0].evidence == (card.evidence[0].key,)

    def test_said_and_so_are_two_questions(self, story: Desk) -> None:
        label = first(story, "Nobody was hurt")
        verdicts.give_verdicts(story, [label], "ok", question=Question.SAID, via=Via.SCREEN)
        row = claims.find_claim(story, label)
        assert (row.said, row.so) == ("OK", None)

    def test_should_read_and_its_answer(self, story: Desk) -> None:
        label = first(story, "12 million")
        verdicts.give_verdicts(story, [label], "x", should_read="13 million crowns", via=Via.SCREEN)
        assert "should read" in claims.find_claim(story, label).flags
        verdicts.answer_wording(story, label, Answer.TAKEN, via=Via.SCREEN)
        assert "should read" not in claims.find_claim(story, label).flags

    def test_a_colleague_saved_first(self, story: Desk, open_as: OpenDesk) -> None:
        label = first(story, "12 million")
        seen = claims.find_claim(story, label)
        verdicts.give_verdicts(open_as("jonas"), [label], "wrong", because="page 3", via=Via.SCREEN)
        with pytest.raises(Conflict) as conflict:
            verdicts.give_verdicts(story, [label], "ok", revs={label: seen.rev}, via=Via.SCREEN)
        assert conflict.value.mine["rating"] == "ok"
        assert (conflict.value.theirs["rating"], conflict.value.theirs["by"]) == ("wrong", "jonas")
        assert claims.find_claim(story, label).so == "wrong"

    def test_a_statement_saved_twice_from_one_revision_is_a_conflict(self, story: Desk, open_as: OpenDesk) -> None:
        label = first(story, "12 million")
        rev = claims.find_claim(story, label).rev
        claims.confirm_statement(open_as("jonas"), label, statement="It cost a lot.", rev=rev, via=Via.SCREEN)
        with pytest.raises(Conflict) as conflict:
            claims.confirm_statement(story, label, statement="It cost 12 million.", rev=rev, via=Via.SCREEN)
        assert conflict.value.mine["statement"] == "It cost 12 million."
        assert conflict.value.theirs["statement"] == "It cost a lot."

    def test_dismissing_several_is_one_action(self, story: Desk) -> None:
        labels = [claim.label for claim in sheet_of(story).claims]
        claims.dismiss_claims(story, labels, DismissedAs.OPINION, via=Via.SCREEN)
        assert sheet_of(story).meter.open == 0
        history.undo(story, via=Via.SCREEN)
        assert sheet_of(story).meter.open == len(labels)

    def test_a_claim_of_ones_own_words(self, story: Desk) -> None:
        sheet = sheet_of(story)
        start = sheet.text.index("the mayor")
        done = claims.add_claim(story, "1", start=start, end=start + len("the mayor, Ada Quill"), via=Via.SCREEN)
        card = claims.card(story, done.ids[0])
        assert (card.row.text, card.origin) == ("the mayor, Ada Quill", "mara")
        with pytest.raises(Refused):
            claims.add_claim(story, "1", start=5, end=5, via=Via.SCREEN)

    def test_words_inside_quotation_marks_are_the_speaker_s(self, story: Desk) -> None:
        text = sheet_of(story).text
        start = text.index("Nobody was hurt")
        done = claims.add_claim(story, "1", start=start, end=start + len("Nobody was hurt"), via=Via.SCREEN)
        row = claims.card(story, done.ids[0]).row
        assert (row.voice, row.speaker) == (Voice.DIRECT, "Ada Quill")
        own = claims.add_claim(story, "1", start=start, end=start + 6, voice=Voice.NARRATION, via=Via.SCREEN)
        assert claims.card(story, own.ids[0]).row.voice == Voice.NARRATION

    def test_marking_no_fact_covers_a_sentence(self, story: Desk) -> None:
        sheet = sheet_of(story)
        for claim in sheet.claims:
            assert claim.open
        passage = sheet.passages[-1]
        claims.mark_no_fact(story, [passage.id], reason="colour", via=Via.SCREEN)
        assert sheet_of(story).passages[-1].no_fact

    def test_the_words_of_a_request_that_fit_nothing(self, story: Desk) -> None:
        label = first(story, "12 million")
        with pytest.raises(UsageError):
            verdicts.give_verdicts(story, [label], "splendid", via=Via.COMMAND)
        with pytest.raises(UsageError):
            claims.edit_claim(story, label, {"number": 3}, via=Via.COMMAND)
        with pytest.raises(NotFound):
            claims.find_claim(story, "1.999")
        with pytest.raises(UsageError):
            claims.find_claim(story, "the first")
        with pytest.raises(NotFound):
            evidence.add_evidence(story, [label], "S9", stance=Stance.SUPPORTS, via=Via.COMMAND)


class TestHistory:
    def test_who_did_what_when_on_which_evidence(self, story: Desk, open_as: OpenDesk) -> None:
        label = first(story, "12 million")
        evidence.add_evidence(story, [label], "The budget", stance=Stance.SUPPORTS, via=Via.SCREEN)
        verdicts.give_verdicts(open_as("jonas"), [label], "ok", because="page 3", via=Via.COMMAND)
        told = history.claim_history(story, label)
        assert [(change.entity, change.action.by) for change in told if change.entity != "place"] == [
            ("claim", "mara"),
            ("evidence", "mara"),
            ("verdict", "jonas"),
            ("claim", "jonas"),
            ("claim", "jonas"),
        ]
        assert history.verify(story).problems == ()

    def test_undo_takes_back_my_own_last_and_redo_gives_it_again(self, story: Desk, open_as: OpenDesk) -> None:
        label = first(story, "12 million")
        verdicts.give_verdicts(story, [label], "ok", via=Via.SCREEN)
        claims.assign_claims(open_as("jonas"), [first(story, "Nobody")], "jonas", via=Via.SCREEN)
        history.undo(story, via=Via.SCREEN)
        assert claims.find_claim(story, label).so is None
        assert claims.find_claim(story, label).state == State.NEW
        history.redo(story, via=Via.SCREEN)
        assert claims.find_claim(story, label).so == "OK"
        assert claims.find_claim(story, first(story, "Nobody")).assignee == "jonas"

    def test_undo_of_what_others_built_on_is_a_conflict(self, story: Desk, open_as: OpenDesk) -> None:
        verdicts.give_verdicts(open_as("jonas"), [first(story, "12 million")], "ok", via=Via.SCREEN)
        with pytest.raises(Conflict):
            history.undo(story, via=Via.SCREEN)


class TestSignOff:
    def test_refused_with_what_is_missing_or_given_with_a_waiver(self, story: Desk) -> None:
        with pytest.raises(Refused, match="open claim"):
            articles.sign_off(story, "1", via=Via.COMMAND)
        articles.sign_off(story, "1", waivers=["the cost: the budget is out tomorrow"], via=Via.COMMAND)
        signed = sheet_of(story).sign_off
        assert signed is not None
        assert (signed.n, signed.by) == (1, "mara")

    def test_lapses_when_the_text_changes(self, story: Desk) -> None:
        articles.sign_off(story, "1", waivers=["all of it"], via=Via.COMMAND)
        give(story, STORY + "\nIt closed again on Tuesday.\n", "bridge.txt")
        assert sheet_of(story).sign_off is None


class TestTheRealArticle:
    @pytest.fixture
    def real(self, desk: Desk) -> Desk:
        give(desk, real_article(), "xi-zelenskyy-call.txt")
        return desk

    def test_headline_zones_and_no_claim_from_them(self, real: Desk) -> None:
        sheet = sheet_of(real)
        assert sheet.article.headline == "China’s Xi has first talks with Zelenskyy since Russia's invasion"
        silent = [z for z in sheet.zones if z.kind in (ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION)]
        marked = "".join(sheet.text[zone.start : zone.end] for zone in silent)
        assert marked.count("Oops!") == marked.count("Something went wrong.") == 2
        assert "This article was originally published on" in marked
        for start, end, _ in sheet.places:
            assert not any(zone.start < end and start < zone.end for zone in silent)
        assert sheet.text.count("Oops!") == 2

    def test_the_date_is_unknown_until_it_is_given(self, real: Desk) -> None:
        assert sheet_of(real).article.published_how == DateOrigin.UNKNOWN
        articles.date_article(real, "1", "2023-04-26", via=Via.COMMAND)
        times = {time.text: time.value for time in sheet_of(real).times}
        assert (times["Wednesday"], times["14 months ago"], times["February"]) == ("2023-04-26", "2022-02", "2023-02")

    def test_claims_have_their_speakers(self, real: Desk) -> None:
        claim = next(c for c in sheet_of(real).claims if "long and meaningful call" in c.text)
        assert claim.speaker == "Volodymyr Zelenskyy"

    def test_statements_are_the_words_or_a_proposal(self, real: Desk) -> None:
        for claim in sheet_of(real).claims:
            status = claims.card(real, claim.id).statement_status
            assert status == (StatementStatus.VERBATIM if claim.statement == claim.text else StatementStatus.PROPOSED)

    def test_both_reports_come_out(self, real: Desk) -> None:
        for format in ("editor", "reader", "jsonl"):
            out = BytesIO()
            assert export(real, format, out, article="1")
            assert out.getvalue()


class TestSources:
    def test_an_address_is_http_or_it_is_refused(self, story: Desk) -> None:
        for url in ("javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b"):
            with pytest.raises(Refused):
                evidence.add_source(story, "1", url=url, via=Via.COMMAND)
            with pytest.raises(Refused):
                articles.edit_article(story, "1", {"url": url}, via=Via.COMMAND)
        assert sheet_of(story).sources == ()

    def test_an_address_written_another_way_is_the_same_source(self, story: Desk) -> None:
        label = first(story, "12 million")
        for url in ("https://city.example/b?y=2&x=1#top", "https://CITY.example/b?x=1&y=2"):
            evidence.add_evidence(story, [label], url, stance=Stance.SUPPORTS, via=Via.COMMAND)
        assert [source.uses for source in sheet_of(story).sources] == [2]
