"""The article as a whole: its date, the dates in its words, the wording that was proposed, and sign-off."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from claims.actions import sheets
from claims.actions.articles import import_stream
from claims.desk import open_desk
from claims.words import TimeStatus, Via
from tests.workbench.desks import CLAIMS, card_of, make_desk
from tests.workbench.screen import go_to, opened, review, shown, type_keys, write

pytestmark = pytest.mark.anyio

DATED = "Ghent, 6 March 2024 – Ministers met\n\nThe mayor said “we built 400 homes” in February. It rained yesterday."


async def test_the_words_of_an_article_without_a_date_propose_one_and_none_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    make_desk(path, (DATED, CLAIMS[:1]), published=None).close()
    async with opened(path) as pilot:
        text = await type_keys(pilot, "D")
        assert "its own words propose: 2024-03-06" in text
        assert "published    2023-04-26, 2023-04, 2023 or unknown" in text
        await type_keys(pilot, "enter")
        assert sheets.find_article(open_desk(path, "x"), "1").published is None


async def test_a_date_in_a_claim_is_confirmed_or_said_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    words = "we built 400 homes” in February"
    make_desk(path, (DATED, (words,))).close()
    async with opened(path) as pilot:
        await go_to(pilot, "400 homes")
        assert "2024-02" in await type_keys(pilot, "T")
        await type_keys(pilot, "enter")
        assert card_of(path, "1.1").dates[0].status == TimeStatus.CONFIRMED
        await type_keys(pilot, "T", *["backspace"] * 7)
        await write(pilot, "2023-02")
        await type_keys(pilot, "enter")
        time = card_of(path, "1.1").dates[0]
        assert (time.status, time.earliest) == (TimeStatus.OVERRIDDEN, date(2023, 2, 1))
        await type_keys(pilot, "u")
        assert card_of(path, "1.1").dates[0].status == TimeStatus.CONFIRMED


async def test_dates_that_are_not_known_are_left_open_and_no_code_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    made = open_desk(path, "mara", create_new=True)
    import_stream(made, BytesIO(b"The council built 400 homes last week."), name="a.txt", via=Via.IMPORT)
    made.close()
    async with opened(path) as pilot:
        await go_to(pilot, "400 homes")
        assert "last week not known yet" in shown(pilot)
        assert "XX" not in await type_keys(pilot, "T")
        await type_keys(pilot, "enter")
        assert any("None of these dates is known" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "D", *"2024", "minus", *"03", "minus", *"06", "enter")
        assert any("was not known, now week 9 of 2024" in note.message for note in pilot.app._notifications)


async def test_a_claim_without_a_date_says_so(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "It rained")
        await type_keys(pilot, "T")
        assert any("No date stands" in note.message for note in pilot.app._notifications)


async def test_sign_off_says_what_is_missing_and_takes_named_waivers(desk: Path) -> None:
    async with opened(desk) as pilot:
        assert "loose, 4 open" in await type_keys(pilot, "F")
        await type_keys(pilot, "enter")
        assert any("cannot be signed off yet" in note.message for note in pilot.app._notifications)
        await type_keys(pilot, "F")
        await write(pilot, "the council answers on Monday\nloose names are of no weight")
        await type_keys(pilot, "enter")
        sheet = review(pilot).sheet
        assert sheet is not None
        assert sheet.sign_off is not None
        assert sheet.sign_off.waivers == ("the council answers on Monday", "loose names are of no weight")
        assert "signed off by mara" in shown(pilot).splitlines()[0]


async def test_a_proposed_wording_is_taken_or_stands(desk: Path) -> None:
    async with opened(desk) as pilot:
        label = await go_to(pilot, "12 streets")
        await type_keys(pilot, "x")
        await write(pilot, "11 streets")
        await type_keys(pilot, "enter")
        await go_to(pilot, "12 streets")
        await type_keys(pilot, "E", "s", "enter")
        assert card_of(desk, label).verdicts[0].answer == "stet"


async def test_the_head_of_the_queue_has_meter_and_counts(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        head = (await type_keys(pilot, "t", "tab")).splitlines()[0]
        assert "3 of 6 sentences, 3 loose" in head
        assert "5 new · 1 checking" in head


async def test_the_queue_is_ordered_by_each_order(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "12 streets")
        await type_keys(pilot, "A")
        await write(pilot, "ada")
        await type_keys(pilot, "enter", "tab")
        orders = {}
        for _ in range(7):
            head, *_ = (await type_keys(pilot, "O")).splitlines()
            rows = review(pilot).queue
            orders[head.split(" by ")[1].split()[0]] = [rows._row(n).label for n in range(6)]  # type: ignore[union-attr]
        assert set(orders) == {"worth", "place", "date", "article", "age", "due", "assignee"}
        assert orders["assignee"][0] == "1.3"
        assert orders["age"] == orders["place"] == orders["article"]
        assert orders["date"][0] in {"1.1", "2.1"}


async def test_a_claim_is_moved_to_other_words_and_back(desk: Path) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, "It rained")
        await type_keys(pilot, "v", "right", "right", "shift+right", "m")
        card = card_of(desk, "1.4")
        assert (card.row.text, card.row.statement, card.places[0].exact) == ("rained for", "rained for", "rained for")
        sheet = review(pilot).sheet
        assert sheet is not None
        assert sheet.text[card.row.start : card.row.end] == "rained for"
        await type_keys(pilot, "u")
        assert card_of(desk, "1.4").row.text == "It rained for nine days"
