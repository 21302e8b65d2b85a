"""What a user can do with claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from claims.actions.queue import card, cards, counts, find_claim, queue, rows
from claims.actions.references import article_of, claim_of, claims_of, named_claims
from claims.actions.storing import ANSWERED, next_claim_number, place_columns, version_row
from claims.anchors import anchor
from claims.desk import Desk
from claims.errors import NotFound, Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries.base import PASSAGE, PLACE, standing
from claims.reading import find_quotations, worth
from claims.rows import ClaimRow, Done
from claims.tables import Claim, Passage, Place
from claims.words import ClaimantKind, ClaimKind, DismissedAs, PlaceState, State, StatementStatus, Via, Voice, counted

__all__ = [
    "add_claim",
    "ask_about",
    "assign_claims",
    "card",
    "cards",
    "confirm_statement",
    "counts",
    "dismiss_claims",
    "edit_claim",
    "end_waiting",
    "find_claim",
    "mark_no_fact",
    "move_claim",
    "park_claims",
    "queue",
    "rows",
]

EDITABLE: Mapping[str, type[StrEnum] | None] = {
    "statement": None,
    "kind": ClaimKind,
    "voice": Voice,
    "speaker": None,
    "speaker_role": None,
    "speaker_kind": ClaimantKind,
    "note": None,
    "second_read": None,
}
"""What a reviewer may change of a claim, and the vocabulary that it is from, where it is from one."""


def add_claim(
    desk: Desk,
    article: str,
    *,
    start: int,
    end: int,
    via: Via,
    kind: ClaimKind = ClaimKind.STATE,
    voice: Voice | None = None,
    speaker: str | None = None,
    statement: str | None = None,
) -> Done:
    """Make a claim of the words from `start` to `end` of an article's current version.

    Without a voice, words inside quotation marks are the speaker's whom reading finds for them, all others narration.
    """
    with desk.write(via=via, name="add claim", reason=f"{article} {start}–{end}") as tx:
        row = article_of(tx.connection, article)
        version = version_row(tx, row.id, row.version)
        if version is None:
            raise NotFound(f"Article {row.number} has no text.")
        text = version["text"]
        words = text[start:end] if 0 <= start < end <= len(text) else ""
        if not words.strip():
            raise Refused(f"Article {row.number} has no words from {start} to {end}.", "Nothing was added.")
        number = next_claim_number(tx, row.id)
        judged = worth(words)
        heard = None if voice else next((q for q in find_quotations(text) if q.start <= start and end <= q.end), None)
        columns = {
            "key": f"{row.key}#{number}",
            "article_id": row.id,
            "number": number,
            "text": words,
            "statement": statement or words,
            "statement_status": StatementStatus.CONFIRMED if statement else StatementStatus.VERBATIM,
            "kind": kind,
            "voice": voice or (heard.kind if heard else Voice.NARRATION),
            "speaker": speaker or (heard.speaker if heard else None),
            "worth": judged.score,
            "reasons": list(judged.reasons),
            "origin": desk.by,
        }
        claim = tx.put(Claim, [columns])[0]
        tx.put(Place, [place_columns(claim, version["id"], anchor(text, start, end))])
        return Done(f"Claim {row.number}.{number} added.", tx.action, ids=(claim,))


def move_claim(desk: Desk, ref: str, *, start: int, end: int, via: Via, rev: int | None = None) -> Done:
    """Let a claim stand on other words of its article's current version; what it says follows where it was verbatim."""
    with desk.write(via=via, name="move claim", reason=f"{ref} {start}–{end}") as tx:
        row = claim_of(tx.connection, ref)
        article = article_of(tx.connection, str(row.article))
        version = version_row(tx, article.id, article.version)
        words = version["text"][start:end] if version and 0 <= start < end <= len(version["text"]) else ""
        if version is None or not words.strip():
            raise Refused(f"Article {row.article} has no words from {start} to {end}.", "Nothing was moved.")
        mine = standing(PLACE, PLACE.c.claim_id == row.id, PLACE.c.version_id == version["id"]).order_by(PLACE.c.id)
        place = tx.connection.execute(mine).mappings().first()
        columns = {
            **place_columns(row.id, version["id"], anchor(version["text"], start, end)),
            "state": PlaceState.EXACT,
        }
        tx.put(Place, [{**columns, **({"id": place["id"]} if place else {})}])
        tx.put(
            Claim,
            [{"id": row.id, "text": words, **({"statement": words} if row.statement == row.text else {}), "rev": rev}],
        )
        return Done(f"Claim {row.label} stands on “{' '.join(words.split())}”.", tx.action, ids=(row.id,))


def edit_claim(desk: Desk, ref: str, fields: Mapping[str, Any], *, via: Via, rev: int | None = None) -> Done:
    """Change what is known about a claim (EDITABLE). A statement that a person wrote is confirmed by it.

    Raises Conflict where somebody changed the claim since the revision `rev`.
    """
    changed = {name: _checked(name, value) for name, value in fields.items()}
    if "statement" in changed:
        changed["statement_status"] = StatementStatus.CONFIRMED
    return _change(desk, [ref], changed, via=via, name="edit claim", revs={ref: rev}, said="saved")


