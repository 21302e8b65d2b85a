"""An article whole as records, made plainly from its dossier: what the quick way from the rows is held to."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import repeat
from typing import Any

from claims.desk import Desk
from claims.exports import Terms
from claims.exports.jsonl import write_jsonl
from claims.queries import articles as queries
from claims.rows import (
    ClaimCard,
    CorrectionRow,
    Dossier,
    EvidenceRow,
    RelationRow,
    ReleaseRow,
    ReviewRow,
    SignOffRow,
    SourceRow,
    TimeRow,
    VerdictRow,
    VersionRow,
)


def records(*dossiers: Dossier) -> Iterator[dict[str, Any]]:
    """The records of an export of these articles, fields in the order of their names."""
    before: set[str] = set()
    for dossier in dossiers:
        for record in _records(dossier, before):
            yield json.loads(json.dumps(record, sort_keys=True))
        before.add(dossier.sheet.article.key)


def exported_plainly(desk: Desk) -> bytes:
    """A desk as JSON lines by way of the dossiers that its reports are made of."""
    out = BytesIO()
    with desk.snapshot() as connection:
        found = (queries.dossier(connection, row.id, loose=False) for row in queries.articles(connection))
        write_jsonl(records(*(dossier for dossier in found if dossier)), out, Terms(date.today()))
    return out.getvalue()


def _records(dossier: Dossier, before: Container[str] = ()) -> Iterator[dict[str, Any]]:
    """The article, then what hangs on it, each with all its fields; what was done in the order in which it was done.

    `before` has the keys of the articles that came before: a relation goes out once both its claims have.
    """
    article = dossier.sheet.article.key
    yield _article(dossier)
    sources = {source.number: source for source in dossier.sheet.sources}
    for source in _originals_first(sources):
        yield _source(article, source)
    for card in dossier.cards:
        yield _claim(article, card)
    for card in dossier.cards:
        for evidence in card.evidence:
            yield _evidence(card, evidence)
    for card in dossier.cards:
        for verdict in reversed(card.verdicts):
            yield _verdict(card, verdict)
    for sign_off in dossier.sign_offs:
        yield _sign_off(article, sign_off)
    for card in dossier.cards:
        yield from map(_review, repeat(card), card.reviews)
        yield from map(_release, repeat(card), card.releases)
        yield from map(_correction, repeat(card), card.corrections)
    for card in dossier.cards:
        for relation in card.relations:
            elsewhere = relation.other.key.rpartition("#")[0]
            if elsewhere in before or (elsewhere == article and relation.outward):
                yield _relation(card, relation)


def _article(dossier: Dossier) -> dict[str, Any]:
    row = dossier.sheet.article
    return {
        "type": "article",
        "key": row.key,
        "number": row.number,
        "url": row.url,
        "headline": row.headline,
        "publisher": row.publisher,
        "byline": row.byline,
        "language": row.language,
        "mode": str(row.mode),
        "scale": row.scale,
        "published": _day(row.published),
        "published_precision": _word(row.published_precision),
        "published_how": str(row.published_how),
        "due": _day(row.due),
        "versions": [_version(version) for version in dossier.versions],
    }


def _version(version: VersionRow) -> dict[str, Any]:
    return {
        "n": version.n,
        "text": version.text,
        "extractor": version.extractor,
        "zones": [{"start": zone.start, "end": zone.end, "kind": str(zone.kind)} for zone in version.zones],
        "passages": [
            {"start": passage.start, "end": passage.end, "no_fact": passage.no_fact, "reason": passage.reason}
            for passage in version.passages
        ],
        "times": [_time(time) for time in version.times],
    }


def _time(time: TimeRow) -> dict[str, Any]:
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": str(time.type),
        "value": time.value,
        "mod": time.mod,
        "rule": time.rule,
        "anchor": time.anchor,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "precision": _word(time.precision),
        "edtf": time.edtf,
        "explanation": time.explanation,
        "status": str(time.status),
    }


def _originals_first(sources: dict[int, SourceRow]) -> Iterable[SourceRow]:
    """A source after the one that it was made from; in a ring, which nothing forbids, by their numbers."""
    ordered: dict[int, SourceRow] = {}
    for source in sources.values():
        line: dict[int, SourceRow] = {}
        current: SourceRow | None = source
        while current is not None and current.number not in ordered and current.number not in line:
            line[current.number] = current
            current = sources.get(current.derived_from) if current.derived_from is not None else None
        ordered.update(reversed(line.items()))
    return ordered.values()


def _source(article: str, source: SourceRow) -> dict[str, Any]:
    return {
        "type": "source",
        "key": source.key,
        "article": article,
        "number": source.number,
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        "kind": str(source.kind),
        "description": source.description,
        "derived_from": None if source.derived_from is None else f"{article}#S{source.derived_from}",
        "confidential": source.confidential,
        "accessed": _day(source.accessed),
        "confirmed_group": source.confirmed_group,
    }


def _claim(article: str, card: ClaimCard) -> dict[str, Any]:
    row = card.row
    return {
        "type": "claim",
        "key": row.key,
        "article": article,
        "number": row.number,
        "text": row.text,
        "statement": row.statement,
        "statement_status": str(card.statement_status),
        "kind": str(row.kind),
        "voice": str(row.voice),
        "speaker": row.speaker,
        "speaker_as_written": card.speaker_as_written,
        "speaker_role": card.speaker_role,
        "speaker_kind": _word(card.speaker_kind),
        "worth": row.worth,
        "reasons": list(card.reasons),
        "state": str(row.state),
        "assignee": row.assignee,
        "dismissed_as": _word(card.dismissed_as),
        "note": card.note,
        "stale": card.stale,
        "second_read": card.second_read,
        "asked": card.asked,
        "waiting_for": row.waiting_for,
        "waiting_since": _day(card.waiting_since),
        "parked": row.parked,
        "origin": card.origin,
        "places": [
            {
                "version": place.version,
                "start": place.start,
                "end": place.end,
                "exact": place.exact,
                "prefix": place.prefix,
                "suffix": place.suffix,
                "state": str(place.state),
            }
            for place in card.places
        ],
    }


def _evidence(card: ClaimCard, evidence: EvidenceRow) -> dict[str, Any]:
    return {
        "type": "evidence",
        "key": evidence.key,
        "claim": card.row.key,
        "source": evidence.source.key,
        "question": str(evidence.question),
        "stance": str(evidence.stance),
        "quotation": evidence.quotation,
        "locator": evidence.locator,
        "language": evidence.language,
        "translation": evidence.translation,
        "note": evidence.note,
        "state": str(evidence.state),
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "similarity": evidence.similarity,
    }


def _verdict(card: ClaimCard, verdict: VerdictRow) -> dict[str, Any]:
    return {
        "type": "verdict",
        "key": verdict.key,
        "claim": card.row.key,
        "question": str(verdict.question),
        "scale": verdict.scale,
        "rating": verdict.rating,
        "rationale": verdict.rationale,
        "should_read": verdict.should_read,
        "answer": _word(verdict.answer),
        "answered_by": verdict.answered_by,
        "by": verdict.by,
        "at": _moment(verdict.at),
        "as_of": _day(verdict.as_of),
        "evidence": list(verdict.evidence),
    }


def _sign_off(article: str, sign_off: SignOffRow) -> dict[str, Any]:
    return {
        "type": "sign_off",
        "article": article,
        "n": sign_off.n,
        "by": sign_off.by,
        "at": _moment(sign_off.at),
        "waivers": list(sign_off.waivers),
    }


def _review(card: ClaimCard, review: ReviewRow) -> dict[str, Any]:
    said = {"act": str(review.act), "comment": review.comment, "verdicts": list(review.verdicts)}
    return {"type": "review", **_done(card, review), **said}


def _release(card: ClaimCard, release: ReleaseRow) -> dict[str, Any]:
    return {"type": "release", **_done(card, release), "url": release.url, "verdicts": list(release.verdicts)}


def _correction(card: ClaimCard, correction: CorrectionRow) -> dict[str, Any]:
    return {"type": "correction", **_done(card, correction), "text": correction.text}


def _relation(card: ClaimCard, relation: RelationRow) -> dict[str, Any]:
    ends = (card.row.key, relation.other.key) if relation.outward else (relation.other.key, card.row.key)
    said = {"kind": str(relation.kind), "note": relation.note}
    return {"type": "relation", **_done(card, relation), "claim": ends[0], "other": ends[1], **said}


def _done(card: ClaimCard, row: ReviewRow | ReleaseRow | CorrectionRow | RelationRow) -> dict[str, Any]:
    return {"key": row.key, "claim": card.row.key, "by": row.by, "at": _moment(row.at)}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)
