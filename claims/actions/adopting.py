"""Taking an earlier verdict over, with what it stands on: only when somebody says so, and under their name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from claims.actions.evidence import put_evidence, put_source
from claims.actions.references import article_of, claim_of, source_of
from claims.actions.relations import put_relation
from claims.actions.verdicts import put_verdict
from claims.desk import Desk
from claims.errors import NotFound, Refused
from claims.history.writer import WriteTransaction
from claims.queries import claims as queries
from claims.queries.base import COPY, EVIDENCE, SOURCE
from claims.rows import ArticleRow, ClaimCard, Done, EvidenceRow, VerdictRow
from claims.tables import Copy
from claims.words import Question, RelationKind, Via


def adopt_verdict(desk: Desk, claim: str, precedent: str, *, via: Via, question: Question = Question.SO) -> Done:
    """Give a claim the verdict that stands on another, with copies of its evidence and sources, as one's own.

    It holds as of the day the other one did. The claims are related as the same. Refused where the other has no such
    verdict, or one on another scale than this article's.
    """
    with desk.write(via=via, name="adopt verdict", reason=f"{claim} as {precedent}") as tx:
        mine, theirs = (
            queries.cards(tx.connection, [claim_of(tx.connection, ref).id])[0] for ref in (claim, precedent)
        )
        earlier = theirs.standing(question)
        if earlier is None:
            raise NotFound(f"Nobody has decided whether {theirs.row.label} is {question}.", "Nothing was saved.")
        article = article_of(tx.connection, str(mine.row.article))
        if earlier.scale != article.scale:
            raise Refused(
                f"Claim {theirs.row.label} is rated on {earlier.scale}, article {article.number} on {article.scale}.",
                "Nothing was saved. Cite what it stands on, and rate the claim yourself.",
            )
        for item in theirs.evidence:
            if item.question == question and not _has(mine, item):
                _copy_evidence(tx, article, mine, item)
        if not any(r.other.id == theirs.row.id and r.kind == RelationKind.SAME_AS for r in mine.relations):
            put_relation(tx, desk.by, mine.row, RelationKind.SAME_AS, theirs.row)
        now = queries.cards(tx.connection, [mine.row.id])[0]
        put_verdict(tx, desk.by, now, _columns(earlier, theirs.row.label))
        said = f"Claim {mine.row.label}: {earlier.rating}, as {theirs.row.label} of {earlier.given_on}."
        doubts = [f"That verdict is to be looked at again: {theirs.stale}."] if theirs.stale else []
        return Done(said, tx.action, tuple(doubts), (mine.row.id,))


def _columns(earlier: VerdictRow, label: str) -> dict[str, Any]:
    told = f"As for claim {label}, on {earlier.given_on}."  # no name: reports for readers show it
    return {
        "question": earlier.question,
        "scale": earlier.scale,
        "rating": earlier.rating,
        "rationale": f"{earlier.rationale} ({told})" if earlier.rationale.strip() else told,
        "should_read": None,  # the wording was another article's
        "as_of": earlier.as_of or earlier.given_on,
    }


def _has(card: ClaimCard, item: EvidenceRow) -> bool:
    """Whether a claim has this evidence already: the same words of the same address, for the same question."""
    return any(
        known.quotation == item.quotation and known.question == item.question and _same_source(known, item)
        for known in card.evidence
    )


def _same_source(one: EvidenceRow, other: EvidenceRow) -> bool:
    return one.source.id == other.source.id or bool(one.source.url and one.source.url == other.source.url)


def _copy_evidence(tx: WriteTransaction, article: ArticleRow, card: ClaimCard, item: EvidenceRow) -> None:
    row = _row(tx, EVIDENCE, item.id)
    source = _source_in(tx, article, item)
    copied = _copied(row, "id", "withdrawn", "key", "rev", "claim_id", "source_id", "copy_id")
    captured = _copy_in(tx, source, row["copy_id"]) if row["copy_id"] is not None else None
    put_evidence(tx, card.row, {**copied, "source_id": source, "copy_id": captured})


def _source_in(tx: WriteTransaction, article: ArticleRow, item: EvidenceRow) -> int:
    """The id of the source in this article: the one of the same address, else a copy under the next number."""
    if item.source.article_id == article.id:
        return item.source.id
    known = source_of(tx.connection, article, item.source.url) if item.source.url else None
    if known is not None:
        return known.id
    row = _row(tx, SOURCE, item.source.id)
    return put_source(tx, article, _copied(row, *_OF_ITS_ARTICLE))[0]


_OF_ITS_ARTICLE = (
    *("id", "withdrawn", "key", "rev", "article_id", "number", "canonical"),
    *("derived_from", "confirmed_group"),
)


def _copy_in(tx: WriteTransaction, source: int, copy: int) -> int:
    """The capture as one of this source; its bytes are kept by their hash, once."""
    row = _row(tx, COPY, copy)
    if row["source_id"] == source:
        return copy
    alike = select(COPY.c.id).where(COPY.c.source_id == source, COPY.c.body == row["body"], COPY.c.withdrawn.is_(False))
    known: int | None = tx.connection.execute(alike).scalar()
    if known is not None:
        return known
    count = select(func.count()).select_from(COPY).where(COPY.c.source_id == source)
    number = tx.connection.execute(count).scalar_one() + 1
    key = f"{_row(tx, SOURCE, source)['key']}/C{number}"
    return tx.put(Copy, [{**_copied(row, "id", "withdrawn", "key", "source_id"), "key": key, "source_id": source}])[0]


def _row(tx: WriteTransaction, table: Any, key: int) -> dict[str, Any]:
    return dict(tx.connection.execute(table.select().where(table.c.id == key)).mappings().one())


def _copied(row: Mapping[str, Any], *but: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in but}
