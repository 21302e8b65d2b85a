"""Two articles judged by hand, as the reports' golden files show them: one of theirs, one of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.rows import Dossier, Loose, Meter, SignOffRow, TimeRow
from claims.words import (
    Answer,
    DismissedAs,
    Mode,
    Precision,
    Question,
    SourceKind,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    TimexType,
    Voice,
)
from tests.claims.exports.dossiers import NOON, card, dossier, evidence, source, verdict

SENTENCES = [
    "Vellmark President Ilse Marden said she held a “frank and useful” telephone call with Ostrania’s premier, Teodor "
    "Brask, on Wednesday, the first direct contact between the two leaders since eleven fishing boats were seized in "
    "the Skarra Strait nine months ago.",
    "“Before the seizures, Vellmark bought two thirds of our catch,” Brask said.",
    "Nineteen of the 63 have since gone home, according to the Vellmark Fishers’ Union.",
    "A senior defence official said it was “far too early” to guess.",
    "Hopes of a quick settlement are low.",
    "Rasmus Tover told Radio Hessel: “We will let the two leaders speak for themselves.”",
]
HEADLINE = "Marden and Brask hold first talks since strait boats were seized"
TEXT = f"{HEADLINE}\n\n" + "\n\n".join(SENTENCES)

LOG = source(
    1,
    title="Call log of the president’s office",
    url="https://archive.vellmark.example/calls?week=11",
    publisher="Office of the President",
    kind=SourceKind.PRIMARY,
    accessed=date(2024, 3, 15),
)
TRADE = source(
    2,
    title="Landings and first sales, 2022",
    url="https://stats.ostrania.example/fish.csv",
    publisher="Ostrania Statistics",
    kind=SourceKind.DATASET,
    accessed=date(2024, 3, 16),
)
INSIDER = source(
    3,
    title="Notes of a call with J. Krog",
    url="https://vault.example/krog",
    publisher="Krog & Sons",
    kind=SourceKind.INTERVIEW,
    description="Harbour master, wants no name",
    confidential=True,
    accessed=date(2024, 3, 15),
)
DIGEST = source(4, title="Weekly catch digest", kind=SourceKind.NEWS, derived_from=2, url="http://digest.example/11")
SOURCES = (LOG, TRADE, INSIDER, DIGEST)


def when(words: str, earliest: date | None, latest: date | None, precision: Precision = Precision.DAY) -> TimeRow:
    start = TEXT.index(words)
    status = TimeStatus.RESOLVED if earliest else TimeStatus.UNRESOLVED
    span = (0, start, start + len(words), words, TimexType.DATE, "")
    return TimeRow(*span, None, "rule", "publication", earliest, latest, precision, None, "", status)


def theirs() -> Dossier:
    """Somebody else's article, half done: false, true, said but not checked, open, dismissed, corrected."""
    call = card(
        TEXT,
        1,
        "she held a “frank and useful” telephone call with Ostrania’s premier, Teodor Brask, on Wednesday",
        voice=Voice.PARTIAL,
        speaker="Ilse Marden",
        speaker_role="President of Vellmark",
        statement="Ilse Marden telephoned Teodor Brask on 13 March 2024.",
        statement_status=StatementStatus.CONFIRMED,
        dates=(when("Wednesday", date(2024, 3, 13), date(2024, 3, 13)),),
        evidence=(
            evidence(
                1, LOG, quotation="13 March, 14.05: T. Brask, 40 min.", locator="line 8", note="seen by two of us"
            ),
            evidence(2, INSIDER, quotation="I put him through myself", locator="0:12", note="Krog, do not name"),
            evidence(3, LOG, question=Question.SAID, stance=Stance.SILENT),
        ),
        verdicts=(verdict(1, "True", rationale="Both sides’ records show the call.", as_of=date(2024, 3, 15)),),
    )
    first = card(
        TEXT,
        2,
        "the first direct contact between the two leaders since eleven fishing boats were seized in the Skarra Strait "
        "nine months ago",
        dates=(when("nine months ago", date(2023, 6, 1), date(2023, 6, 30), Precision.MONTH),),
        evidence=(
            evidence(4, LOG, stance=Stance.CONTRADICTS, quotation="2 Feb: T. Brask, 5 min.", locator="line 2"),
            evidence(
                5,
                DIGEST,
                stance=Stance.MIXED,
                quotation="Se habló en enero",
                language="es",
                translation="They talked in January",
            ),
        ),
        verdicts=(
            verdict(
                3,
                "Mostly false",
                rationale="The log shows a short call in February.\n\nThe office calls it “a courtesy”.",
                should_read="the longest contact",
                at=NOON + timedelta(days=1),
            ),
            verdict(2, "True", stands=False, rationale="So far we found none."),
        ),
    )
    catch = card(
        TEXT,
        3,
        "Before the seizures, Vellmark bought two thirds of our catch",
        voice=Voice.DIRECT,
        speaker="Teodor Brask",
        evidence=(
            evidence(6, TRADE, stance=Stance.CONTRADICTS, quotation="Vellmark;41,2", locator="row 112"),
            evidence(7, DIGEST, question=Question.SAID, quotation="“two thirds of our catch”"),
        ),
        verdicts=(
            verdict(5, "False", rationale="The statistics say 41 per cent.", at=NOON + timedelta(days=1)),
            verdict(4, "True", question=Question.SAID, rationale="In the statement, word for word."),
        ),
    )
    home = card(TEXT, 4, "Nineteen of the 63 have since gone home", voice=Voice.INDIRECT)
    early = card(
        TEXT,
        5,
        "it was “far too early” to guess",
        voice=Voice.PARTIAL,
        speaker_as_written="A senior defence official",
        state=State.DISMISSED,
        dismissed_as=DismissedAs.OPINION,
    )
    low = card(TEXT, 6, "Hopes of a quick settlement are low", assignee="ben")
    told = card(
        TEXT,
        7,
        "We will let the two leaders speak for themselves",
        voice=Voice.DIRECT,
        speaker="Rasmus Tover",
        speaker_role="the Council’s coordinator for maritime affairs",
        verdicts=(verdict(6, "True", question=Question.SAID, rationale="Heard on the recording."),),
    )
    unclear = card(
        TEXT,
        8,
        "Teodor Brask",
        dates=(when("Wednesday", None, None),),
        evidence=(evidence(8, TRADE, stance=Stance.SILENT),),
        verdicts=(verdict(7, "Not Enough Evidence", scale="averitec-4", rationale="Nobody answered us."),),
    )
    return dossier(TEXT, SENTENCES, [call, first, catch, home, early, low, told, unclear], sources=SOURCES)