def confirm_statement(desk: Desk, ref: str, *, via: Via, statement: str | None = None, rev: int | None = None) -> Done:
    """Say that a claim's statement says what the article says; `statement` corrects it first."""
    fields: dict[str, Any] = {"statement_status": StatementStatus.CONFIRMED}
    if statement is not None:
        fields["statement"] = _checked("statement", statement)
    return _change(desk, [ref], fields, via=via, name="confirm statement", revs={ref: rev}, said="confirmed")


def dismiss_claims(desk: Desk, refs: Sequence[str], as_: DismissedAs, *, via: Via, note: str = "") -> Done:
    """Say that claims need no check, and why."""
    fields: dict[str, Any] = {"state": State.DISMISSED, "dismissed_as": as_, "parked": False, **ANSWERED}
    if note:
        fields["note"] = note
    return _change(desk, refs, fields, via=via, name="dismiss", reason=str(as_), said=f"dismissed as {as_}")


def assign_claims(desk: Desk, refs: Sequence[str], to: str | None, *, via: Via) -> Done:
    """Give claims to somebody, or (None) to nobody."""
    said = f"assigned to {to}" if to else "assigned to nobody"
    return _change(desk, refs, {"assignee": to}, via=via, name="assign", said=said)


def ask_about(
    desk: Desk, refs: Sequence[str], whom: str, question: str, *, via: Via, since: date | None = None
) -> Done:
    """Note that a question about claims is out: to whom, in which words, and since when (today, where it is not said).

    The claims wait for the answer; they stay open. A verdict that decides them, or `end_waiting`, ends it.
    """
    if not whom.strip() or not question.strip():
        raise Refused("A question is put to somebody, in words.", "Nothing was saved.")
    fields = {"asked": question, "waiting_for": whom, "waiting_since": since or datetime.now(UTC).date()}
    return _change(desk, refs, fields, via=via, name="ask", reason=question, said=f"waits for {whom}")


def end_waiting(desk: Desk, refs: Sequence[str], *, via: Via) -> Done:
    """Note that nobody is waited for any longer."""
    return _change(desk, refs, ANSWERED, via=via, name="end waiting", said="waits for nobody")


def park_claims(desk: Desk, refs: Sequence[str], *, via: Via, parked: bool = True) -> Done:
    """Put claims aside for later, or (`parked=False`) take them up again."""
    said = "parked" if parked else "taken up again"
    return _change(desk, refs, {"parked": parked}, via=via, name="park" if parked else "take up", said=said)


def mark_no_fact(desk: Desk, passage_ids: Sequence[int], *, via: Via, reason: str = "", no_fact: bool = True) -> Done:
    """Say that sentences state no fact that could be checked, or (`no_fact=False`) take that back."""
    with desk.write(via=via, name="no fact" if no_fact else "not no fact", reason=reason) as tx:
        found = tx.connection.execute(PASSAGE.select().where(PASSAGE.c.id.in_(passage_ids))).all()
        if len(found) != len(set(passage_ids)):
            raise NotFound("One of these sentences is not there.")
        tx.put(Passage, ({"id": key, "no_fact": no_fact, "reason": reason} for key in passage_ids))
        count = counted(len(found), "sentence")
        return Done(f"{count} marked {'as no fact' if no_fact else 'as unread again'}.", tx.action)


def _checked(name: str, value: Any) -> Any:
    if name not in EDITABLE:
        raise UsageError(f"A claim has no {name} to change.", f"It has {', '.join(EDITABLE)}.")
    if name == "statement" and not str(value or "").strip():
        raise Refused("A statement cannot be empty.", "Nothing was saved.")
    kind = EDITABLE[name]
    if value is None or kind is None:
        return value
    try:
        return kind(value)
    except ValueError:
        raise UsageError(f'"{value}" is no {name}.', f"It is one of {', '.join(kind)}.") from None


def _change(
    desk: Desk,
    refs: Sequence[str],
    fields: Mapping[str, Any],
    *,
    via: Via,
    name: str,
    said: str,
    reason: str = "",
    revs: Mapping[str, int | None] | None = None,
) -> Done:
    with desk.write(via=via, name=name, reason=reason) as tx:
        found = claims_of(tx.connection, refs)
        expected = [None] * len(found) if revs is None else [revs.get(ref) for ref in refs]
        rows = [{"id": row.id, **fields, "rev": rev} for row, rev in zip(found, expected, strict=False)]
        tx.put(Claim, rows)
        return _done(tx, found, said)


def _done(tx: WriteTransaction, found: Sequence[ClaimRow], said: str) -> Done:
    return Done(f"{named_claims(found)} {said}.", tx.action, ids=tuple(row.id for row in found))
