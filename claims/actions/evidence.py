"""What a user can do with sources and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from claims.actions.references import article_of, canonical, checked_address, claim_of, claims_of, source_of
from claims.desk import Desk
from claims.errors import NotFound, Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries import sources as queries
from claims.queries.base import EVIDENCE, SOURCE
from claims.rows import ArticleRow, ClaimRow, Done, EvidenceRow
from claims.tables import Evidence, Source
from claims.words import EvidenceState, Question, SourceKind, Stance, Via

EDITABLE = ("url", "title", "publisher", "kind", "description", "confidential", "accessed")


def add_source(
    desk: Desk,
    article: str,
    *,
    via: Via,
    url: str | None = None,
    title: str = "",
    publisher: str | None = None,
    kind: SourceKind = SourceKind.NEWS,
    description: str = "",
    confidential: bool = False,
    accessed: date | None = None,
) -> Done:
    """Add a source to an article; it gets the next S-number. It needs an address, a title or a description."""
    with desk.write(via=via, name="add source", reason=url or title or description) as tx:
        row = article_of(tx.connection, article)
        columns = {
            "url": checked_address(url),
            "title": title,
            "publisher": publisher,
            "kind": kind,
            "description": description,
            "confidential": confidential,
            "accessed": accessed,
        }
        source, number = put_source(tx, row, columns)
        return Done(f"Source S{number} of article {row.number} added.", tx.action, ids=(source,))


def edit_source(
    desk: Desk, article: str, source: str, fields: Mapping[str, Any], *, via: Via, rev: int | None = None
) -> Done:
    """Change what is known about a source (EDITABLE)."""
    unknown = sorted(set(fields) - set(EDITABLE))
    if unknown:
        raise UsageError(f"A source has no {unknown[0]} to change.", f"It has {', '.join(EDITABLE)}.")
    if "url" in fields:
        address = checked_address(fields["url"])
        fields = {**fields, "url": address, "canonical": canonical(address)}
    with desk.write(via=via, name="edit source", reason=f"{article} {source}") as tx:
        row = article_of(tx.connection, article)
        found = source_of(tx.connection, row, source)
        if found is None:
            raise NotFound(f'Article {row.number} has no source "{source}".')
        tx.put(Source, [{"id": found.id, **fields, "rev": rev}])
        return Done(f"Source {found.label} of article {row.number} saved.", tx.action, ids=(found.id,))


def add_evidence(
    desk: Desk,
    claims: Sequence[str],
    source: str,
    *,
    stance: Stance,
    via: Via,
    question: Question = Question.SO,
    quotation: str = "",
    locator: str = "",
    note: str = "",
    language: str | None = None,
    translation: str = "",
) -> Done:
    """Say what a source does for claims: "S3", or an address or a description, which becomes a new source.

    The claims must be of one article, since a source belongs to its article.
    """
    with desk.write(via=via, name="add evidence", reason=source) as tx:
        found = claims_of(tx.connection, claims)
        row = article_of(tx.connection, str(_one_article(found)))
        known = source_of(tx.connection, row, source)
        source_id, number = (known.id, known.number) if known else put_source(tx, row, _described(source))
        columns = {
            "source_id": source_id,
            "question": question,
            "stance": stance,
            "quotation": quotation,
            "locator": locator,
            "note": note,
            "language": language,
            "translation": translation,
            "state": EvidenceState.UNCHECKED,
        }
        ids = [put_evidence(tx, claim, columns) for claim in found]
        labels = ", ".join(claim.label for claim in found)
        return Done(f"S{number} {stance} {labels}.", tx.action, _own_word(found, question, known), tuple(ids))


def withdraw_evidence(desk: Desk, evidence_id: int, *, via: Via, reason: str = "") -> Done:
    """Take a piece of evidence off its claim; it stays in the history."""
    with desk.write(via=via, name="withdraw evidence", reason=reason) as tx:
        standing = select(EVIDENCE.c.id).where(EVIDENCE.c.id == evidence_id, EVIDENCE.c.withdrawn.is_(False))
        if tx.connection.execute(standing).first() is None:
            raise NotFound(f"There is no evidence {evidence_id}.")
        tx.withdraw(Evidence, [evidence_id])
        return Done("Evidence withdrawn.", tx.action)


def list_evidence(desk: Desk, claim: str) -> tuple[EvidenceRow, ...]:
    """The evidence of a claim, in the order it was added."""
    with desk.snapshot() as connection:
        row = claim_of(connection, claim)
        return tuple(queries.evidence_of(connection, [row.id]).get(row.id, ()))


def put_source(tx: WriteTransaction, article: ArticleRow, columns: Mapping[str, Any]) -> tuple[int, int]:
    """Put a new source into an open transaction; returns its id and its number."""
    if not (columns.get("url") or columns.get("title") or columns.get("description")):
        raise Refused("A source needs an address, a title or a description.", "Nothing was added.")
    highest = select(func.max(SOURCE.c.number)).where(SOURCE.c.article_id == article.id)
    number = (tx.connection.execute(highest).scalar() or 0) + 1
    named = {"key": f"{article.key}#S{number}", "article_id": article.id, "number": number}
    return tx.put(Source, [{**named, **columns, "canonical": canonical(columns.get("url"))}])[0], number


def put_evidence(tx: WriteTransaction, claim: ClaimRow, columns: Mapping[str, Any]) -> int:
    """Put a new piece of evidence for a claim into an open transaction; returns its id."""
    count = select(func.count()).select_from(EVIDENCE).where(EVIDENCE.c.claim_id == claim.id)
    number = tx.connection.execute(count).scalar_one() + 1
    return tx.put(Evidence, [{"key": f"{claim.key}/E{number}", "claim_id": claim.id, **columns}])[0]


def _one_article(found: Sequence[ClaimRow]) -> int:
    """The number of the one article that all these claims are of."""
    articles = sorted({claim.article for claim in found})
    if len(articles) != 1:
        raise UsageError(
            "A source belongs to one article; these claims are of several.", "Add the evidence article by article."
        )
    return articles[0]


def _described(source: str) -> dict[str, Any]:
    words = source.strip()
    if words.lower().startswith(("http://", "https://")):
        return {"url": checked_address(words)}
    return {"description": words}


def _own_word(found: Sequence[ClaimRow], question: Question, source: Any) -> tuple[str, ...]:
    """A claimant's own word is no evidence that it is so."""
    if question != Question.SO or source is None:
        return ()
    own = (source.publisher or "").casefold()
    return tuple(
        f"S{source.number} is {claim.speaker}'s own word: it shows that it was said, not that it is so."
        for claim in found
        if claim.speaker and own and (claim.speaker.casefold() in own or own in claim.speaker.casefold())
    )