def ours() -> Dossier:
    """An article of our own, before it goes out: changes taken, stet and unanswered, questions, a lapsed sign-off."""
    done = {"scale": "tick", "answered_by": "cleo"}
    wrong = verdict(3, "wrong", scale="tick", rationale="The log shows one.", should_read="the longest contact")
    changed = verdict(5, "OK with change", should_read="41 per cent of our catch", answer=Answer.TAKEN, **done)
    stet = verdict(6, "OK with change", should_read="nineteen of the crew", answer=Answer.STET, **done)
    cards = [
        card(
            TEXT,
            1,
            "she held a “frank and useful” telephone call with Ostrania’s premier, Teodor Brask, on Wednesday",
            voice=Voice.PARTIAL,
            evidence=(evidence(1, LOG, quotation="13 March, 14.05", locator="line 8"), evidence(2, INSIDER)),
            verdicts=(
                verdict(1, "OK", scale="tick", at=NOON),
                verdict(2, "OK", scale="tick", question=Question.SAID, by="ben"),
            ),
        ),
        card(
            TEXT,
            2,
            "the first direct contact between the two leaders",
            evidence=(evidence(4, LOG, stance=Stance.CONTRADICTS, quotation="2 Feb: T. Brask", note="ask the desk"),),
            verdicts=(wrong,),
        ),
        card(TEXT, 3, "two thirds of our catch", evidence=(evidence(6, TRADE),), verdicts=(changed,)),
        card(TEXT, 4, "Nineteen of the 63 have since gone home", verdicts=(stet,)),
        card(TEXT, 5, SENTENCES[4], verdicts=(verdict(7, "on author", scale="tick", rationale="Ada: from whom?"),)),
        card(TEXT, 6, "Skarra Strait", assignee="ben"),
        card(TEXT, 7, "words that are gone", state=State.DISMISSED, dismissed_as=DismissedAs.DUPLICATE),
        card(TEXT, 8, HEADLINE),
    ]
    made = dossier(
        TEXT,
        SENTENCES,
        cards,
        mode=Mode.OURS,
        version=2,
        due=date(2024, 3, 17),
        sources=SOURCES,
        loose=(Loose(TEXT.index("Radio Hessel"), TEXT.index("Radio Hessel") + 12, "name"),),
        sign_offs=(SignOffRow(1, "cleo", NOON, ("6: the ministry does not answer",)),),
    )
    passages = tuple(
        replace(p, no_fact=True, reason="only announces") if p.start == TEXT.index(SENTENCES[3]) else p
        for p in made.sheet.passages
    )
    return replace(made, sheet=replace(made.sheet, passages=passages, meter=Meter(6, 5, 1, 8, 2)))


def cleared() -> Dossier:
    """Our article once somebody has signed for it, with waivers."""
    made = ours()
    signed = SignOffRow(2, "cleo", NOON + timedelta(days=2), ("12.6: the ministry does not answer", "one loose name"))
    return replace(made, sheet=replace(made.sheet, sign_off=signed), sign_offs=(signed, *made.sign_offs))
