"""The report for the editor says first whether the article is cleared, then what must change, then every line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claims.rows import Dossier, SignOffRow
from claims.words import Question, Voice
from tests.claims.exports.cases import HEADLINE, SENTENCES, TEXT, cleared, ours, when
from tests.claims.exports.dossiers import NOON, card, dossier, evidence, source, verdict
from tests.claims.exports.reports import part, written


def report(*cards: object, **changes: object) -> str:
    return written("editor", dossier(TEXT, SENTENCES, list(cards), **changes))  # type: ignore[arg-type]


def clearance(article: Dossier) -> str:
    return written("editor", article).split("\n\n")[2]


def test_it_says_whether_it_is_cleared_and_for_which_version() -> None:
    signed = SignOffRow(1, "cleo", NOON, ())
    assert clearance(dossier(TEXT, SENTENCES, [])) == "**Not cleared: version 1.**"
    assert clearance(dossier(TEXT, SENTENCES, [], sign_off=signed, sign_offs=(signed,))) == (
        "**Cleared: version 1**, by cleo on 15 March 2024, 12:00 UTC."
    )
    assert clearance(cleared()) == "**Cleared: version 2**, by cleo on 17 March 2024, 12:00 UTC with 2 waivers."


def test_a_clearance_lapses_with_its_version() -> None:
    lapsed = clearance(ours())
    assert lapsed.startswith("**Not cleared: version 2.** Version 1 was cleared by cleo")
    assert lapsed.endswith("the text has changed since.")


def test_a_cleared_article_with_something_open_still_says_so() -> None:
    assert "- 2 claims open: 12.6, 12.8\n" in written("editor", cleared())


def test_a_long_list_of_numbers_is_told_in_runs() -> None:
    made = report(*(card(TEXT, n, HEADLINE) for n in (1, 3, 4, 5, 9, 10)))
    assert "- 6 claims open: 12.1, 12.3–12.5, 12.9–12.10\n" in made


def test_changes_say_what_it_reads_what_it_should_and_what_became_of_it() -> None:
    changes = part(written("editor", ours()), "Changes")
    assert "  - Reads: “two thirds of our catch”\n  - Should read: “41 per cent of our catch”\n" in changes
    assert "  - Taken by cleo\n" in changes
    assert "  - Stet by cleo: it stands as it is" in changes
    assert "  - **No answer yet**\n" in changes
    assert "  - Source: S1 contradicts (“2 Feb: T. Brask”; ask the desk)\n" in changes


def test_what_is_wrong_needs_a_change_even_without_a_wording() -> None:
    changes = part(report(card(TEXT, 1, HEADLINE, verdicts=(verdict(1, "wrong", scale="tick"),))), "Changes")
    assert "- **12.1** wrong, ana, 15 March 2024\n" in changes
    assert "  - Should read: no wording proposed\n" in changes


def test_questions_are_open_and_no_changes() -> None:
    asked = [
        card(TEXT, n, HEADLINE, verdicts=(verdict(n, rating, scale="tick", rationale="From whom?"),))
        for n, rating in ((1, "on author"), (2, "query"))
    ]
    made = report(*asked)
    assert part(made, "Changes").strip() == "None."
    assert "- **12.1** on author, ana, 15 March 2024: “Marden" in part(made, "Open questions")
    assert "- **12.2** query, ana" in part(made, "Open questions")
    assert "- 2 questions out: 12.1–12.2\n" in made


def test_waivers_are_those_of_this_version() -> None:
    assert part(written("editor", ours()), "Waivers").strip() == "None."
    assert "- 12.6: the ministry does not answer\n- one loose name" in part(written("editor", cleared()), "Waivers")


def test_every_line_is_there_with_who_ticked_it() -> None:
    lines = part(written("editor", ours()), "Line by line")
    for sentence in SENTENCES:
        assert f"> {sentence}" in lines.replace("\\", "")
    assert "said: **OK**, ben, 15 March 2024; so: **OK**, ana, 15 March 2024 (S1, S3)" in lines
    assert "- no fact: only announces" in lines
    assert "- **not read yet**\n- loose: “Radio Hessel”" in lines
    assert "- **12.6** “Skarra Strait”: **open**, with ben" in lines


def test_a_claim_outside_all_sentences_has_a_line_of_its_own() -> None:
    lines = part(report(card(TEXT, 1, HEADLINE)), "Line by line")
    assert lines.startswith(f"> {HEADLINE}\n\n- **12.1**: **open**\n")


def test_a_claim_over_two_lines_is_ticked_once() -> None:
    both = f"{SENTENCES[0]}\n\n{SENTENCES[1]}"
    lines = part(report(card(TEXT, 1, both, verdicts=(verdict(1, "OK", scale="tick"),))), "Line by line")
    assert lines.count("**OK**, ana") == 1
    assert "- also 12.1\n" in lines


def test_a_claim_that_the_headline_repeats_is_ticked_where_its_own_words_are() -> None:
    words = "the first direct contact between the two leaders"
    told = card(TEXT, 1, words)
    twice = replace(told, places=(*card(TEXT, 1, HEADLINE).places, *told.places))
    lines = part(report(twice), "Line by line")
    assert lines.startswith(f"> {HEADLINE}\n\n- also 12.1\n\n> Vellmark")
    assert f"- **12.1** “{words}”: **open**\n" in lines


def test_a_narrated_claim_that_somebody_rated_as_said_shows_it() -> None:
    said = verdict(1, "OK", scale="tick", question=Question.SAID)
    assert "said: **OK**, ana, 15 March 2024; so: open" in report(card(TEXT, 1, HEADLINE, verdicts=(said,)))


def test_an_attributed_claim_with_one_question_left_says_which() -> None:
    half = card(
        TEXT, 1, HEADLINE, voice=Voice.DIRECT, verdicts=(verdict(1, "OK", scale="tick", question=Question.SAID),)
    )
    assert "said: **OK**, ana, 15 March 2024; so: open" in report(half)


def test_a_claim_whose_words_are_gone_is_not_lost() -> None:
    assert "- **12.7** “words that are gone”: no check needed, duplicate" in part(
        written("editor", ours()), "No longer in the text"
    )


def test_flags_of_a_claim_are_told() -> None:
    assert "**12.1**: **open**; words changed" in report(card(TEXT, 1, HEADLINE, flags=("words changed",)))


def test_what_must_be_looked_at_again_says_why() -> None:
    stale = card(TEXT, 1, HEADLINE, flags=("stale",), stale="today was another", verdicts=(verdict(1, "OK"),))
    assert "**OK**, ana, 15 March 2024; stale (today was another)" in report(stale)


def test_confidential_sources_are_named_with_a_warning() -> None:
    secret = source(1, title="Krog", confidential=True)
    made = report(
        card(TEXT, 1, HEADLINE, evidence=(evidence(1, secret),), verdicts=(verdict(1, "OK"),)), sources=(secret,)
    )
    assert "**Names confidential sources: not to leave the house.**" in made
    assert "- S1: Krog, news (**confidential**)" in part(made, "Sources")
    assert "confidential" not in report(sources=(source(1, title="Log"),))


def test_dates_are_told_below_their_claim_with_the_reason() -> None:
    week = replace(when("Wednesday", date(2024, 3, 13), date(2024, 3, 13)), explanation="the last one before the 14th")
    lines = part(report(card(TEXT, 1, HEADLINE, dates=(week, week))), "Line by line")
    assert "- **12.1**: **open**\n  - “Wednesday” is 13 March 2024 (the last one before the 14th)\n" in lines
