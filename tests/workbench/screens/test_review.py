"""Keys are typed and the screen is read: every work of a checker, on a desk of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions import history, sheets, verdicts
from claims.desk import Desk, open_desk
from claims.words import Question, Stance, State, Via
from tests.workbench.desks import CLAIMS, TEXT, card_of, make_desk
from tests.workbench.screen import go_to, opened, press, review, settle, shown, type_keys, until, write

pytestmark = pytest.mark.anyio


def colleague(path: Path) -> Desk:
    return open_desk(path, "jan")


async def test_the_article_opens_with_its_claims_in_place_and_the_meter(desk: Path) -> None:
    async with opened(desk) as pilot:
        text = shown(pilot)
        assert " sentences, " in text.splitlines()[0]
        assert " loose" in text.splitlines()[0]
        row = review(pilot).claim
        assert row is not None
        assert f" {row.label} ○" in text
        assert "Is it so?  y OK" in text
        assert "? help" in text.splitlines()[-1]


async def test_a_letter_rates_and_goes_on_to_the_next_open_claim(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        text = await type_keys(pilot, "t")
        assert f"{label}: on author." in text
        assert "?¹we built" in text
        after = review(pilot).claim
        assert after is not None
        assert after.label != label
        assert after.open
        verdict = card_of(desk, label).standing(Question.SO)
        assert verdict is not None
        assert (verdict.rating, verdict.by) == ("on author", "mara")


async def test_s_turns_to_the_other_question_but_not_where_nobody_is_quoted(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        assert "Was it said?" in await type_keys(pilot, "s")
        await type_keys(pilot, "t")
        assert card_of(desk, label).standing(Question.SAID) is not None
        assert card_of(desk, label).standing(Question.SO) is None
        await go_to(pilot, "It rained")
        assert "Was it said?" not in await type_keys(pilot, "s")


async def test_a_wrong_claim_asks_for_reasons_and_the_right_wording(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        assert "because" in await type_keys(pilot, "w")
        await write(pilot, "The budget says 2.3.")
        await type_keys(pilot, "tab")
        await write(pilot, "spent 2.3 million")
        await type_keys(pilot, "enter")
        verdict = card_of(desk, label).standing(Question.SO)
        assert verdict is not None
        assert (verdict.rating, verdict.rationale) == ("wrong", "The budget says 2.3.")
        assert verdict.should_read == "spent 2.3 million"


async def test_a_form_that_is_left_saves_nothing(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        await type_keys(pilot, "w")
        await write(pilot, "no")
        await type_keys(pilot, "escape")
        assert card_of(desk, label).verdicts == ()


async def test_keys_typed_ahead_go_to_the_field_that_they_were_meant_for(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        press(pilot, "c", *"Budget", "tab", "right", "tab", *"2.3", "enter")
        await settle(pilot)
        (evidence,) = card_of(desk, label).evidence
        assert (evidence.source.name, evidence.stance, evidence.quotation) == ("Budget", Stance.CONTRADICTS, "2.3")
        assert card_of(desk, label).row.state == State.NEW


async def test_a_key_of_the_field_itself_keeps_its_turn_among_those_typed_ahead(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        before = card_of(desk, label).row.statement
        press(pilot, "e", "end", *" twice", "home", *"so ", "enter")
        await settle(pilot)
        assert card_of(desk, label).row.statement == f"so {before} twice"


async def test_a_source_is_cited_with_stance_and_quotation_and_then_by_its_number(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "spent €3.2 million")
        await type_keys(pilot, "c")
        await write(pilot, "https://ghent.example/budget")
        await type_keys(pilot, "tab", "right", "tab")
        await write(pilot, "2.3 million")
        await type_keys(pilot, "tab")
        await write(pilot, "p. 4")
        text = await type_keys(pilot, "enter")
        assert "S1 https://ghent.example/budget" in text
        assert "S1 − contradicts" in text
        (evidence,) = card_of(desk, label).evidence
        assert (evidence.stance, evidence.quotation, evidence.locator) == (Stance.CONTRADICTS, "2.3 million", "p. 4")
        other = await go_to(pilot, "12 streets")
        assert "with S1" in await type_keys(pilot, "1")
        await type_keys(pilot, "y")
        (evidence,) = card_of(desk, other).evidence
        assert (evidence.source.label, evidence.stance) == ("S1", Stance.SUPPORTS)
        third = await go_to(pilot, "It rained")
        await type_keys(pilot, "full_stop", "y")
        assert card_of(desk, third).evidence[0].source.label == "S1"


async def test_a_source_that_is_not_there_is_refused(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "7")
        assert review(pilot).source == ""
        assert any("no source S7" in note.message for note in pilot.app._notifications)


async def test_a_claim_is_dismissed_with_a_reason_and_taken_back(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "It rained")
        await type_keys(pilot, "X")
        await type_keys(pilot, "c")
        await type_keys(pilot, "enter")
        card = card_of(desk, label)
        assert (card.row.state, card.dismissed_as) == (State.DISMISSED, "common knowledge")
        await type_keys(pilot, "u")
        assert card_of(desk, label).row.state == State.NEW
        await type_keys(pilot, "U")
        assert card_of(desk, label).row.state == State.DISMISSED


async def test_a_sentence_is_marked_as_stating_no_fact_and_the_meter_counts_it(desk: Path) -> None:
    async with opened(desk) as pilot:
        screen = review(pilot)
        await type_keys(pilot, "g")
        assert screen.article.claim is None
        assert screen.sheet is not None
        before = screen.sheet.meter.covered
        assert "∅" in await type_keys(pilot, "minus")
        assert screen.sheet.meter.covered == before + 1
        await type_keys(pilot, "minus")
        assert screen.sheet.meter.covered == before


async def test_a_statement_is_edited_and_confirmed(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "e")
        await type_keys(pilot, "end")
        await write(pilot, " in Ghent")
        text = await type_keys(pilot, "enter")
        assert "12 streets were closed in Ghent" in text
        assert card_of(desk, label).row.statement == "12 streets were closed in Ghent"
        await type_keys(pilot, "equals_sign")
        assert card_of(desk, label).statement_status == "confirmed"


async def test_words_become_a_claim(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "It rained")
        await type_keys(pilot, "v", "right", "right", "right", "right", "shift+right", "shift+right", "enter")
        row = review(pilot).claim
        assert row is not None
        assert row.text == "for nine days"
        assert row.label in shown(pilot)


async def test_submitting_says_what_is_missing(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "It rained")
        await type_keys(pilot, "S")
        assert any("a verdict" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "t")
        await go_to(pilot, "It rained")
        await type_keys(pilot, "S")
        assert card_of(desk, label).row.state in (State.IN_REVIEW, State.APPROVED)


async def test_the_article_s_date_is_given(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "D")
        await type_keys(pilot, *["backspace"] * 10)
        await write(pilot, "2023-04")
        assert "2023-04 ·" in (await type_keys(pilot, "enter")).splitlines()[0]
        desk_now = open_desk(desk, "test")
        assert sheets.find_article(desk_now, "1").published_precision == "month"


async def test_a_key_that_does_nothing_here_says_why(desk: Path) -> None:
    async with opened(desk) as pilot:
        assert "O (order) is for the queue" in await type_keys(pilot, "O")
        assert "Z means nothing here" in await type_keys(pilot, "Z")
        await go_to(pilot, "we built 400 homes")
        text = await type_keys(pilot, "v", "right", "t")
        assert "words are being selected: nothing else is done meanwhile" in text
        assert "Is it so?" not in text
        assert "- (no fact) is for the article" in await type_keys(pilot, "escape", "tab", "minus")


async def test_tab_swaps_to_the_queue_of_all_articles_and_enter_reads(desk: Path) -> None:
    async with opened(desk) as pilot:
        text = await type_keys(pilot, "tab")
        assert "Queue: " in text.splitlines()[0]
        assert "by worth" in text.splitlines()[0]
        assert "1." in text
        assert "2." in text
        await type_keys(pilot, "G")
        assert "Boats on the Leie" in (await type_keys(pilot, "enter")).splitlines()[0]


async def test_the_filter_narrows_as_it_is_typed_and_points_at_what_is_wrong(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "slash")
        await write(pilot, "boats")
        await settle(pilot)
        assert "Queue: 1 claim" in shown(pilot)
        await write(pilot, " ratin:x")
        await settle(pilot)
        lines = shown(pilot).splitlines()
        assert "↑" in lines[2]
        await type_keys(pilot, "escape")
        assert review(pilot).filter_text == ""


async def test_no_match_says_what_to_do(desk: Path) -> None:
    async with opened(desk, filter="zebra") as pilot:
        assert "No claim fits the filter." in shown(pilot)
        assert "Esc" in shown(pilot)


async def test_a_faulty_filter_from_the_command_is_shown_in_its_line(desk: Path) -> None:
    async with opened(desk, filter="ratin:x") as pilot:
        assert "ratin:x" in shown(pilot)
        assert "↑" in shown(pilot)


async def test_what_a_colleague_does_appears_and_the_place_is_kept(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        other = colleague(desk)
        verdicts.give_verdicts(other, [label], "on author", via=Via.COMMAND)
        for _ in range(150):
            await pilot.pause(0.02)
            if "on author (jan)" in shown(pilot):
                break
        await settle(pilot)
        assert "on author (jan)" in shown(pilot)
        row = review(pilot).claim
        assert row is not None
        assert row.label == label


async def test_keys_typed_ahead_of_the_card_rate_nothing(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        press(pilot, "j", "t", "equals_sign", "S")
        await settle(pilot)
        opened_desk = open_desk(desk, "test")
        done = [action.name for action in history.actions(opened_desk)]
        assert done == ["import"]
        await type_keys(pilot, "k", "t")
        assert card_of(desk, label).row.so == "on author"


async def test_what_is_typed_on_in_the_breath_of_a_key_that_came_too_early_does_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.screens.rate.PAUSE", 5.0)
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        press(pilot, "j", "t")
        await settle(pilot)
        assert "too early" in shown(pilot)
        assert "too early" in await type_keys(pilot, "o", "e", "S", "p", "a")
        opened_desk = open_desk(desk, "test")
        assert [action.name for action in history.actions(opened_desk)] == ["import"]
        monkeypatch.setattr("workbench.screens.rate.PAUSE", 0.0)
        await type_keys(pilot, "p")
        assert [action.name for action in history.actions(opened_desk)] == ["park", "import"]
        opened_desk.close()


async def test_undo_goes_back_to_the_claim_that_is_to_be_decided_anew(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "The council spent")
        await type_keys(pilot, "o")
        row = review(pilot).claim
        assert row is not None
        assert row.label != label
        assert "Action 2 taken back: 1 row put back." in await type_keys(pilot, "u")
        row = review(pilot).claim
        assert row is not None
        assert row.label == label
        await type_keys(pilot, "g", "U")
        row = review(pilot).claim
        assert row is not None
        assert (row.label, row.open) == (label, False)


async def test_a_form_stays_open_until_it_has_what_it_needs(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "r", "enter", "escape", "a", "enter")
        told = [note.message for note in pilot.app._notifications]
        assert any("say to whom" in message for message in told), told
        await write(pilot, "the mayor")
        await type_keys(pilot, "enter")
        await write(pilot, "Which 400?")
        await type_keys(pilot, "enter")
        assert card_of(desk, label).row.waiting_for == "the mayor"


async def test_too_small_a_screen_says_what_it_needs_and_comes_back(desk: Path) -> None:
    async with opened(desk, size=(40, 12)) as pilot:
        assert "40×12 is too small" in " ".join(shown(pilot).split())
        assert "60×20" in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert " sentences, " in shown(pilot)
        assert "? help" in shown(pilot)
        before = review(pilot).claim
        await type_keys(pilot, "j")
        assert review(pilot).claim != before


async def test_a_screen_made_wide_shows_the_queue_where_the_article_is(desk: Path) -> None:
    async with opened(desk, size=(160, 40)) as pilot:
        await pilot.resize_terminal(80, 24)
        await type_keys(pilot, "j", "j")
        claim = review(pilot).claim
        assert claim is not None
        await pilot.resize_terminal(160, 40)
        await until(pilot, f"▸ {claim.label:>6}")


async def test_a_wide_screen_has_three_columns_that_go_together(desk: Path) -> None:
    async with opened(desk, size=(160, 40)) as pilot:
        label = await go_to(pilot, "12 streets")
        lines = shown(pilot).splitlines()
        assert any(f"▸ {label:>6}" in line or f"▸{label:>7}" in line for line in lines)
        assert any(f" {label} ○" in line and "of" not in line[:3] for line in lines)
        await type_keys(pilot, "tab", "j")
        row, beside = review(pilot).claim, review(pilot).article.claim
        assert row is not None
        assert beside is not None
        assert beside.id == row.id


async def test_help_shows_all_keys_and_closes(desk: Path) -> None:
    async with opened(desk) as pilot:
        assert "Marks in the text" in await type_keys(pilot, "question_mark")
        await type_keys(pilot, "pagedown", "pagedown", "pagedown", "pagedown")
        assert "Save the form." in shown(pilot)
        assert "Marks in the text" not in await type_keys(pilot, "escape")


async def test_the_whole_card_takes_the_room(desk: Path) -> None:
    async with opened(desk) as pilot:
        before = review(pilot).query_one("#card").size.height
        await type_keys(pilot, "l")
        assert review(pilot).query_one("#card").size.height > before


async def test_the_palette_holds_what_the_place_allows(desk: Path) -> None:
    async with opened(desk) as pilot:
        titles = [command.title for command in pilot.app.get_system_commands(review(pilot))]
        assert any(title.startswith("Undo") for title in titles)
        assert not any(title.startswith("Add claim") for title in titles)


async def test_an_empty_desk_says_how_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    open_desk(path, "mara", create_new=True).close()
    async with opened(path) as pilot:
        assert "workbench import FILE" in shown(pilot)
        await type_keys(pilot, "j", "y", "c", "tab", "D", "u")
        assert "workbench import FILE" in shown(pilot)


async def test_an_article_without_a_date_says_how_to_give_one(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    make_desk(path, (TEXT, CLAIMS), published=None).close()
    async with opened(path) as pilot:
        assert "no date: D gives it" in shown(pilot).splitlines()[0]


async def test_a_key_turns_the_theme_at_once(desk: Path) -> None:
    async with opened(desk, theme="dark") as pilot:
        before = review(pilot).article.ink("loose")
        await type_keys(pilot, "ctrl+t")
        assert pilot.app.theme == "light"
        assert review(pilot).article.ink("loose") != before
        await type_keys(pilot, "ctrl+t", "ctrl+t")
        assert pilot.app.theme == "dark"
        assert review(pilot).article.ink("loose") == before


async def test_what_changes_elsewhere_makes_no_card_unseen_but_what_changes_on_it_does(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        screen = review(pilot)
        before = screen.seen
        verdicts.give_verdicts(colleague(desk), ["1.1"], "on author", via=Via.COMMAND)
        screen.refresh_all()
        await settle(pilot)
        assert "?¹" in shown(pilot)
        assert screen.seen == before
        verdicts.give_verdicts(colleague(desk), [label], "on author", via=Via.COMMAND)
        screen.refresh_all()
        await settle(pilot)
        assert screen.seen != before
