"""The fields of the forms that the review screen opens."""

from __future__ import annotations

from datetime import date

from claims.rows import ArticleRow, ClaimCard, SourceRow
from claims.scales import Rating, Scale
from claims.words import Answer, ClaimKind, DismissedAs, Question, SourceKind, Stance, TimeStatus, Voice
from workbench.screens.form import Field

AS_RATED = "as rated"
"""The stance that fits the rating."""

UNRATED = "none yet"
"""No rating: a form that opens so wants one chosen."""


def verdict_fields(
    card: ClaimCard | None, scale: Scale, rating: Rating | None, question: Question, source: str, stance: Stance | None
) -> tuple[Field, ...]:
    """A verdict with its reasons; of one claim, what stands already is there to be gone on with."""
    standing = card.standing(question) if card else None
    labels = [step.label for step in scale.ratings]
    return (
        Field(
            "rating",
            "rating",
            rating.label if rating else UNRATED,
            labels if rating else [UNRATED, *labels],
            needed="No rating is chosen: → turns, a letter jumps.",
            unset=UNRATED,
        ),
        *_question(card, question),
        Field("because", "because", standing.rationale if standing else "", long=True),
        Field("should_read", "should read", (standing.should_read or "") if standing else "", long=True),
        Field("source", "source", source, hint="S-number to cite with it"),
        Field("stance", "stance", stance or AS_RATED, [AS_RATED, *Stance]),
    )


def cite_fields(
    card: ClaimCard | None, question: Question, source: str, stance: Stance | None = None
) -> tuple[Field, ...]:
    """A source, and what it does for the claim."""
    return (
        Field(
            "source",
            "source",
            source,
            hint="S-number, address, or a description of a new source",
            needed="Evidence needs a source: an S-number, an address or a description.",
        ),
        Field("stance", "stance", stance or Stance.SUPPORTS, list(Stance)),
        *_question(card, question),
        Field("quotation", "quotation", long=True),
        Field("locator", "at", hint="page, row, timecode"),
        Field("note", "note"),
    )


WAITED_FOR, ANSWERED = "waited for", "here: wait no longer"
"""Whether the answer to a question has come."""


def ask_fields(card: ClaimCard | None, today: date) -> tuple[Field, ...]:
    """A question that is put to somebody; of a claim that waits already, it can be said that it is answered."""
    out = card if card and card.row.waiting_for else None
    since = out.waiting_since if out and out.waiting_since else today
    fields = (
        Field(
            "whom",
            "to whom",
            out.row.waiting_for if out else "",
            hint="a name, an office, an address",
            needed="A question is put to somebody: say to whom.",
        ),
        Field("question", "question", out.asked if out else "", long=True, needed="Say what is asked."),
        Field("since", "asked on", since.isoformat(), hint="2023-04-26"),
    )
    return (Field("answer", "answer", WAITED_FOR, [WAITED_FOR, ANSWERED]), *fields) if out else fields


def quote_fields(card: ClaimCard | None, question: Question, stance: Stance | None) -> tuple[Field, ...]:
    """What quoted words do for a claim."""
    return (
        Field("stance", "stance", stance or Stance.SUPPORTS, list(Stance)),
        *_question(card, question),
        Field("locator", "at", hint="page, row, timecode"),
        Field("note", "note"),
    )


def source_fields(source: SourceRow) -> tuple[Field, ...]:
    """What is known of a source."""
    return (
        Field("title", "title", source.title),
        Field("url", "address", source.url or ""),
        Field("publisher", "publisher", source.publisher or ""),
        Field("kind", "kind", source.kind, list(SourceKind)),
        Field("description", "description", source.description, long=True),
        Field("confidential", "confidential", "yes" if source.confidential else "no", ["no", "yes"]),
    )


def assign_fields(card: ClaimCard | None) -> tuple[Field, ...]:
    """Who is to work on a claim."""
    return (Field("assignee", "who", (card.row.assignee or "") if card else "", hint="a name; nothing: nobody"),)


def dismiss_fields() -> tuple[Field, ...]:
    """Why a claim needs no check."""
    return (Field("as", "as", DismissedAs.OPINION, list(DismissedAs)), Field("note", "note"))


def words_fields(label: str) -> tuple[Field, ...]:
    """Words to somebody, and nothing else."""
    return (Field("words", label, long=True, needed="This takes words."),)


def release_fields() -> tuple[Field, ...]:
    """Where readers find what goes out."""
    return (Field("url", "page", hint="the address of the verdicts; nothing where there is none yet"),)


def edit_fields(card: ClaimCard) -> tuple[Field, ...]:
    """What a reviewer may change of a claim."""
    row = card.row
    return (
        Field("statement", "statement", row.statement, long=True),
        Field("kind", "kind", row.kind, list(ClaimKind)),
        Field("voice", "voice", row.voice, list(Voice)),
        Field("speaker", "speaker", row.speaker or ""),
        Field("speaker_role", "role", card.speaker_role),
        Field("note", "note", card.note),
        Field(
            "second_read", "second read", card.second_read, hint="why a second person reads it in any case: legal, …"
        ),
    )


def time_fields(card: ClaimCard) -> tuple[Field, ...]:
    """What each date in a claim's words means."""
    forms = "2023-04-26, 2023-04, 2023, 2023-Q1, 2023-04-26/2023-04-28, P3M, none"
    return tuple(
        Field(
            str(time.id),
            time.text,
            time.plain_value,
            hint=forms if time.status == TimeStatus.UNRESOLVED else f"as it is read, or {forms}",
        )
        for time in card.dates
    )


def sign_off_fields() -> tuple[Field, ...]:
    """What is knowingly left, a line each; nothing where nothing is left."""
    return (Field("waivers", "waivers", long=True),)


def answer_fields() -> tuple[Field, ...]:
    """What became of a proposed wording."""
    return (Field("answer", "answer", Answer.TAKEN, list(Answer)),)


def date_fields(article: ArticleRow) -> tuple[Field, ...]:
    """When an article was published."""
    day = article.published.isoformat() if article.published else ""
    return (Field("published", "published", day, hint="2023-04-26, 2023-04, 2023 or unknown"),)


def _question(card: ClaimCard | None, question: Question) -> tuple[Field, ...]:
    """The question to be answered, where the claim asks both."""
    if card is not None and card.row.voice == Voice.NARRATION:
        return ()
    return (Field("question", "question", question, list(Question)),)
