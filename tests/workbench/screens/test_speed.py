"""Few keys: sources by their numbers, rating and going on, ranges and marks, each taken back by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions import articles, claims, evidence, history
from claims.desk import open_desk
from claims.scales import RATING_SCALES
from claims.words import DismissedAs, SourceKind, Stance, State, Via
from tests.workbench.desks import CLAIMS, TEXT, card_of, make_desk
from tests.workbench.screen import go_to, opened, press, review, settle, type_keys, write

pytestmark = pytest.mark.anyio


def add_sources(path: Path, count: int, article: str = "1") -> None:
    desk = open_desk(path, "mara")
    for n in range(count):
        evidence.add_source(desk, article, title=f"Source {n + 1}", kind=SourceKind.NEWS, via=Via.COMMAND)
    desk.close()


async def test_c3y_cites_and_ticks_and_the_full_stop_cites_the_same_again(desk: Path) -> None:
    add_sources(desk, 3)
    async with opened(desk) as pilot:
        first = await go_to(pilot, "we built 400 homes")
        assert "Cite which?" in await type_keys(pilot, "c")
        assert "with S3" in await type_keys(pilot, "3")
        await type_keys(pilot, "y")
        second = review(pilot).claim
        assert second is not None
        await type_keys(pilot, "full_stop", "y")
        for label in (first, second.label):
            card = card_of(desk, label)
            assert card.row.so == "OK"
            assert [(row.source.label, row.stance) for row in card.evidence] == [("S3", Stance.SUPPORTS)]


async def test_the_full_stop_cites_the_last_source_of_this_article_also_the_next_day(desk: Path) -> None:
    add_sources(desk, 2)
    add_sources(desk, 2, "2")
    async with opened(desk) as pilot:
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "c", "2", "y", "tab", "G", "enter", "full_stop")
        assert any("In article 2 no source" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "c", "1", "y", "tab", "g", "enter", "full_stop")
        assert review(pilot).source == "S2"
    async with opened(desk) as pilot:
        await type_keys(pilot, "full_stop")
        assert review(pilot).source == "S2"


async def test_sources_above_nine_are_cited_by_both_their_digits(desk: Path) -> None:
    add_sources(desk, 12)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "c", "1", "2", "y")
        assert card_of(desk, label).evidence[0].source.label == "S12"
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "c", "1", "y")
        assert card_of(desk, label).evidence[0].source.label == "S1"


async def test_a_letter_behind_c_rates_nothing(desk: Path) -> None:
    add_sources(desk, 1)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "c", "y", "u")
        assert card_of(desk, label).verdicts == ()
        assert "Is it so?" in await type_keys(pilot, "escape")


async def test_the_stance_follows_the_rating_unless_it_is_set(desk: Path) -> None:
    add_sources(desk, 1)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        assert "+ supports" in await type_keys(pilot, "1", "plus")
        assert "− contradicts" in await type_keys(pilot, "plus")
        await type_keys(pilot, "q")
        assert card_of(desk, label).evidence[0].stance == Stance.CONTRADICTS


async def test_a_chosen_source_is_cited_without_a_rating(desk: Path) -> None:
    add_sources(desk, 2)
    async with opened(desk) as pilot:
        label = await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "2", "enter")
        await write(pilot, "400 homes")
        await type_keys(pilot, "enter")
        card = card_of(desk, label)
        assert [(row.source.label, row.quotation) for row in card.evidence] == [("S2", "400 homes")]
        assert card.row.open


@pytest.mark.parametrize(
    "name", ["tick", *(pytest.param(name, marks=pytest.mark.proof) for name in sorted(set(RATING_SCALES) - {"tick"}))]
)
async def test_every_key_of_every_scale_rates(tmp_path: Path, name: str) -> None:
    path = tmp_path / "desk.sqlite"
    made = make_desk(path, (TEXT, CLAIMS))
    scale = RATING_SCALES[name]
    articles.edit_article(made, "1", {"scale": name, "mode": scale.mode}, via=Via.COMMAND)
    made.close()
    async with opened(path) as pilot:
        for rating in scale.ratings:
            label = await go_to(pilot, "12 streets")
            if rating.needs_rationale or rating.needs_wording:
                assert f"▸{rating.label}" in await type_keys(pilot, rating.key)
                await write(pilot, "Because.")
                await type_keys(pilot, "enter")
            else:
                await type_keys(pilot, rating.key)
            assert card_of(path, label).row.so == rating.label


async def test_x_asks_for_the_wording_on_a_scale_without_such_a_rating(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    made = make_desk(path, (TEXT, CLAIMS))
    articles.edit_article(made, "1", {"scale": "google-5", "mode": "theirs"}, via=Via.COMMAND)
    made.close()
    async with opened(path) as pilot:
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "x")
        await write(pilot, "11 streets")
        await type_keys(pilot, "enter")
        assert card_of(path, label).verdicts == ()
        await type_keys(pilot, "H", "enter")
        verdict = card_of(path, label).verdicts[0]
        assert (verdict.rating, verdict.should_read) == ("Half true", "11 streets")


async def test_a_range_of_claims_is_rated_each_for_itself_and_taken_back_at_once(desk: Path) -> None:
    add_sources(desk, 1)
    async with opened(desk) as pilot:
        await go_to(pilot, "we built 400 homes")
        assert " 1 claim" in await type_keys(pilot, "v")
        assert " 3 claims" in await type_keys(pilot, "j", "j")
        await type_keys(pilot, "1", "y")
        for n in (1, 2, 3):
            card = card_of(desk, f"1.{n}")
            assert (card.row.so, len(card.verdicts), len(card.evidence)) == ("OK", 1, 1)
        assert card_of(desk, "1.4").row.open
        assert review(pilot).begun_at is None
        await type_keys(pilot, "u")
        assert [card_of(desk, f"1.{n}").row.open for n in (1, 2, 3)] == [True] * 3


async def test_a_range_is_dismissed_assigned_and_submitted(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "v", "j", "A")
        await write(pilot, "jan")
        await type_keys(pilot, "enter")
        assert [card_of(desk, f"1.{n}").row.assignee for n in (1, 2, 3)] == ["jan", "jan", None]
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "v", "j", "o")
        cards = [card_of(desk, f"1.{n}") for n in (1, 2)]
        assert [card.dismissed_as for card in cards] == [DismissedAs.OPINION] * 2
        await type_keys(pilot, "u")
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "v", "j", "t")
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "v", "j", "S")
        assert {card_of(desk, f"1.{n}").row.state for n in (1, 2)} <= {State.IN_REVIEW, State.APPROVED}


async def test_marks_in_the_queue_are_for_bulk_work(desk: Path) -> None:
    async with opened(desk) as pilot:
        await type_keys(pilot, "tab", "g")
        text = await type_keys(pilot, "space", "j", "space")
        assert text.count("*○") == 2
        assert "2 claims" in text
        await type_keys(pilot, "t")
        opened_desk = open_desk(desk, "test")
        (rated, *_) = history.actions(opened_desk)
        decided = [row for row in claims.rows(opened_desk, claims.queue(opened_desk)) if not row.open]
        assert (rated.name, len(decided)) == ("verdict", 2)
        await type_keys(pilot, "u")
        assert all(row.open for row in claims.rows(opened_desk, claims.queue(opened_desk)))
        assert "6 claims" in await type_keys(pilot, "asterisk")
        assert "6 claims" not in (await type_keys(pilot, "escape")).splitlines()[-2]


async def test_the_next_open_claim_of_another_article_is_one_key_away(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "It rained")
        assert "n goes on" in await type_keys(pilot, "t")
        await go_to(pilot, "we built 400 homes")
        await type_keys(pilot, "v", "j", "j", "t")
        assert "Boats on the Leie" in (await type_keys(pilot, "n")).splitlines()[0]
        row = review(pilot).claim
        assert row is not None
        assert row.open


async def test_digits_typed_ahead_rate_no_claim_that_was_not_seen(desk: Path) -> None:
    add_sources(desk, 1)
    async with opened(desk) as pilot:
        await go_to(pilot, "we built 400 homes")
        press(pilot, "j", "1", "y")
        await settle(pilot)
        assert [card_of(desk, f"1.{n}").row.open for n in (1, 2, 3, 4)] == [True] * 4


async def test_the_queue_shows_the_sources_of_the_article_that_is_open_and_of_no_other(desk: Path) -> None:
    add_sources(desk, 2)
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        assert "S1 Source 1 S2 Source 2" in await type_keys(pilot, "tab")
        text = await type_keys(pilot, "G")
        assert "S1" not in text
        assert "none cited yet: c cites one" in text
