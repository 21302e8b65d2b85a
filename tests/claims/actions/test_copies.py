"""Evidence stands on a stored copy with its exact words in it, and what could not be had is recorded as well."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.actions import claims, copies, evidence, history, verdicts
from claims.actions.copies import SavedPage
from claims.desk import Desk
from claims.errors import NotFound, Refused, UsageError
from claims.history.bodies import read_body
from claims.queries.base import BODY, COPY
from claims.rows import Done, EvidenceRow
from claims.words import EvidenceState, Failure, Mode, Question, SourceKind, Stance, Via
from tests.claims.actions.conftest import give
from tests.claims.actions.test_main_job import STORY, first
from tests.world.http import World, page, redirect

BUDGET = """<!doctype html><html lang="en"><head><title>The budget | The Register</title>
<meta property="og:site_name" content="The Register"><meta name="date" content="2023-04-20"></head><body>
<nav><a href="/">Home</a></nav><h1>The budget</h1>
<p>The “harbour bridge” cost 11 million crowns – twice what was&nbsp;planned.</p>
<p>Nobody was hurt while it was built.</p><script>var hidden = 1</script></body></html>"""
URL = "http://aldmoor.example/budget"


@pytest.fixture
def story(desk: Desk) -> Desk:
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    return desk


@pytest.fixture
def budget(world: World) -> World:
    world.pages["aldmoor.example/budget"] = page(BUDGET)
    return world


def add(desk: Desk, quotation: str, source: str = URL, **options: object) -> tuple[Done, EvidenceRow]:
    label = first(desk, "12 million")
    options = {"stance": Stance.SUPPORTS, "via": Via.COMMAND, **options}
    done = evidence.add_evidence(desk, [label], source, quotation=quotation, **options)  # type: ignore[arg-type]
    return done, evidence.list_evidence(desk, label)[-1]


class TestFetching:
    def test_the_quotation_is_anchored_in_the_copy_though_its_type_is_another(self, story: Desk, budget: World) -> None:
        done, found = add(story, 'The "harbour bridge" cost 11 million crowns - twice what was planned', fetch=True)
        assert done.warnings == ()
        assert found.state == EvidenceState.FOUND
        assert found.similarity == 1
        assert found.copy_id is not None
        text = copies.read_copy(story, found.copy_id)
        assert found.exact == "The “harbour bridge” cost 11 million crowns – twice what was\u00a0planned"
        assert text[found.start : found.end] == found.exact
        assert found.prefix.endswith("The budget\n\n")
        assert found.link.startswith(f"{URL}#:~:text=The%20%E2%80%9Charbour%20bridge%E2%80%9D%20cost%2011,")
        assert (found.source.title, found.source.publisher) == ("The budget", "The Register")

    def test_a_changed_number_is_never_called_found_and_the_difference_is_told(
        self, story: Desk, budget: World
    ) -> None:
        done, found = add(story, "The harbour bridge cost 12 million crowns", fetch=True)
        assert found.state == EvidenceState.DIFFERS
        assert found.quotation == "The harbour bridge cost 12 million crowns"
        assert any("“12” stands there as “11”" in warning for warning in done.warnings)

    def test_words_that_are_not_there_are_missing(self, story: Desk, budget: World) -> None:
        done, found = add(story, "The council apologised to every family on the island", fetch=True)
        assert (found.state, found.copy_id is None, found.start) == (EvidenceState.MISSING, False, None)
        assert any("not in the stored copy" in warning for warning in done.warnings)

    def test_an_ellipsis_leaves_out(self, story: Desk, budget: World) -> None:
        _, found = add(story, "The harbour bridge cost … twice what was planned", fetch=True)
        assert found.state in (EvidenceState.FOUND, EvidenceState.DIFFERS)
        assert found.exact.startswith("The “harbour")

    def test_what_came_is_kept_as_it_came(self, story: Desk, budget: World) -> None:
        add(story, "", fetch=True)
        (copy,) = copies.list_copies(story, "1", "S1")
        assert (copy.status, copy.media_type, copy.failure, copy.title) == (200, "text/html", None, "The budget")
        assert copy.proposals == ({"day": "2023-04-20", "reason": "the meta element date has “2023-04-20”"},)
        with story.snapshot() as connection:
            assert copy.body is not None
            assert read_body(connection, copy.body) == BUDGET.encode()
        assert history.verify(story).problems == ()

    def test_nothing_is_fetched_that_nobody_asked_for(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, via=Via.COMMAND)
        _, found = add(story, "Nobody was hurt", "S1")
        assert found.state == EvidenceState.UNCHECKED
        assert budget.requests == []

    def test_a_stored_copy_serves_the_next_quotation(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        _, found = add(story, "Nobody was hurt while it was built", "S1")
        assert found.state == EvidenceState.FOUND
        assert len(budget.requests) == 1

    def test_a_new_copy_replaces_none_and_the_same_bytes_are_kept_once(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        copies.fetch_source(story, "1", "S1", via=Via.COMMAND)
        budget.pages["aldmoor.example/budget"] = page(BUDGET.replace("11", "12"))
        copies.fetch_source(story, "1", "S1", via=Via.COMMAND)
        first_one, second, third = copies.list_copies(story, "1", "S1")
        assert first_one.body == second.body != third.body
        assert "11 million" in copies.read_copy(story, first_one.id)
        with story.snapshot() as connection:
            assert len(connection.execute(select(BODY.c.sha256)).all()) == 4

    def test_undo_takes_source_copy_and_evidence_and_redo_brings_them_back(self, story: Desk, budget: World) -> None:
        _, found = add(story, "Nobody was hurt while it was built", fetch=True)
        history.undo(story, via=Via.COMMAND)
        assert evidence.list_evidence(story, first(story, "12 million")) == ()
        with pytest.raises(NotFound):
            copies.read_copy(story, found.copy_id or 0)
        history.redo(story, via=Via.COMMAND)
        assert evidence.list_evidence(story, first(story, "12 million"))[0].exact == found.exact
        assert history.verify(story).problems == ()


class TestFailures:
    @pytest.mark.parametrize(
        ("answer", "failure"),
        [
            (page("", "404 Not Found"), Failure.DEAD),
            (page("", "403 Forbidden"), Failure.BLOCKED),
            (page("", "402 Payment Required"), Failure.PAYWALLED),
            (redirect("http://127.0.0.1/"), Failure.REFUSED),
            (page("x", headers=["Content-Encoding: br"]), Failure.REFUSED),
            (page("", "503 Busy"), Failure.FAILING),
        ],
    )
    def test_one_is_recorded_and_told(self, answer: bytes, failure: Failure, story: Desk, world: World) -> None:
        world.pages["aldmoor.example/budget"] = answer
        done, found = add(story, "Nobody was hurt", fetch=True)
        (copy,) = copies.list_copies(story, "1", "S1")
        assert (copy.failure, copy.words, copy.url) == (failure, False, URL)
        assert copy.error
        assert done.warnings[0].startswith(f"{failure}: ")
        assert found.state == EvidenceState.UNCHECKED

    def test_a_saved_page_serves_instead(self, story: Desk, world: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        copies.attach_page(story, "1", "S1", SavedPage(BUDGET.encode(), "budget.html"), via=Via.COMMAND)
        assert [copy.outcome for copy in copies.list_copies(story, "1", "S1")] == ["dead", "given"]
        _, found = add(story, "Nobody was hurt while it was built", "S1")
        assert found.state == EvidenceState.FOUND

    def test_a_page_that_says_it_is_not_free_is_kept_and_told(self, story: Desk, world: World) -> None:
        linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}'
        world.pages["aldmoor.example/budget"] = page(BUDGET.replace("</head>", f"{linked}</script></head>"))
        done, found = add(story, "Nobody was hurt while it was built", fetch=True)
        assert done.warnings == ("paywalled: The page says that it is not free: it may be cut short.",)
        assert found.state == EvidenceState.FOUND

    def test_what_has_no_words_is_stored_all_the_same(self, story: Desk, world: World) -> None:
        world.pages["aldmoor.example/budget"] = page(b"%PDF-1.7\n\0\1", media="application/pdf")
        done, found = add(story, "Nobody was hurt", fetch=True, locator="page 3")
        assert found.state == EvidenceState.UNCHECKED
        assert "application/pdf" in done.warnings[0]
        assert copies.list_copies(story, "1", "S1")[0].size == 11

    def test_only_what_has_an_address_is_fetched(self, story: Desk, world: World) -> None:
        with pytest.raises(UsageError, match="address"):
            add(story, "x", "a conversation", fetch=True)
        with pytest.raises(Refused):
            add(story, "x", "http://", fetch=True)


class TestByHand:
    def test_a_page_from_a_pipe_becomes_a_source_by_its_title(self, story: Desk) -> None:
        _, found = add(story, "Nobody was hurt while it was built", "", page=SavedPage(BUDGET.encode()))
        assert (found.source.title, found.state) == ("The budget", EvidenceState.FOUND)
        assert found.link == ""

    def test_an_empty_page_is_refused(self, story: Desk) -> None:
        with pytest.raises(Refused, match="empty"):
            add(story, "x", "", page=SavedPage(b""))

    def test_an_interview_is_a_source_by_description(self, story: Desk) -> None:
        evidence.add_source(
            story, "1", description="By telephone", publisher="Mara Olsen", kind=SourceKind.INTERVIEW, via=Via.COMMAND
        )
        done, found = add(story, "It cost twelve.", "S1", locator="minute 4", question=Question.SO)
        assert (found.state, found.locator, done.warnings) == (EvidenceState.UNCHECKED, "minute 4", ())


class TestPassages:
    def test_the_copy_opens_where_it_speaks_of_the_claim(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        found = copies.find_passage(story, first(story, "12 million"), "S1")
        assert "cost 11 million crowns" in found.text[found.start : found.end]
        found = copies.find_passage(story, first(story, "Nobody"), "S1")
        assert found.text[found.start : found.end] == "Nobody was hurt while it was built."

    def test_a_selected_stretch_is_quoted_letter_by_letter(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        label = first(story, "12 million")
        opened = copies.find_passage(story, label, "S1")
        done = evidence.quote_passage(
            story, [label], opened.copy.id, opened.start, opened.end, stance=Stance.CONTRADICTS, via=Via.SCREEN
        )
        (found,) = evidence.list_evidence(story, label)
        assert found.id == done.ids[0]
        assert found.quotation == found.exact == opened.text[opened.start : opened.end]
        assert (found.state, found.similarity, found.copy_id) == (EvidenceState.FOUND, 1, opened.copy.id)
        with pytest.raises(Refused, match="no stretch"):
            evidence.quote_passage(story, [label], opened.copy.id, 5, 5, stance=Stance.CONTEXT, via=Via.SCREEN)

    def test_a_copy_of_another_article_is_none_of_this(self, story: Desk, budget: World) -> None:
        evidence.add_source(story, "1", url=URL, fetch=True, via=Via.COMMAND)
        give(story, STORY.replace("Harbour", "River"), "river.txt", mode=Mode.OURS)
        with story.snapshot() as connection:
            copy = connection.execute(select(COPY.c.id)).scalar_one()
        with pytest.raises(NotFound):
            evidence.quote_passage(story, ["2.1"], copy, 0, 5, stance=Stance.CONTEXT, via=Via.SCREEN)


class TestOwnWord:
    @pytest.mark.parametrize(
        ("source", "warned"),
        [
            ({"publisher": "Ada Quill"}, True),
            ({"description": "Interview with Ada Quill", "kind": SourceKind.INTERVIEW}, True),
            ({"description": "Interview with Tom Fry", "kind": SourceKind.INTERVIEW}, False),
            ({"url": "https://www.adaquill.example/blog"}, True),
            ({"url": "https://news.example/quill-says"}, False),
            ({"title": "Quill: nobody was hurt", "kind": SourceKind.NEWS}, False),
        ],
    )
    def test_a_claimants_own_word_is_no_evidence_that_it_is_so(
        self, source: dict[str, object], warned: bool, story: Desk
    ) -> None:
        label = first(story, "Nobody was hurt")
        assert claims.find_claim(story, label).speaker == "Ada Quill"
        evidence.add_source(story, "1", via=Via.COMMAND, **{"title": "It", **source})  # type: ignore[arg-type]
        for question in Question:
            done = evidence.add_evidence(
                story, [label], "S1", stance=Stance.SUPPORTS, question=question, via=Via.COMMAND
            )
            told = any("own word" in warning for warning in done.warnings)
            assert told == (warned and question == Question.SO)

    def test_a_verdict_that_stands_on_it_alone_is_warned_of(self, story: Desk) -> None:
        label = first(story, "Nobody was hurt")
        evidence.add_source(story, "1", title="Notes", publisher="Ada Quill", via=Via.COMMAND)
        evidence.add_source(story, "1", url="https://news.example/", via=Via.COMMAND)
        told = [verdicts.give_verdicts(story, [label], "ok", source=s, via=Via.SCREEN).warnings for s in ("S1", "S2")]
        assert ["own word alone" in " ".join(warnings) for warnings in told] == [True, False]
