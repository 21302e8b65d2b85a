"""The report for readers says what was found, and keeps what is the desk's own to itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from claims.exports import Terms, load
from claims.rows import ClaimCard, EvidenceRow, SourceRow
from claims.words import Question, Stance, State, StatementStatus, Voice
from tests.claims.exports.cases import HEADLINE, INSIDER, TEXT, theirs
from tests.claims.exports.dossiers import NOON, card, dossier, evidence, source, verdict
from tests.claims.exports.reports import part, written


def one(*cards: object, **changes: object) -> str:
    return written("reader", dossier(TEXT, [], list(cards), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["reader", "reader-html"])
def test_whoever_exports_is_told_what_nobody_has_approved(format: str) -> None:
    def judged(n: int, state: State) -> ClaimCard:
        return card(TEXT, n, HEADLINE, verdicts=(verdict(n, "True"),), state=state)

    cards = [judged(1, State.CHECKING), judged(2, State.APPROVED), judged(3, State.IN_REVIEW), card(TEXT, 4, HEADLINE)]
    exported = load(format)([dossier(TEXT, [], cards)], BytesIO(), Terms(date(2024, 3, 18)))
    assert exported.advice == ("Not approved yet: the 2 verdicts on 12.1, 12.3.",)


def test_the_findings_come_first_and_the_worst_of_them_before_the_others() -> None:
    report = written("reader", theirs())
    headings = [line for line in report.splitlines() if line.startswith("## ")]
    assert headings[0] == "## In short"
    short = part(report, "In short")
    assert short.index("**False** (12.3, Teodor Brask)") < short.index("**Mostly false** (12.2)")
    assert "12.1" not in short


def test_no_handle_no_worth_and_no_note_is_told() -> None:
    report = written("reader", theirs())
    for private in ("ana", "ben", "cleo", "zuleika", "0.5", "seen by two of us"):
        assert private not in report.replace("Statistics", "")


def test_of_a_confidential_source_nothing_is_told() -> None:
    report = written("reader", theirs())
    assert "- A confidential source\n" in report
    for private in ("Krog", "vault", "Harbour", "I put him through", "0:12", "interview"):
        assert private not in report


def test_what_was_made_from_a_confidential_source_does_not_name_it() -> None:
    made_from = source(4, title="A digest", derived_from=3)
    report = one(
        card(TEXT, 1, HEADLINE, evidence=(evidence(1, made_from),), verdicts=(verdict(1, "True"),)),
        sources=(INSIDER, made_from),
    )
    assert "- A digest, news, based on a confidential source\n" in report


@pytest.mark.parametrize(
    ("cited", "item", "line"),
    [
        (
            source(1, title="Log", url="https://a.example/x", publisher="Office", accessed=date(2024, 3, 1)),
            {"quotation": "It rang.", "locator": "p. 3"},
            "- [Log](https://a.example/x) (`a.example`), Office, news, p. 3, accessed 1 March 2024: “It rang.”",
        ),
        (source(1, description="A talk on the quay"), {}, "- A talk on the quay, news"),
        (source(1), {"quotation": "x"}, "- an untitled source, news: “x”"),
        (
            source(1, title="T"),
            {"quotation": "Oui", "language": "fr", "translation": "Yes"},
            "- T, news: “Oui” (fr), translated: “Yes”",
        ),
    ],
)
def test_evidence_is_cited_in_full(cited: SourceRow, item: dict[str, str], line: str) -> None:
    proof: EvidenceRow = evidence(1, cited, **item)
    assert f"{line}\n" in one(card(TEXT, 1, HEADLINE, evidence=(proof,), verdicts=(verdict(1, "True"),)))


def test_evidence_stands_with_the_question_it_answers_and_both_ways() -> None:
    log = source(1, title="Log")
    proofs = (
        evidence(1, log, stance=Stance.CONTRADICTS),
        evidence(2, log, stance=Stance.SUPPORTS),
        evidence(3, log, question=Question.SAID, stance=Stance.CONTEXT),
    )
    verdicts = (verdict(2, "True", question=Question.SAID), verdict(1, "False"))
    report = one(card(TEXT, 1, HEADLINE, voice=Voice.DIRECT, evidence=proofs, verdicts=verdicts))
    places = [
        report.index(words) for words in ("Is it so? False", "for it:", "against it:", "Was it said? True", "Context:")
    ]
    assert places == sorted(places)


def test_an_attributed_claim_says_when_only_its_saying_was_checked() -> None:
    said = verdict(1, "True", question=Question.SAID)
    report = one(card(TEXT, 1, HEADLINE, voice=Voice.DIRECT, speaker="Brask", verdicts=(said,)))
    assert "### 12.1 · Was it said? True\n" in report
    assert "**Is it so?** Not decided." in report
    assert "1 of 1 claim checked: 1 only for whether it was said." in report


def test_a_statement_is_shown_once_a_person_has_confirmed_it() -> None:
    proposed = card(TEXT, 1, HEADLINE, statement="They talked.", verdicts=(verdict(1, "True"),))
    assert "They talked" not in one(replace(proposed, statement_status=StatementStatus.PROPOSED))
    assert "In full: “They talked.”" in one(replace(proposed, statement_status=StatementStatus.CONFIRMED))


def test_open_and_dismissed_claims_are_listed_as_what_they_are() -> None:
    report = written("reader", theirs())
    assert "12.4: “Nineteen of the 63" in part(report, "Still open")
    assert "12.5, opinion:" in part(report, "Not checked")
    assert "This check is not finished" in part(report, "In short")


def test_what_sources_do_not_answer_is_not_a_finding() -> None:
    report = written("reader", theirs())
    assert "12.8" not in part(report, "What we found")
    missing = part(report, "What could not be established")
    assert "### 12.8 · Not Enough Evidence" in missing
    assert "Which day “Wednesday” is (12.8)." in missing


def test_a_publication_date_that_nobody_knows_is_said_to_be_unknown() -> None:
    report = one(published=None, published_precision=None)
    assert "publication date unknown" in report
    assert "When the article was published" in part(report, "What could not be established")


def test_a_changed_rating_is_corrected_in_public_and_a_mended_reason_is_not() -> None:
    history = (
        verdict(3, "False", rationale="Better said.", at=NOON + timedelta(days=3)),
        verdict(2, "False", stands=False, at=NOON + timedelta(days=2)),
        verdict(1, "True", stands=False),
    )
    corrections = part(one(card(TEXT, 1, HEADLINE, verdicts=history)), "Corrections")
    assert corrections.strip() == "- 12.1 was rated True until 17 March 2024, then False."
    assert part(one(card(TEXT, 1, HEADLINE, verdicts=history[:1])), "Corrections").strip() == "None so far."


def test_a_verdict_bears_the_day_as_of_which_it_holds() -> None:
    dated = verdict(1, "True", as_of=date(2024, 2, 29))
    assert "True**, as of 29 February 2024." in one(card(TEXT, 1, HEADLINE, verdicts=(dated,)))
    assert "True**, as of 15 March 2024." in one(card(TEXT, 1, HEADLINE, verdicts=(verdict(1, "True"),)))


def test_the_ratings_used_are_explained() -> None:
    meanings = part(written("reader", theirs()), "What the ratings mean")
    assert "- **False**: The evidence is against it." in meanings
    assert "Half true" not in meanings


def test_a_rating_that_must_be_looked_at_again_says_so() -> None:
    stale = card(TEXT, 1, HEADLINE, stale="“today” was 2024-03-13", verdicts=(verdict(1, "True"),))
    assert "**What this rating rests on has changed since; it is to be looked at again.**" in one(stale)
    assert "“today”" not in one(stale)


def test_a_version_that_has_changed_is_named() -> None:
    assert "this is about version 2 of it" in one(version=2)
    assert "version" not in one()
