"""The card says all in seven lines, says where it was cut, and lets nothing foreign move the cursor."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from rich.cells import cell_len

from claims.rows import PlaceRow, VerdictRow
from claims.words import DismissedAs, PlaceState, Question, State, StatementStatus, TimeStatus, Voice
from tests.nasty import TEXTS
from tests.workbench import rows
from workbench.widgets.claim_card import card_lines, sentence_lines
from workbench.widgets.paper import Runs


def shown(lines: tuple[Runs, ...]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def verdict(**fields: object) -> VerdictRow:
    bare = VerdictRow(
        id=1, key="a1#7/V1", claim_id=7, question=Question.SO, scale="tick", rating="wrong",
        rationale="The register has 212.",
        should_read="We built 212 homes", answer=None, answered_by=None, by="mara", at=datetime(2024, 3, 7, tzinfo=UTC),
        as_of=date(2024, 3, 7), evidence=(), stands=True,
    )  # fmt: skip
    return replace(bare, **fields)  # type: ignore[arg-type]


def test_a_date_says_what_it_means_and_why_and_no_day_twice() -> None:
    (month,) = rows.times(rows.TEXT, "in February")
    day = date(2024, 2, 7)
    one = replace(month, value="2024-02-07", earliest=day, latest=day, explanation="the Wednesday before 9 February")
    row = rows.claim_row(7, "we built 400 homes")
    told = {
        words: shown(card_lines(rows.card(row, dates=(time,)), 120, 9)) for words, time in (("a", month), ("b", one))
    }
    assert any(line.strip() == "◷ in February 2024-02: 2024-02-01 … 2024-02-29" for line in told["a"])
    assert any(line.strip() == "◷ in February 2024-02-07 – the Wednesday before 9 February" for line in told["b"])


def test_a_date_without_a_day_shows_no_code() -> None:
    (month,) = rows.times(rows.TEXT, "in February")
    vague = replace(month, value="PXM", status=TimeStatus.UNRESOLVED)
    some = replace(month, value="PAST_REF", earliest=None, latest=None, explanation="some time before 9 February")
    lines = shown(card_lines(rows.card(rows.claim_row(7, "we built 400 homes"), dates=(vague, some)), 120, 9))
    assert [line.strip() for line in lines if "◷" in line] == [
        "◷ in February not known yet",
        "◷ in February – some time before 9 February",
    ]


def test_the_first_line_keeps_what_became_of_the_claim_and_lets_the_speaker_give_way() -> None:
    row = replace(rows.claim_row(7, "we built 400 homes"), voice=Voice.DIRECT, speaker="Jan " * 9 + "Maes")
    card = rows.card(replace(row, assignee="mara", flags=("disputed",)), speaker_role="the mayor of Merelbeke")
    for width in (78, 100):
        first = shown(card_lines(card, width, 7, drafts=["a"]))[0]
        assert first.startswith("1.7 ○ [draft: a] direct, J")
        assert first.endswith(" · worth 50 · new · with mara ! disputed")
        assert cell_len(first) <= width
    assert cell_len(shown(card_lines(card, 40, 7, drafts=["a"]))[0]) <= 40
    tall = shown(card_lines(card, 40, 30, drafts=["a"]))
    assert all(cell_len(line) <= 40 for line in tall)
    assert "the mayor of Merelbeke) · event · worth 50 · new · with mara ! disputed" in " ".join(tall)


def test_what_speaks_against_a_check_is_told_apart_and_nothing_twice() -> None:
    reasons = ("something to come", "against it: an opinion", "something to come: 'would'", "a number: '12'")
    text = "\n".join(shown(card_lines(rows.card(rows.claim_row(7, "a"), reasons=reasons), 100, 7)))
    assert "worth checking: something to come: 'would', a number: '12'\n" in text
    assert "\nagainst it: an opinion" in text


def test_everything_about_a_claim_is_told_in_six_lines() -> None:
    row = replace(rows.claim_row(7, "we built 400 homes"), voice=Voice.DIRECT, speaker="Jan Maes", flags=("disputed",))
    card = rows.card(
        row, speaker_role="mayor", dates=rows.times(rows.TEXT, "in February"), evidence=(rows.evidence_row(),),
        verdicts=(verdict(),), statement_status=StatementStatus.PROPOSED,
    )  # fmt: skip
    text = "\n".join(shown(card_lines(card, 120, 6)))
    for words in (
        "1.7 ○", "direct, Jan Maes (mayor)", "! disputed", "proposed we built 400 homes",
        "in February 2024-02: 2024-02-01 … 2024-02-29",
        "S1 − contradicts Housing register p. 4 “212 homes were finished”",
        "so ✗ wrong (mara) – The register has 212. ▸ should read “We built 212 homes”",
    ):  # fmt: skip
        assert words in text


def test_it_never_takes_more_room_than_there_is() -> None:
    card = rows.card(evidence=(rows.evidence_row("word " * 90),) * 4, verdicts=(verdict(),), note="n " * 200)
    for width in (44, 60, 80):
        for height in (1, 3, 6, 40):
            lines = shown(card_lines(card, width, height))
            assert len(lines) <= height
            assert all(cell_len(line) <= width for line in lines)


def test_what_was_cut_ends_with_an_ellipsis() -> None:
    card = rows.card(rows.claim_row(7, "word " * 90), evidence=(rows.evidence_row("word " * 90),) * 4)
    lines = shown(card_lines(card, 60, 6))
    assert any(line.endswith("…") for line in lines)


def test_places_are_counted_and_what_became_of_them_is_said() -> None:
    lead = PlaceRow(1, 0, 3, "yes", "", "", PlaceState.EXACT)
    card = rows.card(rows.claim_row(7, "a"), places=(lead, replace(lead, start=9, end=12, state=PlaceState.TOUCHED)))
    assert any(line.startswith("places 2 in the text, touched") for line in shown(card_lines(card, 80, 9)))


def test_a_dismissed_claim_says_why() -> None:
    row = replace(rows.claim_row(7, "It is a shame"), state=State.DISMISSED)
    assert "dismissed: opinion" in shown(card_lines(rows.card(row, dismissed_as=DismissedAs.OPINION), 80, 6))[0]


def test_an_unread_sentence_says_what_can_be_done() -> None:
    sheet = rows.sheet()
    assert "v selects words" in shown(sentence_lines(sheet.passages[2], sheet.text, 80, 6))[-1]
    marked = replace(sheet.passages[2], no_fact=True, reason="rhetoric")
    assert shown(sentence_lines(marked, sheet.text, 80, 6))[0] == "This sentence states no fact: rhetoric"


def test_nothing_foreign_reaches_the_terminal_as_it_is() -> None:
    for text in TEXTS.values():
        row = replace(rows.claim_row(1, "x"), statement=text, speaker=text, assignee=text, flags=(text,))
        card = rows.card(
            row, note=text, origin=text, speaker_role=text, evidence=(rows.evidence_row(text),),
            verdicts=(verdict(rating=text, rationale=text, should_read=text, by=text),),
        )  # fmt: skip
        for line in shown(card_lines(card, 80, 40)):
            assert line.replace("\xa0", " ").isprintable()
