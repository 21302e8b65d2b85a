"""Claims, verdicts and sources as CSV (RFC 4180, UTF-8), for a spreadsheet.

`defused` is the one door for text: a spreadsheet takes what begins like a formula for one, and a formula may send the
sheet away or start a program. Who a confidential source is does not go out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from claims.exports import Exported, Terms
from claims.exports.citations import quotation
from claims.exports.phrases import interval
from claims.rows import ArticleRow, ClaimCard, Dossier, EvidenceRow, SourceRow, VerdictRow
from claims.words import Question

BOM = "\ufeff"

_SECRET = "a confidential source"


def write_claims(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write a row for each claim, with the verdicts that stand and what they rest on."""
    columns = (*_ARTICLE, *_CLAIM)
    return _write(out, terms, columns, (row for dossier in dossiers for row in _claims(dossier, terms)))


def write_verdicts(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write a row for each verdict that was ever given, oldest first within a claim."""
    columns = (*_ARTICLE, *_VERDICT)
    return _write(out, terms, columns, (row for dossier in dossiers for row in _verdicts(dossier, terms)))


def write_sources(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write a row for each source and claim that it gives evidence for, and for each source that gives none yet."""
    columns = (*_ARTICLE, *_SOURCE, *_EVIDENCE)
    return _write(out, terms, columns, (row for dossier in dossiers for row in _sources(dossier, terms)))


def defused(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if _FORMULA.match(text) else text


# What is not seen, or is taken off, may stand before the sign: then the sign is the first all the same.
_UNSEEN = "[\\s\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\"']*"
_FORMULA = re.compile(f"{_UNSEEN}[=+\\-@＝＋－﹣−﹢＠﹫]|[\t\r\n]")


def _write(out: BinaryIO, terms: Terms, titles: Iterable[str], rows: Iterable[Iterable[Any]]) -> Exported:
    count = 0
    out.write((BOM if terms.bom else "").encode() + _line(titles))
    for row in rows:
        out.write(_line(map(_cell, row)))
        count += 1
    return Exported(count)


def _claims(dossier: Dossier, terms: Terms) -> Iterator[list[Any]]:
    for card in _wanted(dossier, terms):
        yield [*_article(dossier), *(value(card) for value in _CLAIM.values())]


def _verdicts(dossier: Dossier, terms: Terms) -> Iterator[list[Any]]:
    for card in _wanted(dossier, terms):
        for verdict in reversed(card.verdicts):
            yield [*_article(dossier), *(value(card, verdict) for value in _VERDICT.values())]


def _sources(dossier: Dossier, terms: Terms) -> Iterator[list[Any]]:
    cards = list(_wanted(dossier, terms))
    for source in dossier.sheet.sources:
        about = [*_article(dossier), *(value(source) for value in _SOURCE.values())]
        uses = [(card, item) for card in cards for item in card.evidence if item.source.number == source.number]
        for card, item in uses:
            yield [*about, *(value(card, item) for value in _EVIDENCE.values())]
        if not uses and terms.claims is None:
            yield [*about, *("" for _ in _EVIDENCE)]


def _wanted(dossier: Dossier, terms: Terms) -> Iterator[ClaimCard]:
    return (card for card in dossier.cards if terms.wants(card.row.id))


def _article(dossier: Dossier) -> list[Any]:
    return [value(dossier.sheet.article) for value in _ARTICLE.values()]


def _rating(card: ClaimCard, question: Question) -> str:
    verdict = card.standing(question)
    return verdict.rating if verdict else ""


def _because(card: ClaimCard, question: Question) -> str:
    verdict = card.standing(question)
    return verdict.rationale if verdict else ""


def _should_read(card: ClaimCard) -> str:
    standing = (card.standing(question) for question in Question)
    return "\n".join(verdict.should_read for verdict in standing if verdict and verdict.should_read)


def _dates(card: ClaimCard) -> str:
    return "\n".join(f"{t.text}: {days}" for t in card.dates if (days := interval(t.earliest, t.latest)))


def _proof(item: EvidenceRow) -> str:
    source = item.source
    told = f"{source.label} {item.stance} ({item.question})"
    if source.confidential:
        return f"{told}: {_SECRET}"
    return ", ".join(part for part in (f"{told}: {source.name}", item.locator.strip(), quotation(item)) if part)


def _based_on(card: ClaimCard, verdict: VerdictRow) -> str:
    return ", ".join(dict.fromkeys(item.source.label for item in card.evidence if item.key in verdict.evidence))


def _if_public(source: SourceRow, value: str | None) -> str | None:
    return None if source.confidential else value


_ARTICLE: Mapping[str, Callable[[ArticleRow], Any]] = {
    "article": lambda article: article.number,
    "headline": lambda article: article.headline,
    "url": lambda article: article.url,
    "publisher": lambda article: article.publisher,
    "published": lambda article: article.published,
}
_CLAIM: Mapping[str, Callable[[ClaimCard], Any]] = {
    "claim": lambda card: card.row.label,
    "text": lambda card: card.row.text,
    "statement": lambda card: card.row.statement,
    "statement is": lambda card: card.statement_status,
    "kind": lambda card: card.row.kind,
    "voice": lambda card: card.row.voice,
    "speaker": lambda card: card.row.speaker or card.speaker_as_written,
    "role": lambda card: card.speaker_role,
    "dates": _dates,
    "worth": lambda card: card.row.worth,
    "state": lambda card: card.row.state,
    "assignee": lambda card: card.row.assignee,
    "dismissed as": lambda card: card.dismissed_as,
    "said": lambda card: _rating(card, Question.SAID),
    "said because": lambda card: _because(card, Question.SAID),
    "so": lambda card: _rating(card, Question.SO),
    "so because": lambda card: _because(card, Question.SO),
    "should read": _should_read,
    "evidence": lambda card: "\n".join(map(_proof, card.evidence)),
    "flags": lambda card: ", ".join(card.row.flags),
    "note": lambda card: card.note,
}
_VERDICT: Mapping[str, Callable[[ClaimCard, VerdictRow], Any]] = {
    "claim": lambda card, _: card.row.label,
    "text": lambda card, _: card.row.text,
    "question": lambda _, verdict: verdict.question,
    "scale": lambda _, verdict: verdict.scale,
    "rating": lambda _, verdict: verdict.rating,
    "because": lambda _, verdict: verdict.rationale,
    "should read": lambda _, verdict: verdict.should_read,
    "answer": lambda _, verdict: verdict.answer,
    "answered by": lambda _, verdict: verdict.answered_by,
    "by": lambda _, verdict: verdict.by,
    "at (UTC)": lambda _, verdict: verdict.given,
    "as of": lambda _, verdict: verdict.as_of,
    "stands": lambda _, verdict: "yes" if verdict.stands else "no",
    "evidence": _based_on,
}
_SOURCE: Mapping[str, Callable[[SourceRow], Any]] = {
    "source": lambda source: source.label,
    "title": lambda source: _SECRET if source.confidential else source.title,
    "source url": lambda source: _if_public(source, source.url),
    "source publisher": lambda source: _if_public(source, source.publisher),
    "source kind": lambda source: source.kind,
    "accessed": lambda source: source.accessed,
    "made from": lambda source: f"S{source.derived_from}" if source.derived_from is not None else None,
}
_EVIDENCE: Mapping[str, Callable[[ClaimCard, EvidenceRow], Any]] = {
    "claim": lambda card, _: card.row.label,
    "question": lambda _, item: item.question,
    "stance": lambda _, item: item.stance,
    "quotation": lambda _, item: _if_public(item.source, item.quotation),
    "translation": lambda _, item: _if_public(item.source, item.translation),
    "locator": lambda _, item: _if_public(item.source, item.locator),
    "in the copy": lambda _, item: item.state,
}


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case str():
            return defused(value)
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
    return value


def _line(cells: Iterable[Any]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")
