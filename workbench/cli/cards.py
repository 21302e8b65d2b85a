"""A claim for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from claims.rows import ClaimCard, EvidenceRow, VerdictRow
from claims.words import RelationKind
from workbench import output
from workbench.cli.times import value_and_days


def show_card(card: ClaimCard) -> None:
    """Print all there is to know about a claim."""
    output.fields(_known(card))
    if card.dates:
        output.line()
        output.table(
            ("date", "value", "from", "to", "status", "because"),
            ((d.text, *value_and_days(d), d.status, d.explanation) for d in card.dates),
        )
    if card.evidence:
        output.line()
        show_evidence(card.evidence)
    for verdict in card.verdicts:
        output.line()
        output.fields(_verdict(verdict))
    if card.relations:
        output.line()
        output.fields(_related(card))
    if card.reviews or card.releases or card.corrections:
        output.line()
        output.fields(_since(card))


def show_evidence(evidence: tuple[EvidenceRow, ...]) -> None:
    """Print pieces of evidence, a block each."""
    for number, found in enumerate(evidence):
        if number:
            output.line()
        output.fields(
            (
                ("evidence", f"{found.id}: {found.source.label} {found.stance} ({found.question})"),
                ("source", found.source.name),
                ("quotation", found.quotation),
                ("at", found.locator),
                ("language", found.language or ""),
                ("translation", found.translation),
                ("note", found.note),
                ("found", found.state if found.quotation else ""),
                ("stands there", found.exact if found.exact != found.quotation else ""),
                ("link", found.link),
            )
        )


def _known(card: ClaimCard) -> Iterator[tuple[str, str]]:
    row = card.row
    yield "claim", f"{row.label}  {row.key}"
    yield "words", row.text
    yield "statement", f"{row.statement} ({card.statement_status})" if row.statement != row.text else ""
    yield "speaker", _speaker(card)
    yield "kind", f"{row.kind}, {row.voice}"
    yield "worth", f"{row.worth:.2f}{': ' if card.reasons else ''}{', '.join(card.reasons)}"
    why = f" as {card.dismissed_as}" if card.dismissed_as else ""
    yield "state", f"{row.state.replace('_', ' ')}{why}"
    yield "flags", ", ".join(row.flags)
    yield "stale", card.stale
    yield "second read", card.second_read
    since = f" since {card.waiting_since}" if card.waiting_since else ""
    yield "waiting for", f"{row.waiting_for}{since}: {card.asked}" if row.waiting_for else ""
    yield "assigned to", row.assignee or ""
    yield "note", card.note
    yield "origin", card.origin
    yield "revision", str(row.rev)
    for place in card.places:
        yield "place", f"{place.start}–{place.end} of version {place.version} ({place.state})"


def _since(card: ClaimCard) -> Iterator[tuple[str, str]]:
    """What happened after the verdicts, in its order."""
    for when, what, by, words in card.afterwards:
        yield what, f"{by}, {_when(when)}{': ' if words else ''}{words}"


def _related(card: ClaimCard) -> Iterator[tuple[str, str]]:
    for relation in card.relations:
        other = relation.other
        what = f"{relation.kind}" if relation.outward else _INWARD[relation.kind]
        rated = f" ({other.so or other.said})" if other.so or other.said else " (open)"
        yield what, f"{other.label}{rated}: {other.statement}{' – ' if relation.note else ''}{relation.note}"


_INWARD = {
    RelationKind.SAME_AS: "same as",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.DEPENDS_ON: "rests on this",
}


def _speaker(card: ClaimCard) -> str:
    if card.row.speaker is None:
        return ""
    about = [part for part in (card.speaker_role, card.speaker_kind) if part]
    written = card.speaker_as_written
    if written and written != card.row.speaker:
        about.append(f"written “{written}”")
    return f"{card.row.speaker}{' (' + ', '.join(about) + ')' if about else ''}"


def _verdict(verdict: VerdictRow) -> Iterator[tuple[str, str]]:
    stands = "" if verdict.stands else ", replaced since"
    yield "verdict", f"{verdict.question}: {verdict.rating} ({verdict.scale}{stands})"
    yield "because", verdict.rationale
    yield "should read", verdict.should_read or ""
    yield "answer", f"{verdict.answer} by {verdict.answered_by}" if verdict.answer else ""
    yield "as of", verdict.as_of.isoformat() if verdict.as_of else ""
    yield "by", f"{verdict.by}, {_when(verdict.given)}"
    yield "stands on", ", ".join(verdict.evidence)


def _when(given: datetime | date) -> str:
    return f"{given:%Y-%m-%d %H:%M} UTC" if isinstance(given, datetime) else given.isoformat()
